// S5: words are taken out of a workbook wherever they stand: in cells, in shared strings nobody shows any more, in comments, headers, properties.
import { ok, type Result } from '../kernel/result.ts'
import { draftText, finishDraft, openDraft, setText } from './draft.node.ts'
import { fillWorkbook } from './fill.node.ts'
import type { SheetEdit } from './grid.ts'
import { eraseWords, type FindWords, heldTexts } from './held-texts.ts'
import { withLimits } from './limits.ts'
import { openPackage, type Package, partText, readRelations } from './package.node.ts'

/** A text outside the cells. `sheet` and `cell` where the part belongs to one. */
export type OutsideText = { part: string; holder: string; text: string; sheet?: string; cell?: string }

const limits = withLimits()
const isWorded = (part: string) => /\.(?:xml|vml|rels)$/i.test(part) && !/^\[Content_Types\]|\/theme\//i.test(part)

/** Every text of an .xlsx that is no cell's own: shared strings (also those no cell shows), comments, headers, drawings, properties. */
export function textsOutsideCells(bytes: Uint8Array, { name }: { name: string }): Result<OutsideText[]> {
  const opened = openPackage(bytes, { name, limits })
  if (!opened.ok) return opened
  const owners = ownersOf(opened.value)
  const found: OutsideText[] = []
  for (const part of opened.value.zip.entries.map((entry) => entry.name).filter(isWorded)) {
    const xml = partText(opened.value.zip, part)
    // A part that is no XML (old drawings are loose with it) can be neither read nor rewritten here.
    const texts = xml.ok ? heldTexts(xml.value) : 'damaged'
    if (typeof texts === 'string') continue
    const sheet = owners.get(part)
    for (const { holder, text, cell } of texts) {
      if (cell !== undefined && (holder === 'is' || holder === 'v')) continue
      found.push({ part, holder, text, ...(sheet && { sheet }), ...(sheet && cell && { cell }) })
    }
  }
  return ok(found)
}

/** Sheet by part: its own, and what it is related to (comments, drawings). */
function ownersOf({ zip, sheets }: Package): Map<string, string> {
  const owners = new Map<string, string>()
  for (const { name, part } of sheets) {
    owners.set(part, name)
    const relations = readRelations(zip, part)
    if (relations.ok) for (const { target, external } of relations.value) if (!external) owners.set(target, name)
  }
  return owners
}

export type Erasure = { name: string; edits: readonly SheetEdit[]; find: FindWords }

/** The .xlsx with `edits` done and the words that `find` finds in no part of it; every other part keeps its bytes. */
export function eraseFromWorkbook(bytes: Uint8Array, { name, edits, find }: Erasure): Result<Uint8Array> {
  const filled = fillWorkbook(bytes, edits, { name })
  if (!filled.ok) return filled
  const opened = openPackage(filled.value.bytes, { name, limits })
  if (!opened.ok) return opened
  const draft = openDraft(opened.value)
  for (const part of opened.value.zip.entries.map((entry) => entry.name).filter(isWorded)) {
    const xml = draftText(draft, part)
    const erased = xml.ok ? eraseWords(xml.value, find) : undefined
    if (erased !== undefined) setText(draft, part, erased)
  }
  return ok(finishDraft(draft))
}
