// S10: a workbook from outside is read under a deadline and a memory limit; one that breaks them is refused, not waited for.
// A process and not a thread: ending a thread while it unpacks aborts all of Node (assertion "close before init", 24.21).
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { fail, type Result } from '../kernel/result.ts'
import type { Workbook } from './grid.ts'
import type { Limits } from './limits.ts'
import { sheetProblems } from './problems.ts'
import type { ReadAnswer, ReadRequest } from './reader-process.node.ts'

export type ReadBounds = { name: string; seconds?: number; memoryMb?: number; limits?: Partial<Limits> }

const defaultSeconds = 60
const defaultMemory = 2048

type Reader = { child: ChildProcess; memoryMb: number }

let idle: Reader | undefined
/** One file after the other: the memory limit is then a limit for all uploads together, however many come at once. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * `readWorkbook` in a process of its own. `seconds` counts from the file's turn, `memoryMb` is the heap. The process is
 * kept for the next file and never keeps this one alive; one that was stopped is replaced.
 */
export function readBounded(bytes: Uint8Array, bounds: ReadBounds): Promise<Result<Workbook>> {
  const turn = queue.then(() => readInTurn(bytes, bounds))
  queue = turn.catch(() => undefined)
  return turn
}

async function readInTurn(bytes: Uint8Array, bounds: ReadBounds): Promise<Result<Workbook>> {
  const { name, seconds = defaultSeconds, memoryMb = defaultMemory, limits } = bounds
  const reader = takeReader(memoryMb)
  const end = await ask(reader.child, { bytes, options: { name, ...(limits ? { limits } : {}) } }, seconds)
  if (typeof end === 'object' && 'read' in end) {
    letRest(reader)
    return end.read
  }
  reader.child.kill('SIGKILL')
  if (end === 'slow') return fail(sheetProblems['too-slow']({ name, seconds }))
  if (end === 'memory') return fail(sheetProblems['too-much-memory']({ name, megabytes: memoryMb }))
  throw new Error(end.bug)
}

function takeReader(memoryMb: number): Reader {
  const kept = idle
  idle = undefined
  if (kept?.memoryMb === memoryMb && kept.child.connected) {
    kept.child.ref()
    kept.child.channel?.ref()
    return kept
  }
  kept?.child.kill('SIGKILL')
  return { child: startReader(memoryMb), memoryMb }
}

/** What reads files from strangers needs none of our secrets; Windows needs to know where it is, Node where it keeps what it compiled. */
const kept = ['SystemRoot', 'NODE_COMPILE_CACHE']

function startReader(memoryMb: number): ChildProcess {
  return fork(fileURLToPath(new URL('./reader-process.node.ts', import.meta.url)), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${memoryMb}`],
    env: Object.fromEntries(
      kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
    ),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

function letRest(reader: Reader): void {
  reader.child.unref()
  reader.child.channel?.unref()
  idle = reader
}

type End = ReadAnswer | 'slow' | 'memory'

/** How V8 ends a process that is out of memory, on POSIX and on Windows; the kernel may do so itself with SIGKILL. */
const outOfMemory = (code: number | null, signal: NodeJS.Signals | null): boolean =>
  signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGKILL' || [133, 134, 2_147_483_651].includes(code ?? 0)

function ask(child: ChildProcess, request: ReadRequest, seconds: number): Promise<End> {
  return new Promise((resolve) => {
    const onMessage = (message: unknown) => settle(message as ReadAnswer)
    const onExit = (code: number | null, signal: NodeJS.Signals | null) =>
      settle(outOfMemory(code, signal) ? 'memory' : { bug: `the reader ended with ${code ?? signal}` })
    const onError = (error: Error) => settle({ bug: error.message })
    const settle = (end: End) => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
      // What a reader reports after it was given up on must not end this process.
      if (typeof end === 'string' || 'bug' in end) child.on('error', () => undefined)
      resolve(end)
    }
    const timer = setTimeout(() => settle('slow'), seconds * 1000)
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
    child.send(request)
  })
}
