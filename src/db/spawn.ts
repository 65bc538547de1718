// B13: PostgreSQL's programs run as the service user, in English, and untouched by the caller's environment.
import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { type Binaries, program } from './binaries.ts'
import type { ServiceUser } from './service-user.ts'

export type Runner = { binaries: Binaries; user: ServiceUser | undefined }
export type Ran = { code: number; printed: string }

/** Variables such as PGDATA, PGPORT or LC_MESSAGES would change what the programs do; only what they need is handed on. */
function options({ binaries, user }: Runner) {
  const kept = Object.entries(process.env).filter(([name]) => /^(?:path|systemroot|windir|temp|tmp)$/i.test(name))
  return {
    cwd: path.parse(binaries.native).root,
    env: { ...Object.fromEntries(kept), ...binaries.environment, LC_ALL: 'C', TZ: 'UTC' },
    ...(user && { uid: user.uid, gid: user.gid }),
    windowsHide: true,
  }
}

/** Runs one program to its end. The server that pg_ctl leaves behind holds none of our pipes: its output goes to its log. */
export function run(runner: Runner, name: 'initdb' | 'pg_ctl', args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program(runner.binaries, name), args, { ...options(runner), stdio: ['ignore', 'pipe', 'pipe'] })
    const printed: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk))
    child.on('error', reject)
    const end = (code: number | null) => resolve({ code: code ?? 1, printed: Buffer.concat(printed).toString('utf8') })
    child.on('close', end)
    // Should a server inherit our pipes after all, they never close: then the exit counts.
    child.on('exit', (code) => void setTimeout(() => end(code), 1000).unref())
  })
}

/** The same without waiting for the event loop, for the end of the process. */
export const runNow = (runner: Runner, name: 'pg_ctl', args: readonly string[]): void =>
  void spawnSync(program(runner.binaries, name), args, { ...options(runner), stdio: 'ignore' })
