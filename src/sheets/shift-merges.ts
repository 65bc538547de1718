// S8: merges move with their rows; a side label grows with its list, and new rows are merged across as the row they are cloned from.
import { printRange } from './address.ts'
import type { Range, RowInsertion } from './grid.ts'
import { shiftRange } from './shift-range.ts'

/** The merge of a record that is several rows high: the one above it has the same columns and the same height. */
export function tallRecord(merges: readonly Range[], after: number): Range | undefined {
  const height = (range: Range) => range.bottom - range.top
  return merges.find(
    (range) =>
      range.bottom === after &&
      height(range) > 0 &&
      merges.some(
        (above) =>
          above.bottom === range.top - 1 &&
          above.left === range.left &&
          above.right === range.right &&
          height(above) === height(range),
      ),
  )
}

export function shiftMerges(merges: readonly Range[], insertion: RowInsertion): Range[] {
  const { after, count, like } = insertion
  const moved = merges.map((range) => shiftRange(range, insertion, range.bottom > range.top))
  const across = merges.filter((range) => range.top === like && range.bottom === like)
  const added = Array.from({ length: count }, (_, index) => {
    const row = after + 1 + index
    return across.map((range) => ({ ...range, top: row, bottom: row }))
  })
  return [...moved, ...added.flat()]
}

/** The element `mergeCells`. */
export const printMerges = (merges: readonly Range[], prefix: string): string =>
  `<${prefix}mergeCells count="${merges.length}">${merges
    .map((range) => `<${prefix}mergeCell ref="${printRange(range)}"/>`)
    .join('')}</${prefix}mergeCells>`
