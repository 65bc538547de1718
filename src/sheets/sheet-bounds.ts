// S10: the last row and column come from what the cells hold; a lone cell far out is refused, never looped over.
import type { Cell } from './grid.ts'

export type Bounds = { lastRow: number; lastColumn: number }
type Bounded = { cells: Map<string, Cell>; bounds: Bounds }

const boundsOf = (cells: Iterable<Cell>): Bounds => {
  const bounds = { lastRow: 0, lastColumn: 0 }
  for (const { row, column } of cells) {
    if (row > bounds.lastRow) bounds.lastRow = row
    if (column > bounds.lastColumn) bounds.lastColumn = column
  }
  return bounds
}

const holdsSomething = (cell: Cell): boolean => cell.value !== null || cell.formula !== undefined

/**
 * Bounds of a sheet. Blank styled cells beyond the content are dropped when the rectangle would hold more than `area`
 * places (whole rows formatted by hand); content out there is returned as the far cell instead.
 */
export function boundSheet(cells: Map<string, Cell>, area: number): Bounded | { far: Cell } {
  const bounds = boundsOf(cells.values())
  if (bounds.lastRow * bounds.lastColumn <= area) return { cells, bounds }
  const content = [...cells.values()].filter(holdsSomething)
  const tight = boundsOf(content)
  if (tight.lastRow * tight.lastColumn > area) {
    const byColumn = tight.lastColumn > 1000
    const far = content.find((cell) => (byColumn ? cell.column === tight.lastColumn : cell.row === tight.lastRow))
    return { far: far! }
  }
  const kept = [...cells].filter(([, cell]) => cell.row <= tight.lastRow && cell.column <= tight.lastColumn)
  return { cells: new Map(kept), bounds: tight }
}
