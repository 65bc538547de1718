// F1: the dictionary as this room uses it: where each question's answers lie, and how a code is told from what people write.
import type { Question } from '../dictionary/question.ts'
import type { CodeLookup } from '../dictionary/read-value.ts'
import { type Places, placesOf } from './place.ts'

export type Asking = { places: Places; codes: CodeLookup }

export const askingOf = (questions: readonly Question[], codes: CodeLookup): Asking => ({
  places: placesOf(questions),
  codes,
})
