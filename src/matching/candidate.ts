// M6: a candidate is a question as the matcher sees it: its own slots, and the other labels that forms print for it.
import type { Slots } from './slots.ts'
import type { Spelling } from './spell.ts'

export type Candidate = {
  /** Answer key: a question's key, or `demand.unit` and its like. */
  answer: string
  subject: Slots['subject']
  role: string
  /** Slots of its name first, then of each synonym. */
  spellings: readonly Spelling[]
  /** Representations of a cell that can hold its value. */
  representations: ReadonlySet<Slots['representation']>
  measureUnit: string
  /** Units its value can be converted from and to. */
  convertible: ReadonlySet<string>
  /** Whether a printed option is one of its values; a candidate without options accepts none. */
  accepts: (option: string) => boolean
}
