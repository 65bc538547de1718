// D4: the dictionary's questions, one list with stable ids.
import { areaQuestions } from './catalogue-area.ts'
import { householdQuestions } from './catalogue-household.ts'
import { lifeQuestions } from './catalogue-person-life.ts'
import { personQuestions } from './catalogue-person.ts'
import { Question } from './question.ts'

/** In id order. Ids are never reused and never reordered: a new question takes the next free id of the whole list. */
export const catalogue: Question[] = [...personQuestions, ...lifeQuestions, ...householdQuestions, ...areaQuestions]
  .map((question) => Question.parse(question))
  .toSorted((a, b) => a.id - b.id)

const byKey = new Map(catalogue.map((question) => [question.key, question]))

export const questionOf = (key: string): Question | undefined => byKey.get(key)
