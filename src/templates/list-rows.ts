// T16: the rows of a list that somebody filled, with each column's value; blank rows and totals are nobody's.
import { parseCell } from '../sheets/address.ts'
import { cellAt, type CellValue, type Sheet } from '../sheets/grid.ts'
import { type Field, fieldKey } from './field.ts'
import { isBlankText } from './blank.ts'
import { blankValue } from './several-blanks.ts'
import { isTotal } from './wording.ts'

export type ListRow = {
  /** Row of the sheet, from 1. */
  row: number
  /** By field key; a blank cell is null. */
  values: Map<string, CellValue>
}

/** `columns`: the fields of one list. A formula counts as its result. */
export function listRows(sheet: Sheet, columns: readonly Field[]): ListRow[] {
  const region = columns[0]?.region
  if (!region) return []
  const placed = columns.flatMap((field) => {
    const at = parseCell(field.cell)
    return at ? [{ key: fieldKey(field), column: at.column }] : []
  })
  const rows: ListRow[] = []
  for (let row = region.firstRow; row <= Math.min(region.lastRow, sheet.lastRow); row++) {
    const values = new Map(placed.map(({ key, column }) => [key, valueAt(sheet, row, column)]))
    const given = [...values.values()].filter((value) => value !== null)
    // A serial number alone is a row the form offers, not one that somebody filled.
    const isEmpty = given.length === 0 || (given.length === 1 && typeof given[0] === 'number')
    const isSum = given.some((value) => typeof value === 'string' && isTotal(value))
    if (!isEmpty && !isSum) rows.push({ row, values })
  }
  return rows
}

/** The value of a single cell, without the label that shares the cell. */
export function singleValue(sheet: Sheet, field: Field): CellValue {
  const at = parseCell(field.cell)
  if (!at) return null
  const value = valueAt(sheet, at.row, at.column)
  if (field.part) return typeof value === 'string' ? blankValue(field.part.text, field.part.number, value) : value
  const label = field.inlineLabel
  if (label === undefined || typeof value !== 'string' || !value.startsWith(label)) return value
  const rest = value.slice(label.length)
  return isBlankText(rest) ? null : rest.trim()
}

function valueAt(sheet: Sheet, row: number, column: number): CellValue {
  const value = cellAt(sheet, row, column)?.value ?? null
  return typeof value === 'string' && isBlankText(value) ? null : value
}
