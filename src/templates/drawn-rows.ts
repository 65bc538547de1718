// T27: what of a sheet is drawn: bounded in rows and columns, hidden ones left out, long runs of equal blank rows folded.
import type { Sheet } from '../sheets/grid.ts'

export type DrawnRow = { row: number } | { folded: { first: number; last: number } }
export type Extent = { rows: DrawnRow[]; columns: number[]; cutRow: number | undefined; cutColumn: number | undefined }

export const mostRows = 250
export const mostColumns = 80
/** Blank rows drawn before the rest of a run is folded, and the shortest run that is. */
const before = 5
const shortest = 10

/** `places`: cells that must be seen, fields' first cells. */
export function extentOf(sheet: Sheet, places: readonly { row: number; column: number }[]): Extent {
  const held = [...sheet.cells.values()].filter(
    ({ value, style }) => value !== null || Object.values(style.border).some(Boolean),
  )
  const last = (of: 'row' | 'column') => [...held, ...places].reduce((most, cell) => Math.max(most, cell[of]), 1)
  const [lastRow, lastColumn] = [last('row'), last('column')]
  const columns = upTo(Math.min(lastColumn, mostColumns)).filter((column) => !sheet.hiddenColumns.has(column))
  const kept = upTo(Math.min(lastRow, mostRows)).filter((row) => !sheet.hiddenRows.has(row))
  return {
    rows: fold(kept, plainRows(sheet, places)),
    columns,
    cutRow: lastRow > mostRows ? mostRows : undefined,
    cutColumn: lastColumn > mostColumns ? mostColumns : undefined,
  }
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

/** Rows without a text, a field's first cell, or a merge that spans rows. */
function plainRows(sheet: Sheet, places: readonly { row: number }[]): (row: number) => boolean {
  const busy = new Set(places.map(({ row }) => row))
  for (const { row, value } of sheet.cells.values()) if (value !== null) busy.add(row)
  for (const { top, bottom } of sheet.merges)
    if (bottom > top) for (let row = top; row <= Math.min(bottom, mostRows); row++) busy.add(row)
  return (row) => !busy.has(row)
}

function fold(rows: readonly number[], isPlain: (row: number) => boolean): DrawnRow[] {
  const drawn: DrawnRow[] = []
  for (let at = 0; at < rows.length;) {
    let end = at
    while (end < rows.length && isPlain(rows[end]!)) end++
    const run = rows.slice(at, Math.max(end, at + 1))
    at += run.length
    if (run.length < shortest) drawn.push(...run.map((row) => ({ row })))
    else {
      // The last row of a run is drawn: its lower line closes the table.
      drawn.push(...run.slice(0, before).map((row) => ({ row })))
      drawn.push({ folded: { first: run[before]!, last: run.at(-2)! } }, { row: run.at(-1)! })
    }
  }
  return drawn
}
