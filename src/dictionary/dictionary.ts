// D22: the dictionary in force: the product's questions with the county's own and its synonyms, the same for everything that asks.
import type { Look } from './check-definition.ts'
import type { Own } from './own.ts'
import type { Question } from './question.ts'

export type Dictionary = {
  /** In id order. */
  questions: readonly Question[]
  look: Look
}

export function dictionaryOf(catalogue: readonly Question[], owns: readonly Own[]): Dictionary {
  const added = new Map<string, string[]>()
  for (const { synonyms } of owns)
    for (const [key, labels] of Object.entries(synonyms)) added.set(key, [...(added.get(key) ?? []), ...labels])
  const questions = [...catalogue, ...owns.flatMap((own) => own.questions)]
    .map((question) => {
      const more = added.get(question.key)
      return more ? { ...question, synonyms: [...question.synonyms, ...more] } : question
    })
    .toSorted((a, b) => a.id - b.id)
  const byKey = new Map(questions.map((question) => [question.key, question]))
  return { questions, look: (key) => byKey.get(key) }
}
