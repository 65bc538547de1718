// D16: the merge report for a terminal: columns line up although a Chinese character is two cells wide.
import type { Language } from '../kernel/language.ts'
import { fieldClasses, type MergeReport } from './merge-report.ts'
import { hours, type MergeSentence, percent, sayMerge } from './merge-report-sentences.ts'

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
    '',
    ...howLines(report, language),
    '',
  ].join('\n')
}

/** The inputs of the minutes, as sentences. */
export function howLines({ minutesPerCell, templates }: MergeReport, language: Language): string[] {
  const copies = templates.map(({ name, copies: { units, timesAYear } }) =>
    sayMerge(language, 'how.copy', { name, units, times: timesAYear }),
  )
  return [
    sayMerge(language, 'how.minutes', minutesPerCell),
    sayMerge(language, 'how.copies', { copies: copies.join(language === 'en' ? '; ' : ';') }),
    sayMerge(language, 'how.rows'),
    sayMerge(language, 'how.order'),
  ]
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0)

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
