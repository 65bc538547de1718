// T5: a region is a run of rows drawn as a table; what lies outside it is title, head lines, notes and signatures.
import type { Range } from '../sheets/grid.ts'
import { type Block, type Blocks, blocksBetween, isText } from './block.ts'
import { isNote } from './wording.ts'

/** Regions from top to bottom. Without any line on the sheet, rows of several texts and the rows below them count instead. */
export function findRegions(blocks: Blocks): Range[] {
  const rows = Array.from({ length: blocks.lastRow }, (_, index) => index + 1)
  const drawn = rows.filter((row) => isDrawn(blocks.inRow(row)))
  return drawn.length > 0 ? drawnRegions(blocks, drawn) : bareRegions(blocks, rows)
}

const isRuled = ({ lines }: Block): boolean => lines >= 2

function isDrawn(row: readonly Block[]): boolean {
  const ruled = row.filter(isRuled)
  const drawn = ruled.length >= 2 || ruled.some(({ left, right }) => right > left)
  return drawn && !isHeadLine(row) && !(ruled.length === 1 && isNote(ruled[0]!.text))
}

/** `填报单位：   填报日期：   单位：元` within lines is still a head line. */
export function isHeadLine(row: readonly Block[]): boolean {
  const texts = row.filter(isText)
  return texts.length > 0 && texts.filter(({ text }) => /[:：]/.test(text)).length > texts.length / 2
}

function drawnRegions(blocks: Blocks, drawn: readonly number[]): Range[] {
  const regions: Range[] = []
  let top = drawn[0]!
  for (const [index, row] of drawn.entries()) {
    if (drawn[index + 1] === row + 1) continue
    regions.push(...columnGroups(blocks, top, row))
    top = drawn[index + 1] ?? row
  }
  return regions
}

/** Tables that stand side by side with an undrawn column between them. */
function columnGroups(blocks: Blocks, top: number, bottom: number): Range[] {
  const used = new Set<number>()
  for (let row = top; row <= bottom; row++) {
    for (const block of blocks.inRow(row)) {
      if (!isRuled(block)) continue
      for (let column = block.left; column <= block.right; column++) used.add(column)
    }
  }
  const columns = [...used].toSorted((a, b) => a - b)
  const groups: Range[] = []
  for (const [index, column] of columns.entries()) {
    if (index === 0 || columns[index - 1] !== column - 1) groups.push({ top, bottom, left: column, right: column })
    else groups.at(-1)!.right = column
  }
  return groups
}

/** An undrawn sheet: each row of several texts heads the rows of cells that follow it. */
function bareRegions(blocks: Blocks, rows: readonly number[]): Range[] {
  const first = rows.find((row) => {
    const texts = blocks.inRow(row).filter(isText)
    // A mark beside a label makes a line of pairs, not a header.
    return (
      texts.length >= 2 &&
      !isHeadLine(blocks.inRow(row)) &&
      blocks.inRow(row).every(({ text, raw }) => text !== '' || raw === '')
    )
  })
  if (first === undefined) return []
  const texts = blocks.inRow(first).filter(isText)
  const [left, right] = [texts[0]!.left, texts.at(-1)!.right]
  // An export's header may have nothing at all below it.
  let bottom = blocksBetween(blocks, first + 1, { left, right }).length > 0 ? first + 1 : first
  while (blocksBetween(blocks, bottom + 1, { left, right }).length >= texts.length / 2) bottom++
  return [{ top: first, bottom, left, right }]
}
