// Detection is scored place by place: is it found, as the right kind, under the right labels, and is nothing else proposed?
import type { Sheet } from '../src/sheets/grid.ts'
import type { Field } from '../src/templates/field.ts'
import type { GoldPlace, GoldSheet } from './gold.ts'
import { labelHash, samePath } from './gold-label.ts'
import { firstOf } from './gold-of-labels.ts'

export type ScoredPlace = {
  place: GoldPlace
  /** Absent when nothing was found there. */
  found?: Field
  /** All labels of the path, and the innermost alone. */
  pathRight: boolean
  leafRight: boolean
  kindRight: boolean
  /** First and last row of a list are those the form offers. */
  rowsRight: boolean
}
export type ScoredSheet = {
  places: ScoredPlace[]
  /** Proposed where nobody should fill anything. */
  unwanted: Field[]
}

/**
 * Scores the fields found on one sheet. A place is found when a field names its cell; for a list, the cell in the first row.
 * A cell with two blanks has two places, and a field is one of them.
 */
export function scoreFields(gold: GoldSheet, fields: readonly Field[], sheet: Pick<Sheet, 'merges'>): ScoredSheet {
  const found = Map.groupBy(fields, ({ cell }) => firstOf(sheet, cell))
  const places = gold.places.map((place) => scorePlace(place, takeField(place, found.get(place.cell) ?? [])))
  const unwanted = [...found].flatMap(([cell, left]) => (gold.doubtful.includes(cell) ? [] : left))
  return { places, unwanted }
}

/** The field with the wanted labels if there is one, else any, taken from those that are left. */
function takeField(place: GoldPlace, left: Field[]): Field | undefined {
  const best = left.findIndex((field) => isLabelled(place, field))
  return left.splice(Math.max(best, 0), 1)[0]
}

const isLabelled = ({ path }: GoldPlace, { headerPath }: Field): boolean => samePath(path, headerPath.map(labelHash))

function scorePlace(place: GoldPlace, field: Field | undefined): ScoredPlace {
  if (!field) return { place, pathRight: false, leafRight: false, kindRight: false, rowsRight: false }
  const { firstRow, lastRow } = field.region ?? {}
  return {
    place,
    found: field,
    pathRight: isLabelled(place, field),
    leafRight: labelHash(field.headerPath.at(-1)!) === place.path.at(-1)!.hash,
    kindRight: field.kind === place.kind,
    rowsRight: `${firstRow}-${lastRow}` === place.rows,
  }
}
