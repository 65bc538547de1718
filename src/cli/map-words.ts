// C29: what the map workbook calls things, and back: a word of either language stands for one code, anything else for none.
import { languages } from '../kernel/language.ts'
import { type SentenceKey, sentences, type Speaker } from './speak.ts'

export const mapColumns = [
  'place',
  'remove',
  'sheet',
  'cell',
  'kind',
  'lastRow',
  'path',
  'type',
  'unit',
  'options',
  'required',
  'answer',
  'relation',
  'render',
  'definition',
  'confirmed',
  'near',
  'sure',
  'why',
] as const

export const listColumns = ['sheet', 'firstRow', 'firstColumn', 'of'] as const
/** Conditions a list has room for; a person who needs more writes the confirmation as JSON. */
export const conditionsShown = 3
export const conditionColumns = ['question', 'is', 'value'] as const

export const formLines = ['template', 'issuer', 'per', 'timesAYear'] as const

export const mapSheets = ['fields', 'lists', 'tables', 'form', 'questions'] as const

export const tableColumns = ['table', 'cells', 'confirmed'] as const
/** Whether somebody agreed to a suggested definition, or to a whole table of them. */
export const agreements = ['waits', 'agreed'] as const

/** Label of a code: `kind.list` is 名单列. */
export const wordOf = (say: Speaker['say'], group: string, code: string): string =>
  say(`${group}.${code}` as SentenceKey)

/** The code of `codes` that this text is a label of, in either language, or that it names itself. */
export function codeOfWord<C extends string>(group: string, codes: readonly C[], text: string): C | undefined {
  const plain = text.trim()
  return codes.find(
    (code) =>
      code === plain || languages.some((language) => sentences[language][`${group}.${code}` as SentenceKey] === plain),
  )
}

const isWord = (key: 'yes' | 'no', text: string) =>
  languages.some((language) => sentences[language][key] === text.trim())

export const yesOrNo = (text: string): boolean | undefined =>
  isWord('yes', text) ? true : isWord('no', text) ? false : undefined
