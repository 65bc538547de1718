// Example county: tables of a form: lists, cross-tabs of counts, fixed rows; headers of one to three rows with merged cells.
import type { Condition, Definition } from '../../src/dictionary/definition.ts'
import { columnName, printCell } from '../../src/sheets/address.ts'
import type { SubjectKind } from '../../src/dictionary/question.ts'
import { put } from './blocks.ts'
import type { Block, Filling, Look, Pen } from './form.ts'

export type Leaf = {
  label: string
  fill?: Filling
  options?: string[]
  /** In the total row: sum of the column's numbers, or number of its filled cells. */
  total?: 'sum' | 'count'
  look?: Look
  /** Cross-tab: what the column adds to the row's conditions. */
  only?: Condition[]
  /** Cross-tab: what is counted in this column, where it differs. */
  measure?: Pick<Definition, 'measure' | 'of' | 'question'>
  /** Cross-tab: the sum of the columns to its left as a formula. */
  formula?: 'row-sum'
}
export type Column = Leaf | { label: string; below: Column[] }

export const column = (label: string, fill?: Filling, more: Omit<Leaf, 'label' | 'fill'> = {}): Leaf => ({
  label,
  ...(fill ? { fill } : {}),
  ...more,
})
export const group = (label: string, ...below: Column[]): Column => ({ label, below })

type Placed = Leaf & { column: number; path: string[] }

const depthOf = (columns: readonly Column[]): number =>
  1 + Math.max(0, ...columns.map((one) => ('below' in one ? depthOf(one.below) : 0)))

/** Draws the header from `left` and returns its columns with their paths. */
function header(pen: Pen, columns: readonly Column[], left: number): Placed[] {
  const bottom = pen.row + depthOf(columns) - 1
  const placed = headerRow({ pen, columns, left, row: pen.row, bottom, above: [] })
  for (let row = pen.row; row <= bottom; row++) pen.heights.set(row, 28)
  pen.row = bottom + 1
  return placed
}

type HeaderRow = { pen: Pen; columns: readonly Column[]; left: number; row: number; bottom: number; above: string[] }

function headerRow({ pen, columns, left, row, bottom, above }: HeaderRow): Placed[] {
  let at = left
  return columns.flatMap((one): Placed[] => {
    const path = [...above, one.label]
    if (!('below' in one)) {
      put(pen, { row, bottom, column: at, value: one.label, look: 'header' })
      return [{ ...one, column: at++, path }]
    }
    const below = headerRow({ pen, columns: one.below, left: at, row: row + 1, bottom, above: path })
    put(pen, { row, column: at, right: at + below.length - 1, value: one.label, look: 'header' })
    at += below.length
    return below
  })
}

type List = {
  of: SubjectKind
  where?: Condition[]
  columns: Column[]
  /** Blank rows the form offers. */
  rows: number
  /** A ledger: what stands in the rows, by column. */
  data?: (string | number | undefined)[][]
  /** 1, 2, 3 … printed in the first column already. */
  numbered?: true
  /** A row of column letters under the header, as statistics offices print: 甲 乙 1 2. */
  codes?: string[]
  /** Label of the total row, over so many columns. */
  total?: { label: string; columns: number }
  side?: string
  height?: number
}

/** A list of subjects with blank rows, and under it, if any, a row of totals that are formulas. */
export const list =
  ({ of, where = [], columns, rows, data, numbered, codes, total, side, height = 24 }: List): Block =>
  (pen) => {
    const top = pen.row
    const placed = header(pen, columns, side === undefined ? 1 : 2)
    if (codes) {
      for (const [index, code] of codes.entries())
        put(pen, { column: placed[index]!.column, value: code, look: 'header' })
      pen.row++
    }
    pen.repeat = { top, bottom: pen.row - 1 }
    const region = { firstRow: pen.row, lastRow: pen.row + rows - 1 }
    pen.scopes.push({ sheet: pen.sheet, firstRow: region.firstRow, of, where })
    for (const one of placed) {
      pen.fields.push({
        sheet: pen.sheet,
        cell: printCell(region.firstRow, one.column),
        kind: 'list',
        headerPath: [...(side === undefined ? [] : [side]), ...one.path],
        region,
        ...(one.fill ? { filling: one.fill } : {}),
      })
      if (one.options) {
        const range = { top: region.firstRow, bottom: region.lastRow, left: one.column, right: one.column }
        pen.choices.push({ range, options: one.options })
      }
    }
    for (let index = 0; index < rows; index++) {
      for (const [at, { column: at_, total: sums, look: looks }] of placed.entries()) {
        const value = numbered && at === 0 ? index + 1 : data?.[index]![at]
        const look = sums === 'sum' ? 'number' : (looks ?? 'blank')
        put(pen, { column: at_, ...(value === undefined ? {} : { value }), look })
      }
      pen.heights.set(pen.row++, height)
    }
    if (side !== undefined) put(pen, { row: top, bottom: pen.row - 1, column: 1, value: side, look: 'label' })
    if (!total) return
    put(pen, { column: 1, right: total.columns, value: total.label, look: 'header' })
    for (const { column: at, total: sums } of placed.slice(total.columns)) {
      const range = `${columnName(at)}${region.firstRow}:${columnName(at)}${region.lastRow}`
      const formula = sums && { formula: `${sums === 'sum' ? 'SUM' : 'COUNTA'}(${range})` }
      put(pen, { column: at, ...formula, look: 'number' })
    }
    pen.heights.set(pen.row++, height)
  }

type CrossRow = {
  label: string
  only?: Condition[]
  /** A label over several rows at the left; rows that follow with the same one share it. */
  side?: string
}

type CrossTab = {
  count: Pick<Definition, 'measure' | 'of' | 'question'>
  /** Holds for every cell. */
  where?: Condition[]
  corner: string[]
  columns: Column[]
  rows: CrossRow[]
  /** Last row: sums of the rows above as formulas. */
  total?: string
}

/** A table of figures: each cell counts what its row and its column say. */
export const crossTab =
  ({ count, where = [], corner, columns, rows, total }: CrossTab): Block =>
  (pen) => {
    const all: Column[] = [...corner.map((label): Column => ({ label })), ...columns]
    const placed = header(pen, all, 1).slice(corner.length)
    const first = pen.row
    for (const row of rows) {
      put(pen, { column: corner.length, value: row.label, look: 'label' })
      for (const one of placed) {
        if (one.formula) {
          put(pen, { column: one.column, formula: rowSum(pen.row, placed, one), look: 'number' })
          continue
        }
        put(pen, { column: one.column, look: 'number' })
        const definition = { ...(one.measure ?? count), where: [...where, ...(row.only ?? []), ...(one.only ?? [])] }
        pen.fields.push({
          sheet: pen.sheet,
          cell: printCell(pen.row, one.column),
          kind: 'cross-tab',
          headerPath: [...(row.side === undefined ? [] : [row.side]), row.label, ...one.path],
          filling: { from: 'definition', definition },
        })
      }
      pen.heights.set(pen.row++, 24)
    }
    for (const [side, own] of Map.groupBy(rows.keys(), (index) => rows[index]!.side)) {
      if (side !== undefined)
        put(pen, { row: first + own[0]!, bottom: first + own.at(-1)!, column: 1, value: side, look: 'label' })
    }
    if (total === undefined) return
    put(pen, { column: 1, right: corner.length, value: total, look: 'label' })
    for (const { column: at } of placed) {
      const letter = columnName(at)
      put(pen, { column: at, formula: `SUM(${letter}${first}:${letter}${pen.row - 1})`, look: 'number' })
    }
    pen.heights.set(pen.row++, 24)
  }

function rowSum(row: number, placed: readonly Placed[], { column: at }: Placed): string {
  const others = placed.filter((one) => one.column < at)
  return `SUM(${printCell(row, others[0]!.column)}:${printCell(row, others.at(-1)!.column)})`
}

type FixedRow = { label: string; unit: string; fill?: Filling; side?: string }
type FixedRows = {
  /** Labels of the columns; each names what stands in it. */
  header: { label: string; is: 'number' | 'side' | 'item' | 'unit' | 'value' }[]
  rows: FixedRow[]
  codes?: string[]
  /** Number of the first row. */
  from?: number
}

/** 编号 | 项目 | 单位 | 数量: printed items with one blank each. */
export const fixedRows =
  ({ header: labels, rows, codes, from = 1 }: FixedRows): Block =>
  (pen) => {
    const placed = header(
      pen,
      labels.map(({ label }) => ({ label })),
      1,
    )
    if (codes) {
      for (const [index, value] of codes.entries()) put(pen, { column: index + 1, value, look: 'header' })
      pen.row++
    }
    const first = pen.row
    for (const [index, row] of rows.entries()) {
      for (const [at, { is }] of labels.entries()) {
        const printed = { number: index + from, item: row.label, unit: row.unit, side: undefined, value: undefined }[is]
        if (is === 'side') continue
        put(pen, {
          column: at + 1,
          ...(printed === undefined ? {} : { value: printed }),
          look: is === 'item' ? 'left' : is === 'value' ? 'number' : 'label',
        })
        if (is !== 'value') continue
        pen.fields.push({
          sheet: pen.sheet,
          cell: printCell(pen.row, at + 1),
          kind: 'fixed-row',
          headerPath: [...(row.side === undefined ? [] : [row.side]), row.label, placed[at]!.label],
          ...(row.fill ? { filling: row.fill } : {}),
        })
      }
      pen.heights.set(pen.row++, 24)
    }
    const sideAt = labels.findIndex(({ is }) => is === 'side') + 1
    for (const [side, own] of Map.groupBy(rows.keys(), (index) => rows[index]!.side)) {
      if (side === undefined) continue
      put(pen, { row: first + own[0]!, bottom: first + own.at(-1)!, column: sideAt, value: side, look: 'label' })
    }
  }
