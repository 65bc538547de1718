// M15: where an operator has named a service of embeddings, it orders what a person picks from, and nothing else: no tier, no veto, no answer changes.
import { ok, type Result } from '../kernel/result.ts'
import type { Proposal, Suggestion } from './propose.ts'

/** A vector for each text, in their order, all of one length. */
export type Embed = (texts: readonly string[]) => Promise<Result<number[][]>>

export type RankInput = {
  /** Label of the field, by the key of its proposal. */
  proposals: ReadonlyMap<string, Proposal>
  labelOf: (field: string) => string
  /** What the question is called. */
  nameOf: (answer: string) => string
  embed: Embed
}

/** The same proposals with the suggestions of what must be picked in the order of meaning. Fails as the service fails. */
export async function rankByMeaning({
  proposals,
  labelOf,
  nameOf,
  embed,
}: RankInput): Promise<Result<Map<string, Proposal>>> {
  const picks = [...proposals].filter(([, { tier, suggestions }]) => tier === 'pick' && suggestions.length > 1)
  const texts = [
    ...new Set(
      picks.flatMap(([field, { suggestions }]) => [labelOf(field), ...suggestions.map(({ answer }) => nameOf(answer))]),
    ),
  ]
  if (texts.length === 0) return ok(new Map(proposals))
  const embedded = await embed(texts)
  if (!embedded.ok) return embedded
  const vectors = new Map(texts.map((text, at) => [text, embedded.value[at]!]))
  const ranked = new Map(proposals)
  for (const [field, proposal] of picks) {
    const own = vectors.get(labelOf(field))!
    const near = (one: Suggestion) => cosine(own, vectors.get(nameOf(one.answer))!)
    const suggestions = proposal.suggestions
      .toSorted((a, b) => near(b) - near(a))
      .map((one): Suggestion => ({ ...one, reasons: [...one.reasons, 'alike-meaning'] }))
    ranked.set(field, { ...proposal, suggestions })
  }
  return ok(ranked)
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0)
  const lengths = Math.sqrt(dot(a, a) * dot(b, b))
  return lengths === 0 ? 0 : dot(a, b) / lengths
}
