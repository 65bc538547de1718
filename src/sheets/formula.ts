// S8: references in a formula are found by reading it token by token, so that text, names and functions are never taken for cells.
import { columnName, columnNumber } from './address.ts'
import { totals } from './total-argument.ts'

export const lastSheetRow = 1_048_576
export const lastSheetColumn = 16_384

export type Mark = { row?: number; rowFixed: boolean; column?: number; columnFixed: boolean }

/** A reference: one cell, a range of cells, whole rows or whole columns. Qualifiers end in `!` as written; the second end seldom has one. */
type Reference = { qualifier: string; from: Mark; to?: Mark; toQualifier?: string }

/** Where a reference stands: the call it is an argument of and which one, and the tokens beside it. */
export type Standing = { call: { name: string; argument: number } | undefined; before: string; behind: string }

const qualifier = String.raw`(?:'(?:[^']|'')*'|(?:\[[^[\]]*\])?[\p{L}\p{N}_][\p{L}\p{N}_.]*(?::[\p{L}\p{N}_][\p{L}\p{N}_.]*)?)!`
const cell = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`
const area = String.raw`${cell}(?::(?:${qualifier})?${cell})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6}`

const lexer = new RegExp(
  [
    String.raw`"(?:[^"]|"")*"`,
    String.raw`(${qualifier})?(${area})(?![\p{L}\p{N}_.(!])`,
    String.raw`'(?:[^']|'')*'!?`,
    String.raw`[\p{L}_\\][\p{L}\p{N}_.\\?]*`,
    String.raw`\[(?:[^[\]]|\[[^[\]]*\])*\]`,
    String.raw`\d+(?:\.\d*)?(?:[eE][+-]?\d+)?`,
    String.raw`[\s\S]`,
  ].join('|'),
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

export type Change = (reference: Reference, standing: Standing) => Reference | undefined

/**
 * Rewrites every reference; `change` returns undefined to leave one as written. A reference off the sheet becomes #REF!.
 * `seen` gets every other token, with the name of the call when it is its first.
 */
export function mapReferences(formula: string, change: Change, seen?: (token: string, call: string) => void): string {
  const calls: { name: string; argument: number }[] = []
  let out = ''
  let at = 0
  let before = ''
  while (at < formula.length) {
    lexer.lastIndex = at
    const match = lexer.exec(formula)!
    at = lexer.lastIndex
    const [whole, named = '', place] = match
    if (place !== undefined) {
      let next = at
      while (formula.charCodeAt(next) <= 32) next++
      const behind = formula.charAt(next)
      const call = calls.at(-1)
      out += rewrite({ whole, qualifier: named, area: place }, (reference) =>
        change(reference, { call, before, behind }),
      )
      before = whole
      continue
    }
    out += whole
    if (whole.trim() === '') continue
    seen?.(whole, before === '(' ? (calls.at(-1)?.name ?? '') : '')
    if (whole === '(' || whole === '{') calls.push({ name: whole === '(' ? before.toUpperCase() : '{', argument: 0 })
    else if (whole === ')' || whole === '}') calls.pop()
    else if (whole === ',' && calls.length > 0) calls.at(-1)!.argument += 1
    before = whole
  }
  return out
}

function rewrite(
  of: { whole: string; qualifier: string; area: string },
  change: (reference: Reference) => Reference | undefined,
): string {
  const [, start, rest] = /^([^:]*):?(.*)$/s.exec(of.area)!
  const cut = rest!.lastIndexOf('!') + 1
  const from = readMark(start!)
  const to = rest === '' ? undefined : readMark(rest!.slice(cut))
  if (!inSheet(from) || (to && !inSheet(to))) return of.whole
  const toQualifier = rest!.slice(0, cut)
  const changed = change({ qualifier: of.qualifier, from, ...(to ? { to, toQualifier } : {}) })
  if (!changed) return of.whole
  if (!inSheet(changed.from) || (changed.to && !inSheet(changed.to))) return `${of.qualifier}#REF!`
  return of.qualifier + printMark(changed.from) + (changed.to ? `:${toQualifier}${printMark(changed.to)}` : '')
}

/** The formula as it reads when copied `rows` down and `columns` to the right: parts marked `$` stay. */
export function copyFormula(formula: string, by: { rows: number; columns: number }): string {
  const move = (mark: Mark): Mark => ({
    ...mark,
    ...(mark.row !== undefined && !mark.rowFixed ? { row: mark.row + by.rows } : {}),
    ...(mark.column !== undefined && !mark.columnFixed ? { column: mark.column + by.columns } : {}),
  })
  return mapReferences(formula, (reference) => ({
    ...reference,
    from: move(reference.from),
    ...(reference.to ? { to: move(reference.to) } : {}),
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
  return mapReferences(formula, (reference, standing) => {
    if (!speaksOf(reference.qualifier, shift)) return undefined
    const { from, to, toQualifier } = reference
    if (!to) {
      // SUM(F5) under a list of one row is the list's total, and the list is about to have more.
      if (growsAt(from, shift) && totals(standing)) return { ...reference, to: moveEnd(from, shift) }
      return { ...reference, from: moveMark(from, shift) }
    }
    if (toQualifier && !speaksOf(toQualifier, shift)) return undefined
    // F5:F3 is the same range as F3:F5: the lower end is the one that grows.
    return (from.row ?? 0) > (to.row ?? 0)
      ? { ...reference, from: moveEnd(from, shift), to: moveMark(to, shift) }
      : { ...reference, from: moveMark(from, shift), to: moveEnd(to, shift) }
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

const plainName = (qualified: string): string => {
  const name = qualified.slice(0, -1)
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}

export const speaksOf = (named: string, shift: RowShift): boolean =>
  named === '' ? shift.home === shift.sheet : plainName(named).toLowerCase() === shift.sheet.toLowerCase()
