// P46: what is printed are reports that stand: the newest of each, and never a draft.
import type { Trx } from '../db/trx.ts'
import { type AreaId, areaRange } from '../kernel/area.ts'
import { isNewest } from './report.store.ts'

export type PrintableReport = {
  id: string
  area: AreaId
  unit: string
  issuer: string
  name: string
  period: string
  fileHash: string
}

type Wanted = {
  scope: AreaId
  template?: string | undefined
  period?: string | undefined
  /** Every period that begins in it. */
  year?: string | undefined
}

/** In the order of areas and names, so that the stack of paper lies as it is handed on. `template` is its content hash. */
export async function printableReports(
  trx: Trx,
  { scope, template, period, year }: Wanted,
): Promise<PrintableReport[]> {
  const { low, high } = areaRange(scope)
  const { rows } = await trx.query<PrintableReport>(
    `select r.id, r.area, coalesce(a.name, r.area) as unit, d.issuer, r.name, r.period, r.file_hash as "fileHash"
     from reports.report r
     join demands.demand d on d.id = r.demand
     left join access.area a on a.id = r.area
     where r.area >= $1 and r.area < $2 and r.field_map = 'confirmed' and ${isNewest}
       and ($3::text is null or r.template = $3) and ($4::text is null or r.period = $4)
       and ($5::text is null or left(r.period, 4) = $5)
     order by r.area, r.name, r.id`,
    [low, high, template ?? null, period ?? null, year ?? null],
  )
  return rows
}
