// S5: a filling keeps the parts it has read and changed; what it never asks for keeps its compressed bytes.
import { ok, type Result } from '../kernel/result.ts'
import { type Package, partText } from './package.node.ts'
import { findEntry } from './zip.node.ts'
import { writeZip } from './write-zip.node.ts'

/** Parts of one package while it is being filled. `original` is the text as sent, `text` as it stands now; null drops the part. */
export type Draft = { pack: Package; parts: Map<string, { original: string; text: string | null }> }

export const openDraft = (pack: Package): Draft => ({ pack, parts: new Map() })

export function draftText(draft: Draft, part: string): Result<string> {
  const known = draft.parts.get(part)
  if (known?.text) return ok(known.text)
  const text = partText(draft.pack.zip, part)
  if (text.ok) draft.parts.set(part, { original: text.value, text: text.value })
  return text
}

export const hasPart = (draft: Draft, part: string): boolean =>
  findEntry(draft.pack.zip, part) !== undefined && draft.parts.get(part)?.text !== null

export function setText(draft: Draft, part: string, text: string | null): void {
  draft.parts.set(part, { original: draft.parts.get(part)?.original ?? '', text })
}

/** The filled file. */
export function finishDraft(draft: Draft): Uint8Array {
  const changes = new Map<string, Uint8Array | null>()
  for (const [part, { original, text }] of draft.parts) {
    const entry = findEntry(draft.pack.zip, part)
    if (text === null) changes.set(entry?.name ?? part, null)
    else if (text !== original) changes.set(entry?.name ?? part, new TextEncoder().encode(inUtf8(text)))
  }
  return writeZip(draft.pack.zip, changes)
}

/** What is written back is UTF-8, so a part that was UTF-16 must not say so any longer. */
const inUtf8 = (xml: string): string =>
  xml.replace(/^\ufeff?(<\?xml[^>]*?)(\sencoding\s*=\s*(?:"[^"]*"|'[^']*'))/, '$1 encoding="UTF-8"')
