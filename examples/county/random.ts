// Example county: chance that depends on the seed alone, so that the same seed gives the same files on every machine.

export type Chance = {
  /** Whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number
  yes: (probability: number) => boolean
  pick: <T>(from: readonly T[]) => T
  /** `count` different ones, in the order they were drawn; all of them when there are fewer. */
  some: <T>(from: readonly T[], count: number) => T[]
}

/** Streams of different names are independent: a village stays the same when the county grows. */
export function chance(seed: string): Chance {
  const next = mulberry32(hash(seed))
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const some = <T>(from: readonly T[], count: number): T[] => {
    const rest = [...from]
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(between(0, rest.length - 1), 1)[0]!)
  }
  return {
    between,
    some,
    yes: (probability) => next() < probability,
    pick: (from) => from[between(0, from.length - 1)]!,
  }
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}

/** Tommy Ettinger's mulberry32, public domain; 0 to 1. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
