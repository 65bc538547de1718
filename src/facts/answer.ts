// F3: a ledger cell becomes a typed answer or a Problem; bad data never turns into an empty cell and nothing is guessed.
import type { Question } from '../dictionary/question.ts'
import { dayOfSerial, parseDay } from '../kernel/day.ts'
import { parseIdNumber } from '../kernel/id-number.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { FactState, FactValue } from './fact.ts'
import type { LedgerValue } from './ledger.ts'
import { factProblems } from './problems.ts'

/** What a row says in answer to one question. */
export type Answer = { state: FactState; value: FactValue }
export type CodeLookup = (list: string, text: string) => string | undefined

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
  const parsed = parseValue({ question, value: text, codes, date1904 })
  return parsed.ok ? ok({ state: 'value', value: parsed.value }) : parsed
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

type ValueInput = { question: Question; value: string | number | boolean; codes: CodeLookup; date1904: boolean }

function parseValue(input: ValueInput): Result<FactValue> {
  switch (input.question.type) {
    case 'text':
      return parseText(input)
    case 'integer':
    case 'decimal':
      return parseNumber(input)
    case 'date':
      return parseDate(input)
    case 'boolean':
      return parseBoolean(input)
    case 'code':
      return parseCode(input)
  }
}

/** Blanks between Han characters (two characters spread to the width of three) and the dot of minority names are writing habits, not part of a name (F9). */
const plainName = (name: string) =>
  name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').replace(/[•・∙⋅‧.]/g, '·')

function parseText({ question, value }: ValueInput): Result<FactValue> {
  const name = question.name['zh-CN']
  if (typeof value === 'boolean') return fail(factProblems['not-text']({ question: name }))
  // Excel keeps 15 digits: a longer number typed as a number has lost its last digits.
  if (typeof value === 'number' && Math.abs(value) >= 1e15) {
    return fail(factProblems['digits-lost']({ question: name }))
  }
  const text = String(value)
  if (question.key === 'person.id-number') return parsePersonNumber(text, name)
  return ok(question.key === 'person.name' ? plainName(text) : text)
}

function parsePersonNumber(text: string, question: string): Result<FactValue> {
  const number = parseIdNumber(text)
  if (number) return ok(number)
  const digits = text.normalize('NFKC').trim()
  return fail(
    /^\d{15}$/.test(digits) ? factProblems['id-number-of-15']({}) : factProblems['wrong-id-number']({ question }),
  )
}

/** Widest number kept: 15 digits before the point, as Excel can hold them exactly. */
const numberText = /^([-+]?)(\d{1,15})(?:\.(\d{1,12}))?$/

function parseNumber({ question, value }: ValueInput): Result<FactValue> {
  const name = question.name['zh-CN']
  const text = typeof value === 'number' ? exactText(value) : plainNumber(String(value), question.measureUnit)
  const match = text === undefined || typeof value === 'boolean' ? null : numberText.exec(text)
  if (!match) return fail(factProblems['not-a-number']({ question: name }))
  const whole = match[2]!.replace(/^0+(?=\d)/, '')
  const part = (match[3] ?? '').replace(/0+$/, '')
  const sign = match[1] === '-' && (whole !== '0' || part !== '') ? '-' : ''
  if (question.type === 'decimal') return ok(part === '' ? sign + whole : `${sign}${whole}.${part}`)
  return part === '' ? ok(Number(sign + whole)) : fail(factProblems['not-whole']({ question: name }))
}

/** Fifteen significant digits, as Excel shows: 0.1 + 0.2 is 0.3. */
const exactText = (value: number): string | undefined =>
  Math.abs(value) < 1e15 ? Number(value.toPrecision(15)).toFixed(12) : undefined

function plainNumber(text: string, unit: string | undefined): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const bare = unit && plain.endsWith(unit) ? plain.slice(0, -unit.length) : plain
  if (!bare.includes(',')) return bare
  return /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : undefined
}

/** Serials up to the year 2099: 200805 is a month typed as a number, not a day of the year 2449. */
const lastSerial = 73_050

function parseDate({ question, value, date1904 }: ValueInput): Result<FactValue> {
  const wrong = (): { ok: false; problem: Problem } =>
    fail(factProblems['not-a-date']({ question: question.name['zh-CN'] }))
  if (typeof value === 'boolean') return wrong()
  const day =
    typeof value === 'number' && value <= lastSerial
      ? dayOfSerial(value, date1904)
      : (parseDay(String(value)) ?? monthDay(question, String(value)))
  return day === undefined ? wrong() : ok(day)
}

/** A question asked by month (起始年月) is answered by a month; its first day stands for it. Any other date needs its day. */
const monthDay = ({ name }: Question, text: string) => {
  const match = /^(\d{4})(?:[-/.年](\d{1,2})月?|(\d{2}))$/.exec(text.normalize('NFKC').trim())
  return match && name['zh-CN'].endsWith('年月') ? parseDay(`${match[1]}-${match[2] ?? match[3]}-1`) : undefined
}

const yes = new Set(['是', '有', '√', '✓', '✔', '对', 'true', 'yes', 'y'])
const no = new Set(['否', '无', '没有', '不是', '×', '✗', 'false', 'no', 'n'])

function parseBoolean({ question, value }: ValueInput): Result<FactValue> {
  if (typeof value === 'boolean') return ok(value)
  const text = String(value).normalize('NFKC').trim().toLowerCase()
  // 1 and 2 are codes whose meaning differs from list to list.
  if (yes.has(text)) return ok(true)
  return no.has(text) ? ok(false) : fail(factProblems['not-yes-or-no']({ question: question.name['zh-CN'] }))
}

function parseCode({ question, value, codes }: ValueInput): Result<FactValue> {
  const code = typeof value === 'boolean' ? undefined : codes(question.codes ?? '', String(value))
  return code === undefined ? fail(factProblems['unknown-code']({ question: question.name['zh-CN'] })) : ok(code)
}
