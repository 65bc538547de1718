// S6: a cell is written as the type of its value says; a text is never read as a number, a formula is never written.
import { type Day, parseDay, serialOfDay } from '../kernel/day.ts'
import { columnName } from './address.ts'
import { encodeCellText, keepsBlanks } from './escape-text.ts'
import type { CellValue } from './grid.ts'
import type { TextSink } from './text-sink.ts'

/** Characters a cell can hold (Excel specifications and limits). */
export const longestText = 32_767

export type CellXml = {
  row: number
  column: number
  style: string | undefined
  value: CellValue
  runs: string | undefined
}

/** What stands around a value, from its address on. */
type Marks = Record<
  'empty' | 'number' | 'boolean' | 'valueEnd' | 'runs' | 'runsEnd' | 'text' | 'blanks' | 'textEnd',
  Uint8Array
>

function spellMarks(prefix: string, style: string | undefined, said: TextSink['bytesOf']): Marks {
  const styled = style === undefined ? '"' : `" s="${style}"`
  const inline = `${styled} t="inlineStr"><${prefix}is>`
  return {
    empty: said(`${styled}/>`),
    number: said(`${styled}><${prefix}v>`),
    boolean: said(`${styled} t="b"><${prefix}v>`),
    valueEnd: said(`</${prefix}v></${prefix}c>`),
    runs: said(inline),
    runsEnd: said(`</${prefix}is></${prefix}c>`),
    text: said(`${inline}<${prefix}t>`),
    blanks: said(`${inline}<${prefix}t xml:space="preserve">`),
    textEnd: said(`</${prefix}t></${prefix}is></${prefix}c>`),
  }
}

type Spelled = { prefix: string; starts: Uint8Array[]; byStyle: Map<string | undefined, Marks> }
/** Kept for the next sheet, which mostly has the same prefix. */
let spelled: Spelled = { prefix: '', starts: [], byStyle: new Map() }
/** A file that names styles without end must not fill the memory with them. */
const mostStyles = 4096

/** Puts cells of a sheet with this namespace prefix; what recurs is spelled once for each column and style. */
export function cellPutter(sink: Omit<TextSink, 'length' | 'since'>, prefix: string) {
  const { put, putBytes, putNumber, bytesOf } = sink
  if (spelled.prefix !== prefix || spelled.byStyle.size > mostStyles) {
    spelled = { prefix, starts: [], byStyle: new Map() }
  }
  const { starts, byStyle } = spelled
  const marksOf = (style: string | undefined): Marks => {
    const known = byStyle.get(style)
    if (known) return known
    const marks = spellMarks(prefix, style, bytesOf)
    byStyle.set(style, marks)
    return marks
  }

  /** One cell. An empty text is an empty cell; `runs` is XML inside `is`, instead of plain text. */
  return ({ row, column, style, value, runs }: CellXml): void => {
    const marks = marksOf(style)
    putBytes((starts[column] ??= bytesOf(`<${prefix}c r="${columnName(column)}`)))
    putNumber(row)
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) throw new RangeError(`cell value ${value}`)
      putBytes(marks.number)
      putNumber(value)
      putBytes(marks.valueEnd)
    } else if (value === null || value === '') putBytes(marks.empty)
    else if (typeof value === 'boolean') {
      putBytes(marks.boolean)
      put(value ? '1' : '0')
      putBytes(marks.valueEnd)
    } else if (runs !== undefined) {
      putBytes(marks.runs)
      put(runs)
      putBytes(marks.runsEnd)
    } else {
      putBytes(keepsBlanks(value) ? marks.blanks : marks.text)
      put(encodeCellText(value))
      putBytes(marks.textEnd)
    }
  }
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
