// P17, P18: which reports hold cells of an attachment that was taken back: the open ones to be filled again, those handed out to be told.
import type { Trx } from '../db/trx.ts'
import type { AreaId } from '../kernel/area.ts'
import { areaRange } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import type { Period } from '../kernel/period.ts'
import type { AffectedReport } from './affected.ts'
import { isNewest } from './report.store.ts'

/** Cells `c` of report `r` filled by an attachment that revocation `v` took back, unless the same is attached again since. */
const wrongCells = `reports.cell c join dictionary.revocation v
    on v.template = r.template and v.field = c.field and c.attachment_version between v.since and v.version
  where c.shard = r.shard and c.report = r.id and not exists (
    select from dictionary.attachment a where a.template = r.template and a.field = c.field and a.filling = c.filling
      and a.version = (select max(m.version) from dictionary.field_map m where m.template = r.template))`
const wasHandedOut = 'exists (select from reports.hand_out h where h.shard = r.shard and h.report = r.id)'

/** Last revocation that was followed to the end, and the last there is now. Waits for those that are being written: their ids may be lower. */
export async function revocationsToRead(trx: Trx): Promise<{ after: number; upTo: number }> {
  await trx.query('lock table dictionary.revocation in share mode')
  const { rows } = await trx.query<{ after: string; upTo: string }>(
    `select coalesce((select last from reports.revocation_read), 0) as after,
       coalesce((select max(id) from dictionary.revocation), 0) as "upTo"`,
  )
  const { after, upTo } = rows[0]!
  return { after: Number(after), upTo: Number(upTo) }
}

/** Call when every report of these revocations was tried: from now on they are not looked at again. */
export async function revocationsRead(trx: Trx, upTo: number): Promise<void> {
  await trx.query(
    `insert into reports.revocation_read as k (last) values ($1)
     on conflict (one) do update set last = greatest(k.last, excluded.last)`,
    [upTo],
  )
}

/** An open report to be filled again. */
export type OpenReport = {
  id: string
  shard: AreaId
  area: AreaId
  unit: string
  demand: string
  template: string
  name: string
  period: Period
  subject: string | null
  filledOn: Day
}

type OpenWanted = { after: number; upTo: number; afterReport?: string | undefined; limit: number }

/** Open ones only: nobody was given them, and none stands for them. In id order, a page at a time. */
export async function openRevoked(trx: Trx, { after, upTo, afterReport, limit }: OpenWanted): Promise<OpenReport[]> {
  const { rows } = await trx.query<OpenReport>(
    `select r.id, r.shard, r.area, coalesce(a.name, r.area) as unit, r.demand, r.template, r.name, r.period, r.subject_id as subject, r.filled_on as "filledOn"
     from reports.report r left join access.area a on a.id = r.area
     where r.template in (select template from dictionary.revocation where id > $1 and id <= $2)
       and ($3::uuid is null or r.id > $3) and ${isNewest} and not ${wasHandedOut}
       and exists (select from ${wrongCells} and v.id > $1 and v.id <= $2)
     order by r.id limit $4`,
    [after, upTo, afterReport ?? null, limit],
  )
  return rows
}

/** Of these reports those that are still open and stand for their demand; holds others off them until the transaction ends. */
export async function stillOpen(
  trx: Trx,
  { demand, area, ids }: { demand: string; area: AreaId; ids: readonly string[] },
): Promise<Set<string>> {
  await trx.query("select pg_advisory_xact_lock(hashtextextended('reports.refill ' || $1 || ' ' || $2, 0))", [
    demand,
    area,
  ])
  const { rows } = await trx.query<{ id: string }>(
    `select r.id from reports.report r where r.id = any($1) and ${isNewest} and not ${wasHandedOut}`,
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}

type AffectedWanted = { scope: AreaId; after?: string | undefined; limit: number }

/** Reports with wrong values that were handed out, and open ones that could not be filled again; in id order, a page at a time. */
export async function affectedReports(trx: Trx, { scope, after, limit }: AffectedWanted): Promise<AffectedReport[]> {
  const { low, high } = areaRange(scope)
  type Row = Omit<AffectedReport, 'replacedBy'> & { replacedBy: string | null }
  const { rows } = await trx.query<Row>(
    `select r.id as report, r.name, coalesce(a.name, r.area) as unit, r.area, d.issuer, r.period, r.filled_on as "filledOn",
       coalesce((select jsonb_agg(jsonb_build_object('how', h.how, 'at', to_char(h.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by h.at, h.how)
         from reports.hand_out h where h.shard = r.shard and h.report = r.id), '[]') as "handedOut",
       (select jsonb_agg(distinct jsonb_build_object('sheet', c.sheet, 'cell', c.cell, 'field', c.field, 'reason', v.reason))
         from ${wrongCells} and c.state = 'value') as cells,
       (select n.id from reports.report n where n.shard = r.shard and n.area = r.area and n.demand = r.demand
         and n.subject_id is not distinct from r.subject_id and n.id > r.id order by n.id desc limit 1) as "replacedBy"
     from reports.report r
     join demands.demand d on d.id = r.demand
     left join access.area a on a.id = r.area
     where r.area >= $1 and r.area < $2 and ($3::uuid is null or r.id > $3)
       and r.template in (select template from dictionary.revocation)
       and (${wasHandedOut} or ${isNewest})
       and exists (select from ${wrongCells} and c.state = 'value')
     order by r.id limit $4`,
    [low, high, after ?? null, limit],
  )
  return rows.map(({ replacedBy, ...row }) => ({ ...row, ...(replacedBy === null ? {} : { replacedBy }) }))
}
