// C29: lines of an edited workbook under a row of headings, found by their words in either language and whatever their order.
import type { Problem } from '../kernel/problem.ts'
import { printCell } from '../sheets/address.ts'
import { cellAt, type Sheet } from '../sheets/grid.ts'
import { cliProblems } from './problems.ts'
import { type SentenceKey, sentences } from './speak.ts'

export type Line = {
  /** From 1, as the sheet counts. */
  row: number
  /** Whether the workbook still has this column: what is not there says nothing. */
  has: (key: string) => boolean
  /** Empty for a blank cell. */
  text: (key: string) => string
  /** Names the cell of this column as wrong. */
  wrong: (key: string, wanted: string) => undefined
}

/** A sentence in every language. */
export const labels = (key: string): string[] => Object.values(sentences).map((said) => said[key as SentenceKey])

/** `keyOf`: what a heading stands for, undefined for one of the person's own. Lines without a word are left out. */
export function mapLines(sheet: Sheet, keyOf: (heading: string) => string | undefined, problems: Problem[]): Line[] {
  const places = new Map<string, number>()
  for (let column = 1; column <= sheet.lastColumn; column++) {
    const key = keyOf(textAt(sheet, 1, column))
    if (key !== undefined && !places.has(key)) places.set(key, column)
  }
  const rows = Array.from({ length: Math.max(0, sheet.lastRow - 1) }, (_, index) => index + 2)
  return rows
    .filter((row) => [...places.values()].some((column) => textAt(sheet, row, column) !== ''))
    .map((row) => ({
      row,
      has: (key) => places.has(key),
      text: (key) => (places.has(key) ? textAt(sheet, row, places.get(key)!) : ''),
      wrong: (key, wanted) => {
        const column = places.get(key) ?? 1
        const place = `${sheet.name}!${printCell(row, column)}`
        problems.push(cliProblems['map-cell']({ place, heading: textAt(sheet, 1, column), wanted }))
        return undefined
      },
    }))
}

export const textAt = (sheet: Sheet, row: number, column: number): string =>
  String(cellAt(sheet, row, column)?.value ?? '').trim()

/** `person.name 姓名`: the key is what counts, the name beside it is for people. */
export const keyIn = (text: string): string => text.split(/\s/)[0] ?? ''
