// T4: a block is one cell or one merged range of a sheet; a form is read as blocks, since labels and blanks are merged at will.
import type { Cell, Range, Sheet } from '../sheets/grid.ts'
import { cellAt, cellKey } from '../sheets/grid.ts'
import { boxItems, isBlankText, isClosedText, repeatedThing, tailAfterBlank } from './blank.ts'

export type Block = Range & {
  /** Empty for a blank, a placeholder included; a filled number is its text. */
  text: string
  /** The cell's own text or number, placeholders and all. */
  raw: string
  isFormula: boolean
  /** Struck out by the form: `—`. */
  isClosed: boolean
  isNumber: boolean
  /** The file holds the cell; an undrawn sheet's other cells are blank because nothing is said of them. */
  isHeld: boolean
  isDate: boolean
  format: string
  /** Sides with a line, 0 to 4, over all of its corners. */
  lines: number
}

export type Blocks = {
  /** Blocks that cover a row, from left to right. */
  inRow: (row: number) => readonly Block[]
  /** A mark such as `${data.name}` whose `data` stands in one row only: that row is repeated. */
  isRepeated: (block: Block) => boolean
  lastRow: number
  lastColumn: number
}

/** Rows looked at: no form is longer, and a ledger's further rows follow from its first. */
export const mostRows = 2_000
const widestMerge = 300

/** Blocks of a sheet. Memory follows the cells the file holds, never the range it claims to use. */
export function layBlocks(sheet: Sheet): Blocks {
  const rows = new Map<number, Block[]>()
  const inside = new Set<string>()
  const add = (block: Block) => {
    for (let row = block.top; row <= Math.min(block.bottom, mostRows); row++) {
      rows.set(row, [...(rows.get(row) ?? []), block])
    }
  }
  for (const merge of sheet.merges) {
    if (merge.bottom - merge.top >= widestMerge || merge.right - merge.left >= widestMerge || merge.top > mostRows)
      continue
    for (let row = merge.top; row <= merge.bottom; row++) {
      for (let column = merge.left; column <= merge.right; column++) inside.add(cellKey(row, column))
    }
    add(blockOf(merge, cornersOf(sheet, merge)))
  }
  for (const cell of sheet.cells.values()) {
    const { row, column } = cell
    if (row > mostRows || inside.has(cellKey(row, column))) continue
    add(blockOf({ top: row, bottom: row, left: column, right: column }, [cell]))
  }
  let [lastRow, lastColumn, drawn] = [0, 0, false]
  for (const [row, blocks] of rows) {
    blocks.sort((a, b) => a.left - b.left)
    for (const { text, lines, right } of blocks) {
      if (text === '' && lines === 0) continue
      drawn ||= lines > 0
      lastRow = Math.max(lastRow, row)
      lastColumn = Math.max(lastColumn, right)
    }
  }
  if (!drawn) fillGaps(rows, Math.min(lastRow + 1, mostRows), Math.min(lastColumn + 1, widestMerge))
  const marked = markedRows(rows)
  const isRepeated = ({ raw }: Block) => marked.get(repeatedThing(raw) ?? '')?.size === 1
  return { inRow: (row) => rows.get(row) ?? [], isRepeated, lastRow, lastColumn }
}

/** What a fill-in program calls the thing a mark belongs to, with the rows it stands in. */
function markedRows(rows: ReadonlyMap<number, readonly Block[]>): Map<string, Set<number>> {
  const marked = new Map<string, Set<number>>()
  for (const { raw, top } of [...rows.values()].flat()) {
    const thing = repeatedThing(raw)
    if (thing !== undefined) marked.set(thing, (marked.get(thing) ?? new Set()).add(top))
  }
  return marked
}

/** On a sheet without a line a file often does not hold the cells that are left blank; people see them all the same. */
function fillGaps(rows: Map<number, Block[]>, lastRow: number, lastColumn: number): void {
  for (let row = 1; row <= lastRow; row++) {
    const blocks = rows.get(row) ?? []
    const covered = new Set(
      blocks.flatMap(({ left, right }) => Array.from({ length: right - left + 1 }, (_, at) => left + at)),
    )
    for (let column = 1; column <= lastColumn; column++) {
      if (!covered.has(column)) blocks.push(blockOf({ top: row, bottom: row, left: column, right: column }, []))
    }
    rows.set(
      row,
      blocks.toSorted((a, b) => a.left - b.left),
    )
  }
}

const cornersOf = (sheet: Sheet, { top, left, bottom, right }: Range): (Cell | undefined)[] => [
  cellAt(sheet, top, left),
  cellAt(sheet, top, right),
  cellAt(sheet, bottom, left),
  cellAt(sheet, bottom, right),
]

function blockOf(range: Range, corners: readonly (Cell | undefined)[]): Block {
  const [first] = corners
  const raw = first?.value === null || first?.value === undefined ? '' : String(first.value)
  const side = (name: 'top' | 'right' | 'bottom' | 'left') => corners.some((cell) => cell?.style.border[name])
  return {
    ...range,
    text: isBlankText(raw) || tailAfterBlank(raw) !== undefined || boxItems(raw) ? '' : raw,
    raw,
    isFormula: first?.formula !== undefined,
    isClosed: isClosedText(raw),
    isNumber: typeof first?.value === 'number',
    isHeld: first !== undefined,
    isDate: first?.style.isDate ?? false,
    format: first?.style.format ?? 'General',
    lines: [side('top'), side('right'), side('bottom'), side('left')].filter(Boolean).length,
  }
}

/** A cell to fill: blank, and no formula of the form. */
export const isFillable = ({ text, isFormula }: Block): boolean => text === '' && !isFormula

export const isText = ({ text, isFormula, isClosed }: Block): boolean => text !== '' && !isFormula && !isClosed

/** Blocks of a row that lie within these columns. */
export const blocksBetween = (blocks: Blocks, row: number, { left, right }: Pick<Range, 'left' | 'right'>): Block[] =>
  blocks.inRow(row).filter((block) => block.right >= left && block.left <= right)
