// S8: a range below inserted rows moves, one that spans them grows, and one that ends right above them grows with its list.
import { parseRange, printCell, printRange } from './address.ts'
import { lastSheetRow } from './formula.ts'
import type { Range } from './grid.ts'

export type Inserted = { after: number; count: number }

/** `grows`: a range whose last row is `after` takes in the new rows. */
export function shiftRange(range: Range, { after, count }: Inserted, grows: boolean): Range {
  const top = range.top > after ? range.top + count : range.top
  const reaches = range.bottom > after || (grows && range.bottom === after)
  return { ...range, top, bottom: reaches ? Math.min(range.bottom + count, lastSheetRow) : range.bottom }
}

/** The same for a list of ranges as written (`sqref`); what is not a range of cells stays. */
export const shiftRanges = (sqref: string, inserted: Inserted, grows: boolean): string =>
  sqref
    .split(/\s+/)
    .filter((one) => one !== '')
    .map((one) => {
      const range = parseRange(one)
      if (!range) return one
      const moved = shiftRange(range, inserted, grows)
      const single = moved.top === moved.bottom && moved.left === moved.right && !one.includes(':')
      return single ? printCell(moved.top, moved.left) : printRange(moved)
    })
    .join(' ')
