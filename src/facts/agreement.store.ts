// F15: before a ledger is kept, what it says of people and households on record is held against what is known of them, column by column.
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import type { Trx } from '../db/trx.ts'
import type { ColumnPlace, Places } from './place.ts'
import type { PlacedRow } from './place-subjects.ts'
import { differs, type Round, roundsOf, stageRound } from './stage.store.ts'
import { tableOf } from './subject-table.ts'

/** Subjects of whom a column says something and a fresh fact is known, and of how many it says another thing. */
export type Agreement = { compared: number; differing: number }

export type AgreementWanted = { shard: AreaId; on: Day; placed: readonly PlacedRow[]; places: Places }

/** As good as all of them: a wrong column differs everywhere. Keeps the second look at a county's ledger short. */
const mostCompared = 2000

/** By field key; a column of which nothing could be compared is absent. */
export async function columnAgreement(
  trx: Trx,
  { shard, on, placed, places }: AgreementWanted,
): Promise<Map<string, Agreement>> {
  const found = new Map<string, Agreement>()
  const known = placed.filter(({ isNew, answers }) => !isNew && answers.size > 0)
  for (const rows of Map.groupBy(known, ({ list, of }) => `${list} ${of}`).values()) {
    const fieldOf = new Map(rows.flatMap(({ fields }) => [...fields]))
    for (const round of roundsOf(rows.slice(0, mostCompared), places)) {
      for (const { stem, compared, differing } of await countRound(trx, round, { shard, on })) {
        const field = fieldOf.get(stem)
        if (field === undefined || compared === 0) continue
        const before = found.get(field) ?? { compared: 0, differing: 0 }
        found.set(field, { compared: before.compared + compared, differing: before.differing + differing })
      }
    }
  }
  return found
}

type Counted = Agreement & { stem: string }

async function countRound(
  trx: Trx,
  round: Round,
  { shard, on }: Pick<AgreementWanted, 'shard' | 'on'>,
): Promise<Counted[]> {
  if (round.columns.length === 0) return []
  await stageRound(trx, round)
  const counts = round.columns.map(
    (place) =>
      `select '${place.stem}' as stem, count(*)::int as compared, count(*) filter (where ${differs('s', 't', place.stem)})::int as differing
      from pg_temp.facts_staging s join ${tableOf[round.kind]} t on t.shard = $1 and t.id = s.id
      where s.${place.stem}_s = 0 and t.${place.stem}_s = 0 and ${isFresh(place)}`,
  )
  return (await trx.query<Counted>(counts.join(' union all '), [shard, on])).rows
}

/** SQL: what is known is not too old to speak. */
const isFresh = ({ stem, question: { freshDays } }: ColumnPlace): string =>
  freshDays === undefined ? '$2::date is not null' : `t.${stem}_at + ${freshDays} >= $2::date`
