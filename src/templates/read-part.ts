// T12: a region is read from top to bottom: side labels hold for the rows beside them, headers for the rows below, labels for their blanks.
import type { Range } from '../sheets/grid.ts'
import { headsBlanks, headsLabels, headsRowLabels, isHeaderRow, readBand } from './band.ts'
import { type Block, blocksBetween, isFillable, isText } from './block.ts'
import type { Part } from './found.ts'
import { readHeadLine } from './head-lines.ts'
import { readFilledPairs, readPairs } from './pairs.ts'
import { isHeadLine } from './regions.ts'
import { readTable } from './table.ts'
import {
  cleanText,
  isAnswerLabel,
  isNamingLabel,
  isNote,
  isNoteLabel,
  isSectionHead,
  isSignature,
  looksLikeLabel,
} from './wording.ts'

export function readPart(part: Part): void {
  if (isFilledForm(part)) return readFilledForm(part)
  let section: string[] = []
  let row = part.range.top
  while (row <= part.range.bottom) {
    const blocks = blocksBetween(part.blocks, row, part.range)
    const [first] = blocks
    const own = { ...part, above: [...part.above, ...section] }
    if (!first || !blocks.some(isText) || isOpinion(blocks)) row++
    else if (isBareHeading(blocks)) {
      section = [cleanText(blocks.find(isText)!.text)]
      row++
    } else if (isWhole(first, part.range)) {
      const [below, ...more] = blocksBetween(part.blocks, first.bottom + 1, part.range)
      const isAnswer = below && more.length === 0 && isFillable(below) && below.right > below.left
      if (
        isAnswer &&
        row > part.range.top &&
        below.bottom <= part.range.bottom &&
        !isNote(first.text) &&
        !isSignature(first.text)
      ) {
        const headerPath = [...part.above, cleanText(first.text)]
        part.found.fields.push({
          place: below,
          kind: 'key-value',
          headerPath,
          confidence: 0.7,
          evidence: ['label-above'],
        })
        row = below.bottom + 1
      } else {
        section = readWhole(part, first, section, row)
        row = first.bottom + 1
      }
    } else if (isNoteLabel(first.text) || (isNote(first.text) && blocks.filter(isText).length <= 2)) {
      part.found.notes.push(
        blocks
          .filter(isText)
          .map(({ text }) => cleanText(text))
          .join(' '),
      )
      row = first.bottom + 1
    } else if (isSideLabel(own, first, row)) {
      const bottom = Math.min(first.bottom, part.range.bottom)
      const range = { top: row, bottom, left: first.right + 1, right: part.range.right }
      if (!isSignature(first.text)) readPart({ ...own, range, above: [...own.above, cleanText(first.text)] })
      row = bottom + 1
    } else row = readRow(own, blocks, row)
  }
}

/** `一、人口` alone in an undrawn row. */
const isBareHeading = (row: readonly Block[]): boolean => {
  const [only, ...more] = row.filter(({ raw }) => raw !== '')
  return only !== undefined && more.length === 0 && row.every(({ lines }) => lines === 0) && isSectionHead(only.text)
}

/** `村委会意见 | （盖章） 年 月 日`: for others to write, stamp and sign. */
const isOpinion = (row: readonly Block[]): boolean =>
  row.some(isText) && row.filter(isText).every(({ text }) => isSignature(text))

const isWhole = (block: Block, { left, right }: Range): boolean =>
  isText(block) && block.left <= left && block.right >= right && right > left

/** A row of its own: a note, or a heading that holds until the next. */
function readWhole(part: Part, block: Block, section: string[], row: number): string[] {
  if (isNote(block.text)) {
    part.found.notes.push(cleanText(block.text))
    return section
  }
  if (isHeadLine([block])) {
    readHeadLine({ row: [block], found: part.found, at: row, isFoot: false })
    return section
  }
  const heading = cleanText(block.text)
  return heading === '' || row === part.range.top ? section : [heading]
}

/** A label over several rows at the left, beside labels that have blanks of their own. */
function isSideLabel({ blocks, range }: Part, label: Block, row: number): boolean {
  if (!isText(label) || label.top !== row || label.bottom <= row || label.right >= range.right) return false
  const beside = { left: label.right + 1, right: range.right }
  const rows = Array.from({ length: Math.min(label.bottom, range.bottom) - row + 1 }, (_, index) =>
    blocksBetween(blocks, row + index, beside),
  )
  if (!rows.flat().some(isFillable)) return false
  // A tall label beside blanks as tall as itself is a label with its blank.
  if (rows[0]!.every(({ top, bottom }) => top === row && bottom >= label.bottom)) return false
  // The leftmost column of a header several rows deep reaches down as far as the rest of the header.
  const header = readBand(blocks, { ...range, ...beside }, row)
  return !isHeaderRow(rows[0]!) || header.bottom < label.bottom
}

function readRow(part: Part, blocks: readonly Block[], row: number): number {
  if (isHeadLine(blocks) && blocks.filter(isText).every(({ lines, text }) => lines < 2 || /[:：]/.test(text))) {
    readHeadLine({ row: blocks, found: part.found, at: row, isFoot: false })
    return row + 1
  }
  const next = row < part.range.bottom ? blocksBetween(part.blocks, row + 1, part.range) : []
  // At the foot of a table labels with blanks among them have no rows to head.
  const isHeader =
    (isHeaderRow(blocks) || headsBlanks(blocks, next) || headsLabels(blocks, next)) &&
    (next.length > 0 || !blocks.some(isFillable))
  if (isHeader || headsRowLabels(blocks, next)) return readTable(part, row)
  part.found.fields.push(...readPairs(part, blocks, row))
  return row + 1
}

/** Two columns, labels to the left and values of all sorts to the right: a filled form, not a table of two columns. */
function isFilledForm({ blocks, range }: Part): boolean {
  const rows = rowsOf({ blocks, range }).filter((row) => row.length > 0)
  if (rows.length < 3 || rows.some((row) => row.length !== 2)) return false
  const [top] = rows
  // `项目 | 内容` heads a table of two columns.
  if (isNamingLabel(top![0]!.text) && isAnswerLabel(top![1]!.text)) return false
  const filled = rows.filter((row) => row.every(isText))
  const labels = rows.filter(([label]) => isText(label!) && !label!.isNumber && looksLikeLabel(label!.text))
  const named = rows.filter(([, value]) => isText(value!) && looksLikeLabel(value!.text))
  return filled.length > 0 && labels.length >= rows.length / 2 && named.length <= rows.length / 4
}

const rowsOf = ({ blocks, range }: Pick<Part, 'blocks' | 'range'>): Block[][] =>
  Array.from({ length: range.bottom - range.top + 1 }, (_, index) => blocksBetween(blocks, range.top + index, range))

function readFilledForm(part: Part): void {
  for (const row of rowsOf(part)) part.found.fields.push(...readFilledPairs(part, row))
}
