// S2: addresses are read and printed one way: A1, AB12, 'Sheet name'!C7.
import type { Range } from './grid.ts'

const names: string[] = []

export const columnName = (column: number): string => (names[column] ??= spellColumn(column))

function spellColumn(column: number): string {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

export function columnNumber(name: string): number {
  let column = 0
  for (const letter of name.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

export const printCell = (row: number, column: number): string => columnName(column) + row

export function parseCell(text: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text)
  return match ? { row: Number(match[2]), column: columnNumber(match[1]!) } : undefined
}

/** `A1` or `A1:C7`; whole rows or columns are not ranges of cells here. */
export function parseRange(text: string): Range | undefined {
  const [from, to = from] = text.split(':')
  const start = parseCell(from ?? '')
  const end = parseCell(to ?? '')
  if (!start || !end) return undefined
  return {
    top: Math.min(start.row, end.row),
    left: Math.min(start.column, end.column),
    bottom: Math.max(start.row, end.row),
    right: Math.max(start.column, end.column),
  }
}

export const printRange = (range: Range): string =>
  `${printCell(range.top, range.left)}:${printCell(range.bottom, range.right)}`

/** `低保!C7` or `'表 1'!C7`; the sheet's name may itself hold `!`. */
export function parseSheetCell(text: string): { sheet: string; row: number; column: number } | undefined {
  const cut = text.lastIndexOf('!')
  const cell = parseCell(text.slice(cut + 1))
  if (cut < 1 || !cell) return undefined
  const name = text.slice(0, cut)
  return { sheet: /^'.*'$/s.test(name) ? name.slice(1, -1).replaceAll("''", "'") : name, ...cell }
}
