// F43: what was decided against is remembered, so that saying it again is no new conflict.
import type { AreaId } from '../kernel/area.ts'
import type { Trx } from '../db/trx.ts'
import { columnKey } from './owner.store.ts'
import type { Logged } from './patch.ts'

export type LostWanted = { shard: AreaId; unit: string; columns: readonly { id: string; stem: string }[] }

/** By `columnKey`: this unit's answer in a conflict that somebody has decided. */
export async function lostAnswers(trx: Trx, { shard, unit, columns }: LostWanted): Promise<Map<string, Logged>> {
  if (columns.length === 0) return new Map()
  const { rows } = await trx.query<{ id: string; stem: string; said: Logged }>(
    `select c.subject_id as id, c.column_name as stem, c.said
     from unnest($2::uuid[], $3::text[]) as asked (id, stem)
     join facts.conflict c on c.shard = $1 and c.subject_id = asked.id and c.column_name = asked.stem
     where c.unit = $4 and c.decided_at is not null`,
    [shard, columns.map(({ id }) => id), columns.map(({ stem }) => stem), unit],
  )
  return new Map(rows.map((row) => [columnKey(row), row.said]))
}
