// S3 S18: a sheet is read cell by cell as the file states it, in pieces of any size; rows and cells without an address count on.
import { parseDay, serialOfDay } from '../kernel/day.ts'
import { parseCell, parseRange } from './address.ts'
import { decodeCellText } from './escape-text.ts'
import { copyFormula, lastSheetColumn, lastSheetRow } from './formula.ts'
import { longestRanges, mostRules } from './limits.ts'
import type { Cell, CellStyle, CellValue, Range } from './grid.ts'
import { plainCellReader } from './plain-cell.ts'
import { plainStyle } from './style-part.ts'
import {
  attributesOf,
  isOn,
  openScan,
  type PassedElement,
  stopScan,
  textOf,
  type XmlFault,
  type XmlToken,
} from './xml.ts'

/** A list validation as written: its options may lie in another place of the workbook. */
export type ListRule = { ranges: Range[]; formula: string }
/** First and last column a statement on columns holds for. */
export type ColumnRule = { from: number; to: number; width?: number; hidden: boolean }

export type SheetContext = {
  strings: readonly string[]
  styles: readonly CellStyle[]
  date1904: boolean
  limits: { cells: number; merges: number }
}

/** Characters of shared formulas written out on one sheet; taking one apart needs a hundred times its length. */
const mostCopied = 400_000

/** Why reading stopped, other than a fault in the XML: a count above its limit. */
export type SheetExcess = { excess: 'cells' | 'merges'; count: number }

/** Takes what the sheet states, in the order of the file. A row comes before its cells. */
export type SheetSink = {
  row: (row: number, isHidden: boolean) => void
  cell: (cell: Cell) => void
  merge?: (range: Range) => void
  list?: (rule: ListRule) => void
  columns?: (rule: ColumnRule) => void
}

type OpenCell = { row: number; column: number; type: string; style: CellStyle; value: string; hasValue: boolean }
type OpenFormula = { text: string; shared?: string }

/** A scan of one sheet part. `last` says that no more text follows; after a fault or an excess nothing more may be given. */
export function openSheetScan(
  context: SheetContext,
  sink: SheetSink,
): (piece: string, last: boolean) => SheetExcess | XmlFault | undefined {
  const masters = new Map<string, { text: string; row: number; column: number }>()
  let row = 0
  let column = 0
  let cells = 0
  let merges = 0
  let columns = 0
  let lists = 0
  let copies = 0
  let cell: OpenCell | undefined
  let formula: OpenFormula | undefined
  let list: ListRule | undefined
  let excess: SheetExcess | undefined
  let bad = false

  /** False when this cell is one too many. */
  const take = (made: Cell): boolean => {
    cells += 1
    if (cells <= context.limits.cells) sink.cell(made)
    else excess = { excess: 'cells', count: cells }
    return !excess
  }
  const readPlainCell = plainCellReader(context)
  const passed: PassedElement = { passedTo: 0 }
  /** The cells from `start` on up to one that is not plain. */
  const readPlainCells = (xml: string, start: number): boolean => {
    cell = undefined
    let at = start
    for (let plain = readPlainCell(xml, at, row); plain; plain = readPlainCell(xml, at, row)) {
      column = plain.column
      at = plain.end
      const isTaken = take({ row, column, value: plain.value, style: plain.style })
      if (!isTaken || !xml.startsWith('<c ', at)) break
    }
    passed.passedTo = at
    return at > start
  }
  const openCell = (xml: string, token: XmlToken): PassedElement | undefined => {
    if (token.prefix === '' && readPlainCells(xml, token.start)) return passed
    const said = namedValues(xml, token)
    const at = said.r === undefined ? { row, column: column + 1 } : parseCell(said.r)
    if (!at || at.row !== row || at.column > lastSheetColumn || at.row > lastSheetRow) return void (bad = true)
    column = at.column
    const style = context.styles[Number(said.s ?? 0)] ?? plainStyle
    cell = { ...at, type: said.t ?? 'n', style, value: '', hasValue: false }
    formula = undefined
  }
  const closeCell = () => {
    if (!cell) return
    const { row: at, column: across, style } = cell
    const value = valueOf(cell, context)
    // A text that points nowhere must not become an empty cell.
    if (value === undefined) return void (bad = true)
    const made: Cell = { row: at, column: across, value, style }
    if (formula) {
      const master = formula.shared === undefined ? undefined : masters.get(formula.shared)
      if (formula.shared !== undefined && formula.text !== '') {
        masters.set(formula.shared, { text: formula.text, row: at, column: across })
      }
      // A short file may share a long formula with very many cells: past the room for them, that there is one is all we keep.
      const room = master && copies + master.text.length < mostCopied
      const copied = room && copyFormula(master.text, { rows: at - master.row, columns: across - master.column })
      copies += copied ? copied.length : 0
      made.formula = formula.text || copied || '='
    }
    cell = undefined
    take(made)
  }
  const openOther = (xml: string, token: XmlToken, parent: string | undefined) => {
    if (token.name === 'mergeCell' && parent === 'mergeCells') {
      const range = parseRange(namedValues(xml, token).ref ?? '')
      if (range) sink.merge?.(range)
      merges += range ? 1 : 0
      if (merges > context.limits.merges) excess = { excess: 'merges', count: merges }
    }
    if (token.name === 'col' && parent === 'cols' && columns++ < lastSheetColumn) {
      sink.columns?.(columnRule(namedValues(xml, token)))
    }
    if (token.name === 'dataValidation') {
      const said = namedValues(xml, token)
      list = said.type === 'list' ? { ranges: rangesOf(said.sqref ?? ''), formula: '' } : undefined
    }
  }
  const openRow = (xml: string, token: XmlToken) => {
    const said = namedValues(xml, token)
    row = said.r === undefined ? row + 1 : Number(said.r)
    column = 0
    if (!Number.isInteger(row) || row < 1 || row > lastSheetRow) bad = true
    else sink.row(row, isOn(said.hidden))
  }

  const push = openScan((token, path, xml) => {
    if (excess || bad) return stopScan
    const parent = path.at(-1)
    const inData = path[1] === 'sheetData'
    if (token.kind === 'text') {
      if (cell && formula && parent === 'f') formula.text += textOf(xml, token)
      else if (cell && (parent === 'v' || (parent === 't' && path.at(-2) !== 'rPh'))) cell.value += textOf(xml, token)
      else if (list && (parent === 'formula1' || (parent === 'f' && path.at(-2) === 'formula1'))) {
        list.formula += textOf(xml, token)
      } else if (list && parent === 'sqref') list.ranges = rangesOf(textOf(xml, token))
      return
    }
    if (token.kind === 'close') {
      if (token.name === 'c' && inData && path.length === 3) closeCell()
      if (token.name === 'dataValidation' && list) {
        if (list.formula !== '' && list.ranges.length > 0) {
          sink.list?.(list)
          if (++lists > mostRules) bad = true
        }
        list = undefined
      }
      return
    }
    if (!inData || path.length < 2) return openOther(xml, token, parent)
    if (path.length === 3 && token.name === 'c') return openCell(xml, token)
    if (path.length === 2 && token.name === 'row') openRow(xml, token)
    else if (cell && token.name === 'f' && path.length === 4) {
      const said = namedValues(xml, token)
      formula = { text: '', ...(said.t === 'shared' && said.si !== undefined ? { shared: said.si } : {}) }
    } else if (cell && (token.name === 'v' || token.name === 'is')) cell.hasValue = true
  })
  return (piece, last) => {
    const fault = push(piece, last)
    return bad ? 'damaged' : (excess ?? (fault === stopScan ? undefined : fault))
  }
}

function namedValues(xml: string, token: XmlToken): Record<string, string | undefined> {
  const values: Record<string, string | undefined> = {}
  for (const one of attributesOf(xml, token)) if (one.qualified === one.name) values[one.name] = one.value
  return values
}

function columnRule(said: Record<string, string | undefined>): ColumnRule {
  const from = Number(said.min) || 1
  const to = Math.min(Number(said.max) || from, lastSheetColumn)
  const width = Number(said.width)
  return { from, to, hidden: isOn(said.hidden), ...(width > 0 ? { width } : {}) }
}

const rangesOf = (sqref: string): Range[] =>
  sqref.length > longestRanges
    ? []
    : sqref
        .split(/\s+/)
        .map(parseRange)
        .filter((range) => range !== undefined)

function valueOf(cell: OpenCell, context: SheetContext): CellValue | undefined {
  if (!cell.hasValue) return null
  const { value, type } = cell
  if (type === 's') return context.strings[Number(value)]
  if (type === 'inlineStr' || type === 'str') return decodeCellText(value)
  if (value.trim() === '') return null
  if (type === 'b') return value.trim() === '1' || value.trim() === 'true'
  if (type === 'e') return value
  if (type === 'd') {
    const day = parseDay(value.replace(/T00:00(:00(\.0+)?)?Z?$/, ''))
    return day ? serialOfDay(day, context.date1904) : value
  }
  const number = Number(value)
  return Number.isFinite(number) ? number : value
}
