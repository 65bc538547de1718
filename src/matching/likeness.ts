// M9: likeness of two labels by their character pairs; only ever orders suggestions.
const pairsOf = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  const characters = ['^', ...text.replace('?', ''), '$']
  for (let index = 1; index < characters.length; index++) {
    const pair = characters[index - 1]! + characters[index]!
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

/** Cosine of the counts of character pairs, ends marked: 0 for nothing shared, 1 for the same text. */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)]
  let shared = 0
  for (const [pair, count] of left) shared += count * (right.get(pair) ?? 0)
  return shared === 0 ? 0 : shared / Math.sqrt(squares(left) * squares(right))
}

const squares = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count * count, 0)
