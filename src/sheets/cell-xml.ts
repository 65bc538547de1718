// S6: a cell is written as the type of its value says; a text is never read as a number, a formula is never written.
import { type Day, parseDay, serialOfDay } from '../kernel/day.ts'
import { encodeCellText, keepsBlanks } from './escape-text.ts'
import type { CellValue } from './grid.ts'
import { printCell } from './address.ts'

/** Characters a cell can hold (Excel specifications and limits). */
export const longestText = 32_767

export type CellXml = {
  prefix: string
  row: number
  column: number
  style: string | undefined
  value: CellValue
  /** XML inside `is`, instead of plain text. */ runs?: string | undefined
}

/** The XML of one cell. An empty text is an empty cell. */
export function printCellXml({ prefix, row, column, style, value, runs }: CellXml): string {
  const open = `<${prefix}c r="${printCell(row, column)}"${style === undefined ? '' : ` s="${style}"`}`
  const close = `</${prefix}c>`
  if (value === null || value === '') return `${open}/>`
  if (typeof value === 'boolean') return `${open} t="b"><${prefix}v>${value ? 1 : 0}</${prefix}v>${close}`
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`cell value ${value}`)
    return `${open}><${prefix}v>${value}</${prefix}v>${close}`
  }
  if (runs !== undefined) return `${open} t="inlineStr"><${prefix}is>${runs}</${prefix}is>${close}`
  const space = keepsBlanks(value) ? ' xml:space="preserve"' : ''
  const text = `<${prefix}t${space}>${encodeCellText(value)}</${prefix}t>`
  return `${open} t="inlineStr"><${prefix}is>${text}</${prefix}is>${close}`
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/
/** Excel counts a 29 February 1900 that never was: serials before it mean other days elsewhere, so such days stay text. */
const firstSafeSerial = 61

/** A day written into a cell that shows days becomes its serial number; every other value stays as it is. */
export function valueForStyle(value: CellValue, of: { isDate: boolean; date1904: boolean }): CellValue {
  if (!of.isDate || typeof value !== 'string' || !isoDay.test(value)) return value
  const day: Day | undefined = parseDay(value)
  if (!day) return value
  const serial = serialOfDay(day, of.date1904)
  return serial >= (of.date1904 ? 0 : firstSafeSerial) ? serial : value
}
