// S5: where in a sheet's XML each row and cell stands, so that a fill touches only those.
import { parseCell, parseRange, printCell } from './address.ts'
import type { Range } from './grid.ts'
import { attributesOf, scanXml, type Splice, type XmlAttribute, type XmlFault, type XmlToken } from './xml.ts'

export type CellPlace = {
  column: number
  start: number
  end: number
  style: string | undefined
  formula: boolean
  /** False when the file leaves the address out. */
  addressed: boolean
}
export type RowPlace = {
  row: number
  /** The opening tag, whose end is `tagEnd`; `end` is the end of the closing tag. */
  start: number
  tagEnd: number
  contentEnd: number
  end: number
  empty: boolean
  attributes: XmlAttribute[]
  addressed: boolean
  cells: CellPlace[]
}
export type SheetLayout = {
  prefix: string
  rows: RowPlace[]
  data: { start: number; tagEnd: number; contentEnd: number; end: number; empty: boolean } | undefined
  /** What the sheet says of its extent; readers that believe it miss what is written beyond. */
  dimension: { start: number; end: number; range: Range | undefined } | undefined
  merges: Range[]
  /** Areas filled by one array formula or data table: their cells are results. */
  results: Range[]
  columnStyles: { from: number; to: number; style: string }[]
}

export function layOut(xml: string): SheetLayout | XmlFault {
  const layout: SheetLayout = {
    prefix: '',
    rows: [],
    data: undefined,
    dimension: undefined,
    merges: [],
    results: [],
    columnStyles: [],
  }
  let row: RowPlace | undefined
  let cell: CellPlace | undefined
  let bad = false
  const fault = scanXml(xml, (token, path) => {
    if (token.kind === 'text') return
    if (token.kind === 'close') {
      if (path.length === 3 && cell && token.name === 'c') cell.end = token.end
      if (path.length === 2 && row && token.name === 'row') closeAt(row, token)
      if (path.length === 1 && layout.data && token.name === 'sheetData') closeAt(layout.data, token)
      if (path.length === 1 && layout.dimension && token.name === 'dimension') layout.dimension.end = token.end
      return
    }
    const { start, end: tagEnd, empty } = token
    if (path.length === 1 && token.name === 'sheetData') {
      layout.prefix = token.prefix
      layout.data = { start, tagEnd, contentEnd: tagEnd, end: tagEnd, empty }
    } else if (path.length === 1 && token.name === 'dimension') {
      const range = parseRange(plain(attributesOf(xml, token), 'ref') ?? '')
      layout.dimension = { start, end: tagEnd, range }
    } else if (path[1] === 'sheetData' && path.length === 2 && token.name === 'row') {
      const attributes = attributesOf(xml, token)
      const said = plain(attributes, 'r')
      const number = said === undefined ? (row?.row ?? 0) + 1 : Number(said)
      bad ||= !Number.isInteger(number) || number <= (row?.row ?? 0)
      const addressed = said !== undefined
      row = { row: number, start, tagEnd, contentEnd: tagEnd, end: tagEnd, empty, attributes, addressed, cells: [] }
      layout.rows.push(row)
      cell = undefined
    } else if (path[1] === 'sheetData' && path.length === 3 && token.name === 'c' && row) {
      const attributes = attributesOf(xml, token)
      const said = plain(attributes, 'r')
      const at = said === undefined ? { row: row.row, column: (cell?.column ?? 0) + 1 } : parseCell(said)
      bad ||= !at || at.row !== row.row || at.column <= (cell?.column ?? 0)
      const style = plain(attributes, 's')
      cell = { column: at?.column ?? 0, start, end: tagEnd, style, formula: false, addressed: said !== undefined }
      row.cells.push(cell)
    } else if (cell && token.name === 'f' && path.length === 4) {
      cell.formula = true
      const attributes = attributesOf(xml, token)
      const area =
        ['array', 'dataTable'].includes(plain(attributes, 't') ?? '') && parseRange(plain(attributes, 'ref') ?? '')
      if (area) layout.results.push(area)
    } else if (token.name === 'mergeCell' && path.at(-1) === 'mergeCells') {
      const range = parseRange(plain(attributesOf(xml, token), 'ref') ?? '')
      if (range) layout.merges.push(range)
    } else if (token.name === 'col' && path.at(-1) === 'cols') {
      const attributes = attributesOf(xml, token)
      const style = plain(attributes, 'style')
      const from = Number(plain(attributes, 'min'))
      if (style !== undefined) layout.columnStyles.push({ from, to: Number(plain(attributes, 'max')), style })
    }
  })
  return bad ? 'damaged' : (fault ?? layout)
}

/** Addresses for rows and cells that lack one, since what is put before them would shift their count. */
export function addressAll(layout: SheetLayout): Splice[] {
  const named = (tagName: string, start: number, address: string): Splice => {
    const at = start + 1 + layout.prefix.length + tagName.length
    return { start: at, end: at, text: ` r="${address}"` }
  }
  return layout.rows.flatMap((row) => [
    ...(row.addressed ? [] : [named('row', row.start, String(row.row))]),
    ...row.cells.flatMap((cell) => (cell.addressed ? [] : [named('c', cell.start, printCell(row.row, cell.column))])),
  ])
}

function closeAt(place: { contentEnd: number; end: number }, token: XmlToken): void {
  place.contentEnd = token.empty ? token.end : token.start
  place.end = token.end
}

const plain = (attributes: readonly XmlAttribute[], name: string): string | undefined =>
  attributes.find((one) => one.qualified === name)?.value
