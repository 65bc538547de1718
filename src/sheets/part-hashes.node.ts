// S26: parts are compared by their content; the order, the packing and the dates of a zip say nothing about a workbook.
import { ok, type Result } from '../kernel/result.ts'
import { contentHash } from './hash.node.ts'
import { ledgerLimits } from './limits.ts'
import { openPackage } from './package.node.ts'
import { inflateEntry } from './zip.node.ts'

/** SHA-256 of every part of an .xlsx by its name, but for the part of the sheet `without`. */
export function partHashes(
  bytes: Uint8Array,
  { name, without }: { name: string; without: string },
): Result<Record<string, string>> {
  const opened = openPackage(bytes, { name, limits: ledgerLimits })
  if (!opened.ok) return opened
  const { zip, sheets } = opened.value
  const left = sheets.find((sheet) => sheet.name === without && sheet.state !== 'visible')?.part
  const hashes = new Map<string, string>()
  for (const entry of zip.entries) {
    if (entry.name === left) continue
    const content = inflateEntry(zip, entry)
    if (!content.ok) return content
    hashes.set(entry.name, contentHash(content.value))
  }
  return ok(Object.fromEntries(hashes))
}
