// C38: the first sheet: the inputs somebody may change, what comes of them, and what the words mean.
import { fieldClasses } from '../dictionary/merge-report-field.ts'
import { basisLines, howLines } from '../dictionary/merge-report.text.ts'
import type { LongSheet } from '../sheets/compose-long.node.ts'
import type { ComposedCell } from '../sheets/compose.node.ts'
import type { Range } from '../sheets/grid.ts'
import { computed, head, input, type MergeBook, minuteRows, mostRows, plain } from './merge-workbook-cell.ts'
import { minutesTotal } from './merge-workbook-templates.ts'

export function totalSheet(book: MergeBook): LongSheet {
  const { report, language, say } = book
  const { totals, issuers, minutesPerCell: minutes, figures } = report
  const { find, byHand } = minuteRows
  const count = (name: string, value: number): ComposedCell[] => [plain(name), plain(value)]
  const hours = (name: string, which: 'before' | 'after' | 'saved') => {
    const { formula, value } = minutesTotal(book, which)
    return [plain(name), computed(`${formula}/60`, value / 60)]
  }
  const lead = {
    issuers: issuers.length,
    templates: totals.templates,
    fields: totals.fields,
    questions: totals.questions,
  }
  const cut = report.fields.length - mostRows
  const rows: ComposedCell[][] = [
    [{ value: say('title'), bold: true }],
    said(say('lead', lead)),
    [],
    hours(say('book.before'), 'before'),
    hours(say('book.after'), 'after'),
    hours(say('book.saved'), 'saved'),
    [],
    [head(say('book.inputs')), head('')],
    ...(['find', 'type', 'check', 'evidence'] as const).map((one) => [plain(say(`book.${one}`)), input(minutes[one])]),
    [
      plain(say('book.by-hand')),
      {
        ...computed(`SUM(B${find}:B${byHand - 1})`, minutes.find + minutes.type + minutes.check + minutes.evidence),
        numberFormat: '0.00',
      },
    ],
    said(say('book.inputs.note')),
    ...basisLines(report, language).map(said),
    ...(cut > 0 ? [said(say('book.cut', { sheet: say('sheet.fields'), shown: mostRows, count: cut }))] : []),
    [],
    count(say('book.departments'), issuers.length),
    count(say('tile.templates'), totals.templates),
    count(say('tile.fields'), totals.fields),
    count(say('tile.questions'), totals.questions),
    count(say('book.figures'), figures.length),
    [],
    [head(say('book.class')), head(say('fields')), head(say('book.share')), head(say('book.meaning'))],
    ...fieldClasses.map((kind): ComposedCell[] => [
      plain(say(`class.${kind}`)),
      plain(totals.classes[kind]),
      { ...plain(totals.classes[kind] / Math.max(1, totals.fields)), numberFormat: '0%' },
      plain(say(`class.${kind}.means`)),
    ]),
    [],
    // The minutes of a cell stand above, where they may be changed.
    ...howLines(report, language)
      .filter((line) => line !== say('how.minutes', minutes))
      .map(said),
  ]
  return {
    name: say('sheet.totals'),
    columns: widths.map((width) => ({ width })),
    rows,
    merges: sentencesOf(rows),
    fittedRows: rows.length,
  }
}

const widths = [34, 14, 10, 70]

/** A sentence over all columns. */
const said = (text: string): ComposedCell[] => [{ value: text, wrap: true }]

const sentencesOf = (rows: readonly ComposedCell[][]): Range[] =>
  rows.flatMap((row, at) =>
    row.length === 1 && row[0]!.wrap ? [{ top: at + 1, left: 1, bottom: at + 1, right: widths.length }] : [],
  )
