// T8: below a header band stand the rows of a list, or printed row labels with their blanks; totals that are formulas are nobody's to fill.
import { columnName } from '../sheets/address.ts'
import { type Block, blocksBetween, isFillable, isText } from './block.ts'
import { type Band, isHeaderRow, readBand } from './band.ts'
import type { FoundField, Part } from './found.ts'
import { readRowLabels } from './row-labels.ts'
import { columnGroups } from './column-groups.ts'
import { cleanText, isIdentityLabel, isNote, isSampleLabel, isSerialLabel, isSignature, isTotal } from './wording.ts'

/** Reads the table whose header starts at `top`; returns the row after it. */
export function readTable(part: Part, top: number): number {
  const { blocks, range, found } = part
  const band = skipAside(part, readBand(blocks, range, top))
  if (band.body > range.bottom) {
    found.fields.push(...belowLastRow(part, band))
    return range.bottom + 1
  }
  const ends = columnGroups(part, band).map((group) => readBody({ ...part, range: { ...range, ...group } }, band))
  return Math.max(...ends)
}

/** What the rows of a list add up to is nobody's answer. */
const afterTotal = (part: Part, row: number): number =>
  rowAt(part, row).some(({ text }) => isTotal(text)) ? row + 1 : row

/** `示例`, `填写要求` and notes under a header show how to fill; a total of what is below computes itself. */
function skipAside(part: Part, band: Band): Band {
  let { body } = band
  for (;;) {
    const row = rowAt(part, body)
    const texts = row.filter(isText)
    const [label] = texts
    if (!label || label.top !== body) return { ...band, body }
    const isAside = isSampleLabel(label.text) || (texts.length === 1 && isNote(label.text))
    const isSum = isTotal(label.text) && !row.some(isFillable)
    if (!isAside && !isSum && !isHeading(part, row)) return { ...band, body }
    if (isAside) part.found.notes.push(texts.map(({ text }) => cleanText(text)).join(' '))
    body = label.bottom + 1
  }
}

/** A heading over some of a table's rows, all its width; over labels it would be a new table's. */
function isHeading(part: Part, row: readonly Block[]): boolean {
  const [only, ...more] = row
  if (!only || more.length > 0 || !isText(only) || only.right === only.left) return false
  const below = only.bottom < part.range.bottom ? rowAt(part, only.bottom + 1) : []
  return below.length > 1 && below.some((block) => isFillable(block) || block.isFormula)
}

/** Reads what stands below a header, within columns that belong together; returns the row after it. */
function readBody(part: Part, whole: Band): number {
  const { range, found } = part
  const band = skipAside(part, whole)
  const first = bodyRow(part, band, band.body)
  const columns = first.filter(({ top: start }) => start === band.body)
  const end = listEnd(part, band, first)
  if (end > band.body) {
    // One blank row beside a label at the side, or with labels again below, is an answer under each label.
    const isEnclosed = end > range.bottom ? part.above.length > 0 : startsAnew(part, end)
    const isOne = end === band.body + 1 && isEnclosed && !isRepeated(part, band, first)
    found.fields.push(...(isOne ? labelledAbove(part, band, columns) : listColumns(part, band, columns, end - 1)))
    return isOne ? end : afterTotal(part, end)
  }
  const last = bodyEnd(part, band)
  const begun = begunEnd(part, band, first)
  if (begun !== undefined) {
    found.fields.push(...listColumns(part, band, columns, begun))
    return afterTotal(part, begun + 1)
  }
  if (isLedger(part, band, last)) {
    found.fields.push(...listColumns(part, band, columns, last))
    return last + 1
  }
  found.fields.push(...readRowLabels(part, band, last))
  return last + 1
}

/** A header whose rows nobody has drawn: the first blank row under it, or a row the file does not hold yet. */
function belowLastRow(part: Part, band: Band): FoundField[] {
  const below = rowAt(part, band.body)
  if (!below.every(isFillable)) return []
  const heads = rowAt(part, band.bottom).filter(isText)
  // A promise to be signed at the foot of a form heads nothing.
  if (heads.some(({ text }) => isNote(text) || isSignature(text))) return []
  const columns = heads.map((head): Block => {
    const own = below.find(({ left, right, top }) => left === head.left && right === head.right && top === band.body)
    return own ?? { ...head, top: band.body, bottom: band.body, text: '', raw: '', lines: 0 }
  })
  const isList = below.every(({ lines }) => lines === 0) || isRepeated(part, band, columns)
  return isList ? listColumns(part, band, columns, band.body) : labelledAbove(part, band, columns)
}

const rowAt = ({ blocks, range }: Part, row: number): Block[] => blocksBetween(blocks, row, range)

/** A row of the body without what reaches down into it from the header. */
const bodyRow = (part: Part, band: Band, row: number): Block[] => rowAt(part, row).filter(({ top }) => top >= band.body)

const sameColumns = (a: readonly Block[], b: readonly Block[]): boolean =>
  a.length === b.length && a.every(({ left, right }, index) => left === b[index]!.left && right === b[index]!.right)

/** The row after the last row that is blank but for serial numbers and formulas, cut into cells as the first is. */
function listEnd(part: Part, band: Band, first: readonly Block[]): number {
  const serial = (block: Block) => block.isNumber || band.pathOf(block).some(isSerialLabel)
  let row = band.body
  // On a sheet without lines a marked row is the list; the blanks below it are prepared, not offered.
  const last = first.every(({ lines }) => lines === 0) && first.some(part.blocks.isRepeated) ? row : part.range.bottom
  while (row <= last) {
    const blocks = bodyRow(part, band, row)
    if (!sameColumns(first, blocks) || !blocks.some(isFillable) || blocks.some(({ text }) => isTotal(text))) break
    // Only a number or a serial may be printed: `某村` in a cell makes the row that village's own.
    if (!blocks.every((block, index) => isFillable(block) || block.isFormula || (serial(block) && index <= 1))) break
    if (blocks.every(({ isFormula }, index) => index === 0 || isFormula)) break
    row++
  }
  return row
}

const mostSamples = 2

/** Last row of a list that was begun: one or two rows of samples, then at least as many that are blank but for their numbers. */
function begunEnd(part: Part, band: Band, first: readonly Block[]): number | undefined {
  for (let row = band.body + 1; row <= Math.min(band.body + mostSamples, part.range.bottom); row++) {
    const blank = rowAt(part, row)
    if (!sameColumns(first, blank)) return undefined
    const end = listEnd(part, { ...band, body: row }, blank)
    if (end > row) return end - row >= row - band.body ? end - 1 : undefined
  }
  return undefined
}

/** A mark of fill-in programs, or columns that only a list has. */
const isRepeated = (part: Part, band: Band, first: readonly Block[]): boolean =>
  first.some(part.blocks.isRepeated) ||
  first.some((block) => band.pathOf(block).some((label) => isSerialLabel(label) || /与户主关系/.test(label)))

/** The row holds labels again, with blanks of their own beside or below. */
function startsAnew(part: Part, row: number): boolean {
  const texts = rowAt(part, row).filter(isText)
  return texts.length > 0 && !texts.some(({ text }) => isTotal(text) || isNote(text))
}

function labelledAbove({ above }: Part, band: Band, columns: readonly Block[]): FoundField[] {
  return columns.filter(isFillable).flatMap((place): FoundField[] => {
    const path = band.pathOf(place)
    if (path.length === 0) return []
    return [{ place, kind: 'key-value', headerPath: [...above, ...path], confidence: 0.85, evidence: ['label-above'] }]
  })
}

function listColumns({ above }: Part, band: Band, columns: readonly Block[], lastRow: number): FoundField[] {
  const asked = columns.filter((place) => band.pathOf(place).length > 0 && !place.isFormula)
  if (asked.length === 0) return []
  const firstColumn = columnName(Math.min(...asked.map(({ left }) => left)))
  const region = { firstRow: band.body, lastRow, firstColumn }
  return asked.map((place): FoundField => {
    const path = band.pathOf(place)
    const confidence = lastRow > band.body ? 0.95 : 0.85
    return { place, kind: 'list', headerPath: [...above, ...path], region, confidence, evidence: ['list-column'] }
  })
}

/** Last row of the body: until the table ends, or another header, a side label of a part of its own, or a note begins. */
function bodyEnd(part: Part, band: Band): number {
  const { range } = part
  let last = band.body
  for (let row = band.body + 1; row <= range.bottom; row++) {
    const blocks = rowAt(part, row)
    const [only] = blocks
    const isWhole = blocks.length === 1 && isText(only!)
    if ((isWhole && !goesOn(part, band, blocks)) || blocks.some(({ text }) => isNote(text))) break
    if (isNewHeader(part, band, row)) break
    last = row
  }
  return last
}

/** A heading within the table: the rows below it are cut as those above, and named as they are. */
function goesOn(part: Part, band: Band, heading: readonly Block[]): boolean {
  if (!isHeading(part, heading)) return false
  const below = rowAt(part, heading[0]!.bottom + 1)
  const first = rowAt(part, band.body)
  return sameColumns(first, below) && !isPlainHeader(below)
}

const isPlainHeader = (row: readonly Block[]): boolean => isHeaderRow(row) && !row.some(isFillable)

/** Labels only, over a row that is blank where they stand: a header of its own under the table. */
function isNewHeader(part: Part, band: Band, row: number): boolean {
  if (row === part.range.bottom || !isHeaderRow(rowAt(part, row)) || isPlainHeader(rowAt(part, row - 1))) return false
  const below = readBand(part.blocks, part.range, row)
  return (
    below.body <= part.range.bottom &&
    rowAt(part, below.body).filter(isFillable).length >= rowAt(part, row).length * 0.6
  )
}

/** Rows that are already filled: nearly everything has a value, or the columns name people and households. */
function isLedger(part: Part, band: Band, last: number): boolean {
  const rows = Array.from({ length: last - band.body + 1 }, (_, index) => rowAt(part, band.body + index))
  // What the form computes itself is neither filled nor left blank by anybody.
  const cells = rows.flat().filter(({ isFormula }) => !isFormula)
  const filled = cells.filter(isText).length
  if (filled === 0) return false
  const first = rows[0]!
  const named = first.filter((block) => isText(block) && band.pathOf(block).some(isIdentityLabel))
  const blankColumns = first.filter((_, index) => {
    const column = rows.flatMap((row) => (row.length === first.length ? [row[index]!] : []))
    return column.every((block) => !isText(block)) && column.some(isFillable)
  })
  return named.length > 0 || (blankColumns.length === 0 && filled >= cells.length * 0.5)
}
