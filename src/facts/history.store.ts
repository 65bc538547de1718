// F45: everything that was ever recorded about one subject, the first first.
import type { SubjectKind } from '../dictionary/question.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import type { Trx } from '../db/trx.ts'
import type { Patch } from './patch.ts'
import { tableOf } from './subject-table.ts'

export type HistoryEntry = {
  /** Time of recording, ISO 8601 in UTC. */
  at: string
  kind: SubjectKind
  actor: string
  unit: string
  source: string
  reason: string | null
  validFrom: Day | null
  validTo: Day | null
  patch: Patch
}

export type SubjectAt = { shard: AreaId; kind: SubjectKind; area: AreaId }

/** Undefined where nobody is on record under the id; one of a wrong form names nobody. */
export async function subjectAt(trx: Trx, id: string): Promise<SubjectAt | undefined> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return undefined
  const each = Object.entries(tableOf).map(
    ([kind, table]) => `select shard, '${kind}' as kind, area from ${table} where id = $1`,
  )
  return (await trx.query<SubjectAt>(each.join(' union all '), [id])).rows[0]
}

export async function subjectHistory(trx: Trx, { shard, id }: { shard: AreaId; id: string }): Promise<HistoryEntry[]> {
  const { rows } = await trx.query<Omit<HistoryEntry, 'at'> & { at: Date }>(
    `select l.at, l.subject_kind as kind, l.actor, coalesce(l.unit, b.unit, '') as unit, l.source, l.reason,
       l.valid_from as "validFrom", l.valid_to as "validTo", l.patch
     from facts.patch_log l left join facts.batch b on b.shard = l.shard and b.id = l.batch
     where l.shard = $1 and l.subject_id = $2 order by l.at, l.id`,
    [shard, id],
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
