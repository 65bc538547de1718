// M1: what a field asks, cut into slots; two fields ask the same only when every slot agrees. "unknown" is a value of its own.
export const unknown = 'unknown'

/** Begins the issuer of an identifier that is known by its form's owner only. */
export const ofOwner = 'of:'

/** What entity the fact is about. */
export type SubjectSlot =
  | 'person'
  | 'household'
  | 'area'
  | 'place'
  | 'organisation'
  | 'event'
  | 'vehicle'
  | 'demand'
  | typeof unknown

export type Slots = {
  subject: SubjectSlot
  /** Which one of them: `self`, `head` 户主, `head spouse` 户主配偶, `~养路员` for one known by these words only; `unknown` for "whose?". */
  role: string
  /** Concept of the lexicon, or `unknown`: then only the text itself can agree. */
  property: string
  /** Label without notes, roles and time words; a leading `?` marks 是否/有无. */
  text: string
  /** Sorted. `under:某某` is a header above that we cannot read, `note:某某` a bracket that we cannot read. */
  qualifiers: readonly string[]
  /** `none` or a time scope: year-start, year-end, last-year ... */
  period: string
  polarity: 'none' | 'positive' | 'negative' | typeof unknown
  /** Printed unit in its plain spelling, `none` without one. */
  measureUnit: string
  representation: 'text' | 'number' | 'date' | 'id-number' | 'phone' | 'boolean' | 'choice'
  options: readonly string[]
  /** Who gives an identifier; `none` for what is no identifier, `of:owner` for one that only the owner of the form can tell. */
  issuer: string
  /** Why a slot is unknown, and what kind of place this is. */
  doubts: readonly Doubt[]
}

/** `whose`: a bare number or phone beside somebody else's name. `figure`: a cell of a table of counts. `generic`: 备注 and the like, 地址 without saying which. */
export type Doubt = 'whose' | 'figure' | 'generic' | 'subject-weak' | 'several-labels'
