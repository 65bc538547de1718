// Q2: a demand asks what the map in force needs: once its form is confirmed anew, what the earlier map needed is no longer asked.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import { rulesOf } from '../dictionary/filter-tree.ts'
import type { Demand, Need } from './demand.ts'
import { saveNeeds } from './need.store.ts'

export type Renewal = {
  demand: Pick<Demand, 'id' | 'shard' | 'area' | 'issuer' | 'per'>
  /** As the map in force says. Empty needs ask nobody for anything. */
  issuer: string
  per: Demand['per']
  needs: readonly Need[]
  actor: string
}

/** Undefined when the demand says all of this already. The open demand of a form and period stays the same one, so that its reports stand for each other. */
export async function renewDemand(trx: Trx, renewal: Renewal): Promise<AuditEvent | undefined> {
  const { demand, issuer, per, needs, actor } = renewal
  const { id, shard, area } = demand
  const { rows } = await trx.query<{ same: boolean; was: number }>(
    `select count(*)::int as was, coalesce(jsonb_agg(jsonb_build_object('of', n.subject_kind, 'where', n.conditions, 'questions', n.questions)
       order by n.position), '[]') = $3::jsonb as same
     from demands.need n where n.shard = $1 and n.demand = $2`,
    [shard, id, JSON.stringify(needs.map(({ where, ...need }) => ({ ...need, where: rulesOf(where) })))],
  )
  const [kept] = rows
  if (kept?.same && demand.issuer === issuer && demand.per === per) return undefined
  await trx.query('update demands.demand set issuer = $3, per = $4 where shard = $1 and id = $2', [
    shard,
    id,
    issuer,
    per,
  ])
  if (!kept?.same) {
    await trx.query('delete from demands.need where shard = $1 and demand = $2', [shard, id])
    await saveNeeds(trx, { shard, demand: id, needs })
  }
  return record(trx, {
    actor,
    action: 'demand-renewed',
    about: { kind: 'demand', id },
    area,
    details: { per, needs: needs.length, were: kept?.was ?? 0 },
  })
}
