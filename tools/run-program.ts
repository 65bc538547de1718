// One program of the test run: no input, plain output, a deadline, and everything it printed in one text.
import { spawn } from 'node:child_process'
import { root } from './layers.js'

export type Ran = { code: number; output: string }

/** Runs this Node with `args` at the root of the checkout; past `limit` milliseconds it is ended and counts as failed. */
export function runProgram(
  args: string[],
  { limit, env = {} }: { limit: number; env?: NodeJS.ProcessEnv },
): Promise<Ran> {
  return new Promise((resolve) => {
    const clean: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', ...env }
    // Set by an outer `node --test`, it would make the inner one report to nobody.
    delete clean['NODE_TEST_CONTEXT']
    delete clean['FORCE_COLOR']
    const child = spawn(process.execPath, args, { cwd: root, env: clean, stdio: ['ignore', 'pipe', 'pipe'] })
    const printed: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => printed.push(chunk))
    const deadline = setTimeout(() => {
      printed.push(Buffer.from(`\nended after ${limit / 1000} s without an end of its own\n`))
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
    }, limit)
    const done = (code: number) => {
      clearTimeout(deadline)
      resolve({ code, output: Buffer.concat(printed).toString('utf8') })
    }
    child.on('error', (error) => {
      printed.push(Buffer.from(error.message))
      done(1)
    })
    // `exit`, not `close`: a server that outlives its test holds the pipe open and would hold the run too.
    child.on('exit', (code) => setTimeout(() => done(code ?? 1), 50))
  })
}
