// F1: where a question's answer lives: in a column of its own, in the birth day or sex every person has, or in other rows.
import { columnOf, type Question, type SubjectKind } from '../dictionary/question.ts'

/** A column triple: value `stem`, state `stem_s`, day `stem_at`. */
export type ColumnPlace = { by: 'column'; kind: SubjectKind; stem: string; question: Question }

export type Place =
  | ColumnPlace
  /** Computed from the person's birth day. */
  | { by: 'age' | 'year-month'; kind: 'person'; stem: 'born'; question: Question }
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

function placeOf(question: Question, byKey: ReadonlyMap<string, Question>): Place {
  const { derivedFrom, subject } = question
  if (!derivedFrom) return { by: 'column', kind: subject, stem: columnOf(question), question }
  if (derivedFrom.by === 'members' && subject === 'household') return { by: 'members', kind: 'household', question }
  if (derivedFrom.by === 'head' && subject === 'household') {
    const source = byKey.get(derivedFrom.question)
    if (source?.subject !== 'person' || source.derivedFrom) throw new Error(`${question.key}: no such head's answer`)
    const of: ColumnPlace = { by: 'column', kind: 'person', stem: columnOf(source), question: source }
    return { by: 'head', kind: 'household', of, question }
  }
  if (subject === 'person') {
    if (derivedFrom.by === 'birth-date') return { by: 'column', kind: 'person', stem: 'born', question }
    if (derivedFrom.by === 'sex') return { by: 'column', kind: 'person', stem: 'sex', question }
    if (derivedFrom.by === 'age' || derivedFrom.by === 'year-month') {
      return { by: derivedFrom.by, kind: 'person', stem: 'born', question }
    }
  }
  throw new Error(`${question.key}: cannot be derived by ${derivedFrom.by} for a ${subject}`)
}
