// Runs the command line as a person does: a process of its own, with a home and a database of the test.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../../tools/layers.js'
import { testConnection } from '../db/harness.ts'

export type Ran = { code: number | null; out: string; err: string }

export const program = path.join(root, 'src/cli/main.ts')

/** `run(...words)` in a home of its own; the database is a fresh one of the test server. */
export async function newHome(name: string) {
  const home = mkdtempSync(path.join(tmpdir(), 'shixiao-cli-'))
  const { connectionString, user, password, host, port, database } = await testConnection(name)
  const address =
    connectionString ??
    `postgres://${String(user)}:${encodeURIComponent(String(password))}@${String(host)}:${String(port)}/${String(database)}`
  const env = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    HOME: home,
    SHIXIAO_HOME: home,
    DATABASE_URL: address,
    NO_COLOR: '1',
    LANG: 'zh_CN.UTF-8',
  }
  const run = (...words: string[]): Promise<Ran> => runWith(env, words)
  const runAs = (more: NodeJS.ProcessEnv, ...words: string[]): Promise<Ran> => runWith({ ...env, ...more }, words)
  return { home, env, run, runAs, remove: () => rmSync(home, { recursive: true, force: true }) }
}

function runWith(env: NodeJS.ProcessEnv, words: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const [out, err]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }),
    )
  })
}
