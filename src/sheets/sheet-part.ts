// S3: a sheet part read whole: every cell by its place, and what the sheet says about merges, lists, rows and columns.
import { type Cell, cellKey, type Range } from './grid.ts'
import { type ColumnRule, type ListRule, openSheetScan, type SheetContext, type SheetExcess } from './sheet-scan.ts'
import { pushAll, type XmlFault, type XmlText } from './xml.ts'

export type SheetPart = {
  cells: Map<string, Cell>
  merges: Range[]
  lists: ListRule[]
  hiddenRows: Set<number>
  columns: ColumnRule[]
}

export function parseSheetPart(source: XmlText, context: SheetContext): SheetPart | SheetExcess | XmlFault {
  const part: SheetPart = { cells: new Map(), merges: [], lists: [], hiddenRows: new Set(), columns: [] }
  const push = openSheetScan(context, {
    row: (row, isHidden) => void (isHidden && part.hiddenRows.add(row)),
    cell: (cell) => part.cells.set(cellKey(cell.row, cell.column), cell),
    merge: (range) => part.merges.push(range),
    list: (rule) => part.lists.push(rule),
    columns: (rule) => part.columns.push(rule),
  })
  return pushAll(source, push) ?? part
}
