// D21: a county's own dictionary 本县词典: questions and synonyms it added, in an id range and under a key prefix of its own.
import { z } from 'zod'
import { Question } from './question.ts'

/** Ids below are the product's own, for good. */
export const firstOwnId = 100_000

/** The head of a dictionary file. */
export const OwnHead = z.strictObject({
  /** Second part of every key: `person.PREFIX.property`. */
  prefix: z.string().regex(/^[a-z][a-z0-9]{1,11}$/),
  /** Whose dictionary it is, for people: 青山县. */
  name: z.string().min(1),
  /** First and last id it may use. */
  ids: z.tuple([z.int().min(firstOwnId).max(999_999), z.int().max(999_999)]).refine(([first, last]) => first <= last),
})
export type OwnHead = z.infer<typeof OwnHead>

/** A question as the file writes it: its kind of subject stands in its key, and who may see it is stated. */
export const OwnQuestion = Question.omit({ subject: true })

/** Labels that this county's forms print for questions of the product, by key. */
export const OwnSynonyms = z.array(z.string().min(1)).min(1)

export const Own = z.strictObject({
  ...OwnHead.shape,
  questions: z.array(Question),
  synonyms: z.record(z.string(), OwnSynonyms),
})
export type Own = z.infer<typeof Own>

/** One entry of a file with the row it stands in, for telling people where. */
export type Placed<T = unknown> = { row: number; value: T }

/** What stands in a file, before any of it is believed. */
export type OwnFile = {
  head: unknown
  questions: Placed[]
  synonyms: (Placed & { key: string })[]
}
