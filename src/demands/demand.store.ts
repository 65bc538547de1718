// Q1: demands are opened with what they need, listed while open, and closed; nothing is removed.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import type { FilterTree } from '../dictionary/definition.ts'
import { whereOfRules } from '../dictionary/filter-tree.ts'
import { type AreaId, areaRange } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Demand, Need } from './demand.ts'
import { saveNeeds } from './need.store.ts'
import { demandProblems } from './problems.ts'

export type NewDemand = Omit<Demand, 'id' | 'state' | 'closedOn' | 'due' | 'duty' | 'number'> & {
  due?: Day | undefined
  duty?: string | undefined
  number?: string | undefined
  /** From `needsOf`; `renewDemand` when the field map changed. */
  needs: readonly Need[]
  actor: string
}

/** Opens a demand. The same template, area, period and issuer cannot be open twice. */
export async function openDemand(trx: Trx, demand: NewDemand): Promise<Result<{ demand: Demand; event: AuditEvent }>> {
  const { shard, area, template, name, issuer, per, period, due, duty, number, openedOn, needs, actor } = demand
  if (needs.length === 0) return fail(demandProblems['needs-nothing']({ name }))
  if (due !== undefined && due < openedOn) return fail(demandProblems['due-too-early']({ due, opened: openedOn }))
  const { rows } = await trx.query<{ id: string }>(
    `insert into demands.demand (shard, area, template, name, issuer, per, period, due, duty, control_number, state, opened_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11)
     on conflict (shard, area, template, period, issuer) where state = 'open' do nothing returning id`,
    [shard, area, template, name, issuer, per, period, due ?? null, duty ?? null, number ?? null, openedOn],
  )
  const id = rows[0]?.id
  if (id === undefined) return fail(demandProblems['already-open']({ name, period }))
  await saveNeeds(trx, { shard, demand: id, needs })
  const about = { kind: 'demand', id }
  const event = await record(trx, { actor, action: 'demand-opened', about, area, details: { template, period, per } })
  const opened = { due: undefined, duty: undefined, number: undefined, ...demand }
  const { needs: _, actor: __, ...kept } = opened
  return ok({ demand: { ...kept, id, state: 'open', closedOn: undefined }, event })
}

type Row = Omit<Demand, 'due' | 'duty' | 'number' | 'closedOn'> & {
  due: Day | null
  duty: string | null
  number: string | null
  closedOn: Day | null
}

const columns = `d.id, d.shard, d.area, d.template, d.name, d.issuer, d.per, d.period, d.due, d.duty, d.control_number as number,
  d.state, d.opened_on as "openedOn", d.closed_on as "closedOn"`

const toDemand = ({ due, duty, number, closedOn, ...row }: Row): Demand => ({
  ...row,
  due: due ?? undefined,
  duty: duty ?? undefined,
  number: number ?? undefined,
  closedOn: closedOn ?? undefined,
})

/** Open demands that somebody in `area` or below it owes: those of the areas above it, its own, and those below. By due day. */
export async function openDemands(trx: Trx, area: AreaId): Promise<Demand[]> {
  const { low, high } = areaRange(area)
  const { rows } = await trx.query<Row>(
    `select ${columns} from demands.demand d
     where d.state = 'open' and (d.area = any($1) or (d.area >= $2 and d.area < $3))
     order by d.due nulls last, d.id`,
    [lineOf(area), low, high],
  )
  return rows.map(toDemand)
}

/** The area and everything above it; an id is three characters per level. */
const lineOf = (area: AreaId): string[] =>
  Array.from({ length: area.length / 3 }, (_, depth) => area.slice(0, (depth + 1) * 3))

export async function demandById(trx: Trx, id: string): Promise<Demand | undefined> {
  const { rows } = await trx.query<Row>(`select ${columns} from demands.demand d where d.id = $1`, [id])
  return rows[0] && toDemand(rows[0])
}

export type OpenNeed = Need & { demand: string; area: AreaId }

/** What open demands need of `area`, each with the narrower of the two areas. */
export async function openNeeds(trx: Trx, area: AreaId): Promise<OpenNeed[]> {
  const demands = await openDemands(trx, area)
  const { rows } = await trx.query<Omit<OpenNeed, 'area' | 'where'> & { rules: FilterTree['rules'] }>(
    `select n.demand, n.subject_kind as of, n.conditions as rules, n.questions
     from demands.need n where n.demand = any($1) order by n.demand, n.position`,
    [demands.map(({ id }) => id)],
  )
  const areas = new Map(demands.map((demand) => [demand.id, demand.area]))
  return rows.map(({ rules, ...need }) => {
    const own = areas.get(need.demand)!
    return { ...need, where: whereOfRules(rules), area: own.length > area.length ? own : area }
  })
}

export type Closing = { id: string; on: Day; actor: string }

export async function closeDemand(trx: Trx, { id, on, actor }: Closing): Promise<Result<AuditEvent>> {
  const { rows } = await trx.query<Row>(`select ${columns} from demands.demand d where d.id = $1 for update`, [id])
  const demand = rows[0]
  if (!demand) return fail(demandProblems['no-such-demand']({}))
  const { name, shard, area, closedOn } = demand
  if (closedOn) return fail(demandProblems['already-closed']({ name, closed: closedOn }))
  await trx.query(`update demands.demand set state = 'closed', closed_on = $3 where shard = $1 and id = $2`, [
    shard,
    id,
    on,
  ])
  return ok(await record(trx, { actor, action: 'demand-closed', about: { kind: 'demand', id }, area, details: { on } }))
}
