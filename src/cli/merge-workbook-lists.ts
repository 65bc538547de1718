// C38: a line per question and figure, per field, and per field that is still open; long lists come row by row.
import type { MergeField } from '../dictionary/merge-report-field.ts'
import type { MergeReport } from '../dictionary/merge-report.ts'
import type { CellValue } from '../sheets/grid.ts'
import type { LongSheet } from '../sheets/compose-long.node.ts'
import { head, type MergeBook, mostRows, plain } from './merge-workbook-cell.ts'
import { speaker } from './speak.ts'

/** Places a cell names before it only counts; a cell of Excel holds 32,767 characters. */
const placesNamed = 20
const longestText = 2000

/** Texts in one cell, the rest counted. */
export function listed({ say }: MergeBook, texts: readonly string[], between: string): string {
  let shown = texts.slice(0, placesNamed)
  while (shown.join(between).length > longestText) shown = shown.slice(0, Math.ceil(shown.length / 2) - 1)
  const few = shown.join(between)
  return shown.length === texts.length ? few : say('book.and-more', { shown: few, count: texts.length })
}

type Columns = readonly { title: string; width: number }[]

type List = {
  name: string
  columns: Columns
  count: number
  values: () => IteratorObject<CellValue[], undefined>
}

/** Rows that are as high as their texts need; of longer lists the rest is left to the program that opens them. */
const fitted = 1000

function listSheet({ say }: MergeBook, { name, columns, count, values }: List): LongSheet {
  const rest = values().take(mostRows)
  const first: CellValue[][] = []
  for (let next = rest.next(); !next.done; next = rest.next()) {
    first.push(next.value)
    if (first.length === fitted) break
  }
  const left = Math.min(count, mostRows) - first.length
  const rows = [columns.map(({ title }) => head(title)), ...first.map((line) => line.map(plain))]
  const shape = { name, columns: columns.map(({ width }) => ({ width })), frozenRows: 1 }
  if (first.length === 0) return { ...shape, rows: [...rows, [plain(say('book.none'))]] }
  return {
    ...shape,
    rows,
    // The rows that follow look like the last one, but for its height.
    fittedRows: left > 0 ? rows.length - 1 : rows.length,
    filter: { top: 1, left: 1, bottom: rows.length, right: columns.length },
    ...(left > 0 ? { more: { count: left, values: rest } } : {}),
  }
}

const cellOf = ({ say }: MergeBook, { cell, part }: MergeField): string =>
  part === undefined ? cell : say('book.part', { cell, part })

export function questionSheet(book: MergeBook): LongSheet {
  const { report, language, say } = book
  const words = speaker(language)
  const byQuestion = Map.groupBy(report.fields, ({ question }) => question)
  const byFigure = Map.groupBy(report.fields, ({ figure }) => figure)
  const placeOf = (field: MergeField) =>
    say('book.at', {
      template: report.templates[field.template]!.name,
      place: `${field.sheet}!${cellOf(book, field)}`,
    })
  const line = (
    asked: MergeReport['figures'][number],
    kind: 'question' | 'figure',
    { subject, places }: { subject: string; places: readonly MergeField[] },
  ): CellValue[] => [
    say(`book.kind.${kind}`),
    asked.name[language],
    subject,
    asked.issuers.length,
    asked.fields,
    listed(book, asked.issuers, say('between')),
    listed(book, asked.templates, say('between')),
    listed(book, places.map(placeOf), say('between')),
  ]
  function* values(): Generator<CellValue[], undefined> {
    for (const question of report.questions) {
      const subject = question.subject === undefined ? '' : words.say(`subject.${question.subject}`)
      yield line(question, 'question', { subject, places: byQuestion.get(question.key)! })
    }
    for (const [at, figure] of report.figures.entries())
      yield line(figure, 'figure', { subject: '', places: byFigure.get(at)! })
  }
  return listSheet(book, {
    name: say('sheet.questions'),
    columns: [
      { title: say('book.kind'), width: 9 },
      { title: say('question'), width: 28 },
      { title: say('book.subject'), width: 9 },
      { title: say('book.issuer-count'), width: 9 },
      { title: say('times'), width: 9 },
      { title: say('asked-by'), width: 34 },
      { title: say('book.in-templates'), width: 44 },
      { title: say('book.in-cells'), width: 60 },
    ],
    count: report.questions.length + report.figures.length,
    values,
  })
}

const placeColumns = ({ say }: MergeBook): Columns => [
  { title: say('issuer'), width: 22 },
  { title: say('template'), width: 38 },
  { title: say('book.sheet'), width: 16 },
  { title: say('book.cell'), width: 9 },
  { title: say('book.path'), width: 40 },
  { title: say('book.cells'), width: 7 },
]

function placeValues(book: MergeBook, field: MergeField): CellValue[] {
  const { name, issuer } = book.report.templates[field.template]!
  return [issuer, name, field.sheet, cellOf(book, field), field.headerPath.join(' / '), field.cells]
}

export function fieldSheet(book: MergeBook): LongSheet {
  const { report, language, say } = book
  const words = speaker(language)
  const names = new Map(report.questions.map(({ key, name }) => [key, name[language]]))
  const asksOf = ({ question, figure, demand }: MergeField): string =>
    question !== undefined
      ? (names.get(question) ?? question)
      : figure !== undefined
        ? report.figures[figure]!.name[language]
        : demand === undefined
          ? ''
          : words.say(`what.${demand}`)
  function* values(): Generator<CellValue[], undefined> {
    for (const field of report.fields) {
      const first = field.firstAskedBy === undefined ? undefined : report.templates[field.firstAskedBy]
      yield [
        ...placeValues(book, field),
        say(`class.${field.class}`),
        asksOf(field),
        field.relation === undefined ? '' : words.say(`relation.${field.relation}`),
        first === undefined ? '' : first.name,
        first === undefined ? '' : first.issuer,
      ]
    }
  }
  return listSheet(book, {
    name: say('sheet.fields'),
    columns: [
      ...placeColumns(book),
      { title: say('book.class'), width: 14 },
      { title: say('book.asks'), width: 34 },
      { title: say('book.relation'), width: 9 },
      { title: say('book.first-asked'), width: 34 },
      { title: say('book.first-issuer'), width: 22 },
    ],
    count: report.fields.length,
    values,
  })
}

export function openSheet(book: MergeBook): LongSheet {
  const { report, say } = book
  function* values(): Generator<CellValue[], undefined> {
    for (const field of report.fields) if (field.class === 'open') yield placeValues(book, field)
  }
  return listSheet(book, {
    name: say('sheet.open'),
    columns: placeColumns(book),
    count: report.totals.classes.open,
    values,
  })
}
