// F9: two units that disagree make a conflict with both values; it ends when they say the same, never by who came last.
import type { SubjectKind } from '../dictionary/question.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import type { Trx } from '../db/trx.ts'
import type { Answer } from './answer.ts'
import { columnKey, type Owner } from './owner.store.ts'
import { answerOf, isConflict, type Logged, logged, type Patch, stateNumber } from './patch.ts'
import type { Places } from './place.ts'
import { sqlTypeOf } from './sql-type.ts'
import { tableOf } from './subject-table.ts'

/** One answer of this import that another unit's answer, or a standing conflict, stands against. */
export type Rivalry = {
  id: string
  stem: string
  kind: SubjectKind
  area: AreaId
  /** What is on record; `{ state: 'conflict' }` when the units disagreed before. */
  old: Logged
  answer: Answer
  /** Place in the ledger; null for what somebody entered. */
  sheet: string | null
  row: number | null
  owner: Owner | undefined
}

export type RivalInput = {
  shard: AreaId
  unit: string
  batch: string | null
  on: Day
  places: Pick<Places, 'byStem'>
  rivalries: readonly Rivalry[]
}

export type Settled = { id: string; stem: string; patch: Patch }

/** Records what each unit says; returns the columns whose state changed (into conflict, or out of it because all agree). */
export async function recordRivals(trx: Trx, input: RivalInput): Promise<Settled[]> {
  const { shard, unit, batch, on, rivalries } = input
  if (rivalries.length === 0) return []
  const standing = rivalries.filter(({ old }) => isConflict(old))
  const fresh = rivalries.filter(({ old }) => !isConflict(old))
  const said = [
    ...fresh.map(({ owner, old, ...rest }) => ({
      ...rest,
      unit: owner?.unit ?? '',
      batch: owner?.batch ?? null,
      sheet: owner?.sheet ?? null,
      row: owner?.row ?? null,
      said: old,
    })),
    ...rivalries.map((rivalry) => ({ ...rivalry, unit, batch, said: logged(rivalry.answer) })),
  ]
  for (const turn of [said.slice(0, fresh.length), said.slice(fresh.length)])
    await saveSaid(trx, { shard, on, said: turn })
  const settled = await agreements(trx, shard, standing)
  const patches: Settled[] = [
    ...fresh.map(({ id, stem, old }) => ({ id, stem, patch: { [stem]: [old, { state: 'conflict' }] } as Patch })),
    ...settled.map(({ id, stem, said: now }) => ({
      id,
      stem,
      patch: { [stem]: [{ state: 'conflict' }, now] } as Patch,
    })),
  ]
  const kinds = new Map(rivalries.map((rivalry) => [columnKey(rivalry), rivalry.kind]))
  await writeStates(
    trx,
    input,
    patches.map((one) => ({ ...one, kind: kinds.get(columnKey(one))! })),
  )
  return patches
}

type Said = Omit<Rivalry, 'old' | 'answer' | 'owner' | 'sheet' | 'row'> & {
  unit: string
  batch: string | null
  sheet: string | null
  row: number | null
  said: Logged
}

async function saveSaid(
  trx: Trx,
  { shard, on, said }: { shard: AreaId; on: Day; said: readonly Said[] },
): Promise<void> {
  await trx.query(
    `insert into facts.conflict as c (shard, good_as_of, subject_id, column_name, unit, subject_kind, area, said, batch, source_sheet, source_row)
     select $1, $2::date, * from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::uuid[], $10::text[], $11::int[])
     on conflict (shard, subject_id, column_name, unit) do update
       set said = excluded.said, batch = excluded.batch, source_sheet = excluded.source_sheet, source_row = excluded.source_row,
         good_as_of = excluded.good_as_of, at = now(), decided_by = null, decided_at = null
       where c.said <> excluded.said or c.decided_at is not null`,
    [
      shard,
      on,
      said.map(({ id }) => id),
      said.map(({ stem }) => stem),
      said.map(({ unit }) => unit),
      said.map(({ kind }) => kind),
      said.map(({ area }) => area),
      said.map((one) => JSON.stringify(one.said)),
      said.map(({ batch }) => batch),
      said.map(({ sheet }) => sheet),
      said.map(({ row }) => row),
    ],
  )
}

/** Standing conflicts in which every unit now says the same; their records are closed. */
async function agreements(trx: Trx, shard: AreaId, standing: readonly Rivalry[]) {
  if (standing.length === 0) return []
  const { rows } = await trx.query<{ id: string; stem: string; said: Logged }>(
    `select c.subject_id as id, c.column_name as stem, (array_agg(c.said))[1] as said
     from unnest($2::uuid[], $3::text[]) as asked (id, stem)
     join facts.conflict c on c.shard = $1 and c.subject_id = asked.id and c.column_name = asked.stem and c.decided_at is null
     group by 1, 2 having count(distinct c.said) = 1`,
    [shard, standing.map(({ id }) => id), standing.map(({ stem }) => stem)],
  )
  await trx.query(
    `delete from facts.conflict c using unnest($2::uuid[], $3::text[]) as closed (id, stem)
     where c.shard = $1 and c.subject_id = closed.id and c.column_name = closed.stem and c.decided_at is null`,
    [shard, rows.map(({ id }) => id), rows.map(({ stem }) => stem)],
  )
  return rows
}

export async function writeStates(
  trx: Trx,
  { shard, on, places }: Pick<RivalInput, 'shard' | 'on' | 'places'>,
  items: readonly (Settled & { kind: SubjectKind })[],
): Promise<void> {
  for (const group of Map.groupBy(items, ({ kind, stem }) => `${kind} ${stem}`).values()) {
    const { kind, stem } = group[0]!
    const answers = group.map(({ patch }) => answerOf(patch[stem]![1]))
    await trx.query(
      `update ${tableOf[kind]} t set ${stem} = n.value, ${stem}_s = n.state, ${stem}_at = $2
       from unnest($3::uuid[], $4::${sqlTypeOf[places.byStem.get(stem)!.question.type]}[], $5::smallint[]) as n (id, value, state)
       where t.shard = $1 and t.id = n.id`,
      [
        shard,
        on,
        group.map(({ id }) => id),
        answers.map(({ value }) => value),
        answers.map(({ state }) => stateNumber(state)),
      ],
    )
  }
}
