// S6: a cell is written as the type of its value says; a text is never read as a number, a formula is never written.
import { type Day, parseDay, serialOfDay } from '../kernel/day.ts'
import { columnName } from './address.ts'
import { keepsBlanks } from './escape-text.ts'
import type { CellValue } from './grid.ts'
import type { SaidText, TextSink } from './text-sink.ts'

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
  SaidText
>

function spellMarks(prefix: string, style: string | undefined, said: TextSink['sayOnce']): Marks {
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

/** How cells of a column begin, and the marks of the last style written in it: a list mostly has one style down a column. */
type Column = { start: SaidText; style: string | undefined; marks: Marks }
type Spelled = { prefix: string; columns: Column[]; byStyle: Map<string | undefined, Marks> }
/** Kept for the next sheet, which mostly has the same prefix. */
let spelled: Spelled = { prefix: '', columns: [], byStyle: new Map() }
/** A file that names styles without end must not fill the memory with them. */
const mostStyles = 4096

/** Puts cells of a sheet with this namespace prefix; what recurs is spelled once for each column and style. */
export function cellPutter(sink: Omit<TextSink, 'length' | 'since'>, prefix: string) {
  const { put, putSaid, putCellText, putNumber, sayOnce } = sink
  if (spelled.prefix !== prefix || spelled.byStyle.size > mostStyles) {
    spelled = { prefix, columns: [], byStyle: new Map() }
  }
  const { columns, byStyle } = spelled
  const marksOf = (style: string | undefined): Marks => {
    const known = byStyle.get(style)
    if (known) return known
    const marks = spellMarks(prefix, style, sayOnce)
    byStyle.set(style, marks)
    return marks
  }
  const columnOf = (column: number, style: string | undefined): Column => {
    const known = columns[column]
    if (known !== undefined && known.style === style) return known
    const start = known?.start ?? sayOnce(`<${prefix}c r="${columnName(column)}`)
    return (columns[column] = { start, style, marks: marksOf(style) })
  }

  /** One cell. An empty text is an empty cell; `runs` is XML inside `is`, instead of plain text. */
  return ({ row, column, style, value, runs }: CellXml): void => {
    const { start, marks } = columnOf(column, style)
    putSaid(start)
    putNumber(row)
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) throw new RangeError(`cell value ${value}`)
      putSaid(marks.number)
      putNumber(value)
      putSaid(marks.valueEnd)
    } else if (value === null || value === '') putSaid(marks.empty)
    else if (typeof value === 'boolean') {
      putSaid(marks.boolean)
      put(value ? '1' : '0')
      putSaid(marks.valueEnd)
    } else if (runs !== undefined) {
      putSaid(marks.runs)
      put(runs)
      putSaid(marks.runsEnd)
    } else {
      putSaid(keepsBlanks(value) ? marks.blanks : marks.text)
      putCellText(value)
      putSaid(marks.textEnd)
    }
  }
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/
const isoLength = 'YYYY-MM-DD'.length
/** Excel counts a 29 February 1900 that never was: serials before it mean other days elsewhere, so such days stay text. */
const firstSafeSerial = 61

/** Whether a value may be a day: few are, and only of those need it be known what their cell shows. */
export const looksLikeDay = (value: CellValue): value is string =>
  typeof value === 'string' && value.length === isoLength && isoDay.test(value)

/** A text that looks like a day becomes its serial number, for a cell that shows days; what is no day stays as it is. */
export function dayForCell(value: string, date1904: boolean): CellValue {
  const day: Day | undefined = parseDay(value)
  if (!day) return value
  const serial = serialOfDay(day, date1904)
  return serial >= (date1904 ? 0 : firstSafeSerial) ? serial : value
}
