// D9: what stands in a cell, or what somebody typed, becomes a typed value or a Problem that says why; nothing is guessed.
import { dayOfSerial, parseDay } from '../kernel/day.ts'
import { parseCreditCode } from '../kernel/credit-code.ts'
import { parseIdNumber } from '../kernel/id-number.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type Coded, codeNames, readCode, readYesNo } from './codes.ts'
import { dictionaryProblems } from './problems.ts'
import type { Question } from './question.ts'

/** Typed by the question: dates `YYYY-MM-DD`, codes their code, decimals exact text, whole numbers numbers. */
export type Value = string | number | boolean

/** The code that a text of a code list means; undefined when it means none for certain. */
export type CodeLookup = (coded: Coded, text: string) => string | undefined

export type ReadValueInput = {
  question: Question
  /** What a cell of a workbook holds, or what was typed. */
  value: string | number | boolean | null
  date1904?: boolean
  codes?: CodeLookup
}

type Given = { question: Question; value: string | number | boolean; date1904: boolean; codes: CodeLookup }

/** Undefined for a blank, which says nothing. Problems name the question, never the value. */
export function readValue(input: ReadValueInput): Result<Value> | undefined {
  const { question, date1904 = false, codes = readCode } = input
  const value = typeof input.value === 'string' ? input.value.normalize('NFC').trim() : input.value
  return value === null || value === '' ? undefined : readGiven({ question, value, date1904, codes })
}

function readGiven(given: Given): Result<Value> {
  switch (given.question.type) {
    case 'text':
      return readText(given)
    case 'integer':
    case 'decimal':
      return readNumber(given)
    case 'date':
      return readDate(given)
    case 'boolean':
      return readBoolean(given)
    case 'code':
      return readChoice(given)
  }
}

/** Blanks between Han characters (two characters spread to the width of three) and the dot of minority names are writing habits, not part of a name (F9). */
const plainName = (name: string) =>
  name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').replace(/[•・∙⋅‧.]/g, '·')

function readText({ question: { key, name, format }, value }: Given): Result<Value> {
  const question = name['zh-CN']
  if (typeof value === 'boolean') return fail(dictionaryProblems['not-text']({ question }))
  // Excel keeps 15 digits: a longer number typed as a number has lost its last ones.
  if (typeof value === 'number' && Math.abs(value) >= 1e15) return fail(dictionaryProblems['digits-lost']({ question }))
  const text = String(value)
  if (format === 'id-number') return readIdNumber(text, question)
  if (format === 'credit-code') return readCreditCode(text, question)
  return ok(key === 'person.name' ? plainName(text) : text)
}

function readIdNumber(text: string, question: string): Result<Value> {
  const number = parseIdNumber(text)
  if (number) return ok(number)
  const isOld = /^\d{15}$/.test(text.normalize('NFKC').trim())
  return fail(isOld ? dictionaryProblems['id-number-of-15']({}) : dictionaryProblems['wrong-id-number']({ question }))
}

function readCreditCode(text: string, question: string): Result<Value> {
  const code = parseCreditCode(text)
  return code ? ok(code) : fail(dictionaryProblems['wrong-credit-code']({ question }))
}

/** Widest number kept: 15 digits before the point, as Excel can hold them exactly. */
const numberText = /^([-+]?)(\d{1,15})(?:\.(\d{1,12}))?$/

function readNumber({ question: { type, name, measureUnit }, value }: Given): Result<Value> {
  const question = name['zh-CN']
  const text = typeof value === 'number' ? exactText(value) : plainNumber(String(value), measureUnit)
  const match = typeof value === 'boolean' ? null : numberText.exec(text)
  if (!match) return fail(dictionaryProblems['not-a-number']({ question }))
  const whole = match[2]!.replace(/^0+(?=\d)/, '')
  const part = (match[3] ?? '').replace(/0+$/, '')
  const sign = match[1] === '-' && whole + part !== '0' ? '-' : ''
  if (type === 'decimal') return ok(part === '' ? sign + whole : `${sign}${whole}.${part}`)
  return part === '' ? ok(Number(sign + whole)) : fail(dictionaryProblems['not-whole']({ question }))
}

/** Fifteen significant digits, as Excel shows: 0.1 + 0.2 is 0.3. */
const exactText = (value: number): string => (Math.abs(value) < 1e15 ? Number(value.toPrecision(15)).toFixed(12) : '')

function plainNumber(text: string, unit: string | undefined): string {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const bare = unit && plain.endsWith(unit) ? plain.slice(0, -unit.length) : plain
  return /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare
}

/** Serials up to the year 2099: 200805 is a month typed as a number, not a day of the year 2449. */
const lastSerial = 73_050

function readDate({ question, value, date1904 }: Given): Result<Value> {
  const isSerial = typeof value === 'number' && value <= lastSerial
  const text = String(value)
  const day = isSerial ? dayOfSerial(value, date1904) : (parseDay(text) ?? monthDay(question, text))
  if (typeof value !== 'boolean' && day !== undefined) return ok(day)
  return fail(dictionaryProblems['not-a-date']({ question: question.name['zh-CN'] }))
}

/** A question asked by month (起始年月) is answered by a month; its first day stands for it. Any other date needs its day. */
const monthDay = ({ name }: Question, text: string) => {
  const match = /^(\d{4})(?:[-/.年](\d{1,2})月?|(\d{2}))$/.exec(text.normalize('NFKC').trim())
  return match && name['zh-CN'].endsWith('年月') ? parseDay(`${match[1]}-${match[2] ?? match[3]}-1`) : undefined
}

function readBoolean({ question, value }: Given): Result<Value> {
  // 1 and 2 are codes whose meaning differs from list to list.
  const read = typeof value === 'boolean' ? value : readYesNo(String(value))
  return read === undefined ? fail(dictionaryProblems['not-yes-or-no']({ question: question.name['zh-CN'] })) : ok(read)
}

function readChoice({ question, value, codes }: Given): Result<Value> {
  const code = typeof value === 'boolean' ? undefined : codes(question, String(value))
  if (code !== undefined) return ok(code)
  const allowed = codeNames(question).join('、')
  return fail(dictionaryProblems['unknown-code']({ question: question.name['zh-CN'], allowed }))
}
