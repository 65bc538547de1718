// S8: everything a sheet says about rows is shifted together, or the insertion is refused by the structure that cannot follow.
import { parseCell, parseRange, printCell } from './address.ts'
import { cloneRow, type ClonedCell } from './clone-row.ts'
import { insertIntoFormula, type RowShift } from './formula.ts'
import type { Range, RowInsertion } from './grid.ts'
import { printMerges, shiftMerges, tallRecord } from './shift-merges.ts'
import { shiftRanges } from './shift-range.ts'
import { type Unfollowed, unfollowed } from './unfollowed.ts'
import {
  attribute,
  attributesOf,
  rewriteAttribute,
  rewriteText,
  scanXml,
  type Splice,
  splice,
  textOf,
  type XmlAttribute,
  type XmlFault,
  type XmlToken,
} from './xml.ts'

/** What stands in the way: `insert-` and this is the code of the Problem. */
export type Obstacle = {
  obstacle: 'array-formula' | 'table' | 'tall-record' | 'comment' | 'pivot' | 'control' | Unfollowed | 'unknown'
  at: string
}

/** Elements whose attribute lists ranges, and whether such a range takes in rows inserted right below it. */
const ranged: Record<string, { name: string; grows: boolean }> = {
  dataValidation: { name: 'sqref', grows: true },
  conditionalFormatting: { name: 'sqref', grows: true },
  protectedRange: { name: 'sqref', grows: true },
  ignoredError: { name: 'sqref', grows: true },
  autoFilter: { name: 'ref', grows: true },
  sortState: { name: 'ref', grows: true },
  sortCondition: { name: 'ref', grows: true },
  hyperlink: { name: 'ref', grows: false },
}
const formulas = new Set(['f', 'formula', 'formula1', 'formula2'])
/** Elements that name rows in ways not handled here. */
const unknown = new Set(['scenarios', 'cellWatches', 'dataConsolidate'])

type State = {
  xml: string
  shift: RowShift
  /** Set on the sheet that gets the rows. */
  insertion: RowInsertion | undefined
  splices: Splice[]
  obstacle: Obstacle | undefined
  row: number
  cell: string
  anchor: number | undefined
  /** Formulas of the 2010 extension, which stand before the range they hold for. */
  pending: XmlToken[]
  merges: Range[]
  likeRow: { attributes: XmlAttribute[]; cells: ClonedCell[] } | undefined
  /** Where the first row below goes. */
  below: number | undefined
  dataEnd: number | undefined
  mergesAt: { start: number; end: number; prefix: string } | undefined
  prefix: string
}

/**
 * A sheet's XML after rows went in on sheet `shift.sheet`; `insertion` is given when it is this sheet.
 * Rows and cells must carry their addresses, and shared formulas must be written out.
 */
export function shiftSheet(
  xml: string,
  shift: RowShift,
  insertion?: RowInsertion,
): { xml: string } | Obstacle | XmlFault {
  const state: State = {
    xml,
    shift,
    insertion,
    splices: [],
    obstacle: undefined,
    row: 0,
    cell: '',
    anchor: undefined,
    pending: [],
    merges: [],
    likeRow: undefined,
    below: undefined,
    dataEnd: undefined,
    mergesAt: undefined,
    prefix: '',
  }
  const fault = scanXml(xml, (token, path) => {
    if (token.kind === 'text') visitText(state, token, path)
    else if (token.kind === 'close') visitClose(state, token, path)
    else if (path[1] === 'sheetData') visitData(state, token, path)
    else visitOpen(state, token, path)
  })
  if (fault) return fault
  state.anchor = undefined
  shiftPending(state)
  if (state.obstacle) return state.obstacle
  if (insertion) {
    const obstacle = finish(state, insertion)
    if (obstacle) return obstacle
  }
  return { xml: splice(xml, state.splices) }
}

const add = (state: State, change: Splice | undefined): void => {
  if (change) state.splices.push(change)
}

function visitText(state: State, token: XmlToken, path: readonly string[]): void {
  const parent = path.at(-1) ?? ''
  const { xml, insertion } = state
  if (parent === 'sqref' && insertion) {
    // A sparkline is drawn in one cell: its place moves but never grows.
    const grows = path.at(-2) !== 'sparkline'
    add(
      state,
      rewriteText(xml, token, (text) => shiftRanges(text, insertion, grows)),
    )
    state.anchor = parseRange(textOf(xml, token).trim().split(/\s+/)[0] ?? '')?.top
    shiftPending(state)
  } else if (formulas.has(parent)) {
    if (parent === 'f' && path[1] !== 'sheetData') state.pending.push(token)
    else shiftFormula(state, token, path[1] === 'sheetData')
  }
}

function shiftPending(state: State): void {
  for (const token of state.pending.splice(0)) shiftFormula(state, token, false)
}

function shiftFormula(state: State, token: XmlToken, inData: boolean): void {
  const { xml, shift, insertion } = state
  const text = textOf(xml, token)
  const row = insertion ? (inData ? state.row : state.anchor) : undefined
  const here = row === undefined ? shift : { ...shift, row }
  const below = insertion && inData && state.row === insertion.after + 1 ? parseCell(state.cell)?.column : undefined
  const why = unfollowed(text, here, below)
  if (why)
    state.obstacle ??= { obstacle: why, at: inData ? (insertion ? '' : `${shift.home}!`) + state.cell : shift.home }
  const moved = insertIntoFormula(text, here)
  add(
    state,
    rewriteText(xml, token, () => moved),
  )
  const last = inData && insertion && state.row === insertion.like ? state.likeRow?.cells.at(-1) : undefined
  if (last) last.formula = (last.formula ?? '') + moved
}

function visitClose(state: State, token: XmlToken, path: readonly string[]): void {
  if (path.length !== 1) return
  if (token.name === 'sheetData') state.dataEnd = token.empty ? undefined : token.start
  if (token.name === 'mergeCells' && state.mergesAt) state.mergesAt.end = token.end
}

function visitData(state: State, token: XmlToken, path: readonly string[]): void {
  const { xml, insertion } = state
  if (token.name === 'row' && path.length === 2) {
    const attributes = attributesOf(xml, token)
    const said = attributes.find((one) => one.qualified === 'r')
    state.row = Number(said?.value)
    if (!insertion) return
    if (state.row === insertion.like) state.likeRow = { attributes, cells: [] }
    if (state.row > insertion.after && said) {
      state.below ??= token.start
      state.splices.push({ start: said.start, end: said.end, text: ` r="${state.row + insertion.count}"` })
    }
  } else if (token.name === 'c' && path.length === 3) {
    const attributes = attributesOf(xml, token)
    const said = attributes.find((one) => one.qualified === 'r')
    state.cell = said?.value ?? ''
    if (!insertion || !said) return
    const style = attributes.find((one) => one.qualified === 's')?.value
    if (state.row === insertion.like) state.likeRow?.cells.push({ column: said.value.replace(/\d+$/, ''), style })
    if (state.row <= insertion.after) return
    const address = said.value.replace(/\d+$/, String(state.row + insertion.count))
    state.splices.push({ start: said.start, end: said.end, text: ` r="${address}"` })
  } else if (token.name === 'f' && path.length === 4 && insertion) visitFormula(state, token, insertion)
}

/** Array formulas and data tables below move as they are; one that the new rows would cut, or whose row is cloned, is an obstacle. */
function visitFormula(state: State, token: XmlToken, insertion: RowInsertion): void {
  const { xml } = state
  const type = attribute(xml, token, 't')
  if (type !== 'array' && type !== 'dataTable') return
  const range = parseRange(attribute(xml, token, 'ref') ?? '')
  const high = range && range.bottom > range.top
  const cut = high && range.top <= insertion.after && range.bottom >= insertion.after
  const inputs = ['r1', 'r2'].map((name) => parseCell(attribute(xml, token, name) ?? '')?.row ?? 0)
  const refers = type === 'dataTable' && Math.max(range?.bottom ?? 0, ...inputs) > insertion.after
  if (!range || cut || refers || state.row === insertion.like)
    state.obstacle ??= { obstacle: 'array-formula', at: state.cell }
  else add(state, rewriteAttribute({ xml, token, name: 'ref', change: (ref) => shiftRanges(ref, insertion, false) }))
}

function visitOpen(state: State, token: XmlToken, path: readonly string[]): void {
  const { xml, shift, insertion } = state
  const formula = (text: string) => insertIntoFormula(text, shift)
  if (token.name === 'hyperlink') {
    add(state, rewriteAttribute({ xml, token, name: 'location', change: (text) => shiftLocation(text, shift) }))
  }
  if (token.name === 'cfvo' && attribute(xml, token, 'type') === 'formula') {
    add(state, rewriteAttribute({ xml, token, name: 'val', change: formula }))
  }
  if (!insertion) return
  if (path.length === 0) state.prefix = token.prefix
  if (path.length === 1 && unknown.has(token.name)) state.obstacle ??= { obstacle: 'unknown', at: token.name }
  if (path.length === 1 && token.name === 'dimension') {
    // A stale dimension made a reader return the old rows only; without one, readers count for themselves.
    const close = token.empty ? token.end : xml.indexOf('>', token.end) + 1
    state.splices.push({ start: token.start, end: close, text: '' })
  }
  if (path.length === 1 && token.name === 'mergeCells') {
    state.mergesAt = { start: token.start, end: token.end, prefix: token.prefix }
  }
  if (token.name === 'mergeCell' && path.at(-1) === 'mergeCells') {
    const range = parseRange(attribute(xml, token, 'ref') ?? '')
    if (range) state.merges.push(range)
  }
  if (token.name === 'brk' && path.at(-1) === 'rowBreaks') {
    const moved = (id: string) => String(Number(id) >= insertion.after ? Number(id) + insertion.count : id)
    add(state, rewriteAttribute({ xml, token, name: 'id', change: moved }))
  }
  const rule = ranged[token.name]
  if (!rule) return
  if (rule.name === 'sqref') state.anchor = parseRange((attribute(xml, token, 'sqref') ?? '').split(' ')[0] ?? '')?.top
  const change = (text: string) => shiftRanges(text, insertion, rule.grows)
  add(state, rewriteAttribute({ xml, token, name: rule.name, change }))
}

/** Where a link leads: like a reference, but names of sheets may stand there without their quotes. */
function shiftLocation(location: string, shift: RowShift): string {
  const cut = location.lastIndexOf('!') + 1
  const named = location.slice(0, cut)
  const plain = /^'.*'!$/s.test(named) ? named.slice(1, -2).replaceAll("''", "'") : named.slice(0, -1)
  const home = cut === 0 ? shift.home : plain.toLowerCase() === shift.sheet.toLowerCase() ? shift.sheet : ''
  return named + insertIntoFormula(location.slice(cut), { ...shift, home })
}

function finish(state: State, insertion: RowInsertion): Obstacle | undefined {
  const tall = tallRecord(state.merges, insertion.after)
  if (tall)
    return { obstacle: 'tall-record', at: `${printCell(tall.top, tall.left)}:${printCell(tall.bottom, tall.right)}` }
  const at = state.below ?? state.dataEnd
  if (state.likeRow && at !== undefined) {
    state.splices.push({ start: at, end: at, text: cloneRow({ ...state.likeRow, insertion, prefix: state.prefix }) })
  }
  if (state.mergesAt && state.merges.length > 0) {
    const { start, end, prefix } = state.mergesAt
    state.splices.push({ start, end, text: printMerges(shiftMerges(state.merges, insertion), prefix) })
  }
  return undefined
}
