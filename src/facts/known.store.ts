// F5: what is on record about the households and people a file speaks of, in three questions whatever its length.
import type { AreaId } from '../kernel/area.ts'
import { areaRange } from '../kernel/area.ts'
import type { IdNumber } from '../kernel/id-number.ts'
import type { Trx } from '../db/trx.ts'
import type { DecidedRow } from './decide-import.ts'
import { identityTokens } from './identity.node.ts'
import { type Known, type KnownPerson, nameKeyOf } from './place-subjects.ts'

export type KnownInput = { shard: AreaId; area: AreaId; rows: readonly DecidedRow[]; identityKey: Uint8Array }

export async function loadKnown(trx: Trx, { shard, area, rows, identityKey }: KnownInput): Promise<Known> {
  const { low, high } = areaRange(area)
  const scope = [shard, low, high]
  const known: Known = {
    households: new Map(),
    byNumber: new Map(),
    byName: new Map(),
    areaSubject: await areaSubject(trx, area),
  }
  const numbers = [...new Set(rows.flatMap(({ household }) => household ?? []))]
  const households = await trx.query<{ id: string; area: AreaId; number: string }>(
    `select id, area, number_key as number from facts.household
     where shard = $1 and area >= $2 and area < $3 and number_key = any($4)`,
    [...scope, numbers],
  )
  for (const { id, area: at, number } of households.rows) {
    known.households.set(number, [...(known.households.get(number) ?? []), { id, area: at }])
  }
  const tokenOf = identityTokens(identityKey)
  const people = rows.flatMap(({ person }) => person ?? [])
  const tokens = new Map(
    people.flatMap(({ number }): [string, IdNumber][] => (number ? [[tokenOf(number), number]] : [])),
  )
  const numbered = await trx.query<Row & { token: string }>(
    `select i.token, p.id, p.area, p.household_id as household, true as "hasNumber"
     from facts.identity i join facts.person p on p.shard = i.shard and p.id = i.person
     where i.shard = $1 and i.token = any($2)`,
    [shard, [...tokens.keys()]],
  )
  for (const { token, ...row } of numbered.rows) known.byNumber.set(tokens.get(token)!, toKnown(row))
  const named = people.filter(({ name, born }) => name !== undefined && born !== undefined)
  const namesakes = await trx.query<Row & { name: string; born: string }>(
    `select distinct p.id, p.area, p.household_id as household, p.name_key as name, p.born,
       exists (select from facts.identity i where i.shard = p.shard and i.person = p.id) as "hasNumber"
     from unnest($4::text[], $5::date[]) as asked (name, born)
     join facts.person p on p.shard = $1 and p.name_key = asked.name and p.born = asked.born
     where p.area >= $2 and p.area < $3`,
    [...scope, named.map(({ name }) => name), named.map(({ born }) => born)],
  )
  for (const { name, born, ...row } of namesakes.rows) {
    const key = nameKeyOf(name, born)
    known.byName.set(key, [...(known.byName.get(key) ?? []), toKnown(row)])
  }
  return known
}

type Row = { id: string; area: AreaId; household: string | null; hasNumber: boolean }
const toKnown = ({ id, area, household, hasNumber }: Row): KnownPerson => ({
  id,
  area,
  household: household ?? undefined,
  hasNumber,
})

/** An area is one subject for ever, known before anything is said about it: its id follows from the area's. */
export async function areaSubject(trx: Trx, area: AreaId): Promise<string> {
  const { rows } = await trx.query<{ id: string }>("select md5('area:' || $1)::uuid as id", [area])
  return rows[0]!.id
}

export async function freshIds(trx: Trx, count: number): Promise<string[]> {
  const { rows } = await trx.query<{ id: string }>('select uuidv7() as id from generate_series(1, $1)', [count])
  return rows.map(({ id }) => id)
}
