// S8: a comment stays with its cell, and so does the box that shows it (VML, rows from 0).
import { shiftRanges, type Inserted } from './shift-range.ts'
import type { Obstacle } from './shift-sheet.ts'
import {
  attribute,
  rewriteAttribute,
  rewriteText,
  scanXml,
  type Splice,
  splice,
  textOf,
  type XmlFault,
  type XmlToken,
} from './xml.ts'

/** A comments part; `name` is `comment` or `threadedComment`. */
export function shiftComments(xml: string, name: string, inserted: Inserted): { xml: string } | XmlFault {
  const splices: Splice[] = []
  const fault = scanXml(xml, (token) => {
    if (token.kind !== 'open' || token.name !== name) return
    const change = (ref: string) => shiftRanges(ref, inserted, false)
    const moved = rewriteAttribute({ xml, token, name: 'ref', change })
    if (moved) splices.push(moved)
  })
  return fault ?? { xml: splice(xml, splices) }
}

type Box = { kind: string; row: XmlToken | undefined; anchor: XmlToken | undefined }

/** The VML part of a sheet. Boxes of comments move; old controls, which are drawn the same way, are an obstacle. */
export function shiftLegacyDrawing(
  xml: string,
  inserted: Inserted,
  part: string,
): { xml: string } | Obstacle | XmlFault {
  const splices: Splice[] = []
  let box: Box | undefined
  let obstacle: Obstacle | undefined
  const fault = scanXml(xml, (token, path) => {
    if (token.name === 'ClientData' && token.kind === 'open') {
      box = { kind: attribute(xml, token, 'ObjectType') ?? '', row: undefined, anchor: undefined }
      if (box.kind !== 'Note') obstacle ??= { obstacle: 'control', at: part }
    } else if (token.name === 'ClientData' && box) {
      splices.push(...moveBox(xml, box, inserted))
      box = undefined
    } else if (token.kind === 'text' && box) {
      if (path.at(-1) === 'Row') box.row = token
      if (path.at(-1) === 'Anchor') box.anchor = token
    }
  })
  // Some programs write VML that is not XML; what cannot be read cannot be moved.
  if (fault === 'damaged') return { obstacle: 'comment', at: part }
  return fault ?? obstacle ?? { xml: splice(xml, splices) }
}

function moveBox(xml: string, { row, anchor }: Box, { after, count }: Inserted): Splice[] {
  if (!row || Number(textOf(xml, row)) < after) return []
  const lower = (text: string) => text.replace(/\d+/, (row) => String(Number(row) + count))
  const moved = rewriteText(xml, row, lower)
  // Left, its offset, top, its offset, right, its offset, bottom, its offset.
  const corners = (text: string) =>
    text
      .split(',')
      .map((one, index) => (index === 2 || index === 6 ? lower(one) : one))
      .join(',')
  const drawn = anchor && rewriteText(xml, anchor, corners)
  return [moved, drawn].filter((one) => one !== undefined)
}
