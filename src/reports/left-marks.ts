// P16: a mark that a fill-in program left where nothing is filled in comes out blank; beside other answers `${name}` reads as an error.
import { parseCell } from '../sheets/address.ts'
import type { CellValue } from '../sheets/grid.ts'
import { withoutMarks } from '../templates/blank.ts'
import type { Field } from '../templates/field.ts'
import type { PlannedCell } from './fill-plan.ts'

type Place = Pick<PlannedCell, 'sheet' | 'row' | 'column'>

type MarksInput = {
  fields: readonly Field[]
  cells: readonly PlannedCell[]
  /** Where a row of the form lies once rows were inserted. */
  shift: (sheet: string, row: number) => number
}

/** Names a cell of the filled workbook. */
export const placeKey = ({ sheet, row, column }: Place): string => `${sheet}!${row},${column}`

/** Cells that hold a mark and get no value, with what else is printed in them, null for nothing. */
export function marksLeft({ fields, cells, shift }: MarksInput): (Place & { value: CellValue })[] {
  if (fields.every(({ mark }) => mark === undefined)) return []
  const filled = new Set(cells.filter(({ state }) => state === 'value').map(placeKey))
  return fields.flatMap(({ sheet, cell, mark }) => {
    const at = parseCell(cell)
    if (mark === undefined || !at) return []
    const place = { sheet, row: shift(sheet, at.row), column: at.column }
    return filled.has(placeKey(place)) ? [] : [{ ...place, value: withoutMarks(mark).trimEnd() || null }]
  })
}
