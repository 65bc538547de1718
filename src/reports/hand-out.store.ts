// P17: a report whose file somebody was given is handed out 交出: it is never replaced unseen.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import type { AreaId } from '../kernel/area.ts'
import type { HandOutWay } from './affected.ts'

export type HandOut = { reports: readonly string[]; how: Exclude<HandOutWay, 'unknown'>; actor: string }

/** Keeps the first time each report was given in this way; one event for those that were not before. What becomes of a file then the product does not know. */
export async function recordHandOut(trx: Trx, { reports, how, actor }: HandOut): Promise<AuditEvent | undefined> {
  const { rows } = await trx.query<{ report: string; area: AreaId }>(
    `with given as (
       insert into reports.hand_out (shard, report, how, actor)
       select r.shard, r.id, $2, $3 from reports.report r where r.id = any($1)
       on conflict do nothing returning shard, report)
     select g.report, r.area from given g join reports.report r on r.shard = g.shard and r.id = g.report order by g.report`,
    [reports, how, actor],
  )
  const [first] = rows
  if (!first) return undefined
  return record(trx, {
    actor,
    action: 'report-handed-out',
    about: { kind: 'report', id: first.report },
    area: first.area,
    details: { how, reports: rows.length },
  })
}
