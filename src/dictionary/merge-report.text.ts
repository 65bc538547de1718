// D16: the merge report for a terminal: columns line up although a Chinese character is two cells wide.
import type { Language } from '../kernel/language.ts'
import { widthOf } from '../kernel/text-width.ts'
import { fieldClasses } from './merge-report-field.ts'
import type { MergeReport } from './merge-report.ts'
import type { MergePair } from './merge-report-pairs.ts'
import { hours, type MergeSentence, percent, sayMerge } from './merge-report-sentences.ts'

/** Pairs of departments that a page or a terminal names; the workbook holds them all. */
export const pairsShown = 20

export function mergeReportText(report: MergeReport, language: Language): string {
  const say = (key: MergeSentence, values?: Record<string, unknown>) => sayMerge(language, key, values)
  const { totals, templates, issuers, questions } = report
  if (templates.length === 0) return `${say('title')}\n\n${say('no-templates')}\n`
  const { before, after } = totals.minutes
  const shared = questions.filter((question) => question.issuers.length > 1)
  return [
    say('title'),
    '',
    say('lead', {
      issuers: issuers.length,
      templates: totals.templates,
      fields: totals.fields,
      questions: totals.questions,
    }),
    `${say('saved', { saved: hours(before - after) })} (${say('saved.how', { before: hours(before), after: hours(after) })})`,
    '',
    ...columns(
      fieldClasses.map((kind) => [
        say(`class.${kind}`),
        totals.classes[kind],
        percent(totals.classes[kind], totals.fields),
        say(`class.${kind}.means`),
      ]),
    ),
    '',
    ...columns([
      [
        say('template'),
        say('issuer'),
        say('fields'),
        ...fieldClasses.map((kind) => say(`class.${kind}`)),
        say('hours'),
      ],
      ...templates.map((line) => [
        line.name,
        line.issuer,
        line.fields,
        ...fieldClasses.map((kind) => line.classes[kind]),
        hours(line.minutes.before - line.minutes.after),
      ]),
    ]),
    '',
    say('who'),
    ...(shared.length === 0
      ? [say('who.none')]
      : columns(shared.map(({ name, issuers: by }) => [name[language], by.length, by.join(say('between'))]))),
    ...pairLines(report, language),
    '',
    ...basisLines(report, language),
    ...howLines(report, language),
    '',
  ].join('\n')
}

function pairLines({ pairs, questions }: MergeReport, language: Language): string[] {
  if (pairs.length === 0) return []
  const say = (key: MergeSentence, values?: Record<string, unknown>) => sayMerge(language, key, values)
  const names = questionNames({ questions }, language)
  const lines = pairs
    .slice(0, pairsShown)
    .map((pair) => [
      say('pair.both', { one: pair.issuers[0], other: pair.issuers[1] }),
      pair.questions.length + pair.figures.length,
      hours(pair.minutes),
      pairNames(pair, names, language),
    ])
  const head = [say('pair.departments'), say('pair.shared'), say('pair.hours'), say('pair.what')]
  const more = pairs.length - lines.length
  return [
    '',
    say('pairs.list'),
    ...columns([head, ...lines]),
    ...(more > 0 ? [say('pairs.more', { count: more, sheet: say('sheet.pairs') })] : []),
  ]
}

export const questionNames = ({ questions }: Pick<MergeReport, 'questions'>, language: Language): Map<string, string> =>
  new Map(questions.map(({ key, name }) => [key, name[language]]))

const namesShown = 6

/** What the two both ask, the first few by name. */
export function pairNames(
  { questions, figures }: MergePair,
  names: ReadonlyMap<string, string>,
  language: Language,
): string {
  const shown = questions.slice(0, namesShown).map((key) => names.get(key) ?? key)
  const few = shown.join(sayMerge(language, 'between'))
  const all =
    questions.length > namesShown ? sayMerge(language, 'pairs.names', { names: few, count: questions.length }) : few
  return figures.length === 0
    ? all
    : sayMerge(language, all === '' ? 'pairs.figures' : 'pairs.names-and-figures', {
        names: all,
        count: figures.length,
      })
}

/** Whether anybody confirmed it, and which dictionary it was read by. */
export function basisLines({ suggested, dictionary }: MergeReport, language: Language): string[] {
  const own = dictionary?.own.map((one) => sayMerge(language, 'dictionary.own', one)).join('')
  return [
    ...(suggested ? [sayMerge(language, 'suggested')] : []),
    ...(dictionary ? [sayMerge(language, 'dictionary', { questions: dictionary.questions, own })] : []),
  ]
}

/** The formula of the minutes and its inputs, as sentences. */
export function howLines({ minutesPerCell, templates }: MergeReport, language: Language): string[] {
  const alike = Map.groupBy(templates, ({ copies: { units, timesAYear } }) => `${units} ${timesAYear}`)
  const copies = [...alike.values()].map((same) => {
    const { name, copies: of } = same[0]!
    const values = { name, count: same.length, units: of.units, times: of.timesAYear }
    return sayMerge(language, same.length === 1 ? 'how.copy' : 'how.copy.many', values)
  })
  return [
    sayMerge(language, 'how.formula'),
    sayMerge(language, 'how.minutes', minutesPerCell),
    sayMerge(language, 'how.copies', { copies: copies.join(language === 'en' ? '; ' : '；') }),
    sayMerge(language, 'how.rows'),
    sayMerge(language, 'how.order'),
  ]
}

/** Text to the left, numbers to the right, two blanks between. A control character in a file name prints as a blank. */
function columns(rows: readonly (readonly (string | number)[])[]): string[] {
  const cells = rows.map((row) => row.map((cell) => String(cell).replace(/\p{Cc}/gu, ' ')))
  const widths = (cells[0] ?? []).map((_, index) => Math.max(...cells.map((row) => widthOf(row[index] ?? ''))))
  return cells.map((row, at) =>
    row
      .map((cell, index) => {
        const blanks = ' '.repeat(widths[index]! - widthOf(cell))
        return typeof rows.at(-1)?.[index] === 'number' || typeof rows[at]![index] === 'number'
          ? blanks + cell
          : cell + blanks
      })
      .join('  ')
      .trimEnd(),
  )
}
