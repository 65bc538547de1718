// The two baselines as rankers of names, beside the room's own in the same run.
import { type AskedColumn, columnRanker, type NamedColumn } from '../src/matching/rank-columns.ts'
import { cosine, editLikeness, tfIdf } from './baselines.ts'

export type Ranked = { position: number; score: number }[]
export type Ranker = (asked: AskedColumn) => Ranked

export const rankerNames = ['own', 'edit_distance', 'tf_idf'] as const

/** By names alone, except our own, which also sees values and the table. */
export function rankers(known: readonly NamedColumn[]): Record<(typeof rankerNames)[number], Ranker> {
  const vector = tfIdf(known.flatMap(({ names }) => names))
  const vectors = known.map(({ names }) => names.map(vector))
  return {
    own: columnRanker(known),
    edit_distance: ({ name }) =>
      ranked(known.map(({ names }) => Math.max(...names.map((other) => editLikeness(name, other))))),
    tf_idf: ({ name }) => {
      const own = vector(name)
      return ranked(vectors.map((others) => Math.max(...others.map((other) => cosine(own, other)))))
    },
  }
}

const ranked = (scores: readonly number[]): Ranked =>
  scores
    .map((score, position) => ({ position, score }))
    .toSorted((a, b) => b.score - a.score || a.position - b.position)
