// F1: where a question's answer lives: in a column of its own, in the birth day or sex every person has, or in other rows.
import { columnOf, type Question, type SubjectKind } from '../dictionary/question.ts'

/** A column triple: value `stem`, state `stem_s`, day `stem_at`. */
export type ColumnPlace = { by: 'column'; kind: SubjectKind; stem: string; question: Question }

/** Computed when read from another answer of the same subject, which has the column. */
export type ComputedPlace = {
  by: 'age' | 'year-month' | 'year' | 'area'
  kind: SubjectKind
  stem: string
  of: ColumnPlace
  question: Question
}

export type Place =
  | ColumnPlace
  | ComputedPlace
  /** The household's head's answer to a question of persons. */
  | { by: 'head'; kind: 'household'; of: ColumnPlace; question: Question }
  | { by: 'members'; kind: 'household'; question: Question }

export type Places = {
  /** Undefined for a key the dictionary does not hold. */
  of: (key: string) => Place | undefined
  /** Questions that get a column, in id order. */
  columns: readonly ColumnPlace[]
  byStem: ReadonlyMap<string, ColumnPlace>
}

/** Throws when the dictionary derives a question from something that cannot be derived that way: a bug of the catalogue. */
export function placesOf(questions: readonly Question[]): Places {
  const byKey = new Map(questions.map((question) => [question.key, question]))
  const places = new Map<string, Place>()
  for (const question of questions) places.set(question.key, placeOf(question, byKey))
  const columns = [...places.values()].filter((place) => place.by === 'column')
  return { of: (key) => places.get(key), columns, byStem: new Map(columns.map((place) => [place.stem, place])) }
}

/** What is asked where the answer at `place` is not known: a computed one at its source. */
export const sourceQuestion = (place: Place): Question => ('of' in place ? place.of.question : place.question)

type Questions = ReadonlyMap<string, Question>

function placeOf(question: Question, byKey: Questions): Place {
  const { derivedFrom, subject } = question
  if (!derivedFrom) return { by: 'column', kind: subject, stem: columnOf(question), question }
  const { by } = derivedFrom
  if (by === 'members' && subject === 'household') return { by, kind: subject, question }
  if (by === 'head' && subject === 'household')
    return { by, kind: subject, of: columnAt(question, 'person', byKey), question }
  // Every person has these two, from the number or as stated by who has none.
  if (by === 'birth-date' && subject === 'person') return { by: 'column', kind: subject, stem: 'born', question }
  if (by === 'sex' && subject === 'person') return { by: 'column', kind: subject, stem: 'sex', question }
  if (by === 'age' || by === 'year-month' || by === 'year' || by === 'area') {
    const of = columnAt(question, subject, byKey)
    if (by === 'area' ? of.question.type === 'text' : of.question.type === 'date')
      return { by, kind: subject, stem: of.stem, of, question }
  }
  throw new Error(`${question.key}: cannot be derived by ${by} for a ${subject}`)
}

/** The column the question is computed or taken from. */
function columnAt({ key, derivedFrom }: Question, kind: SubjectKind, byKey: Questions): ColumnPlace {
  const source = byKey.get(derivedFrom!.question)
  const place = source?.subject === kind ? placeOf(source, byKey) : undefined
  if (place?.by !== 'column') throw new Error(`${key}: ${derivedFrom!.question} has no column to derive from`)
  return place
}
