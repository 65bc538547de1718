// bench facts: the design the product did not take, one row for each fact, with the two indexes it cannot do without.
import type { Trx } from '../src/db/trx.ts'
import { copyRows } from '../src/facts/copy.store.ts'
import { stateNumber } from '../src/facts/patch.ts'
import type { Round } from '../src/facts/stage.store.ts'
import type { AreaId } from '../src/kernel/area.ts'

export const eavTable = 'facts.bench_eav'

export async function makeEav(trx: Trx): Promise<void> {
  await trx.query(
    `create table ${eavTable} (shard text collate "C" not null, area text collate "C" not null, subject uuid not null,
       question text collate "C" not null, value text, state smallint not null, good_as_of date not null,
       primary key (shard, subject, question))`,
  )
  await trx.query(`create index on ${eavTable} (shard, area, question)`)
}

export async function eavOf(trx: Trx, { rows }: Round, shard: AreaId): Promise<void> {
  const lines = rows.values().flatMap(({ id, area, answers }) =>
    answers
      .entries()
      .filter(([stem]) => stem !== 'born' && stem !== 'sex')
      .map(([stem, { value, state }]) => [shard, area, id, stem, value, stateNumber(state), '2026-06-30']),
  )
  await copyRows(trx, `${eavTable} (shard, area, subject, question, value, state, good_as_of)`, lines)
}

/** Every answer of one village, a map for each subject: what its report would be filled from. */
export async function eavVillage(
  trx: Trx,
  shard: AreaId,
  area: AreaId,
): Promise<Map<string, Map<string, string | null>>> {
  const { rows } = await trx.query<{ subject: string; question: string; value: string | null }>(
    `select subject, question, value, state, good_as_of from ${eavTable} where shard = $1 and area >= $2 and area < $3 order by subject`,
    [shard, area, `${area}~`],
  )
  const subjects = new Map<string, Map<string, string | null>>()
  for (const { subject, question, value } of rows) {
    const facts = subjects.get(subject) ?? new Map<string, string | null>()
    subjects.set(subject, facts.set(question, value))
  }
  return subjects
}
