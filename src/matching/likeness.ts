// M9: likeness of two labels by their characters and pairs of them, rare ones weighing most; only ever orders suggestions.

/** How often each character and each pair of neighbours, ends marked, stands in a text. */
export type Parts = ReadonlyMap<string, number>

/** A label is a few words; what a hostile cell says after that does not make it more alike. */
const longest = 64

export function partsOf(text: string): Parts {
  const counts = new Map<string, number>()
  const characters = ['^', ...text.slice(0, longest).replace('?', ''), '$']
  const add = (part: string) => counts.set(part, (counts.get(part) ?? 0) + 1)
  for (let index = 1; index < characters.length; index++) {
    add(characters[index - 1]! + characters[index]!)
    if (index < characters.length - 1) add(characters[index]!)
  }
  return counts
}

/** Weight of a part among the labels compared. */
export type Weigh = (part: string) => number

/** Cosine of `asked` to other texts: 0 for nothing shared, 1 for the same text. */
export function likenessTo(asked: Parts, weigh: Weigh): (other: Parts) => number {
  const weights = new Map([...asked].map(([part, count]) => [part, count * weigh(part)]))
  const own = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0))
  return (other) => {
    let [shared, square] = [0, 0]
    for (const [part, count] of other) {
      const weight = count * weigh(part)
      square += weight * weight
      shared += weight * (weights.get(part) ?? 0)
    }
    return shared === 0 ? 0 : shared / (own * Math.sqrt(square))
  }
}
