// S13: a workbook of our own with lists of any length: the library keeps every cell in memory (1.6 GB for a million), our own stream keeps a row.
import type { Result } from '../kernel/result.ts'
import { ok } from '../kernel/result.ts'
import { compileWorkbook } from './compile.node.ts'
import { type ComposedSheet, composeWorkbook } from './compose.node.ts'
import type { CellValue } from './grid.ts'
import { type RowWrites, streamFill } from './stream-fill.node.ts'

export type LongSheet = ComposedSheet & {
  /** Rows that follow the last one and look like it; a formula is not repeated. `values` gives `count` rows. */
  more?: { count: number; values: Iterable<readonly CellValue[]> }
}

/** Bytes of a new .xlsx, as `composeWorkbook` gives them. Sheets with `more` bear names that Excel accepts and that differ. */
export async function composeLong(sheets: readonly LongSheet[]): Promise<Result<Uint8Array>> {
  const bytes = await composeWorkbook(sheets.map(({ more: _more, ...sheet }) => sheet))
  const long = sheets.flatMap(({ name, rows, more }) =>
    more && more.count > 0 ? [{ name, last: rows.length, more }] : [],
  )
  if (long.length === 0) return ok(bytes)
  const compiled = compileWorkbook(bytes)
  if (!compiled.ok) return compiled
  const edits = long.map(({ name, last, more }) => ({
    sheet: name,
    insertions: [{ after: last, count: more.count, like: last }],
    rows: rowsAfter(last, more.values),
  }))
  const pieces: Uint8Array[] = []
  const filled = await streamFill(compiled.value, edits, (piece) => void pieces.push(piece.slice()))
  return filled.ok ? ok(Buffer.concat(pieces)) : filled
}

function* rowsAfter(last: number, values: Iterable<readonly CellValue[]>): Generator<RowWrites> {
  let row = last
  for (const cells of values) {
    row += 1
    yield { row, writes: cells.map((value, index) => ({ column: index + 1, value })) }
  }
}
