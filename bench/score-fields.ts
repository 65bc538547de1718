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

/** Scores the fields found on one sheet. A place is found when a field names its cell; for a list, the cell in the first row. */
export function scoreFields(gold: GoldSheet, fields: readonly Field[], sheet: Pick<Sheet, 'merges'>): ScoredSheet {
  const found = new Map(fields.map((field) => [firstOf(sheet, field.cell), field]))
  const known = new Set([...gold.places.map(({ cell }) => cell), ...gold.doubtful])
  return {
    places: gold.places.map((place) => scorePlace(place, found.get(place.cell))),
    unwanted: [...found].flatMap(([cell, field]) => (known.has(cell) ? [] : [field])),
  }
}

function scorePlace(place: GoldPlace, field: Field | undefined): ScoredPlace {
  if (!field) return { place, pathRight: false, leafRight: false, kindRight: false, rowsRight: false }
  const hashes = field.headerPath.map(labelHash)
  const { firstRow, lastRow } = field.region ?? {}
  return {
    place,
    found: field,
    pathRight: samePath(place.path, hashes),
    leafRight: hashes.at(-1) === place.path.at(-1)!.hash,
    kindRight: field.kind === place.kind,
    rowsRight: `${firstRow}-${lastRow}` === place.rows,
  }
}
