// S10: a hostile or broken file is refused by what its directory says, before memory is spent on it.
import type { Range } from './grid.ts'

/** Caps on one workbook. Source of the first four: measured against zip bombs (design note on sheets, section 6), set lower for uploads. */
export type Limits = {
  /** Bytes of the file itself. */
  fileBytes: number
  /** Bytes of an HTML page or of SpreadsheetML 2003, which are taken apart in memory whole. */
  markupBytes: number
  entries: number
  /** Uncompressed bytes of one part. */
  partBytes: number
  /** Uncompressed bytes of all parts together. */
  totalBytes: number
  /** Uncompressed over compressed size, for parts above `ratioFrom` bytes. */
  ratio: number
  ratioFrom: number
  cells: number
  merges: number
  /** Places in the rectangle from A1 to the last cell: what a loop over rows and columns would visit. */
  area: number
}

/** Entries of a list of which real workbooks hold hundreds: styles, names, relations, rules. Excel itself ends near 65,000. */
export const mostListed = 70_000

/** Length of a list of ranges (`sqref`) that is still read. */
export const longestRanges = 2 ** 20

export const defaultLimits: Limits = {
  fileBytes: 100 * 2 ** 20,
  markupBytes: 16 * 2 ** 20,
  entries: 5000,
  partBytes: 256 * 2 ** 20,
  totalBytes: 512 * 2 ** 20,
  ratio: 200,
  ratioFrom: 2 ** 20,
  cells: 3_000_000,
  merges: 50_000,
  area: 30_000_000,
}

export const withLimits = (limits: Partial<Limits> = {}): Limits => ({ ...defaultLimits, ...limits })

export const areaOf = (range: Range): number => (range.bottom - range.top + 1) * (range.right - range.left + 1)
