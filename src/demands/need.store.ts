// Q2: what a demand needs is kept with it, in the order its form asks.
import type { Trx } from '../db/trx.ts'
import { rulesOf } from '../dictionary/filter-tree.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Need } from './demand.ts'

/** Writes the needs of a demand that has none; the event is the caller's. */
export async function saveNeeds(
  trx: Trx,
  { shard, demand, needs }: { shard: AreaId; demand: string; needs: readonly Need[] },
): Promise<void> {
  await trx.query(
    `insert into demands.need (shard, demand, position, subject_kind, conditions, questions)
     select $1, $2, n.position, n.of, n.conditions, array(select jsonb_array_elements_text(n.questions))
     from unnest($3::int[], $4::text[], $5::jsonb[], $6::jsonb[]) as n (position, of, conditions, questions)`,
    [
      shard,
      demand,
      needs.map((_, index) => index),
      needs.map(({ of }) => of),
      needs.map(({ where }) => JSON.stringify(rulesOf(where))),
      needs.map(({ questions }) => JSON.stringify(questions)),
    ],
  )
}
