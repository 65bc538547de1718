// S10: reads workbooks in a process of its own, so that a hostile one can be stopped at any moment.
import { type ReadOptions, readWorkbook } from './read.node.ts'
import type { Workbook } from './grid.ts'
import type { Result } from '../kernel/result.ts'

export type ReadRequest = { bytes: Uint8Array; options: ReadOptions }
export type ReadAnswer = { read: Result<Workbook> } | { bug: string }

process.on('message', (request: ReadRequest) => {
  process.send?.(answer(request))
})

function answer({ bytes, options }: ReadRequest): ReadAnswer {
  try {
    return { read: readWorkbook(bytes, options) }
  } catch (error) {
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
