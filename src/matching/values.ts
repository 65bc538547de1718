// M13: what a column holds is evidence: its format, the answers it shares with another, and what both say about the same people.
import { parseDay } from '../kernel/day.ts'
import { parseIdNumber } from '../kernel/id-number.ts'
import { nameWords } from './name-words.ts'

export const valueFormats = [
  'id-number',
  'phone',
  'region-code',
  'date',
  'year-month',
  'yes-no',
  'number',
  'text',
] as const
export type ValueFormat = (typeof valueFormats)[number]

/** What is kept of a column; `format` only where most of its values have it. */
export type Column = {
  count: number
  format: ValueFormat | undefined
  /** 18 digits that look like an ID number and fail its check. */
  failedChecks: number
  answers: ReadonlySet<string>
  words: ReadonlySet<string>
}

/** Below this share a format is chance: one value in ten may be a slip of the pen. */
const formatShare = 0.9
const nothing = new Set([
  '',
  '/',
  '-',
  '无',
  '不详',
  '未知',
  'na',
  'n a',
  'nan',
  'none',
  'unknown',
  'not available',
  'not reported',
  'not applicable',
])

const tests: readonly (readonly [ValueFormat, (value: string) => boolean])[] = [
  ['id-number', (value) => parseIdNumber(value) !== undefined],
  ['phone', (value) => /^1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}$/.test(value)],
  // GB/T 2260: six digits, provinces 11 to 65 (and 71, 81, 82); longer ones of GB/T 10114.
  [
    'region-code',
    (value) => /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}(?:\d{3}|\d{6})?$/.test(value),
  ],
  ['date', (value) => parseDay(value) !== undefined],
  ['year-month', (value) => /^(?:19|20)\d{2}(?:[-./年])?(?:0?[1-9]|1[0-2])月?$/.test(value)],
  ['yes-no', (value) => /^(?:是|否|有|无|√|×|yes|no|y|n|true|false)$/i.test(value)],
  ['number', (value) => /^[-+]?\d+(?:\.\d+)?%?$/.test(value)],
]

/** `values` that say something, in one spelling of width; blanks and 无 count for nothing. */
export const saidValues = (values: readonly string[]): string[] =>
  values.map((value) => value.normalize('NFKC').trim()).filter((value) => !nothing.has(value.toLowerCase()))

/** Whether one value has one of these formats; text is any. */
export const hasFormat = (value: string, formats: readonly ValueFormat[]): boolean =>
  formats.includes('text') || tests.some(([format, has]) => formats.includes(format) && has(value))

/** 18 digits that look like an ID number and fail its check. */
export const failsCheck = (value: string): boolean => /^\d{17}[\dXx]$/.test(value) && parseIdNumber(value) === undefined

/** `values` as printed; blanks and 无 count for nothing. */
export function columnOfValues(values: readonly string[]): Column {
  const said = saidValues(values)
  const answers = new Set(said.map(plainAnswer).filter((value) => !nothing.has(value)))
  const format =
    said.length === 0
      ? undefined
      : (tests.find(([, has]) => said.filter(has).length >= said.length * formatShare)?.[0] ?? 'text')
  const hasWords = format === 'text' || format === 'yes-no'
  return {
    count: said.length,
    format,
    failedChecks: said.filter(failsCheck).length,
    answers,
    words: new Set(
      hasWords
        ? [...answers].flatMap((value) => value.split(' ')).filter((word) => word.length > 1 && !/^\d+$/.test(word))
        : [],
    ),
  }
}

const plainAnswer = (value: string): string => {
  const words = nameWords(value)
  return words.length > 0 ? words.join(' ') : value
}

/** How often each answer and each word stands among many columns: what all hold says nothing. */
export type ValueWeights = { answer: (value: string) => number; word: (word: string) => number; most: number }

export function weighValues(columns: readonly Column[]): ValueWeights {
  const rarity = (of: (column: Column) => ReadonlySet<string>) => {
    const frequency = new Map<string, number>()
    for (const column of columns) for (const one of of(column)) frequency.set(one, (frequency.get(one) ?? 0) + 1)
    return (one: string) => Math.log(1 + columns.length / (frequency.get(one) ?? 1))
  }
  return {
    answer: rarity(({ answers }) => answers),
    word: rarity(({ words }) => words),
    most: Math.log(1 + columns.length),
  }
}

/** Share of what `asked` holds that `known` holds too, rare answers and words weighing most; 0 for numbers and for nothing shared. */
export function sharedValues(asked: Column, known: Column, weights: ValueWeights): { answers: number; words: number } {
  if (asked.words.size === 0 || known.answers.size === 0) return { answers: 0, words: 0 }
  const answers = share(asked.answers, known.answers, weights.answer)
  // Yes and no are shared by every question that is asked so.
  const telling = Math.min(1, (1.5 * answers.found) / Math.max(1, asked.answers.size) / weights.most) ** 0.5
  const words = share(asked.words, known.words, weights.word)
  // A long list of answers holds every word by chance.
  const length = 1 + 0.5 * Math.log(1 + known.words.size / Math.max(1, asked.words.size))
  return { answers: answers.share * telling, words: words.share / length }
}

function share(
  asked: ReadonlySet<string>,
  known: ReadonlySet<string>,
  weigh: (one: string) => number,
): { found: number; share: number } {
  let [found, all] = [0, 0]
  for (const one of asked) {
    const weight = weigh(one)
    all += weight
    if (known.has(one)) found += weight
  }
  return { found, share: all === 0 ? 0 : found / all }
}
