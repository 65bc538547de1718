// Example county: tables of a form put beside each other.
import { printCell } from '../../src/sheets/address.ts'
import type { Block, Pen } from './form.ts'

export type Part = { /** First column, and how many the part has. */ left: number; width: number; blocks: Block[] }

/** Parts beside each other from the same row. Formulas are not moved with a part that does not begin in the first column. */
export const beside =
  (...parts: Part[]): Block =>
  (pen) => {
    const top = pen.row
    const ends = parts.map((part) => drawPart(pen, part, top))
    pen.row = Math.max(...ends)
  }

/** Draws a part as if it began in the first column and moves it to its place; returns the row below it. */
function drawPart(pen: Pen, { left, width, blocks }: Part, top: number): number {
  const by = left - 1
  const own: Pen = { ...pen, row: top, width, places: [], fields: [], scopes: [], choices: [] }
  for (const block of blocks) block(own)
  for (const place of own.places)
    pen.places.push({
      ...place,
      column: place.column + by,
      ...(place.right === undefined ? {} : { right: place.right + by }),
    })
  for (const field of own.fields) pen.fields.push({ ...field, cell: moved(field.cell, by) })
  for (const { range, options } of own.choices)
    pen.choices.push({ range: { ...range, left: range.left + by, right: range.right + by }, options })
  pen.scopes.push(...own.scopes)
  return own.row
}

const moved = (cell: string, by: number): string => {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return printCell(Number(row), column + by)
}

/** A row left free. */
export const gap: Block = (pen) => {
  pen.heights.set(pen.row++, 12)
}
