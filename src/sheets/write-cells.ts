// S5 S7: writes are laid into a sheet's XML in place; formulas and the inner cells of a merge are left alone and reported.
import { printCellXml, valueForStyle } from './cell-xml.ts'
import type { CellStyle, CellWrite, Range, SkippedWrite } from './grid.ts'
import { type RichText, rewriteLastRun, richTexts, sharedIndex } from './rich-text.ts'
import { addressAll, type CellPlace, layOut, type RowPlace, type SheetLayout } from './sheet-layout.ts'
import { isOn, type Splice, splice, type XmlFault } from './xml.ts'

export type WriteContext = {
  sheet: string
  styles: readonly CellStyle[]
  date1904: boolean
  /** Rich texts of the shared strings by index. */
  sharedRuns: () => ReadonlyMap<number, RichText>
}

/** The sheet's XML with the writes done, and the writes that were not. Of several writes to one cell the last one counts. */
export function writeCells(
  xml: string,
  writes: readonly CellWrite[],
  context: WriteContext,
): { xml: string; skipped: SkippedWrite[] } | XmlFault {
  const layout = layOut(xml)
  if (typeof layout === 'string') return layout
  if (!layout.data) return 'damaged'
  const skipped: SkippedWrite[] = []
  const rows = new Map<number, Map<number, CellWrite>>()
  const places = new Map(layout.rows.map((row) => [row.row, row]))
  for (const write of writes) {
    const place = places.get(write.row)
    const reason = whySkipped(write, layout, place)
    const absent = !place?.cells.some((cell) => cell.column === write.column)
    if (absent && !reason && (write.value === null || write.value === '')) rows.get(write.row)?.delete(write.column)
    else if (reason) skipped.push({ sheet: context.sheet, row: write.row, column: write.column, reason })
    else rows.set(write.row, (rows.get(write.row) ?? new Map()).set(write.column, write))
  }
  if (rows.size === 0) return { xml, skipped }
  const splices: Splice[] = addressAll(layout)
  const fresh: { row: number; text: string }[] = []
  for (const [row, cells] of rows) {
    const place = places.get(row)
    const sorted = [...cells.values()].toSorted((a, b) => a.column - b.column)
    if (place) splices.push(...writeRow({ xml, layout, place, writes: sorted, context }))
    else fresh.push({ row, text: newRow({ layout, row, writes: sorted, context }) })
  }
  splices.push(...placeRows(xml, layout, fresh))
  const { dimension } = layout
  const beyond = ({ row, column }: CellWrite) =>
    !dimension?.range || row > dimension.range.bottom || column > dimension.range.right
  // A stale extent made SheetJS return the old rows only; without one, readers count for themselves.
  if (dimension && [...rows.values()].some((cells) => [...cells.values()].some(beyond)))
    splices.push({ start: dimension.start, end: dimension.end, text: '' })
  return { xml: splice(xml, splices), skipped }
}

function whySkipped(
  write: CellWrite,
  layout: SheetLayout,
  row: RowPlace | undefined,
): SkippedWrite['reason'] | undefined {
  const holds = (range: Range) =>
    write.row >= range.top && write.row <= range.bottom && write.column >= range.left && write.column <= range.right
  if (layout.merges.some((range) => holds(range) && !(range.top === write.row && range.left === write.column))) {
    return 'inside-merge'
  }
  const formula = row?.cells.find((cell) => cell.column === write.column)?.formula === true
  return formula || layout.results.some(holds) ? 'formula' : undefined
}

type RowWrite = { layout: SheetLayout; writes: readonly CellWrite[]; context: WriteContext }

function cellText(write: CellWrite, style: string | undefined, { layout, context }: RowWrite, before = ''): string {
  const isDate = context.styles[Number(style ?? 0)]?.isDate ?? false
  const value = valueForStyle(write.value, { isDate, date1904: context.date1904 })
  const { prefix } = layout
  const runs =
    typeof value === 'string' && before !== '' ? keptRuns({ before, text: value, prefix, context }) : undefined
  return printCellXml({ prefix, row: write.row, column: write.column, style, value, runs })
}

function keptRuns(of: { before: string; text: string; prefix: string; context: WriteContext }): string | undefined {
  const index = sharedIndex(of.before)
  const rich = index === undefined ? richTexts(of.before, 'is').get(0) : of.context.sharedRuns().get(index)
  return rich && rewriteLastRun(rich, of.text, of.prefix)
}

const columnStyle = (layout: SheetLayout, column: number): string | undefined =>
  layout.columnStyles.find((one) => column >= one.from && column <= one.to)?.style

function writeRow(of: RowWrite & { xml: string; place: RowPlace }): Splice[] {
  const { layout, place, writes } = of
  const splices: Splice[] = []
  // `spans` is a hint that may no longer hold.
  const spans = place.attributes.find((one) => one.qualified === 'spans')
  if (spans) splices.push({ start: spans.start, end: spans.end, text: '' })
  const said = (name: string) => place.attributes.find((one) => one.qualified === name)?.value
  const rowStyle = isOn(said('customFormat')) ? said('s') : undefined
  const added: { before: CellPlace | undefined; text: string }[] = []
  for (const write of writes) {
    const cell = place.cells.find((one) => one.column >= write.column)
    if (cell?.column === write.column) {
      const text = cellText(write, cell.style, of, of.xml.slice(cell.start, cell.end))
      // A cell without address gets one from `addressAll`, inside its tag; replacing the rest around it would overlap.
      splices.push(...replaceCell(cell, text, of))
    } else added.push({ before: cell, text: cellText(write, rowStyle ?? columnStyle(layout, write.column), of) })
  }
  if (!place.empty) {
    for (const { before, text } of added) {
      const at = before?.start ?? place.contentEnd
      splices.push({ start: at, end: at, text })
    }
    return splices
  }
  const content = added.map((one) => one.text).join('')
  return [...splices, { start: place.tagEnd - 2, end: place.tagEnd, text: `>${content}</${layout.prefix}row>` }]
}

function replaceCell(cell: CellPlace, text: string, { layout }: RowWrite): Splice[] {
  if (cell.addressed) return [{ start: cell.start, end: cell.end, text }]
  const name = `<${layout.prefix}c`
  const address = / r="[A-Z]+\d+"/.exec(text)![0]
  const after = text.slice(name.length + address.length)
  const at = cell.start + name.length
  return [{ start: at, end: cell.end, text: after }]
}

function newRow(of: RowWrite & { row: number }): string {
  const { layout, row, writes } = of
  const cells = writes.map((write) => cellText(write, columnStyle(layout, write.column), of))
  return `<${layout.prefix}row r="${row}">${cells.join('')}</${layout.prefix}row>`
}

function placeRows(xml: string, layout: SheetLayout, fresh: readonly { row: number; text: string }[]): Splice[] {
  const data = layout.data!
  const sorted = fresh.toSorted((a, b) => a.row - b.row)
  if (sorted.length === 0) return []
  if (data.empty) {
    const rows = sorted.map((one) => one.text).join('')
    const open = xml.slice(data.start, data.tagEnd - 2)
    return [{ start: data.start, end: data.end, text: `${open}>${rows}</${layout.prefix}sheetData>` }]
  }
  return sorted.map(({ row, text }) => {
    const at = layout.rows.find((place) => place.row > row)?.start ?? data.contentEnd
    return { start: at, end: at, text }
  })
}
