// S1: what a workbook looks like once read; pure types, so that every room may use them. Rows and columns count from 1.
export type Range = { top: number; left: number; bottom: number; right: number }

export type CellValue = string | number | boolean | null

export type Border = { top: boolean; right: boolean; bottom: boolean; left: boolean }

/** What of a cell's style the meaning of a form depends on. */
export type CellStyle = {
  border: Border
  bold: boolean
  /** Number format code, 'General' when none. */
  format: string
  /** The format shows a date, so a number in this cell is a day. */
  isDate: boolean
}

export type Cell = {
  row: number
  column: number
  /** Text as shown in the file's own value; a number stays a number, an error cell is its code as text. */
  value: CellValue
  formula?: string
  style: CellStyle
}

export type Validation = { ranges: Range[]; options: string[] }

export type Sheet = {
  name: string
  state: 'visible' | 'hidden' | 'veryHidden'
  /** Only cells the file holds; a cell without value but with a style is here too, with value null. */
  cells: ReadonlyMap<string, Cell>
  merges: Range[]
  /** List validations whose options are known (literal or a range of this workbook). */
  validations: Validation[]
  lastRow: number
  lastColumn: number
  hiddenRows: ReadonlySet<number>
  hiddenColumns: ReadonlySet<number>
  /** Widths in characters by column, where the file states one. */
  columnWidths: ReadonlyMap<number, number>
}

export type WorkbookFormat = 'xlsx' | 'xls' | 'spreadsheetml' | 'html' | 'csv'

export type Workbook = {
  format: WorkbookFormat
  sheets: Sheet[]
  date1904: boolean
  /** Things kept but never followed: external links, macros, OLE, DDE. */
  remarks: WorkbookRemark[]
}
export type WorkbookRemark =
  | 'macros'
  | 'external-links'
  /** A link that starts a program when followed. */
  | 'dde'
  | 'embedded-objects'
  | 'signed'
  /** Rows fetched from a database, a web page or a file. */
  | 'data-connections'
  /** Characters of private use, which other computers may show as others or not at all. */
  | 'private-use-characters'

/** One value to write. `text` stays text in the file, so an ID number keeps its digits. */
export type CellWrite = { row: number; column: number; value: CellValue }

/** Rows to insert below `after` on a sheet, cloned from row `like`; addresses of writes are those *after* insertion. */
export type RowInsertion = { after: number; count: number; like: number }

/** Rows `first` to `last` of a list from column `left` to `right` take the lines of row `like` where they have none; all count after insertion. */
export type BorderLoan = { first: number; last: number; left: number; right: number; like: number }

export type SheetEdit = { sheet: string; insertions: RowInsertion[]; writes: CellWrite[]; borders?: BorderLoan[] }

/** A write that was not done: a formula is never written over, a merged cell is written in its first cell only. */
export type SkippedWrite = { sheet: string; row: number; column: number; reason: 'formula' | 'inside-merge' }

export const cellAt = (sheet: Sheet, row: number, column: number): Cell | undefined =>
  sheet.cells.get(cellKey(row, column))

export const cellKey = (row: number, column: number): string => `${row},${column}`
