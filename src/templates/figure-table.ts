// T40: where a figure stands among others: its row, its column, its table, and what 其中 is of.
import { normalText } from '../kernel/text.ts'
import { parseCell, printCell } from '../sheets/address.ts'
import { type Field, fieldKey } from './field.ts'

export type FigureCell = {
  field: Field
  row: number
  column: number
  rowLabels: readonly string[]
  columnLabels: readonly string[]
}

/** Cells in rows and columns of one head: `统计表!B5:E11`. */
export type FigureTable = { sheet: string; range: string; cells: FigureCell[] }

/** Tables of counts with their cells in reading order; what stands alone is a table of one column or one cell. */
export function figureTables(fields: readonly Field[]): FigureTable[] {
  const cells = fields.flatMap((field) => {
    const at = field.part === undefined ? parseCell(field.cell) : undefined
    return at ? [{ field, ...at }] : []
  })
  return [...Map.groupBy(cells, ({ field }) => `${field.sheet}\n${field.kind}`).values()].flatMap((own) => {
    const rows = [...Map.groupBy(own, ({ row }) => row).values()]
      .map(splitRow)
      .toSorted((a, b) => a[0]!.row - b[0]!.row)
    return joinRows(rows).map(tableOf)
  })
}

type Placed = { field: Field; row: number; column: number }

/** The labels that all cells of a row share are the row's; the rest is the column's. A cell alone in its row has its last label as a column. */
function splitRow(placed: readonly Placed[]): FigureCell[] {
  const sorted = placed.toSorted((a, b) => a.column - b.column)
  const paths = sorted.map(({ field }) => field.headerPath)
  const most = Math.min(...paths.map((path) => path.length)) - 1
  let shared = 0
  while (shared < most && paths.every((path) => path[shared] === paths[0]![shared])) shared++
  return sorted.map((cell) => ({
    ...cell,
    rowLabels: cell.field.headerPath.slice(0, shared),
    columnLabels: cell.field.headerPath.slice(shared),
  }))
}

const headOf = (row: readonly FigureCell[]): string =>
  JSON.stringify(row.map(({ column, columnLabels, field }) => [column, field.kind === 'key-value' ? '' : columnLabels]))

function joinRows(rows: readonly FigureCell[][]): FigureCell[][][] {
  const tables: FigureCell[][][] = []
  for (const row of rows) {
    const last = tables.at(-1)
    const above = last?.at(-1)
    if (above && headOf(above) === headOf(row)) last!.push(row)
    else tables.push([row])
  }
  return tables
}

function tableOf(rows: readonly FigureCell[][]): FigureTable {
  const cells = rows.flat()
  const [first, last] = [cells[0]!, cells.at(-1)!]
  const left = Math.min(...cells.map(({ column }) => column))
  const right = Math.max(...cells.map(({ column }) => column))
  const { sheet } = first.field
  return { sheet, range: `${printCell(first.row, left)}:${printCell(last.row, right)}`, cells }
}

export const isAmong = (labels: readonly string[]): boolean =>
  labels.some((label) => normalText(label).startsWith('其中'))

/** `unclear`: 其中 of what is not certain from where it stands. */
export type Whole = { labels: readonly string[] } | 'unclear'

/**
 * What 其中 in these labels is of: the nearest place before it that is no 其中 itself. With several of them in a row it may be of
 * any, unless the nearest says nobody in particular; with a place between that is no field (a total by formula) nobody knows.
 */
export function wholeOf(
  cell: FigureCell,
  { table, by, plain }: { table: FigureTable; by: 'row' | 'column'; plain: (labels: readonly string[]) => boolean },
): Whole {
  const labelsOf = (one: FigureCell) => (by === 'row' ? one.rowLabels : one.columnLabels)
  const across = by === 'row' ? ('column' as const) : ('row' as const)
  const before = table.cells
    .filter((one) => one[across] === cell[across] && one[by] < cell[by])
    .toSorted((a, b) => b[by] - a[by])
  if (before.some((one, index) => one[by] !== cell[by] - 1 - index)) return 'unclear'
  const at = before.findIndex((one) => !isAmong(labelsOf(one)))
  const nearest = before[at]
  if (!nearest) return 'unclear'
  const labels = labelsOf(nearest)
  const isOnly = before[at + 1] === undefined || isAmong(labelsOf(before[at + 1]!))
  return isOnly || plain(labels) ? { labels } : 'unclear'
}

export const tableKey = ({ sheet, range }: Pick<FigureTable, 'sheet' | 'range'>): string => `${sheet}!${range}`
export const cellKey = ({ field }: FigureCell): string => fieldKey(field)
