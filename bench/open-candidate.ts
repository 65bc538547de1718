// bench matching: a question of which only a field is known: no types of answers, so any cell may hold one.
import type { Candidate } from '../src/matching/candidate.ts'
import type { Slots } from '../src/matching/slots.ts'
import { asSpelling } from '../src/matching/spell.ts'

const representations: Candidate['representations'] = new Set([
  'text',
  'number',
  'date',
  'id-number',
  'phone',
  'boolean',
  'choice',
])

/** The question `answer` as the field with these slots asks it. */
export const openCandidate = (answer: string, slots: Slots): Candidate => ({
  answer,
  subject: slots.subject,
  role: slots.role,
  spellings: [asSpelling(slots)],
  representations,
  measureUnit: slots.measureUnit,
  convertible: new Set(),
  accepts: () => true,
})
