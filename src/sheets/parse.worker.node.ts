// S10: reads workbooks in a thread of its own, so that a hostile one can be stopped.
import { parentPort } from 'node:worker_threads'
import { type ReadOptions, readWorkbook } from './read.node.ts'

export type ReadRequest = { bytes: Uint8Array; options: ReadOptions }

parentPort?.on('message', ({ bytes, options }: ReadRequest) => {
  parentPort?.postMessage(readWorkbook(bytes, options))
})
