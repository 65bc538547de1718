// F3: a ledger cell becomes a typed answer or a Problem; bad data never turns into an empty cell and nothing is guessed.
import { boundsOf, isWithinBounds } from '../dictionary/bounds.ts'
import type { Question } from '../dictionary/question.ts'
import { type CodeLookup, readValue } from '../dictionary/read-value.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { FactState, FactValue } from './fact.ts'
import type { LedgerValue } from './ledger.ts'
import { factProblems } from './problems.ts'

/** What a row says in answer to one question. */
export type Answer = { state: FactState; value: FactValue }

export const sameAnswer = (a: Answer, b: Answer): boolean => a.state === b.state && a.value === b.value

export type AnswerInput = { question: Question; value: LedgerValue; codes: CodeLookup; date1904?: boolean | undefined }

/** The answer in a cell; undefined for a blank one, which says nothing. Problems name the question, never the value. */
export function parseAnswer({ question, value, codes, date1904 = false }: AnswerInput): Result<Answer> | undefined {
  const text = typeof value === 'string' ? value.normalize('NFC').trim() : value
  if (text === null || text === '') return undefined
  if (typeof text === 'string') {
    const said = statedBlank(text, question)
    if (said) return said
  }
  const read = readValue({ question, value: text, codes, date1904 })
  if (!read?.ok) return read
  return outOfBounds(question, read.value) ?? ok({ state: 'value', value: read.value })
}

function outOfBounds(question: Question, value: FactValue): Result<Answer> | undefined {
  if (question.type !== 'integer' && question.type !== 'decimal') return undefined
  const bounds = boundsOf(question)
  if (isWithinBounds(Number(value), bounds)) return undefined
  const { min = '', max = '' } = bounds
  return fail(factProblems['out-of-bounds']({ question: question.name['zh-CN'], bounds: `${min}–${max}` }))
}

const stated: Record<string, FactState> = {
  不适用: 'not-applicable',
  拒绝提供: 'refused',
  拒答: 'refused',
  拒绝回答: 'refused',
}
const errorCell = /^#(?:REF|N\/A|VALUE|DIV\/0|NAME|NUM|NULL|SPILL|CALC)[!?]?$/i
const onlyDashes = /^[-—–_/／\\、.。·*＊]+$/
/** NUL cannot be stored, the other controls and lone surrogates cannot be printed into a workbook (XML 1.0, 2.2). */
// oxlint-disable-next-line no-control-regex
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}|\ufffd/u
const longest = 2000

function statedBlank(text: string, { name }: Question): Result<Answer> | undefined {
  const question = name['zh-CN']
  const state = stated[text]
  if (state) return ok({ state, value: null })
  if (errorCell.test(text)) return fail(factProblems['error-cell']({ question }))
  // 「/」 may mean none, not applicable or unknown: three different states.
  if (onlyDashes.test(text)) return fail(factProblems['only-a-dash']({ question }))
  if (unreadable.test(text)) return fail(factProblems['unreadable-text']({ question }))
  if (text.length > longest) return fail(factProblems['too-long']({ question, longest }))
  return undefined
}
