// Baselines of matching.md section 8, kept beside our own figures: A edit distance, B TF-IDF over characters and pairs of them.

/** A: 1 - Levenshtein / longer length, on labels reduced to letters and digits. */
export function editLikeness(a: string, b: string): number {
  const [one, other] = [plain(a), plain(b)]
  const longer = Math.max(one.length, other.length)
  return longer === 0 ? 0 : 1 - editDistance(one, other) / longer
}

const plain = (label: string): string =>
  label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let across = 1; across <= a.length; across++) {
    const next = [across]
    for (let down = 1; down <= b.length; down++) {
      const changed = row[down - 1]! + (a[across - 1] === b[down - 1] ? 0 : 1)
      next.push(Math.min(changed, row[down]! + 1, next[down - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}

export type Vector = ReadonlyMap<string, number>

/** B: vectors of unit length over characters and pairs with end marks, each weighted by ln(1 + N/df) of these labels. */
export function tfIdf(labels: readonly string[]): (label: string) => Vector {
  const frequency = new Map<string, number>()
  for (const label of labels)
    for (const part of new Set(partsOf(label))) frequency.set(part, (frequency.get(part) ?? 0) + 1)
  return (label) => {
    const weights = new Map<string, number>()
    for (const part of partsOf(label)) {
      const weight = Math.log(1 + labels.length / (frequency.get(part) ?? 1))
      weights.set(part, (weights.get(part) ?? 0) + weight)
    }
    const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight ** 2, 0))
    return new Map([...weights].map(([part, weight]) => [part, weight / length]))
  }
}

function partsOf(label: string): string[] {
  const characters = ['^', ...plain(label), '$']
  return [...characters.slice(1, -1), ...characters.slice(1).map((character, index) => characters[index]! + character)]
}

export function cosine(a: Vector, b: Vector): number {
  let sum = 0
  for (const [part, weight] of a) sum += weight * (b.get(part) ?? 0)
  return sum
}
