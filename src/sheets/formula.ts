// S8: references in a formula are found by reading it token by token, so that text, names and functions are never taken for cells.
import { columnName, columnNumber } from './address.ts'

export const lastSheetRow = 1_048_576
export const lastSheetColumn = 16_384

type Mark = { row?: number; rowFixed: boolean; column?: number; columnFixed: boolean }

/** A reference: one cell, a range of cells, whole rows or whole columns. `qualifier` ends in `!` as written. */
type Reference = { qualifier: string; from: Mark; to?: Mark }

const lexer = new RegExp(
  [
    /"(?:[^"]|"")*"/u,
    /((?:'(?:[^']|'')*'|(?:\[\d+\])?[\p{L}\p{N}_][\p{L}\p{N}_.]*(?::[\p{L}\p{N}_][\p{L}\p{N}_.]*)?)!)?(\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})(?![\p{L}\p{N}_.(!])/u,
    /'(?:[^']|'')*'!?/u,
    /[\p{L}_\\][\p{L}\p{N}_.\\?]*/u,
    /\[(?:[^[\]]|\[[^[\]]*\])*\]/u,
    /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?/u,
    /[\s\S]/u,
  ]
    .map((one) => one.source)
    .join('|'),
  'uy',
)

function readMark(text: string): Mark {
  const match = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text)!
  const [, first, letters, second, digits] = match
  const mark: Mark = { rowFixed: letters ? second === '$' : first === '$', columnFixed: first === '$' }
  if (letters) mark.column = columnNumber(letters)
  if (digits) mark.row = Number(digits)
  return mark
}

const printMark = (mark: Mark): string =>
  (mark.column === undefined ? '' : (mark.columnFixed ? '$' : '') + columnName(mark.column)) +
  (mark.row === undefined ? '' : (mark.rowFixed ? '$' : '') + mark.row)

const inSheet = (mark: Mark): boolean =>
  (mark.row === undefined || (mark.row >= 1 && mark.row <= lastSheetRow)) &&
  (mark.column === undefined || (mark.column >= 1 && mark.column <= lastSheetColumn))

/** Rewrites every reference; `change` returns undefined to leave one as written. A reference off the sheet becomes #REF!. */
function mapReferences(formula: string, change: (reference: Reference) => Reference | undefined): string {
  let out = ''
  let at = 0
  while (at < formula.length) {
    lexer.lastIndex = at
    const match = lexer.exec(formula)!
    at = lexer.lastIndex
    const [whole, qualifier = '', area] = match
    out += area === undefined ? whole : rewrite({ whole, qualifier, area, change })
  }
  return out
}

function rewrite(of: {
  whole: string
  qualifier: string
  area: string
  change: (reference: Reference) => Reference | undefined
}): string {
  const [from, to] = of.area.split(':').map(readMark)
  if (!from || !inSheet(from) || (to && !inSheet(to))) return of.whole
  const changed = of.change(to ? { qualifier: of.qualifier, from, to } : { qualifier: of.qualifier, from })
  if (!changed) return of.whole
  if (!inSheet(changed.from) || (changed.to && !inSheet(changed.to))) return `${of.qualifier}#REF!`
  return of.qualifier + printMark(changed.from) + (changed.to ? `:${printMark(changed.to)}` : '')
}

/** The formula as it reads when copied `rows` down and `columns` to the right: parts marked `$` stay. */
export function copyFormula(formula: string, by: { rows: number; columns: number }): string {
  const move = (mark: Mark): Mark => ({
    ...mark,
    ...(mark.row !== undefined && !mark.rowFixed ? { row: mark.row + by.rows } : {}),
    ...(mark.column !== undefined && !mark.columnFixed ? { column: mark.column + by.columns } : {}),
  })
  return mapReferences(formula, ({ qualifier, from, to }) => ({
    qualifier,
    from: move(from),
    ...(to ? { to: move(to) } : {}),
  }))
}

/** Rows inserted below `after` on sheet `sheet`; a formula without qualifier speaks of `home`. */
export type RowShift = {
  sheet: string
  home: string
  after: number
  count: number
  /** Row the formula stands in, if on that sheet. */ row?: number
}

/** The formula as it reads once rows are inserted: what lies below moves, a range that spans or ends at `after` grows. */
export function insertIntoFormula(formula: string, shift: RowShift): string {
  return mapReferences(formula, (reference) => {
    if (!speaksOf(reference.qualifier, shift)) return undefined
    const from = moveMark(reference.from, shift)
    const { to } = reference
    if (!to) return { ...reference, from }
    return { ...reference, from, to: moveEnd(to, shift) }
  })
}

const moveMark = (mark: Mark, shift: RowShift): Mark =>
  mark.row !== undefined && mark.row > shift.after ? { ...mark, row: mark.row + shift.count } : mark

/** A range that reaches the last row of the sheet cannot reach further. */
function moveEnd(end: Mark, shift: RowShift): Mark {
  const moved = growsAt(end, shift) ? { ...end, row: end.row! + shift.count } : moveMark(end, shift)
  return moved.row === undefined ? moved : { ...moved, row: Math.min(moved.row, lastSheetRow) }
}

/** In the list's own last row a relative end is that row itself (a row sum, a running total): it must not grow. */
const growsAt = (end: Mark, shift: RowShift): boolean =>
  end.row === shift.after && (shift.row !== shift.after || end.rowFixed)

function speaksOf(qualifier: string, shift: RowShift): boolean {
  if (qualifier === '') return shift.home === shift.sheet
  const name = qualifier.slice(0, -1)
  const plain = name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
  return plain.toLowerCase() === shift.sheet.toLowerCase()
}

/** Qualifiers of several sheets (`一月:三月!B5`) that a shift on one of them cannot follow. */
export const spansSheets = (formula: string): boolean => {
  let found = false
  mapReferences(formula, ({ qualifier }) => {
    found ||= /^(?!').*:.*!$/.test(qualifier) || /^'[^']*:[^']*'!$/.test(qualifier)
    return undefined
  })
  return found
}
