// A5: units are the senders and receivers of demands; one name once per area.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import { type AreaId, areaRange } from '../kernel/area.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { normalText } from '../kernel/text.ts'
import { areaById } from './area.store.ts'
import { accessProblems } from './problems.ts'
import type { Unit, UnitKind } from './unit.ts'

export type NewUnit = { name: string; kind: UnitKind; area: AreaId; actor: string }

export async function addUnit(
  trx: Trx,
  { name, kind, area, actor }: NewUnit,
): Promise<Result<{ unit: Unit; event: AuditEvent }>> {
  const key = normalText(name)
  if (key === '') return fail(accessProblems['name-empty']({}))
  if (!(await areaById(trx, area))) return fail(accessProblems['no-such-area']({ area }))
  const { rows } = await trx.query<{ id: string }>(
    `insert into access.unit (name, name_key, kind, area) values ($1, $2, $3, $4)
     on conflict (area, name_key) do nothing returning id`,
    [name.trim(), key, kind, area],
  )
  const id = rows[0]?.id
  if (id === undefined) return fail(accessProblems['name-taken']({ name }))
  const event = await record(trx, { actor, action: 'unit-added', about: { kind: 'unit', id }, area, details: { kind } })
  return ok({ unit: { id, name: name.trim(), kind, area }, event })
}

/** The units of `scope` and below, by area, then by name. */
export async function units(trx: Trx, scope: AreaId): Promise<Unit[]> {
  const { low, high } = areaRange(scope)
  const text = 'select id, name, kind, area from access.unit where area >= $1 and area < $2 order by area, name_key'
  return (await trx.query<Unit>(text, [low, high])).rows
}
