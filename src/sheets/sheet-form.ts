// S5 S16: a sheet's XML cut into the pieces a fill works on; texts in it may depend on how many rows are inserted.
import { type HoledText, numberAt, type Affine, textAt } from './holed-text.ts'
import type { Range } from './grid.ts'
import { type RichText, richTexts, sharedIndex } from './rich-text.ts'
import { addressAll, layOut, type RowPlace, type SheetLayout } from './sheet-layout.ts'
import { isOn, splice, type XmlFault } from './xml.ts'

/** `lead` is what stands between the cell before and this one. */
export type CellForm = {
  column: number
  style: string | undefined
  formula: boolean
  lead: HoledText
  xml: HoledText
  /** The rich text it shows: its own, or the index of a shared one. */
  rich: RichText | number | undefined
}
/** A row as it is written anew: `open` without `spans`, which is a hint that may no longer hold; `gap` before the closing tag. */
export type RowPieces = {
  open: HoledText
  cells: readonly CellForm[]
  /** The same by their columns. */
  byColumn: readonly (CellForm | undefined)[]
  gap: HoledText
  close: string
  /** Style of cells that the row does not hold yet. */
  style: string | undefined
}
export type RowForm = { row: number | Affine; lead: HoledText; whole: HoledText; pieces: () => RowPieces }
/** One row for each that is inserted; the last of its counts is the place in the block, from 0. */
export type RowBlock = {
  insertion: number
  /** What stands before the first of them, instead of the row's own. */
  lead: HoledText
  row: RowForm
  /** Its merges. */
  across: readonly Pick<Range, 'left' | 'right'>[]
}
/** One text for each row inserted. */
export type TextBlock = { insertion: number; text: HoledText }
export type TallRange = { top: number | Affine; bottom: number | Affine; left: number; right: number }

export type SheetForm = {
  prefix: string
  /** Up to and with the opening tag of `sheetData`. */
  before: HoledText
  /** What the sheet says of its extent, and `before` without it: a reader that believes it misses what is written beyond. */
  extent: { lastRow: number; lastColumn: number; before: HoledText } | undefined
  rows: readonly (RowForm | RowBlock)[]
  gap: HoledText
  /** From the closing tag of `sheetData` on. */
  after: readonly (HoledText | TextBlock)[]
  merges: readonly TallRange[]
  /** Areas filled by one array formula or data table: their cells are results. */
  results: readonly TallRange[]
  columnStyles: SheetLayout['columnStyles']
  /** The sheet when nothing is written, where the file leaves addresses out: a fill writes them all. */
  unwritten: HoledText | undefined
}

export function formOf(xml: string): SheetForm | XmlFault {
  const layout = layOut(xml)
  if (typeof layout === 'string') return layout
  const addresses = addressAll(layout)
  if (addresses.length === 0) return cut(xml, layout)
  const addressed = splice(xml, addresses)
  const known = layOut(addressed)
  if (typeof known === 'string') return known
  const form = cut(addressed, known)
  return typeof form === 'string' ? form : { ...form, unwritten: xml }
}

function cut(xml: string, layout: SheetLayout): SheetForm | XmlFault {
  const { data, prefix, merges, results, columnStyles, dimension } = layout
  if (!data) return 'damaged'
  const close = `</${prefix}sheetData>`
  const before = data.empty ? `${xml.slice(0, data.tagEnd - 2)}>` : xml.slice(0, data.tagEnd)
  const last = layout.rows.at(-1)?.end ?? data.tagEnd
  const extent = dimension && {
    lastRow: dimension.range?.bottom ?? 0,
    lastColumn: dimension.range?.right ?? 0,
    before: before.slice(0, dimension.start) + before.slice(dimension.end),
  }
  const rows = layout.rows.map((place, index): RowForm => {
    const lead = xml.slice(layout.rows[index - 1]?.end ?? data.tagEnd, place.start)
    let pieces: RowPieces | undefined
    return {
      row: place.row,
      lead,
      whole: xml.slice(place.start, place.end),
      pieces: () => (pieces ??= cutRow(xml, place, prefix)),
    }
  })
  const after = data.empty ? close + xml.slice(data.end) : xml.slice(data.contentEnd)
  const unwritten = data.empty ? xml : undefined
  const gap = data.empty ? '' : xml.slice(last, data.contentEnd)
  return { prefix, before, extent, rows, gap, after: [after], merges, results, columnStyles, unwritten }
}

function cutRow(xml: string, place: RowPlace, prefix: string): RowPieces {
  const spans = place.attributes.find((one) => one.qualified === 'spans')
  const end = place.empty ? place.tagEnd - 2 : place.tagEnd
  const open = xml.slice(place.start, spans?.start ?? end) + (spans ? xml.slice(spans.end, end) : '')
  const said = (name: string) => place.attributes.find((one) => one.qualified === name)?.value
  const cells = place.cells.map(({ column, style, formula, start, end: cellEnd }, index): CellForm => {
    const text = xml.slice(start, cellEnd)
    const lead = xml.slice(place.cells[index - 1]?.end ?? place.tagEnd, start)
    return { column, style, formula, lead, xml: text, rich: richOf(text) }
  })
  return {
    open: place.empty ? `${open}>` : open,
    cells,
    byColumn: byColumn(cells),
    gap: place.empty ? '' : xml.slice(place.cells.at(-1)?.end ?? place.tagEnd, place.contentEnd),
    close: place.empty ? `</${prefix}row>` : xml.slice(place.contentEnd, place.end),
    style: isOn(said('customFormat')) ? said('s') : undefined,
  }
}

export function byColumn(cells: readonly CellForm[]): (CellForm | undefined)[] {
  const found: (CellForm | undefined)[] = []
  for (const cell of cells) found[cell.column] = cell
  return found
}

/** Most cells are empty or hold a number: only what may be a text is looked into. */
function richOf(cell: string): RichText | number | undefined {
  if (cell.endsWith('/>') || !/=\s*["']s["']|is>/.test(cell)) return undefined
  return sharedIndex(cell) ?? richTexts(cell, 'is').get(0)
}

export type RowAt = {
  row: number
  lead: HoledText
  form: RowForm
  across: RowBlock['across']
  counts: readonly number[]
}

/** The rows of a form at these counts, in order. `counts` of a row are only good until the next one is asked for. */
export function* rowsOf(form: SheetForm, counts: readonly number[]): Generator<RowAt, undefined> {
  for (const one of form.rows) {
    if ('insertion' in one) {
      const at = [...counts, 0]
      for (let index = 0; index < counts[one.insertion]!; index++) {
        at[counts.length] = index
        const { row: form, across } = one
        const lead = index === 0 ? one.lead : form.lead
        yield { row: numberAt(form.row, at), lead, form, across, counts: at }
      }
    } else yield { row: numberAt(one.row, counts), lead: one.lead, form: one, across: [], counts }
  }
  return undefined
}

/** What follows the rows, piece by piece. */
export function* textsAfter(form: SheetForm, counts: readonly number[]): Generator<string, undefined> {
  for (const one of form.after) {
    if (typeof one === 'string' || !('insertion' in one)) yield textAt(one, counts)
    else {
      for (let index = 0; index < counts[one.insertion]!; index++) yield textAt(one.text, [...counts, index])
    }
  }
  return undefined
}

export const rangeAt = ({ top, bottom, left, right }: TallRange, counts: readonly number[]): Range => ({
  top: numberAt(top, counts),
  bottom: numberAt(bottom, counts),
  left,
  right,
})

/** The whole sheet with nothing written. */
export function unwrittenText(form: SheetForm, counts: readonly number[]): string {
  if (form.unwritten !== undefined) return textAt(form.unwritten, counts)
  const texts = [textAt(form.before, counts)]
  for (const { lead, form: row, counts: at } of rowsOf(form, counts))
    texts.push(textAt(lead, at), textAt(row.whole, at))
  texts.push(textAt(form.gap, counts), ...textsAfter(form, counts))
  return texts.join('')
}
