// D41: what the words of a header path make of a definition, or which of them nobody can explain; a suggestion, never more.
import { plainUnit } from '../matching/label.ts'
import { checkDefinition, type Look } from './check-definition.ts'
import type { Condition, Definition } from './definition.ts'
import type { ReadLabel, Word } from './figure-label.ts'
import type { CountedKind, How, Term } from './figure-terms.ts'
import type { Question } from './question.ts'
import { readTests, type Rule } from './suggest-tests.ts'

export type SuggestInput = {
  /** From outermost to innermost; what 其中 is of stands before it. */
  labels: readonly ReadLabel[]
  /** What the form says over all of its cells. */
  title: ReadLabel
  /** Printed for the cell, or once for the sheet. */
  measureUnit: string | undefined
  /** First years of the ages that stand beside this one: they say whether an upper limit counts. */
  begins: readonly number[]
  /** A cell of a table of counts, and not one that stands alone. */
  isTable: boolean
  look: Look
}

/** `word`: cannot be read here; `counted`: the form does not say whether people or households; `unit`: contradicts the words. */
export type Open = { why: 'word' | 'counted' | 'unit'; text: string }

export type Suggested = {
  definition?: Definition
  /** Words that were understood, as printed. */
  understood: string[]
  /** Whatever nobody explains; a definition only where there is nothing. */
  open: Open[]
}

/** Half a definition counts too many: a word that is not certain leaves none. */
export function suggestDefinition(input: SuggestInput): Suggested {
  const all = [...input.labels, input.title]
  // Beside what is unknown a single character is chance.
  const understood = all.flatMap(({ words, unknown }) =>
    words.map(({ text }) => text).filter((text) => unknown.length === 0 || text.length > 1),
  )
  const unknown = all.flatMap((label) => label.unknown.map((text): Open => ({ why: 'word', text })))
  const made = unknown.length > 0 ? unknown : compose(input)
  if (Array.isArray(made)) {
    const not = new Set(made.map(({ text }) => text))
    return { understood: understood.filter((text) => !not.has(text)), open: made }
  }
  return { definition: made, understood, open: [] }
}

function compose(input: SuggestInput): Definition | Open[] {
  const { labels, title, look } = input
  const counted = countedIn(labels)
  if (counted.open) return [counted.open]
  const unit = unitOf(input)
  const number = numberIn(labels)
  if (number === 'several' || (number && counted.at >= number.at)) return [{ why: 'counted', text: counted.text }]
  const kind = counted.of ?? (number ? undefined : unitKind(unit))
  const tests = readTests({
    labels,
    title,
    of: number ? kindOf(number.question) : kind,
    begins: input.begins,
    number: number?.question.key,
  })
  if (tests.open.length > 0) return tests.open.map((text) => ({ why: 'word', text }))
  if (counted.of && unitKind(unit) && counted.of !== unitKind(unit) && !number)
    return [{ why: 'unit', text: unit ?? '' }]
  // Only people have ages and sexes: a table of them that says no unit still counts people. A single cell may ask one of them.
  const of = number ? kindOf(number.question) : (kind ?? (tests.onlyPeople && input.isTable ? 'person' : undefined))
  if (!of) return [{ why: 'counted', text: '' }]
  // 耕地面积 without a word of people or households may be what the village itself reports.
  if (
    number &&
    howIn(labels) === undefined &&
    !understoodIn(labels).includes('农户') &&
    tests.own.length + tests.common.length === 0
  )
    return [{ why: 'word', text: number.text }]
  const definition = measured({
    how: howIn(labels),
    of,
    number: number?.question,
    common: tests.common,
    own: tests.own,
    unit,
  })
  if (!definition) return [{ why: 'counted', text: howText(labels) }]
  const checked = checkDefinition(definition, { field: '', look, measureUnit: unit })
  return checked.ok ? definition : [{ why: 'unit', text: unit ?? '' }]
}

const kindOf = ({ subject }: Question): CountedKind | undefined =>
  subject === 'person' || subject === 'household' ? subject : undefined

const has = (word: Word, is: Term['is']): boolean => word.terms.some((term) => term.is === is)

type Counted = { of: CountedKind | undefined; at: number; text: string; open?: Open }

/** The innermost word that says people or households; further out one may only head a group: 人口 over 户数. */
function countedIn(labels: readonly ReadLabel[]): Counted {
  const found = labels.flatMap(({ words }, at) =>
    words.flatMap((word) => {
      const [term] = word.terms.filter((one) => one.is === 'counted')
      const isBare = words.every((one) => has(one, 'counted') || has(one, 'nothing'))
      return term ? [{ of: term.of, at, text: word.text, isBare }] : []
    }),
  )
  const last = found.at(-1)
  if (!last) return { of: undefined, at: -1, text: '' }
  const other = found.find((one) => one.of !== last.of && !(one.isBare && one.at < last.at))
  return { ...last, ...(other ? { open: { why: 'counted', text: other.text } } : {}) }
}

const unitOf = ({ labels, measureUnit }: SuggestInput): string | undefined =>
  labels.map((label) => label.measureUnit).findLast((unit) => unit !== undefined) ?? measureUnit

function unitKind(unit: string | undefined): CountedKind | undefined {
  const plain = unit === undefined ? undefined : plainUnit(unit)
  return plain === '人' ? 'person' : plain === '户' ? 'household' : undefined
}

type Numbered = { question: Question; at: number; text: string }

const understoodIn = (labels: readonly ReadLabel[]): string =>
  labels.flatMap(({ words }) => words.map(({ text }) => text)).join(' ')

const isNumber = ({ type }: Question): boolean => type === 'integer' || type === 'decimal'

/** The number that is added up or averaged; an age beside a band of ages only heads it. */
function numberIn(labels: readonly ReadLabel[]): Numbered | undefined | 'several' {
  const hasBand = labels.some(({ words }) => words.some(({ band }) => band))
  const found = labels.flatMap(({ words }, at) =>
    words.flatMap(({ text, terms }): Numbered[] => {
      const numbers = terms.flatMap((term) =>
        term.is === 'question' && isNumber(term.question) ? [term.question] : [],
      )
      return numbers.filter(({ key }) => !(hasBand && key === 'person.age')).map((question) => ({ question, at, text }))
    }),
  )
  return found.length > 1 ? 'several' : found[0]
}

const howWords = (labels: readonly ReadLabel[]): { text: string; how: How }[] =>
  labels.flatMap(({ words }) =>
    words.flatMap(({ text, terms }) => terms.flatMap((term) => (term.is === 'how' ? [{ text, how: term.how }] : []))),
  )
const howIn = (labels: readonly ReadLabel[]): How | undefined | 'several' => {
  const found = howWords(labels)
  return found.length > 1 ? 'several' : found[0]?.how
}
const howText = (labels: readonly ReadLabel[]): string =>
  howWords(labels)
    .map(({ text }) => text)
    .join('')

type Measured = {
  how: How | undefined | 'several'
  of: CountedKind
  number: Question | undefined
  common: readonly Rule[]
  own: readonly Rule[]
  unit: string | undefined
}

/** Undefined where the words for how to reckon do not go with what is reckoned. */
function measured({ how, of, number, common, own, unit }: Measured): Definition | undefined {
  const where = whereOf([...common, ...own])
  if (how === 'several') return undefined
  if (how === 'share-of-people' || how === 'share-of-households') {
    const whole = how === 'share-of-people' ? 'person' : 'household'
    // Whether a bare share is 35 or 0.35 is not said.
    if (unit !== '%' || number || of !== whole || own.length === 0) return undefined
    return { measure: 'share', of, where: whereOf(common), part: whereOf(own), per: 100 }
  }
  if (!number) return how === undefined ? { measure: 'count', of, where } : undefined
  const { key: question } = number
  if (how === undefined)
    return unit === '%' || !isAdditive(number) ? undefined : { measure: 'sum', of, question, where }
  if (how === 'min' || how === 'max' || how === 'average') return { measure: how, of, question, where }
  if (how === 'per-household') return of === 'household' ? { measure: 'average', of, question, where } : undefined
  return of === 'person'
    ? { measure: 'average', of, question, where }
    : { measure: 'average', of, question, over: 'household.size', where }
}

/** Amounts, areas and numbers of things add up; ages, heights, years and what is already per head do not. */
const isAdditive = ({ key, measureUnit = '' }: Question): boolean =>
  ['元', '万元', '亩', '平方米', '头', '只', '台', '间', '公斤', '吨', '千瓦时', '立方米'].includes(measureUnit) &&
  !/per-head|grade|monthly/.test(key)

/** A plain list where all must hold, as confirmations have it; a tree only for what needs one. */
function whereOf(rules: readonly Rule[]): Definition['where'] {
  const plain = rules.filter((rule): rule is Condition => !('combinator' in rule))
  return plain.length === rules.length ? plain : { combinator: 'and', rules: [...rules] }
}
