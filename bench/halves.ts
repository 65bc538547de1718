// Families are split into a half that detection is developed on and one it is not, so that every kind can be judged on both.
import { contentHash } from '../src/sheets/hash.node.ts'
import { fieldKinds } from '../src/templates/field.ts'
import type { GoldSheet, Half } from './gold.ts'

/** Fewer places of a kind than this are reported, not judged. */
export const fewest = 30
const starts = 60

type Counts = Record<string, number>

/**
 * The half of each family. `fixed`: families that were given one before keep it: what was developed on stays developed on.
 * The same families give the same halves: local search from many starts that follow from the names alone.
 */
export function splitFamilies(sheets: readonly GoldSheet[], fixed: Record<string, Half>): Record<string, Half> {
  const counts = new Map<string, Counts>()
  for (const { family, places } of sheets) {
    const own = counts.get(family) ?? {}
    for (const { kind } of places) own[kind] = (own[kind] ?? 0) + 1
    counts.set(family, own)
  }
  const families = [...counts.keys()].toSorted()
  const free = families.filter((family) => !fixed[family])
  let best: { halves: Record<string, Half>; cost: number } | undefined
  for (let start = 0; start < starts; start++) {
    const halves = Object.fromEntries(families.map((family) => [family, fixed[family] ?? coin(`${start} ${family}`)]))
    const cost = improve(halves, free, counts)
    if (!best || cost < best.cost) best = { halves, cost }
  }
  return best?.halves ?? {}
}

const coin = (text: string): Half => (Number.parseInt(contentHash(text).slice(0, 2), 16) % 2 === 0 ? 'dev' : 'unseen')

const other = (half: Half): Half => (half === 'dev' ? 'unseen' : 'dev')

/** Moves families, one or a pair at a time, while that lowers the cost; returns the cost reached. */
function improve(halves: Record<string, Half>, free: readonly string[], counts: ReadonlyMap<string, Counts>): number {
  let cost = costOf(halves, counts)
  for (let moved = true; moved;) {
    moved = false
    for (const [index, one] of free.entries()) {
      for (const group of [[one], ...free.slice(index + 1).map((two) => [one, two])]) {
        for (const family of group) halves[family] = other(halves[family]!)
        const next = costOf(halves, counts)
        if (next < cost) [cost, moved] = [next, true]
        else for (const family of group) halves[family] = other(halves[family]!)
      }
    }
  }
  return cost
}

/** A kind that could have enough places in both halves and has not weighs most; then how unequal the halves are, in each kind and in families. */
function costOf(halves: Record<string, Half>, counts: ReadonlyMap<string, Counts>): number {
  const of = (half: Half, kind: string) =>
    [...counts].reduce((sum, [family, own]) => sum + (halves[family] === half ? (own[kind] ?? 0) : 0), 0)
  const byKind = fieldKinds.map((kind) => {
    const [dev, unseen] = [of('dev', kind), of('unseen', kind)]
    const reachable = Math.min(fewest, Math.floor((dev + unseen) / 2))
    return Math.max(0, reachable - Math.min(dev, unseen)) * 10 + Math.abs(dev - unseen) / Math.max(1, dev + unseen)
  })
  const devFamilies = [...counts.keys()].filter((family) => halves[family] === 'dev').length
  return (
    byKind.reduce((sum, part) => sum + part, 0) + Math.abs(2 * devFamilies - counts.size) / Math.max(1, counts.size)
  )
}
