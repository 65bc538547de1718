// D37: a figure is named by its definition, so that two departments can see whether they count the same.
import type { Language } from '../kernel/language.ts'
import { codeName } from './codes.ts'
import type { Condition, Definition } from './definition.ts'
import type { LookAsked } from './merge-report-field.ts'
import { type MergeSentence, sayMerge } from './merge-report-sentences.ts'

const tests: Record<Condition['is'], MergeSentence> = {
  '=': 'is.equal',
  '!=': 'is.other',
  '<': 'is.less',
  '<=': 'is.at-most',
  '>': 'is.more',
  '>=': 'is.at-least',
  in: 'is.in',
  known: 'is.known',
}

/** `低保 = 是、年龄 ≥ 60 的人数`. */
export function figureName({ measure, of, question, where }: Definition, look: LookAsked, language: Language): string {
  const nameOf = (key: string) => look(key)?.name[language] ?? key
  const conditions = where.map(({ question: tested, is, value }) => {
    const shown = (Array.isArray(value) ? value : [value]).map((one) => sayValue(one, look(tested), language))
    return sayMerge(language, tests[is], { question: nameOf(tested), value: shown.join(sayMerge(language, 'between')) })
  })
  const whose =
    conditions.length === 0 ? sayMerge(language, 'figure.all') : conditions.join(sayMerge(language, 'between'))
  const values = { where: whose, question: question === undefined ? '' : nameOf(question) }
  return measure === 'count'
    ? sayMerge(language, `figure.count.${of}`, values)
    : sayMerge(language, `figure.${measure}`, values)
}

function sayValue(
  value: string | number | boolean | undefined,
  question: ReturnType<LookAsked>,
  language: Language,
): string {
  if (typeof value === 'boolean') return sayMerge(language, value ? 'yes' : 'no')
  if (typeof value !== 'string') return String(value ?? '')
  return (question && codeName(question, value)) ?? value
}
