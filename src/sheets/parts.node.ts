// S5: which parts of a workbook differ is said by comparing their content, not how it was packed.
import type { Limits } from './limits.ts'
import { withLimits } from './limits.ts'
import { findEntry, inflateEntry, openZip, type Zip } from './zip.node.ts'

/**
 * Names of zip parts whose uncompressed bytes differ, or that only one of the two files has, sorted.
 * Throws when either is not a zip this room can read: callers compare files they have just read or written.
 */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const limits = withLimits()
  const [old, fresh] = [openOrThrow(before, limits), openOrThrow(after, limits)]
  const names = new Set([...old.entries, ...fresh.entries].map((entry) => entry.name))
  return [...names].filter((name) => differs(name, old, fresh)).toSorted()
}

function openOrThrow(bytes: Uint8Array, limits: Limits): Zip {
  const opened = openZip(bytes, { name: 'workbook', limits })
  if (!opened.ok) throw new TypeError(opened.problem.code)
  return opened.value
}

function differs(name: string, old: Zip, fresh: Zip): boolean {
  const [a, b] = [findEntry(old, name), findEntry(fresh, name)]
  if (!a || !b || a.size !== b.size || a.crc !== b.crc) return true
  if (a.method === b.method && Buffer.compare(a.packed, b.packed) === 0) return false
  const [left, right] = [inflateEntry(old, a), inflateEntry(fresh, b)]
  return !left.ok || !right.ok || Buffer.compare(left.value, right.value) !== 0
}
