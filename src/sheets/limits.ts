// S10: a hostile or broken file is refused by what its directory says, before memory is spent on it.
import type { Range } from './grid.ts'

/**
 * Caps on one workbook read whole. Source: the zip bombs of the design note on sheets (section 6); set so that none of
 * the files of `bench -- hostile` takes 300 MB or two seconds, and above what forms need (largest of 177 real files:
 * 77,342 cells, 57 merges). Which failure is worse: a ledger refused can be split, a server out of memory helps nobody.
 */
export type Limits = {
  /** Bytes of the file itself. */
  fileBytes: number
  /** Bytes of a text file, which is decoded whole. */
  textBytes: number
  /** Bytes of an HTML page or of SpreadsheetML 2003, and tags in it: they are taken apart in memory whole. */
  markupBytes: number
  markupTags: number
  entries: number
  /** Uncompressed bytes of one part. */
  partBytes: number
  /** Uncompressed bytes of all parts together. */
  totalBytes: number
  /** Uncompressed over compressed size, for parts above `ratioFrom` bytes. */
  ratio: number
  ratioFrom: number
  cells: number
  /** Texts that cells share. */
  strings: number
  merges: number
  /** Places in the rectangle from A1 to the last cell: what a loop over rows and columns would visit. */
  area: number
}

/** Entries of a list of which real workbooks hold hundreds: styles, names, relations. Excel itself ends near 65,000. */
export const mostListed = 70_000

/** List validations of one sheet, each with ranges and a formula to keep; real sheets have dozens. */
export const mostRules = 20_000

/** Length of a list of ranges (`sqref`) that is still read. */
export const longestRanges = 2 ** 20

export const defaultLimits: Limits = {
  fileBytes: 100 * 2 ** 20,
  textBytes: 32 * 2 ** 20,
  markupBytes: 16 * 2 ** 20,
  markupTags: 200_000,
  entries: 5000,
  partBytes: 64 * 2 ** 20,
  totalBytes: 128 * 2 ** 20,
  ratio: 200,
  ratioFrom: 2 ** 20,
  cells: 250_000,
  strings: 250_000,
  merges: 50_000,
  area: 30_000_000,
}

/**
 * A ledger that somebody hands in at the keyboard: a whole township may stand in one file. It is read row by row, keeping
 * shared texts only, or in a process with a memory of its own. Which failure is worse: nobody from outside can send a file
 * there, and a ledger cut into twenty is typing work.
 */
export const ledgerLimits: Limits = {
  ...defaultLimits,
  partBytes: 256 * 2 ** 20,
  totalBytes: 512 * 2 ** 20,
  cells: 3_000_000,
  strings: 3_000_000,
}

export const withLimits = (limits: Partial<Limits> = {}): Limits => ({ ...defaultLimits, ...limits })

export const areaOf = (range: Range): number => (range.bottom - range.top + 1) * (range.right - range.left + 1)
