// C38: a line per form, its minutes as formulas over copies, cells and the inputs of the first sheet.
import { fieldClasses } from '../dictionary/merge-report-field.ts'
import type { MergeReport } from '../dictionary/merge-report.ts'
import type { LongSheet } from '../sheets/compose-long.node.ts'
import type { ComposedCell } from '../sheets/compose.node.ts'
import { computed, head, input, letter, type MergeBook, minuteAt, plain } from './merge-workbook-cell.ts'

const columns = [
  'template',
  'issuer',
  'forms',
  'fields',
  ...fieldClasses.map((kind) => `class.${kind}` as const),
  'book.cells',
  'book.typed',
  'book.units',
  'book.times',
  'book.minutes-before',
  'book.minutes-after',
  'book.minutes-saved',
] as const
type Column = (typeof columns)[number]
const at = (column: Column): string => letter(columns.indexOf(column))

/** Of these the last row holds the sum. */
const summed: readonly Column[] = columns.filter(
  (column) => !['template', 'issuer', 'book.units', 'book.times'].includes(column),
)
const minuteColumns = {
  before: 'book.minutes-before',
  after: 'book.minutes-after',
  saved: 'book.minutes-saved',
} as const

export function templateSheet(book: MergeBook): LongSheet {
  const { report, say } = book
  const last = report.templates.length + 1
  const values = report.templates.map(valuesOf)
  const total = columns.map((column): ComposedCell => {
    if (!summed.includes(column)) return head(column === 'template' ? say('book.total') : '')
    const sum = values.reduce((all, line) => all + Number(line[column]), 0)
    const isMinutes = column.startsWith('book.minutes')
    const cell = computed(`SUM(${at(column)}2:${at(column)}${last})`, sum)
    return { ...cell, bold: true, numberFormat: isMinutes ? '#,##0.0' : '#,##0' }
  })
  const lines = values.map((line, index) => columns.map((column) => cellOf(book, { column, row: index + 2, line })))
  return {
    name: say('sheet.templates'),
    columns: columns.map((column) => ({ width: column === 'template' ? 40 : column === 'issuer' ? 24 : 10 })),
    rows: [columns.map((column) => head(say(column))), ...lines, total],
    frozenRows: 1,
    fittedRows: last + 1,
    filter: { top: 1, left: 1, bottom: last, right: columns.length },
  }
}

/** The sum of the minutes on this sheet, as a formula for other sheets. */
export function minutesTotal({ report, say }: MergeBook, which: keyof typeof minuteColumns) {
  const { before, after } = report.totals.minutes
  const column = at(minuteColumns[which])
  const value = which === 'saved' ? before - after : report.totals.minutes[which]
  return { formula: `'${say('sheet.templates')}'!${column}${report.templates.length + 2}`, value }
}

type Line = Record<Column, string | number>

function valuesOf(template: MergeReport['templates'][number]): Line {
  const { name, issuer, forms, fields, cells, typed, classes, copies, minutes } = template
  const counts = Object.fromEntries(fieldClasses.map((kind) => [`class.${kind}`, classes[kind]]))
  return {
    ...(counts as Record<`class.${keyof typeof classes}`, number>),
    template: name,
    issuer,
    forms,
    fields,
    'book.cells': cells,
    'book.typed': typed,
    'book.units': copies.units,
    'book.times': copies.timesAYear,
    'book.minutes-before': minutes.before,
    'book.minutes-after': minutes.after,
    'book.minutes-saved': minutes.before - minutes.after,
  }
}

function cellOf(book: MergeBook, { column, row, line }: { column: Column; row: number; line: Line }): ComposedCell {
  const ref = (of: Column) => `${at(of)}${row}`
  const copies = `${ref('book.units')}*${ref('book.times')}`
  const [cells, typed] = [ref('book.cells'), ref('book.typed')]
  const [byHand, check] = [minuteAt(book, 'byHand'), minuteAt(book, 'check')]
  const value = Number(line[column])
  switch (column) {
    case 'book.units':
    case 'book.times':
      return input(value)
    case 'book.minutes-before':
      return computed(`${copies}*${cells}*${byHand}`, value)
    case 'book.minutes-after':
      return computed(`${copies}*(${typed}*${byHand}+(${cells}-${typed})*${check})`, value)
    case 'book.minutes-saved':
      return computed(`${ref('book.minutes-before')}-${ref('book.minutes-after')}`, value)
    default:
      return plain(line[column])
  }
}
