// D26: what waits for a person: the fields that one decision answers, and what the matcher suggests for them.
import type { Reason } from '../matching/compare.ts'
import type { Tier } from '../matching/propose.ts'
import type { Relation } from '../matching/relations.ts'
import type { Veto } from '../matching/vetoes.ts'

/** A field waiting for a person, in one form. `template` is its content hash, `form` its name, `field` a field key. */
export type ReviewPlace = {
  template: string
  form: string
  issuer: string
  field: string
  cell: string
  headerPath: string[]
}

/** `answer`: a question's key or `demand.unit` and its like. */
export type ReviewSuggestion = {
  answer: string
  relation: Relation
  score: number
  reasons: Reason[]
  vetoes: Veto[]
}

export type ReviewItem = {
  /** The same over runs while the item is the same: its alias key where there is one, else `template!field`; 12 hex digits of its hash for people. */
  id: string
  key: string | undefined
  /** Last of the header path as printed. */
  label: string
  /** One decision answers all of them; the first is the one shown. */
  places: ReviewPlace[]
  tier: Exclude<Tier, 'auto'>
  /** At most five. */
  suggestions: ReviewSuggestion[]
  /** Another field of the same words was answered for, or waits with, another subject or role. */
  isWhose: boolean
  /** Probability 0 to 1, copies and times a year, minutes per copy, seconds of a person; `rank` orders the queue, highest first. */
  worth: {
    probability: number
    copies: number
    timesAYear: number
    minutes: number
    seconds: number
    rank: number
  }
}
