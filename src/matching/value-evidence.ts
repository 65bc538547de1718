// M13: values that speak against a question veto it and say so; values that agree attach nothing.
import type { Candidate } from './candidate.ts'
import type { Slots } from './slots.ts'
import { columnOfValues, hasFormat, saidValues, type ValueFormat } from './values.ts'
import type { Veto } from './vetoes.ts'

export type ValueEvidence = {
  /** What the field's column holds, as printed. */
  values: readonly string[]
  /** For the same person or household: what the field says and what the question's fact says. */
  pairs?: readonly (readonly [asked: string, known: string])[]
  /** The same already counted, where the facts are compared in the database. */
  agreement?: { compared: number; differing: number }
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

/** One way in which a column speaks against a question: `against` values (or people) of `of` that were looked at. */
export type ValueObjection = { veto: ValueVeto; against: number; of: number }
export type ValueVeto = Extract<Veto, `values-${string}`>

/** Vetoes of a candidate by what the field's column holds; none where it holds nothing. */
export const valueVetoes = (evidence: ValueEvidence, candidate: Candidate): Veto[] =>
  valueObjections(evidence, candidate).map(({ veto }) => veto)

/** The same with how many values speak against it; never which. */
export function valueObjections(evidence: ValueEvidence, candidate: Candidate): ValueObjection[] {
  const found: ValueObjection[] = []
  const said = saidValues(evidence.values)
  const column = columnOfValues(said)
  const { property, representation } = candidate.spellings[0]!
  const wanted = formats[property] ?? formatsOf[representation]
  // Some texts have two formats: 120000 is a number and looks like the code of a county.
  const other = wanted ? said.filter((value) => !hasFormat(value, wanted)).length : 0
  if (other > column.count * allowed) found.push({ veto: 'values-other-format', against: other, of: column.count })
  if (property === 'id-number' && column.failedChecks > column.count * allowed)
    found.push({ veto: 'values-fail-check', against: column.failedChecks, of: column.count })
  if (candidate.representations.has('choice')) {
    const against = [...column.answers].filter((answer) => !candidate.accepts(answer)).length
    if (against > column.answers.size * allowed)
      found.push({ veto: 'values-not-in-list', against, of: column.answers.size })
  }
  const { compared, differing } = agreementOf(evidence)
  if (differing > compared * allowed) found.push({ veto: 'values-differ', against: differing, of: compared })
  return found
}

const agreementOf = ({ pairs = [], agreement }: ValueEvidence) =>
  agreement ?? {
    compared: pairs.length,
    differing: pairs.filter(([asked, known]) => asked.trim() !== known.trim()).length,
  }
