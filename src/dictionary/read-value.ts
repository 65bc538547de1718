// D9: what stands in a cell, or what somebody typed, becomes a typed value or a Problem that says why; nothing is guessed.
import { dayOfSerial, parseDay } from '../kernel/day.ts'
import { parseIdNumber } from '../kernel/id-number.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { codeNames, readCode, readYesNo } from './codes.ts'
import { dictionaryProblems } from './problems.ts'
import type { Question } from './question.ts'

/** Typed by the question: dates `YYYY-MM-DD`, codes their code, decimals exact text, whole numbers numbers. */
export type Value = string | number | boolean

/** What a cell of a workbook holds, or what was typed. */
export type Written = string | number | boolean | null

export type ReadValueInput = {
  question: Question
  value: Written
  /** The cell's format shows a date, so its number is a day. */
  isDate?: boolean
  date1904?: boolean
}

/** Undefined for a blank, which says nothing. */
export function readValue({
  question,
  value,
  isDate = false,
  date1904 = false,
}: ReadValueInput): Result<Value> | undefined {
  const written = typeof value === 'string' ? value.normalize('NFC').trim() : value
  if (written === null || written === '') return undefined
  const day = isDate && typeof written === 'number' ? dayOfSerial(written, date1904) : undefined
  const name = question.name['zh-CN']
  switch (question.type) {
    case 'text':
      return readText(question, day ?? written)
    case 'integer':
    case 'decimal':
      // A number shown as a day is a day, not a count.
      return day === undefined
        ? readNumber(question, written)
        : fail(dictionaryProblems['not-a-number']({ question: name }))
    case 'date': {
      const read = day ?? (typeof written === 'string' || looksLikeDay(written) ? parseDay(String(written)) : undefined)
      return read === undefined ? fail(dictionaryProblems['not-a-date']({ question: name })) : ok(read)
    }
    case 'boolean': {
      const read = typeof written === 'boolean' ? written : readYesNo(String(written))
      return read === undefined ? fail(dictionaryProblems['not-yes-or-no']({ question: name })) : ok(read)
    }
    case 'code': {
      const read = typeof written === 'boolean' ? undefined : readCode(question.codes ?? '', String(written))
      if (read !== undefined) return ok(read)
      return fail(
        dictionaryProblems['unknown-code']({ question: name, allowed: codeNames(question.codes ?? '').join('、') }),
      )
    }
  }
}

/** 20260305 typed into a plain number cell. */
const looksLikeDay = (value: number | boolean) => typeof value === 'number' && /^\d{8}$/.test(String(value))

function readText({ key, name }: Question, value: string | number | boolean): Result<Value> {
  const question = name['zh-CN']
  if (typeof value === 'boolean') return fail(dictionaryProblems['not-text']({ question }))
  // Excel keeps 15 digits: a longer number typed as a number has lost its last ones.
  if (typeof value === 'number' && Math.abs(value) >= 1e15) return fail(dictionaryProblems['digits-lost']({ question }))
  if (!key.endsWith('id-number')) return ok(String(value))
  const number = parseIdNumber(String(value))
  return number === undefined ? fail(dictionaryProblems['wrong-id-number']({ question })) : ok(number)
}

const decimalText = /^([-+]?)(\d{1,15})(?:\.(\d{1,12}))?$/

function readNumber({ type, name, measureUnit }: Question, value: string | number | boolean): Result<Value> {
  const question = name['zh-CN']
  const text = typeof value === 'number' ? exactText(value) : plainNumber(String(value), measureUnit)
  const match = typeof value === 'boolean' ? null : decimalText.exec(text)
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
