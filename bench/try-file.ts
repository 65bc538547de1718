// One file of the corpus: taken in as the product takes it, filled in every place it proposes, and read again by another reader.
import { readFile } from 'node:fs/promises'
import { fillWorkbook } from '../src/sheets/fill.node.ts'
import { partsChangedElsewhere } from '../src/sheets/parts-elsewhere.node.ts'
import { contentHash } from '../src/sheets/hash.node.ts'
import { type Taken, takeTemplate } from '../src/templates/take-template.node.ts'
import { distinctFill } from './distinct-values.ts'
import { reread } from './reread.ts'

export type TriedFile = {
  file: string
  hash: string
  /** Code of the Problem it was refused with. */
  refused?: string
  /** What a bug said. */
  crashed?: string
  taken?: Taken
  filled?: FilledFile
}
export type FilledFile = {
  cells: number
  wrong: string[]
  /** Totals that leave out rows of their list. */
  totals: string[]
  /** Writes the engine left out and told: formulas, inner cells of merges. */
  skipped: number
  otherParts: string[]
  /** Why rows could not be inserted; the file was then filled without. */
  notGrown?: string
  notFilled?: string
}

/** Never throws: a bug is what `crashed` counts. */
export async function tryFile(file: string, name: string, { fill }: { fill: boolean }): Promise<TriedFile> {
  const bytes = await readFile(file)
  const tried: TriedFile = { file, hash: contentHash(bytes) }
  try {
    const taken = await takeTemplate(bytes, name)
    if (!taken.ok) return { ...tried, refused: taken.problem.code }
    return { ...tried, taken: taken.value, ...(fill ? { filled: fillAll(taken.value) } : {}) }
  } catch (error) {
    return { ...tried, crashed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function fillAll({ bytes, template }: Taken): FilledFile {
  const grown = distinctFill(template.fields, { grows: true })
  const first = fillWorkbook(bytes, grown.edits)
  const plan = first.ok ? grown : distinctFill(template.fields, { grows: false })
  const done = first.ok ? first : fillWorkbook(bytes, plan.edits)
  const notGrown = first.ok ? {} : { notGrown: first.problem.code }
  if (!done.ok)
    return { cells: 0, wrong: [], totals: [], skipped: 0, otherParts: [], ...notGrown, notFilled: done.problem.code }
  const { bytes: after, skipped } = done.value
  const sheets = plan.edits.map(({ sheet, insertions }) => ({ sheet, rowsMoved: insertions.length > 0 }))
  return {
    cells: plan.wanted.length - skipped.length,
    ...reread({ before: bytes, after, ...plan, skipped }),
    skipped: skipped.length,
    otherParts: partsChangedElsewhere(bytes, after, sheets),
    ...notGrown,
  }
}
