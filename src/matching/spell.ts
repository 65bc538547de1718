// M6: a question's name and synonyms are read by the same reader as a form's labels, so that both speak of the same slots.
import { type Pairs, pairsOf } from './likeness.ts'
import { readPath } from './read-label.ts'
import type { Slots, SubjectSlot } from './slots.ts'

/** One label of a question, with what comparing it needs. */
export type Spelling = Slots & { pairs: Pairs }

export type SpellInput = {
  label: string
  /** Whose fact the question asks; it stands, whatever the label says. */
  subject: SubjectSlot
  role: string
  measureUnit: string
  representation: Slots['representation']
}

export function spell({ label, subject, role, measureUnit, representation }: SpellInput): Spelling {
  const { property, text, qualifiers, period, polarity } = readPath([label], '')
  return {
    subject,
    role,
    property: property?.key ?? 'unknown',
    text,
    qualifiers: [...new Set(qualifiers)].toSorted(),
    period,
    polarity,
    measureUnit,
    representation,
    options: [],
    issuer: property?.identifier ?? 'none',
    doubts: [],
    pairs: pairsOf(text),
  }
}
