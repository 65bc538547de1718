// Example county: tables of a form put beside each other and under labels at the side, blanks under their labels, code lists beside.
import { printCell } from '../../src/sheets/address.ts'
import { put } from './blocks.ts'
import type { Block, Filling, Pen } from './form.ts'

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

/** Tables of their own headers under one label over all their rows at the left. */
export const under =
  (side: string, ...blocks: Block[]): Block =>
  (pen) => {
    const top = pen.row
    const first = pen.fields.length
    beside({ left: 2, width: pen.width - 1, blocks })(pen)
    put(pen, { row: top, bottom: pen.row - 1, column: 1, value: side, look: 'label' })
    for (const [at, field] of pen.fields.entries())
      if (at >= first) pen.fields[at] = { ...field, headerPath: [side, ...field.headerPath] }
  }

/** A row of labels, each over its one blank. */
export const labelsAbove =
  (...labels: { label: string; columns?: number; fill?: Filling }[]): Block =>
  (pen) => {
    let column = 1
    for (const { label, columns = 1, fill } of labels) {
      const right = column + columns - 1
      put(pen, { column, right, value: label, look: 'header' })
      put(pen, { row: pen.row + 1, column, right, look: 'blank' })
      pen.fields.push({
        sheet: pen.sheet,
        cell: printCell(pen.row + 1, column),
        kind: 'key-value',
        headerPath: [label],
        ...(fill ? { filling: fill } : {}),
      })
      column = right + 1
    }
    for (const row of [pen.row, pen.row + 1]) pen.heights.set(row, 26)
    pen.row += 2
  }

/** A list of codes for whoever fills the form: read, never filled. */
export const codeTable =
  (label: string, codes: readonly (readonly [code: string, name: string])[]): Block =>
  (pen) => {
    put(pen, { column: 1, right: 2, value: label, look: 'header' })
    pen.row++
    for (const [code, name] of codes) {
      put(pen, { column: 1, value: code, look: 'label' })
      put(pen, { column: 2, value: name, look: 'label' })
      pen.row++
    }
  }

/** A row left free. */
export const gap: Block = (pen) => {
  pen.heights.set(pen.row++, 12)
}
