// S5: a department's workbook is filled in place: only the cells asked for change, every other part keeps its bytes.
import { ok, type Result } from '../kernel/result.ts'
import { type Filled, fillPrepared } from './fill-prepared.node.ts'
import type { SheetEdit, SkippedWrite } from './grid.ts'
import { type FillOptions, type OpenWorkbook, openWorkbook } from './open-workbook.node.ts'
import { prepareFill } from './prepare-fill.node.ts'

/**
 * Fills an .xlsx or .xlsm. The file is filled whole or not at all; writes to formulas and inside merges are left out and
 * returned. `YYYY-MM-DD` becomes a serial number where the cell shows days; any other text stays text.
 */
export function fillWorkbook(
  bytes: Uint8Array,
  edits: readonly SheetEdit[],
  options: FillOptions = {},
): Result<Filled> {
  const opened = openWorkbook(bytes, options)
  return opened.ok ? fillOpen(opened.value, edits, options) : opened
}

/** The same for a workbook opened before. */
export function fillOpen(book: OpenWorkbook, edits: readonly SheetEdit[], options: FillOptions = {}): Result<Filled> {
  const { now, later } = firstOfEachSheet(edits)
  const prepared = prepareFill(book, now)
  if (!prepared.ok) return prepared
  const filled = fillPrepared({ book, prepared: prepared.value, counts: [] }, now)
  if (!filled.ok || later.length === 0) return filled
  const rest = fillWorkbook(filled.value.bytes, later, options)
  const skipped: SkippedWrite[] = rest.ok ? [...filled.value.skipped, ...rest.value.skipped] : []
  return rest.ok ? ok({ bytes: rest.value.bytes, skipped }) : rest
}

/** A second edit of a sheet counts in the sheet as the first one left it. */
function firstOfEachSheet(edits: readonly SheetEdit[]): { now: readonly SheetEdit[]; later: readonly SheetEdit[] } {
  const sheets = edits.map(({ sheet }) => sheet)
  const again = sheets.findIndex((sheet, index) => sheets.indexOf(sheet) < index)
  return again === -1 ? { now: edits, later: [] } : { now: edits.slice(0, again), later: edits.slice(again) }
}
