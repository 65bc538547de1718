// K2: a Problem has a stable code, a sentence and a next step in both languages, and never carries personal data.
import type { z } from 'zod'
import { fillSentence, type Language, languages } from './language.ts'

export type ProblemSentence = { message: string; do: string }
export type Problem = {
  code: string
  /** HTTP status, RFC 9457. */
  status: number
  details: Record<string, unknown>
  says: Record<Language, ProblemSentence>
}

type Rule = { status: number; details: z.ZodType<Record<string, unknown>>; retired?: true }
type Sentences = Record<Language, Record<string, ProblemSentence>>
type Catalogue<R extends Record<string, Rule>> = {
  readonly [code in keyof R]: (details: z.input<R[code]['details']>) => Problem
}
export type ProblemCatalogue = { room: string; rules: Record<string, Rule>; sentences: Sentences }

/** Every catalogue made by `problems`, for the test that holds codes, sentences and placeholders together. */
export const problemCatalogues: ProblemCatalogue[] = []

/** Declares a room's Problems: one function per code. Codes never change; a retired one stays, marked `retired`. */
export function problems<R extends Record<string, Rule>>(room: string, rules: R, sentences: Sentences): Catalogue<R> {
  problemCatalogues.push({ room, rules, sentences })
  const make = (code: string) => (details: Record<string, unknown>) =>
    problem({ room, code, rules, sentences }, details)
  return Object.fromEntries(Object.keys(rules).map((code) => [code, make(code)])) as unknown as Catalogue<R>
}

function problem(of: ProblemCatalogue & { code: string }, details: Record<string, unknown>): Problem {
  const code = `${of.room}/${of.code}`
  const say = (language: Language): ProblemSentence => {
    const sentence = of.sentences[language][code]
    if (!sentence) throw new Error(`no ${language} sentence for ${code}`)
    return { message: fillSentence(sentence.message, details), do: fillSentence(sentence.do, details) }
  }
  const says = Object.fromEntries(languages.map((language) => [language, say(language)])) as Problem['says']
  return { code, status: of.rules[of.code]!.status, details, says }
}
