// D10: a typed value is printed the way this cell wants it; numbers stay numbers, identifiers text, and what cannot be printed is refused.
import { dayParts, parseDay } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Field } from '../templates/field.ts'
import type { renderers } from './attachment.ts'
import { codeName, readCode, readYesNo } from './codes.ts'
import { dictionaryProblems } from './problems.ts'
import type { Question } from './question.ts'
import type { Value } from './read-value.ts'
import { convertUnit } from './units.ts'

export type Renderer = (typeof renderers)[number]
export type RenderInput = {
  question: Question
  value: Value
  render: Renderer
  /** The field's printed unit and options, where it has any. */
  field?: Pick<Field, 'measureUnit' | 'options'>
}

export function renderValue({ question, value, render, field = {} }: RenderInput): Result<Value> {
  if (question.type === 'boolean' || question.type === 'code') return renderChoice({ question, value, render, field })
  if (question.type === 'integer' || question.type === 'decimal')
    return renderNumber({ question, value, render, field })
  const text = String(value)
  const printed = question.type === 'date' ? dateText(text, render) : plainText(text, render)
  return printed === undefined ? misfit(question, render) : ok(printed)
}

/** How a cell of this field prints this question unless a person says otherwise. */
export const usualRender = ({ type, derivedFrom }: Question): Renderer => {
  if (type === 'boolean') return 'yes-no'
  if (type === 'code') return 'code-name'
  if (type === 'date') return 'date-dashes'
  return derivedFrom?.by === 'year-month' ? 'year-month' : 'plain'
}

const misfit = ({ name }: Question, render: Renderer) =>
  fail(dictionaryProblems['renderer-does-not-fit']({ question: name['zh-CN'], render }))

type Full = Required<RenderInput>

/** How yes and no are written. */
const yesNoSpellings: Partial<Record<Renderer, readonly [yes: string, no: string]>> = {
  plain: ['是', '否'],
  'yes-no': ['是', '否'],
  'has-not': ['有', '无'],
  tick: ['√', '×'],
}

function nameOf(question: Question, value: Value, render: Renderer): string | undefined {
  if (question.type === 'boolean') return yesNoSpellings[render]?.[value === true ? 0 : 1]
  return render === 'plain' || render === 'code-name' ? codeName(question, String(value)) : undefined
}

function renderChoice({ question, value, render, field }: Full): Result<Value> {
  const { type } = question
  if (type === 'code' && render === 'code') return ok(String(value))
  const name = nameOf(question, value, render)
  if (name === undefined) return misfit(question, render)
  const options = field.options ?? []
  if (options.length === 0 || options.includes(name)) return ok(name)
  // A cell with a list of answers takes those spellings only: 有/无 for 是/否, 汉 for 汉族.
  const same = options.filter(
    (option) => (type === 'boolean' ? readYesNo(option) : readCode(question, option)) === value,
  )
  if (same.length === 1) return ok(same[0]!)
  return fail(dictionaryProblems['no-option-fits']({ question: question.name['zh-CN'] }))
}

function renderNumber({ question, value, render, field }: Full): Result<Value> {
  if (render !== 'plain') return misfit(question, render)
  const from = question.measureUnit
  const to = field.measureUnit ?? from
  const text = from === undefined || to === undefined ? String(value) : convertUnit(String(value), from, to)
  if (text === undefined) {
    return fail(
      dictionaryProblems['unit-unknown']({ question: question.name['zh-CN'], from: from ?? '', to: to ?? '' }),
    )
  }
  const digits = text.replace(/^-?0*|\./g, '').length
  return ok(digits > 15 ? text : Number(text))
}

function dateText(text: string, render: Renderer): string | undefined {
  const day = parseDay(text)
  if (!day) return undefined
  const [year, month, date] = dayParts(day)
  switch (render) {
    case 'plain':
    case 'date-dashes':
      return day
    case 'date-chinese':
      return `${year}年${month}月${date}日`
    case 'date-dots':
      return day.replaceAll('-', '.')
    case 'date-slashes':
      return `${year}/${month}/${date}`
    case 'date-digits':
      return day.replaceAll('-', '')
    default:
      return monthText(day, render)
  }
}

/** `day` is a day or a month `YYYY-MM`. */
function monthText(day: string, render: Renderer): string | undefined {
  const month = day.slice(0, 7)
  switch (render) {
    case 'year-month':
      return `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`
    case 'year-month-dashes':
      return month
    case 'year-month-dots':
      return month.replace('-', '.')
    case 'year-month-digits':
      return month.replace('-', '')
    case 'year':
      return month.slice(0, 4)
    default:
      return undefined
  }
}

function plainText(text: string, render: Renderer): string | undefined {
  if (render === 'plain') return text
  // First six digits are the region of issue, the last four tell bearers apart; the birth day between them is hidden.
  if (render === 'id-masked')
    return /^.{17,18}$/u.test(text) ? `${text.slice(0, 6)}********${text.slice(14)}` : undefined
  // The tail alone tells two bearers of one birth day and region apart: without it the number finds nobody.
  if (render === 'id-masked-tail') return /^.{17,18}$/u.test(text) ? `${text.slice(0, 14)}****` : undefined
  return /^\d{4}-\d{2}$/.test(text) ? monthText(text, render) : undefined
}
