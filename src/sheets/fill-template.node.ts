// S16 S17: the same template is filled for every village: it is compiled once per process, and its long lists are streamed.
import { ok, type Result } from '../kernel/result.ts'
import { type CompiledWorkbook, compileWorkbook, fillCompiled, learnedFor } from './compile.node.ts'
import { writesByRow } from './fill-form.ts'
import { areAllRuled, type Filled } from './fill-prepared.node.ts'
import type { SheetEdit } from './grid.ts'
import { contentHash } from './hash.node.ts'
import type { FillOptions } from './open-workbook.node.ts'
import { streamFill } from './stream-fill.node.ts'

/** Compiled templates by the content of the file; the one used longest ago goes first. */
const kept = new Map<string, CompiledWorkbook>()
/** More than a township's departments send in a year; each takes some hundred kilobytes. */
const mostKept = 64

function compiledOnce(bytes: Uint8Array, options: FillOptions): Result<CompiledWorkbook> {
  const key = JSON.stringify([contentHash(bytes), options])
  const known = kept.get(key)
  const compiled = known ? ok(known) : compileWorkbook(bytes, options)
  if (!compiled.ok) return compiled
  kept.delete(key)
  kept.set(key, compiled.value)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
  return compiled
}

/** Rows from which a sheet is written piece by piece (design note on sheets, section 3.3). */
export const longList = 5000

/** `fillWorkbook` for a template that is filled again and again, and for lists of any length. */
export async function fillTemplate(
  bytes: Uint8Array,
  edits: readonly SheetEdit[],
  options: FillOptions = {},
): Promise<Result<Filled>> {
  const compiled = compiledOnce(bytes, options)
  if (!compiled.ok) return compiled
  const inserted = edits.flatMap(({ insertions }) => insertions).reduce((sum, { count }) => sum + count, 0)
  const learned = inserted < longList ? undefined : learnedFor(compiled.value, edits)
  // Lines are borrowed in a sheet that is written already.
  const isStreamed = learned && areAllRuled({ book: compiled.value.book, ...learned }, edits)
  if (!isStreamed) return fillCompiled(compiled.value, edits)
  const streamed = edits.map(({ writes, ...edit }) => ({
    ...edit,
    rows: writesByRow(writes).map(([row, cells]) => ({ row, writes: cells })),
  }))
  const pieces: Uint8Array[] = []
  const filled = await streamFill(compiled.value, streamed, (piece) => void pieces.push(piece))
  return filled.ok ? ok({ bytes: Buffer.concat(pieces), skipped: filled.value.skipped }) : filled
}
