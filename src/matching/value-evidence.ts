// M13: values that speak against a question veto it and say so; values that agree attach nothing.
import type { Candidate } from './candidate.ts'
import type { Slots } from './slots.ts'
import { columnOfValues, type ValueFormat } from './values.ts'
import type { Veto } from './vetoes.ts'

export type ValueEvidence = {
  /** What the field's column holds, as printed. */
  values: readonly string[]
  /** For the same person or household: what the field says and what the question's fact says. */
  pairs?: readonly (readonly [asked: string, known: string])[]
}

/** One answer in ten may be stale or mistyped; more is another question. */
const allowed = 0.1

const formats: Readonly<Record<string, readonly ValueFormat[]>> = {
  'id-number': ['id-number'],
  phone: ['phone'],
  mobile: ['phone'],
  'birth-date': ['date'],
  'birth-month': ['year-month', 'date'],
}
const formatsOf: Partial<Record<Slots['representation'], readonly ValueFormat[]>> = {
  number: ['number'],
  date: ['date', 'year-month'],
  boolean: ['yes-no'],
}

/** Vetoes of a candidate by what the field's column holds; none where it holds nothing. */
export function valueVetoes({ values, pairs = [] }: ValueEvidence, candidate: Candidate): Veto[] {
  const found: Veto[] = []
  const column = columnOfValues(values)
  const { property, representation } = candidate.spellings[0]!
  const wanted = formats[property] ?? formatsOf[representation]
  if (column.format !== undefined && wanted && !wanted.includes(column.format)) found.push('values-other-format')
  if (property === 'id-number' && column.failedChecks > column.count * allowed) found.push('values-fail-check')
  if (candidate.representations.has('choice')) {
    const unread = [...column.answers].filter((answer) => !candidate.accepts(answer)).length
    if (unread > column.answers.size * allowed) found.push('values-not-in-list')
  }
  const differing = pairs.filter(([asked, known]) => asked.trim() !== known.trim()).length
  if (differing > pairs.length * allowed) found.push('values-differ')
  return found
}
