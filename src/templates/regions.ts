// T5: a region is a run of rows drawn as a table; what lies outside it is title, head lines, notes and signatures.
import type { Range } from '../sheets/grid.ts'
import { normalText } from '../kernel/text.ts'
import { headsLabels } from './band.ts'
import { type Block, type Blocks, isFillable, isText } from './block.ts'
import { dottedBlank } from './blank.ts'
import { isNote, isSectionHead } from './wording.ts'

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
  // `其中：女` names a part of what stands above it.
  const isLabel = ({ text }: Block) =>
    (/[:：]/.test(text) && !/^\s*(?:其中|其他|包括|含)[:：]/.test(text)) || dottedBlank(text) !== undefined
  return texts.length > 0 && texts.filter(isLabel).length > texts.length / 2
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

/** An undrawn sheet: a row of labels side by side heads the rows below it; labels with gaps between them are pairs. */
function bareRegions(blocks: Blocks, rows: readonly number[]): Range[] {
  const regions: Range[] = []
  const first = rows.find((row) => textsOf(blocks, row).length > 0) ?? 0
  // What stands alone at the top is the title, however short.
  const start = textsOf(blocks, first).length === 1 ? first + 1 : first
  for (const row of rows) {
    if (row < start || row <= (regions.at(-1)?.bottom ?? 0)) continue
    const region = bareTable(blocks, row) ?? barePairs(blocks, row)
    if (region) regions.push(region)
  }
  return regions
}

const textsOf = (blocks: Blocks, row: number): Block[] => blocks.inRow(row).filter(isText)

function bareTable(blocks: Blocks, row: number): Range | undefined {
  const texts = textsOf(blocks, row)
  const [left, right] = [texts[0]?.left ?? 0, texts.at(-1)?.right ?? 0]
  const labels = blocks.inRow(row).filter((block) => block.left >= left && block.right <= right)
  // A mark beside a label makes a line of pairs, not a header; a gap is one only between groups of labels.
  if (texts.length < 2 || isHeadLine(blocks.inRow(row))) return undefined
  if (labels.some((block) => !isText(block)) && !headsLabels(blocks.inRow(row), blocks.inRow(row + 1))) return undefined
  if (blocks.inRow(row).some(({ text, raw }) => text === '' && raw !== '')) return undefined
  let bottom = row + 1
  // An export's header may have nothing at all below it; a list goes on over the rows that are filled or prepared.
  while (isOfTable(blocks, bottom + 1, texts)) bottom++
  return { top: row, bottom, left, right }
}

const isOfTable = (blocks: Blocks, row: number, heads: readonly Block[]): boolean => {
  const texts = textsOf(blocks, row)
  const held = blocks.inRow(row).filter(({ isHeld }) => isHeld)
  if (texts.length === 0) return held.length >= heads.length / 2
  const inside = texts.filter(({ left, right }) => left >= heads[0]!.left && right <= heads.at(-1)!.right)
  return inside.length === texts.length && !isHeadLine(texts) && !texts.some(({ text }) => isNote(text))
}

/** Rows of `label | blank`, two or more in sequence. */
function barePairs(blocks: Blocks, row: number): Range | undefined {
  let bottom = row
  while (isPairRow(blocks, bottom)) bottom++
  if (bottom - row < 2) return undefined
  return { top: row, bottom: bottom - 1, left: 1, right: blocks.lastColumn + 1 }
}

const isPairRow = (blocks: Blocks, row: number): boolean => {
  const texts = textsOf(blocks, row)
  const blanks = blocks
    .inRow(row)
    .filter((block) => isFillable(block) && texts.some(({ right }) => right === block.left - 1))
  // A mark beside a text makes it a label, whatever else the row prints.
  if (blanks.some(({ raw }) => raw !== '')) return true
  return (
    texts.length > 0 &&
    blanks.length === texts.length &&
    !isHeadLine(texts) &&
    texts.every(({ text }) => isPairLabel(text))
  )
}

/** Short and no sentence: what stands alone above a table is its title, not a label. */
const isPairLabel = (text: string): boolean =>
  [...normalText(text)].length <= 24 && !isNote(text) && !isSectionHead(text)
