// C38: a line per pair of departments that ask something both: what, and the minutes that fall away.
import type { LongSheet } from '../sheets/compose-long.node.ts'
import type { ComposedCell } from '../sheets/compose.node.ts'
import { questionNames } from '../dictionary/merge-report.text.ts'
import { computed, head, letter, type MergeBook, minuteAt, plain } from './merge-workbook-cell.ts'
import { listed } from './merge-workbook-lists.ts'

const columns = [
  'pair.one',
  'pair.other',
  'book.pair-questions',
  'book.pair-figures',
  'book.again',
  'book.cells-a-year',
  'book.minutes-saved',
  'pair.hours',
  'pair.what',
] as const
const widths: Partial<Record<(typeof columns)[number], number>> = { 'pair.one': 24, 'pair.other': 24, 'pair.what': 80 }

/** A formula is not streamed, and a hundred departments make 4,950 pairs: those with the fewest minutes are left to the data. */
const mostPairs = 5000

export function pairSheet(book: MergeBook): LongSheet {
  const { report, language, say } = book
  const names = questionNames(report, language)
  const perCell = `(${minuteAt(book, 'byHand')}-${minuteAt(book, 'check')})`
  const shown = report.pairs.slice(0, mostPairs)
  const at = (column: (typeof columns)[number], row: number) => `${letter(columns.indexOf(column))}${row}`
  const lines = shown.map((pair, index): ComposedCell[] => {
    const row = index + 2
    const what = [
      ...pair.questions.map((key) => names.get(key) ?? key),
      ...pair.figures.map((figure) => report.figures[figure]!.name[language]),
    ]
    return [
      plain(pair.issuers[0]),
      plain(pair.issuers[1]),
      plain(pair.questions.length),
      plain(pair.figures.length),
      plain(pair.fields),
      plain(pair.cellsAYear),
      computed(`${at('book.cells-a-year', row)}*${perCell}`, pair.minutes),
      computed(`${at('book.minutes-saved', row)}/60`, pair.minutes / 60),
      plain(listed(book, what, say('between'))),
    ]
  })
  const left = report.pairs.length - shown.length
  const more = left > 0 ? say('book.cut', { sheet: say('sheet.pairs'), shown: mostPairs, count: left }) : undefined
  return {
    name: say('sheet.pairs'),
    columns: columns.map((column) => ({ width: widths[column] ?? 11 })),
    rows: [
      columns.map((column) => head(say(column))),
      ...(lines.length > 0 ? lines : [[plain(say('book.none'))]]),
      ...(more === undefined ? [] : [[{ value: more }]]),
      [{ value: say('pairs.list.lead') }],
      [{ value: say('book.pairs.note') }],
    ],
    frozenRows: 1,
    fittedRows: lines.length + 1,
    ...(lines.length > 0 ? { filter: { top: 1, left: 1, bottom: lines.length + 1, right: columns.length } } : {}),
  }
}
