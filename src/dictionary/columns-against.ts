// F15: columns whose values speak against the question they are said to answer, each with the weightiest reason.
import type { Candidate } from '../matching/candidate.ts'
import { type ValueEvidence, type ValueObjection, valueObjections } from '../matching/value-evidence.ts'
import type { Attachment } from './attachment.ts'

export type ColumnAgainst = ValueObjection & {
  field: string
  question: string
  /** Whether a person said of this very field what it asks: then it stays, and the person is told. */
  isConfirmed: boolean
}

type Input = {
  attachments: readonly Attachment[]
  /** By field key. */
  evidence: ReadonlyMap<string, ValueEvidence>
  candidates: readonly Candidate[]
}

/** Fewer people than this differ because somebody was corrected; a person who said what the column asks is not bothered. */
const fewestTold = 3

/** In the order of the attachments; columns without values are not among them. */
export function columnsAgainst({ attachments, evidence, candidates }: Input): ColumnAgainst[] {
  const byAnswer = new Map(candidates.map((candidate) => [candidate.answer, candidate]))
  return attachments.flatMap(({ field, filling, by }): ColumnAgainst[] => {
    const values = evidence.get(field)
    const candidate = filling.from === 'question' ? byAnswer.get(filling.question) : undefined
    if (!values || !candidate) return []
    const isConfirmed = by === 'confirmation'
    const [worst] = valueObjections(values, candidate)
      .filter(({ of }) => !isConfirmed || of >= fewestTold)
      .toSorted((a, b) => b.against / b.of - a.against / a.of || telling(b) - telling(a))
    return worst ? [{ ...worst, field, question: candidate.answer, isConfirmed }] : []
  })
}

/** Numbers that fail their check are not written as numbers are either: the check says more. */
const telling = ({ veto }: ValueObjection): number => Number(veto === 'values-fail-check')
