// T7: the header band is one or more rows of labels; a column's path is the distinct labels over it, from top to bottom.
import type { Range } from '../sheets/grid.ts'
import { type Block, type Blocks, blocksBetween, isFillable, isText } from './block.ts'
import { cleanText, isColumnCode, isWeight } from './wording.ts'

export type Band = {
  top: number
  bottom: number
  /** First row below the band and the rows of codes or weights under it. */
  body: number
  pathOf: (block: Pick<Block, 'left' | 'right'>) => string[]
}

const mostBandRows = 6

/** A row of labels: several texts and hardly a blank among them. */
export function isHeaderRow(row: readonly Block[]): boolean {
  const texts = row.filter((block) => isText(block) && !block.isNumber)
  return texts.length >= 2 && row.filter(isFillable).length <= row.length / 4 && texts.length >= row.length * 0.6
}

/** A header with gaps: the next row has a label of its own at the left and blanks under the labels of this one. */
export function headsRowLabels(row: readonly Block[], next: readonly Block[]): boolean {
  const [corner, ...labels] = row.filter(isText)
  const [label, ...values] = next
  if (!corner || labels.length < 2 || !label || !isText(label) || label.left !== corner.left || !isText(row[1]!))
    return false
  const under = values.filter(({ left }) => labels.some((one) => one.left === left))
  return under.length >= 2 && under.every((block) => !isText(block))
}

/** A header with a few gaps: the next row is blank under all of it. */
export function headsBlanks(row: readonly Block[], next: readonly Block[]): boolean {
  const texts = row.filter((block) => isText(block) && !block.isNumber)
  const below = next.filter(({ top }) => top > row[0]!.top)
  return (
    texts.length >= 3 &&
    texts.length > 2 * row.filter(isFillable).length &&
    below.length >= texts.length - 1 &&
    below.every(isFillable)
  )
}

/** Labels over groups of labels, with a gap between the groups. */
export function headsLabels(row: readonly Block[], next: readonly Block[]): boolean {
  const wide = row.filter((block) => isText(block) && block.right > block.left)
  // As many blanks as labels, each over a label of the next row, are answers and no gaps.
  const overLabels = row.filter(
    (block) =>
      isFillable(block) && next.some((one) => isText(one) && one.left <= block.right && one.right >= block.left),
  )
  if (overLabels.length >= row.filter(isText).length) return false
  const isOver = (label: Block) =>
    next.filter((block) => isText(block) && block.left >= label.left && block.right <= label.right).length >= 2
  return wide.length >= 2 && wide.every(isOver)
}

/** The band that starts at `top`, within a range of rows and columns. */
export function readBand(blocks: Blocks, range: Range, top: number): Band {
  let bottom = top
  for (let row = top; row <= bottom; row++) {
    const labels = blocksBetween(blocks, row, range).filter(isText)
    for (const label of labels) {
      if (label.top >= top && label.bottom - label.top < mostBandRows)
        bottom = Math.max(bottom, depthOf(blocks, range, label))
    }
    if (row === bottom && bottom - top < mostBandRows - 1 && isDivided(blocks, range, row)) bottom++
  }
  bottom = Math.min(bottom, range.bottom)
  let body = bottom + 1
  while (body < range.bottom && isCodeRow(blocksBetween(blocks, body, range)) && hasRoom(blocks, range, body + 1))
    body++
  return { top, bottom, body, pathOf: (block) => pathOver(blocks, { top, bottom }, block) }
}

/** Last row of a tall label that still heads something: rows that are blank beside it are the body's. */
function depthOf(blocks: Blocks, range: Range, label: Block): number {
  let bottom = Math.min(label.bottom, range.bottom)
  for (; bottom > label.top; bottom--) {
    const row = blocksBetween(blocks, bottom, range)
    const own = row.filter(({ top }) => top === bottom)
    if (own.length < row.length / 2 || !own.every(isFillable)) break
  }
  return bottom
}

/** The next row's labels stand under a wider label of this row. */
function isDivided(blocks: Blocks, range: Range, row: number): boolean {
  const below = blocksBetween(blocks, row + 1, range).filter(({ top }) => top === row + 1)
  const wide = blocksBetween(blocks, row, range).filter((block) => isText(block) && block.right > block.left)
  const texts = below.filter((block) => isText(block) && !block.isNumber)
  if (row + 1 > range.bottom || texts.length < below.length * 0.6) return false
  return wide.some(({ left, right }) => texts.filter((block) => block.left >= left && block.right <= right).length >= 2)
}

/** `甲 乙 1 2` or weights: named by their own wording, at least three quarters of the row. */
function isCodeRow(row: readonly Block[]): boolean {
  const texts = row.filter(isText)
  if (texts.length < 2 || texts.length < row.length * 0.6) return false
  const codes = texts.filter(({ text }) => isColumnCode(text) || isWeight(text))
  return codes.length >= texts.length * 0.75
}

/** Something is blank in the next rows; the first of them may be a heading struck out all the way. */
const hasRoom = (blocks: Blocks, range: Range, row: number): boolean =>
  [row, row + 1].some((at) => at <= range.bottom && blocksBetween(blocks, at, range).some(isFillable))

function pathOver(
  blocks: Blocks,
  { top, bottom }: { top: number; bottom: number },
  { left, right }: Pick<Block, 'left' | 'right'>,
): string[] {
  const path: string[] = []
  for (let row = top; row <= bottom; row++) {
    const labels = blocksBetween(blocks, row, { left, right }).filter(isText)
    const [label] = labels
    // Where several labels stand over one wide place, none of them is the place's own.
    if (!label || labels.length > 1) continue
    const text = cleanText(label.text)
    if (text !== '' && path.at(-1) !== text) path.push(text)
  }
  return path
}
