// M6: a question's name and synonyms are read by the same reader as a form's labels, so that both speak of the same slots.
import { type Parts, partsOf } from './likeness.ts'
import { readPath } from './read-label.ts'
import type { Slots, SubjectSlot } from './slots.ts'
import { writingOf } from './writing.ts'

/** One label of a question, with what comparing it needs. `said`: a person said so, and no lexicon may weaken it. */
export type Spelling = Slots & { writing: string; parts: Parts; said?: true }

/** A field's own slots as one more label of the question a person gave it. */
export const asSpelling = (slots: Slots): Spelling => ({
  ...slots,
  writing: writingOf(slots.text),
  parts: partsOf(slots.text),
  said: true,
})

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
    writing: writingOf(text),
    qualifiers: [...new Set(qualifiers)].toSorted(),
    period,
    polarity,
    measureUnit,
    representation,
    options: [],
    issuer: property?.identifier ?? 'none',
    doubts: [],
    parts: partsOf(text),
  }
}
