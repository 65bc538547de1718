// F41: of two heads that a ledger gives one household, or adds to the one on record, none is kept.
import type { AreaId } from '../kernel/area.ts'
import type { Trx } from '../db/trx.ts'
import { type Decision, returnCell } from './decide-import.ts'
import type { Places } from './place.ts'
import type { PlacedRow } from './place-subjects.ts'
import { stemOf } from './read-row.ts'
import { refuseHeads } from './save-head.store.ts'
import type { PersonSave } from './save-number.store.ts'
import { headCode } from './subject-query.node.ts'

/** A second head of a household goes back, the rest of the row is kept. */
export async function returnHeads(
  trx: Trx,
  { shard, places }: { shard: AreaId; places: Places },
  rows: readonly PlacedRow[],
  decision: Pick<Decision, 'returned'>,
): Promise<readonly PlacedRow[]> {
  const stem = stemOf(places, 'person.relation-to-head')
  const people = await peopleOf(
    trx,
    shard,
    rows.filter(({ of }) => of === 'person'),
  )
  const refused = new Map((await refuseHeads(trx, { shard, places, people })).map(({ id, problem }) => [id, problem]))
  if (refused.size === 0) return rows
  return rows.map((row) => {
    const problem = row.answers.get(stem)?.value === headCode ? refused.get(row.id) : undefined
    if (!problem) return row
    const field = row.fields.get(stem)
    returnCell(decision, row, { ...(field === undefined ? {} : { field }), problem })
    return { ...row, answers: new Map([...row.answers].filter(([one]) => one !== stem)) }
  })
}

/** Whom the rows speak of, each with the household they belong to after the import and all that is said of them. */
async function peopleOf(trx: Trx, shard: AreaId, rows: readonly PlacedRow[]): Promise<PersonSave[]> {
  const known = await trx.query<{ id: string; household: string | null }>(
    'select id, household_id as household from facts.person where shard = $1 and id = any($2::uuid[])',
    [shard, rows.filter(({ isNew, householdId }) => !isNew && householdId === undefined).map(({ id }) => id)],
  )
  const households = new Map(known.rows.map(({ id, household }) => [id, household]))
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => ({
    id,
    household: own.find(({ householdId }) => householdId)?.householdId ?? households.get(id) ?? null,
    answers: new Map(own.flatMap(({ answers }) => [...answers])),
  }))
}
