// S8: what other parts say about the rows of a sheet: names, chart series, drawings anchored to cells, calculation order.
import { insertIntoFormula, type RowShift } from './formula.ts'
import type { Inserted } from './shift-range.ts'
import type { Obstacle } from './shift-sheet.ts'
import { unfollowed } from './unfollowed.ts'
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

type Shifted = { xml: string } | XmlFault

/** Formulas that stand as text of elements called `name`: defined names of a workbook, series of a chart. */
export function shiftFormulaTexts(xml: string, name: 'definedName' | 'f', shift: RowShift): Shifted | Obstacle {
  const splices: Splice[] = []
  let obstacle: Obstacle | undefined
  const fault = scanXml(xml, (token, path) => {
    if (token.kind !== 'text' || path.at(-1) !== name) return
    const why = unfollowed(textOf(xml, token), shift)
    if (why) obstacle ??= { obstacle: why, at: textOf(xml, token) }
    const change = rewriteText(xml, token, (text) => insertIntoFormula(text, shift))
    if (change) splices.push(change)
  })
  return fault ?? obstacle ?? { xml: splice(xml, splices) }
}

type Anchor = { edit: string; rows: { corner: string; token: XmlToken; row: number }[] }

/** Anchors of a drawing (rows count from 0). Pictures move with the cell under their top; one that also sizes with its cells grows. */
export function shiftDrawing(xml: string, { after, count }: Inserted): Shifted {
  const splices: Splice[] = []
  let anchor: Anchor | undefined
  const close = (done: Anchor) => {
    const from = done.rows.find((one) => one.corner === 'from')
    if (!from || done.edit === 'absolute') return
    const moves = from.row >= after
    for (const { token, row, corner } of done.rows) {
      const grows = corner === 'to' && done.edit === 'twoCell' && row >= after
      if (moves || grows) splices.push({ start: token.start, end: token.end, text: String(row + count) })
    }
  }
  const fault = scanXml(xml, (token, path) => {
    if (token.kind === 'open' && /^(?:twoCell|oneCell)Anchor$/.test(token.name)) {
      anchor = {
        edit: attribute(xml, token, 'editAs') ?? (token.name === 'twoCellAnchor' ? 'twoCell' : 'oneCell'),
        rows: [],
      }
    } else if (token.kind === 'close' && anchor && /^(?:twoCell|oneCell)Anchor$/.test(token.name)) {
      close(anchor)
      anchor = undefined
    } else if (token.kind === 'text' && anchor && path.at(-1) === 'row') {
      const corner = path.at(-2) ?? ''
      if (corner === 'from' || corner === 'to') anchor.rows.push({ corner, token, row: Number(textOf(xml, token)) })
    }
  })
  return fault ?? { xml: splice(xml, splices) }
}

/** Formulas that a drawing keeps as attributes: the cell whose text a shape shows, the range a camera picture shows. */
export function shiftDrawnFormulas(xml: string, shift: RowShift): Shifted {
  const splices: Splice[] = []
  const change = (text: string) => insertIntoFormula(text, shift)
  const fault = scanXml(xml, (token) => {
    if (token.kind !== 'open') return
    const name = token.name === 'cameraTool' ? 'cellRange' : 'textlink'
    const moved = rewriteAttribute({ xml, token, name, change })
    if (moved) splices.push(moved)
  })
  return fault ?? { xml: splice(xml, splices) }
}

/** `xml` without the elements called `name` that `drop` picks by their attributes. */
export function dropElements(
  xml: string,
  name: string,
  drop: (value: (attributeName: string) => string | undefined) => boolean,
): Shifted {
  const splices: Splice[] = []
  let start: number | undefined
  const fault = scanXml(xml, (token) => {
    if (token.name !== name || token.kind === 'text') return
    if (token.kind === 'open') start = drop((wanted) => attribute(xml, token, wanted)) ? token.start : undefined
    else if (start !== undefined) {
      splices.push({ start, end: token.end, text: '' })
      start = undefined
    }
  })
  return fault ?? { xml: splice(xml, splices) }
}

/** Values of one attribute of every element called `name`. */
export function attributeValues(xml: string, name: string, wanted: string): string[] | XmlFault {
  const values: string[] = []
  const fault = scanXml(xml, (token) => {
    if (token.kind !== 'open' || token.name !== name) return
    const value = attribute(xml, token, wanted)
    if (value !== undefined) values.push(value)
  })
  return fault ?? values
}
