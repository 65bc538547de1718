// S5: a filling keeps the parts it has read and changed; what it never asks for keeps its compressed bytes.
import { ok, type Result } from '../kernel/result.ts'
import { type Package, partText } from './package.node.ts'
import { writeZip } from './write-zip.node.ts'
import { findEntry } from './zip.node.ts'

/** Parts of one package while it is being filled. `original` is the text as sent, `text` as it stands now; null drops the part. */
export type Draft = {
  pack: Package
  parts: Map<string, { original: string; text: string | null }>
  /** Texts as sent, kept for the next filling of the same package. */
  originals: Map<string, string>
}

export const openDraft = (pack: Package, originals: Map<string, string> = new Map()): Draft => ({
  pack,
  parts: new Map(),
  originals,
})

export function draftText(draft: Draft, part: string): Result<string> {
  const known = draft.parts.get(part)
  if (known?.text) return ok(known.text)
  const kept = draft.originals.get(part)
  const text = kept === undefined ? partText(draft.pack.zip, part) : ok(kept)
  if (!text.ok) return text
  draft.originals.set(part, text.value)
  draft.parts.set(part, { original: text.value, text: text.value })
  return text
}

export const hasPart = (draft: Draft, part: string): boolean =>
  findEntry(draft.pack.zip, part) !== undefined && draft.parts.get(part)?.text !== null

export function setText(draft: Draft, part: string, text: string | null): void {
  draft.parts.set(part, { original: draft.parts.get(part)?.original ?? '', text })
}

/** A part as it is packed: UTF-8, so a part that was UTF-16 must not say so any longer. */
export const partBytes = (xml: string): Uint8Array => Buffer.from(saidInUtf8(xml), 'utf8')

/** The text of a part, or its beginning, that says its encoding is UTF-8 if it says any. */
export const saidInUtf8 = (xml: string): string =>
  xml.replace(/^\ufeff?(<\?xml[^>]*?)(\sencoding\s*=\s*(?:"[^"]*"|'[^']*'))/, '$1 encoding="UTF-8"')

/** The file with what was changed. */
export function finishDraft(draft: Draft): Uint8Array {
  const changes = new Map<string, Uint8Array | null>()
  for (const [part, { original, text }] of draft.parts) {
    const name = findEntry(draft.pack.zip, part)?.name ?? part
    if (text === null) changes.set(name, null)
    else if (text !== original) changes.set(name, partBytes(text))
  }
  return writeZip(draft.pack.zip, changes)
}
