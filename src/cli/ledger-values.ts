// F15: what a ledger's columns hold before anybody said what they ask, as people see it: it speaks against what the words suggest.
import { dayOfSerial } from '../kernel/day.ts'
import type { Evidence } from '../matching/propose.ts'
import { parseCell } from '../sheets/address.ts'
import { type Cell, cellAt, type Workbook } from '../sheets/grid.ts'
import { type Field, fieldKey } from '../templates/field.ts'

/** Plenty to tell what a column holds. */
const mostRows = 10_000

/** By field key, for the columns of lists. */
export function ledgerEvidence(workbook: Workbook, fields: readonly Field[]): Map<string, Evidence> {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]))
  return new Map(
    fields.flatMap((field): [string, Evidence][] => {
      const { region } = field
      const sheet = sheets.get(field.sheet)
      const column = parseCell(field.cell)?.column
      if (!region || !sheet || column === undefined) return []
      const last = Math.min(region.lastRow, sheet.lastRow, region.firstRow + mostRows)
      const rows = Array.from({ length: last - region.firstRow + 1 }, (_, index) => region.firstRow + index)
      const values = rows.flatMap((row) => textOf(cellAt(sheet, row, column), workbook.date1904))
      return [[fieldKey(field), { values: () => ({ values }) }]]
    }),
  )
}

function textOf(cell: Cell | undefined, date1904: boolean): string[] {
  const value = cell?.value ?? null
  if (value === null || value === '') return []
  const day = cell?.style.isDate && typeof value === 'number' ? dayOfSerial(value, date1904) : undefined
  return [day ?? (typeof value === 'boolean' ? (value ? '是' : '否') : String(value))]
}
