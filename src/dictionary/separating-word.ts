// D31: a separating word 区分词 is proposed where a person called two things different that one word tells apart; a person approves it.
export const wordStates = ['proposed', 'approved', 'refused'] as const
export type WordState = (typeof wordStates)[number]

/** The word with where it was met: the label of the field, and the question that field does not ask. */
export type NewWord = { word: string; label: string; answer: string; template: string; field: string }

export type SeparatingWord = NewWord & {
  state: WordState
  /** Instants, ISO 8601; undefined until somebody decides. */
  proposedBy: string
  proposedAt: string
  decidedBy: string | undefined
  decidedAt: string | undefined
}
