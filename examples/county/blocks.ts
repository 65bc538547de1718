// Example county: the parts of a form outside its tables (title, head lines, notes, signatures) and grids of label and blank.
import { printCell } from '../../src/sheets/address.ts'
import type { Block, Filling, Look, Pen, Place } from './form.ts'

/** Puts a place over `columns` columns and `rows` rows from the pen's row. */
export function put(pen: Pen, place: Omit<Place, 'row'> & { row?: number }): void {
  pen.places.push({ row: pen.row, ...place })
}

export const title =
  (text: string, height = 36): Block =>
  (pen) => {
    put(pen, { column: 1, right: pen.width, value: text, look: 'title' })
    pen.heights.set(pen.row++, height)
  }

export const subtitle =
  (text: string): Block =>
  (pen) => {
    put(pen, { column: 1, right: pen.width, value: text, look: 'subtitle' })
    pen.row++
  }

type LinePart = {
  /** Text as printed; with `fill` the value follows it in the same cell. */
  text: string
  columns: number
  fill?: Filling
  /** Also a field where nothing known fills it. */
  open?: true
  /** The blank stands in cells of its own to the right, so many columns. */
  blank?: number
  look?: Look
}

/** `报出日期：    年  月  日` is the label `报出日期` with its blank. */
const labelOf = (text: string): string =>
  beforeBlank(text)
    .replace(/[:：]$/, '')
    .replace(/\s/g, '')
export const beforeBlank = (text: string): string => text.replace(/([:：])(?:[\s年月日]*|\$\{\w+\})$/, '$1')

/** One row without lines: `填报单位：      填报日期：      单位：元`. */
export const line =
  (...parts: LinePart[]): Block =>
  (pen) => {
    let column = 1
    for (const { text, columns, fill, open, blank = 0, look = 'line' } of parts) {
      const right = column + columns - 1
      if (text !== '') put(pen, { column, right, value: text, look })
      if (blank > 0) put(pen, { column: right + 1, right: right + blank, look: 'line' })
      if (fill || open) {
        pen.fields.push({
          sheet: pen.sheet,
          cell: printCell(pen.row, blank > 0 ? right + 1 : column),
          kind: 'key-value',
          headerPath: [labelOf(text)],
          ...(blank > 0 ? {} : { inlineLabel: beforeBlank(text) }),
          ...(fill ? { filling: fill } : {}),
        })
      }
      column = right + blank + 1
    }
    pen.heights.set(pen.row++, 20)
  }

/** Official marks at the upper right, one a row, filled in by the sender itself. */
export const marks =
  (width: number, columns: number, texts: readonly string[]): Block =>
  (pen) => {
    for (const text of texts) line({ text: '', columns: width - columns }, { text, columns })(pen)
  }

export const notes =
  (...texts: string[]): Block =>
  (pen) => {
    for (const text of texts) {
      put(pen, { column: 1, right: pen.width, value: text, look: 'note' })
      // About two characters to a unit of width.
      pen.heights.set(pen.row++, text.length > pen.width * 5 ? 32 : 18)
    }
  }

/** 填表人 审核人 负责人 are signed on paper and never fields; a day among them is. */
export const footer =
  (...parts: (string | { text: string; fill: Filling })[]): Block =>
  (pen) => {
    const each = Math.floor(pen.width / parts.length)
    const spans = parts.map((part, index): LinePart => {
      const columns = index === parts.length - 1 ? pen.width - each * index : each
      return typeof part === 'string' ? { text: part, columns } : { ...part, columns }
    })
    line(...spans)(pen)
    pen.heights.set(pen.row - 1, 24)
  }

export type Pair = {
  label: string
  fill?: Filling
  /** Columns of the label and of the blank; a blank of 0 leaves the label alone as a band. */
  across: number
  blank: number
  options?: string[]
  /** A ledger: what stands in the blank. */
  value?: string | number
}
export const pair = (
  label: string,
  span: [label: number, blank: number],
  fill?: Filling,
  options?: string[],
): Pair => ({
  label,
  across: span[0],
  blank: span[1],
  ...(fill ? { fill } : {}),
  ...(options ? { options } : {}),
})

/** Rows of label and blank in a grid; `side` is a label over all of them at the left, one column wide. */
export const pairs =
  ({ side, rows, height = 26 }: { side?: string; rows: Pair[][]; height?: number }): Block =>
  (pen) => {
    const top = pen.row
    for (const row of rows) {
      let column = side === undefined ? 1 : 2
      for (const { label, across, blank, fill, options, value } of row) {
        put(pen, { column, right: column + across - 1, value: label, look: 'label' })
        const at = column + across
        put(pen, { column: at, right: at + blank - 1, ...(value === undefined ? {} : { value }), look: 'blank' })
        pen.fields.push({
          sheet: pen.sheet,
          cell: printCell(pen.row, at),
          kind: 'key-value',
          headerPath: [...(side === undefined ? [] : [side]), label],
          ...(fill ? { filling: fill } : {}),
        })
        if (options) pen.choices.push({ range: { top: pen.row, bottom: pen.row, left: at, right: at }, options })
        column = at + blank
      }
      pen.heights.set(pen.row++, height)
    }
    if (side !== undefined) put(pen, { row: top, bottom: pen.row - 1, column: 1, value: side, look: 'label' })
  }
