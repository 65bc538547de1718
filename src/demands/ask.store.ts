// Q3: what an area still has to answer for all open demands together, found set by set.
import type { Trx } from '../db/trx.ts'
import type { Asking } from '../facts/asking.ts'
import { unansweredFacts } from '../facts/unanswered.store.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import { type Ask, type Asks, groupAsks, type Lack, poolAsks } from './ask.ts'
import { openNeeds } from './demand.store.ts'

export type AsksWanted = { shard: AreaId; area: AreaId; on: Day; asking: Asking }

/** Every lacking fact once, with the demands it serves. One statement per distinct need, whatever the number of demands. */
export async function pooledAsks(trx: Trx, { shard, area, on, asking }: AsksWanted): Promise<Ask[]> {
  const needs = await openNeeds(trx, area)
  const lacks: Lack[] = []
  for (const group of Map.groupBy(needs, (need) => JSON.stringify([need.area, need.of, need.where])).values()) {
    const { area: scope, of, where } = group[0]!
    const bySet = Map.groupBy(group, ({ questions }) => JSON.stringify(questions.toSorted()))
    for (const same of bySet.values()) {
      const { questions } = same[0]!
      const facts = await unansweredFacts(trx, { shard, scope, of, where, questions, on, asking })
      for (const { demand } of same) for (const fact of facts) lacks.push({ ...fact, demand })
    }
  }
  return poolAsks(lacks)
}

/** The same by kind of subject and question, with counts before pooling (form by form) and after. */
export async function asksOf(trx: Trx, wanted: AsksWanted): Promise<Asks> {
  return groupAsks(await pooledAsks(trx, wanted))
}
