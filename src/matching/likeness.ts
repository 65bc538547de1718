// M9: likeness of two labels by their character pairs; only ever orders suggestions.

/** Counts of a text's character pairs with marked ends, and their length as a vector. */
export type Pairs = { counts: ReadonlyMap<string, number>; length: number }

/** A label is a few words; what a hostile cell says after that does not make it more alike. */
const longest = 64

export function pairsOf(text: string): Pairs {
  const counts = new Map<string, number>()
  const characters = ['^', ...text.slice(0, longest).replace('?', ''), '$']
  for (let index = 1; index < characters.length; index++) {
    const pair = characters[index - 1]! + characters[index]!
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return { counts, length: Math.sqrt([...counts.values()].reduce((sum, count) => sum + count * count, 0)) }
}

/** Cosine of two texts' pairs: 0 for nothing shared, 1 for the same text. */
export function likeness(a: Pairs, b: Pairs): number {
  let shared = 0
  for (const [pair, count] of a.counts) shared += count * (b.counts.get(pair) ?? 0)
  return shared === 0 ? 0 : shared / (a.length * b.length)
}
