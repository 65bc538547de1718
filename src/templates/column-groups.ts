// T21: columns of one drawn table that are read apart: the same header printed again beside itself, a code list beside the form.
import type { Range } from '../sheets/grid.ts'
import type { Band } from './band.ts'
import { type Block, blocksBetween, isFillable, isText } from './block.ts'
import type { Part } from './found.ts'
import { isExplainingLabel, isNamingLabel, isUnitLabel, isWhoseLabel } from './wording.ts'

type Group = Pick<Range, 'left' | 'right'>

const fewestColumns = 2

/** The groups from left to right; one group, the range itself, for most tables. */
export function columnGroups(part: Part, band: Band): Group[] {
  const { range } = part
  const rows = bodyRows(part, band, range)
  // Headings over parts of the table join its cells.
  const most = Math.max(...rows.map((row) => row.length))
  const columns = rows.find((row) => row.length === most) ?? []
  const labels = columns.map((column) => band.pathOf(column).join('/'))
  const gap = columns.findIndex((column, index) => index > 0 && labels[index] === '' && isGap(part, band, column))
  if (gap > 0 && isLookup(part, band, columns.slice(gap + 1)))
    return [{ left: range.left, right: columns[gap]!.left - 1 }]
  const size = repeatedAfter(labels)
  const isStart = (column: Block, index: number) =>
    size === undefined ? index > 0 && namesRowsAgain(rows, columns, index, labels) : index > 0 && index % size === 0
  const starts = [range.left, ...columns.filter(isStart).map(({ left }) => left)]
  return starts.map((left, index) => ({ left, right: (starts[index + 1] ?? range.right + 1) - 1 }))
}

/** After how many columns the labels start anew, all the way; `指标 单位 数量 指标 单位 数量` after three. */
function repeatedAfter(labels: readonly string[]): number | undefined {
  for (let size = fewestColumns; size <= labels.length / 2; size++) {
    const isWhole = labels.length % size === 0 && labels[0] !== ''
    if (isWhole && labels.every((label, index) => label === labels[index % size])) return size
  }
  return undefined
}

/** `机构 单位 人数 服务 单位 件数`: after a column of blanks a column names rows once more. */
function namesRowsAgain(
  rows: readonly Block[][],
  columns: readonly Block[],
  index: number,
  labels: readonly string[],
): boolean {
  const headOf = (at: number) => labels[at]?.split('/').at(-1) ?? ''
  // Where units are printed twice, the text before each of them names rows.
  const isUnits = (at: number) => isUnitLabel(headOf(at))
  if (isUnits(index + 1) && labels.findIndex((_, at) => isUnits(at)) < index) return true
  const cellsOf = (column: Block | undefined) =>
    rows.flatMap((row) => row.filter(({ left, right }) => left === column?.left && right === column.right))
  const isBlank = (column: Block | undefined) => cellsOf(column).some(isFillable)
  const names = cellsOf(columns[index])
  const isNaming = (at: number) => isNamingLabel(headOf(at)) && cellsOf(columns[at]).some(isText)
  const first = labels.findIndex((_, at) => at < index && isNaming(at))
  if (first >= 0 && isNaming(index)) return columns.slice(first, index).some(isBlank)
  // What is printed of a village or a person between its blanks says more of that row; what is printed of nobody names another.
  const isItem = names.length >= 2 && names.every(isText) && !isExplainingLabel(headOf(index))
  return (
    isItem &&
    isBlank(columns[index - 1]) &&
    isBlank(columns[index + 1]) &&
    !labels.some((_, at) => isWhoseLabel(headOf(at)))
  )
}

const bodyRows = ({ blocks, range }: Part, band: Band, group: Group): Block[][] =>
  Array.from({ length: range.bottom - band.body + 1 }, (_, index) => blocksBetween(blocks, band.body + index, group))

const isGap = (part: Part, band: Band, column: Block): boolean => !bodyRows(part, band, column).flat().some(isText)

/** Values beside a form that wants values: its code list. Taken for places, they would be written over. */
function isLookup(part: Part, band: Band, columns: readonly Block[]): boolean {
  const [first, last] = [columns[0], columns.at(-1)]
  if (!first || !last) return false
  const rows = bodyRows(part, band, { left: first.left, right: last.right }).filter((row) => row.some(isText))
  return rows.length >= 2 && rows.every((row) => !row.some(isFillable))
}
