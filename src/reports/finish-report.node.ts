// P1: after the workbook is written, every planned cell gets its lineage; a cell that turned out to be a formula says so.
import type { FieldMap } from '../dictionary/field-map.ts'
import type { Source } from '../facts/source.ts'
import type { Day } from '../kernel/day.ts'
import { localDay } from '../kernel/local-day.node.ts'
import type { Period } from '../kernel/period.ts'
import { printCell } from '../sheets/address.ts'
import type { SheetEdit, SkippedWrite } from '../sheets/grid.ts'
import { contentHash } from '../sheets/hash.node.ts'
import type { Template } from '../templates/template.ts'
import { type PlannedCell, plannedAddress } from './fill-plan.ts'
import type { Lineage, LineageCell } from './lineage.ts'

export type FilledSheet = { sheet: string; rowsMoved: boolean }

export type ReportToFinish = {
  id: string
  cells: readonly (PlannedCell & { id: string })[]
  sources: ReadonlyMap<string, Pick<Source, 'unit' | 'recorded'> | undefined>
  filled: { bytes: Uint8Array; skipped: readonly SkippedWrite[] }
  edits: readonly SheetEdit[]
  template: Pick<Template, 'hash'>
  map: Pick<FieldMap, 'confirmed'>
  unit: string
  period: Period
  on: Day
}

export type FinishedReport = { cells: (PlannedCell & { id: string })[]; lineage: Lineage; sheets: FilledSheet[] }

export function finishReport(report: ReportToFinish): FinishedReport {
  const { id, sources, filled, edits, template, map, unit, period, on } = report
  const skipped = new Map(
    filled.skipped.map((write) => [`${write.sheet}!${printCell(write.row, write.column)}`, write.reason]),
  )
  const cells = report.cells.map((cell): PlannedCell & { id: string } => {
    const reason = skipped.get(`${cell.sheet}!${printCell(cell.row, cell.column)}`)
    return reason === undefined ? cell : { ...cell, state: reason === 'formula' ? 'formula' : 'missing', value: null }
  })
  const lineage: Lineage = {
    shixiao: 1,
    report: id,
    file: contentHash(filled.bytes),
    template: template.hash,
    unit,
    period,
    filledOn: on,
    fieldMap: map.confirmed ? 'confirmed' : 'unconfirmed',
    cells: cells.map((cell) => lineageOf(cell, sources.get(cell.id))),
  }
  return { cells, lineage, sheets: edits.map(({ sheet, insertions }) => ({ sheet, rowsMoved: insertions.length > 0 })) }
}

function lineageOf(
  cell: PlannedCell & { id: string },
  source: Pick<Source, 'unit' | 'recorded'> | undefined,
): LineageCell {
  const { sheet, state, filling, attachmentVersion, counted, id } = cell
  return {
    sheet,
    cell: plannedAddress(cell),
    state,
    ...(filling ? { filling } : {}),
    ...(attachmentVersion === undefined ? {} : { attachmentVersion }),
    ...(state === 'value' ? { fact: id } : {}),
    ...(counted === undefined ? {} : { counted }),
    ...(source ? { source: { unit: source.unit, recorded: localDay(new Date(source.recorded)) } } : {}),
  }
}
