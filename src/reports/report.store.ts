// P3: reports and the lineage of their cells are written together and listed page by page.
import type { AreaId } from '../kernel/area.ts'
import { areaRange } from '../kernel/area.ts'
import { recordAll } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import type { Filling } from '../dictionary/attachment.ts'
import { type PlannedCell, plannedAddress } from './fill-plan.ts'
import type { Lineage } from './lineage.ts'
import type { ReportPage, ReportSummary } from './report.ts'

export type NewReport = {
  id: string
  shard: AreaId
  area: AreaId
  demand: string
  name: string
  subject: { kind: string; id: string | undefined }
  file: Uint8Array
  lineage: Lineage
  /** Every cell with the random id its lineage carries. */
  cells: readonly (PlannedCell & { id: string })[]
  actor: string
}

/** Several reports at once, their cells and events in one statement each: a village's household forms come by the dozen. */
export async function saveReports(trx: Trx, reports: readonly NewReport[]): Promise<AuditEvent[]> {
  for (const report of reports) {
    const { lineage } = report
    await trx.query(
      `insert into reports.report (shard, id, area, demand, template, name, period, subject_kind, subject_id, field_map, filled_on, file_hash, file, lineage)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        report.shard,
        report.id,
        report.area,
        report.demand,
        lineage.template,
        report.name,
        lineage.period,
        report.subject.kind,
        report.subject.id ?? null,
        lineage.fieldMap,
        lineage.filledOn,
        lineage.file,
        report.file,
        JSON.stringify(lineage),
      ],
    )
  }
  const cells = reports.flatMap(({ shard, id: report, area, cells: own }) =>
    own.map((cell) => ({ cell, shard, report, area })),
  )
  // Most cells of a form share their field's filling.
  const fillings = new Map<Filling, string>()
  const fillingText = (filling: Filling | undefined): string | null => {
    if (!filling) return null
    const text = fillings.get(filling) ?? JSON.stringify(filling)
    fillings.set(filling, text)
    return text
  }
  await trx.query(
    `insert into reports.cell (shard, report, area, id, sheet, cell, field, state, filling, attachment_version, subject_kind, subject_id, counted)
     select * from unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[], $10::int[], $11::text[], $12::uuid[], $13::int[])`,
    [
      cells.map(({ shard }) => shard),
      cells.map(({ report }) => report),
      cells.map(({ area }) => area),
      cells.map(({ cell }) => cell.id),
      cells.map(({ cell }) => cell.sheet),
      cells.map(({ cell }) => plannedAddress(cell)),
      cells.map(({ cell }) => cell.field),
      cells.map(({ cell }) => cell.state),
      cells.map(({ cell }) => fillingText(cell.filling)),
      cells.map(({ cell }) => cell.attachmentVersion ?? null),
      cells.map(({ cell }) => cell.subject?.kind ?? null),
      cells.map(({ cell }) => cell.subject?.id ?? null),
      cells.map(({ cell }) => cell.counted ?? null),
    ],
  )
  return recordAll(
    trx,
    reports.map(({ id, area, actor, lineage, cells: own }) => {
      const written = own.filter(({ state }) => state === 'value').length
      return {
        actor,
        action: 'report-filled',
        about: { kind: 'report', id },
        area,
        details: { template: lineage.template, written, blank: own.length - written },
      }
    }),
  )
}

/** P13: a report filled again for the same demand and subject stands for the earlier one, which stays traceable. */
export const isNewest = `not exists (select from reports.report n where n.shard = r.shard and n.area = r.area and n.demand = r.demand
  and n.subject_id is not distinct from r.subject_id and n.id > r.id)`

/** Ids that sort by time, so that lists page by them. */
export async function newReportIds(trx: Trx, count: number): Promise<string[]> {
  const { rows } = await trx.query<{ id: string }>('select uuidv7() as id from generate_series(1, $1)', [count])
  return rows.map(({ id }) => id)
}

export async function listReports(trx: Trx, { scope, after, limit }: ReportPage): Promise<ReportSummary[]> {
  const { low, high } = areaRange(scope)
  const { rows } = await trx.query<ReportSummary>(
    `select r.id, r.name, coalesce(a.name, r.area) as unit, d.issuer, r.period, r.field_map as "fieldMap", r.filled_on as "filledOn",
       (select count(*)::int from reports.cell c where c.shard = r.shard and c.report = r.id and c.state = 'value') as cells,
       (select count(*)::int from reports.cell c where c.shard = r.shard and c.report = r.id and c.state <> 'value') as blanks
     from reports.report r
     join demands.demand d on d.id = r.demand
     left join access.area a on a.id = r.area
     where r.area >= $1 and r.area < $2 and ($3::uuid is null or r.id > $3) and ${isNewest}
     order by r.id limit $4`,
    [low, high, after ?? null, limit],
  )
  return rows
}

export async function countReports(trx: Trx): Promise<number> {
  const { rows } = await trx.query<{ reports: number }>(
    `select count(*)::int as reports from reports.report r where ${isNewest}`,
  )
  return rows[0]?.reports ?? 0
}

export async function reportFile(trx: Trx, id: string): Promise<{ name: string; file: Uint8Array } | undefined> {
  const { rows } = await trx.query<{ name: string; file: Buffer }>(
    'select name, file from reports.report where id = $1',
    [id],
  )
  return rows[0]
}

export async function reportLineage(trx: Trx, id: string): Promise<Lineage | undefined> {
  const { rows } = await trx.query<{ lineage: Lineage }>('select lineage from reports.report where id = $1', [id])
  return rows[0]?.lineage
}
