// F7: bulk goes by COPY: an order of magnitude faster than any INSERT (storage note, section 5).
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { from as copyFrom } from 'pg-copy-streams'
import type { Trx } from '../db/trx.ts'

export type CopyValue = string | number | boolean | null

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = /[\\\t\n\r]/

/** One field of COPY's text format. */
export function copyField(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number') return String(value)
  return escaped.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => escapes[character]!) : value
}

const copyLine = (row: readonly CopyValue[]): string => row.map(copyField).join('\t')

/** Sends rows to `target`, `facts.patch_log (shard, id)`: names of ours only, never text from outside. */
export const copyRows = (trx: Trx, target: string, rows: Iterable<readonly CopyValue[]>): Promise<void> =>
  copyLines(trx, target, Iterator.from(rows).map(copyLine))

/** Rows that are written as COPY's text already, their fields by `copyField` with tabs between them. */
export const copyLines = (trx: Trx, target: string, lines: Iterable<string>): Promise<void> =>
  copyBuffers(trx, target, buffers(lines))

export async function copyBuffers(trx: Trx, target: string, encoded: Iterable<Buffer>): Promise<void> {
  const stream = trx.query(copyFrom(`copy ${target} from stdin`))
  await pipeline(Readable.from(encoded), stream)
}

const linesPerBuffer = 2000

export function* buffers(lines: Iterable<string>): Generator<Buffer> {
  let some: string[] = []
  for (const line of lines) {
    some.push(line)
    if (some.length < linesPerBuffer) continue
    yield Buffer.from(`${some.join('\n')}\n`)
    some = []
  }
  if (some.length > 0) yield Buffer.from(`${some.join('\n')}\n`)
}
