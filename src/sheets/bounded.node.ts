// S10: a workbook from outside is read under a deadline and a memory limit; one that breaks them is refused, not waited for.
import { Worker } from 'node:worker_threads'
import { fail, type Result } from '../kernel/result.ts'
import type { Workbook } from './grid.ts'
import type { ReadRequest } from './parse.worker.node.ts'
import { sheetProblems } from './problems.ts'

export type Bounds = { name: string; seconds?: number; memoryMb?: number }

const defaultSeconds = 60
const defaultMemory = 1024

type Turn = { worker: Worker; memoryMb: number }

let idle: Turn | undefined
/** One file after the other: the memory limit is then a limit of the process, however many people upload at once. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * `readWorkbook` in a worker. `seconds` counts reading only, `memoryMb` is the heap of the worker. The worker is kept for
 * the next file and never keeps the process alive; one that was stopped is replaced.
 */
export function readBounded(bytes: Uint8Array, bounds: Bounds): Promise<Result<Workbook>> {
  const turn = queue.then(() => readInTurn(bytes, bounds))
  queue = turn.catch(() => undefined)
  return turn
}

async function readInTurn(bytes: Uint8Array, bounds: Bounds): Promise<Result<Workbook>> {
  const { name, seconds = defaultSeconds, memoryMb = defaultMemory } = bounds
  const turn = takeWorker(memoryMb)
  const answer = await ask(turn.worker, { bytes, options: { name } }, seconds)
  if (answer.end === 'answered') {
    turn.worker.unref()
    idle = turn
    return answer.result
  }
  await turn.worker.terminate()
  if (answer.end === 'slow') return fail(sheetProblems['too-slow']({ name, seconds }))
  if (answer.end === 'memory') return fail(sheetProblems['too-much-memory']({ name, megabytes: memoryMb }))
  throw answer.error
}

function takeWorker(memoryMb: number): Turn {
  const kept = idle
  idle = undefined
  if (kept?.memoryMb === memoryMb) {
    kept.worker.ref()
    return kept
  }
  void kept?.worker.terminate()
  const worker = new Worker(new URL('./parse.worker.node.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  return { worker, memoryMb }
}

type Answer =
  | { end: 'answered'; result: Result<Workbook> }
  | { end: 'slow' }
  | { end: 'memory' }
  | { end: 'bug'; error: unknown }

function ask(worker: Worker, request: ReadRequest, seconds: number): Promise<Answer> {
  return new Promise((resolve) => {
    const onMessage = (result: Result<Workbook>) => settle({ end: 'answered', result })
    const onError = (error: Error & { code?: string }) =>
      settle(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { end: 'memory' } : { end: 'bug', error })
    const onExit = (code: number) => settle({ end: 'bug', error: new Error(`reader exited with ${code}`) })
    const settle = (answer: Answer) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      // What a worker says after it was given up on must not end the process.
      if (answer.end !== 'answered') worker.on('error', () => undefined)
      resolve(answer)
    }
    const timer = setTimeout(() => settle({ end: 'slow' }), seconds * 1000)
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(request)
  })
}
