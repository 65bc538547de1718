// F7: rows of an import are staged by COPY and merged by one statement, whose old and new values make the patches.
import type { SubjectKind } from '../dictionary/question.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import type { Trx } from '../db/trx.ts'
import { copyRows } from './copy.store.ts'
import { factStates } from './fact.ts'
import type { Logged, Patch } from './patch.ts'
import { stateNumber } from './patch.ts'
import type { ColumnPlace, Places } from './place.ts'
import type { PlacedRow } from './place-subjects.ts'
import { sqlTypeOf } from './sql-type.ts'
import { tableOf } from './subject-table.ts'

/** Rows of one kind, every subject once: a statement cannot merge one row twice. */
export type Round = { kind: SubjectKind; rows: readonly PlacedRow[]; columns: readonly ColumnPlace[] }

/** Splits rows into as few rounds as their subjects allow; rows about one subject keep their order. */
export function roundsOf(rows: readonly PlacedRow[], places: Places): Round[] {
  const seen = new Map<string, number>()
  const rounds = new Map<string, { kind: SubjectKind; turn: number; rows: PlacedRow[] }>()
  for (const row of rows) {
    const turn = seen.get(row.id) ?? 0
    seen.set(row.id, turn + 1)
    const key = `${row.of}${turn}`
    const round = rounds.get(key) ?? { kind: row.of, turn, rows: [] }
    round.rows.push(row)
    rounds.set(key, round)
  }
  const order: readonly SubjectKind[] = ['area', 'household', 'person']
  return [...rounds.values()]
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.turn - b.turn)
    .map(({ kind, rows: own }) => {
      const stems = new Set(own.flatMap(({ answers }) => [...answers.keys()]))
      return { kind, rows: own, columns: [...stems].map((stem) => places.byStem.get(stem)!) }
    })
}

/** Rows of other kinds are returned before they come here. */
export const keyColumns: Partial<Record<SubjectKind, readonly string[]>> = {
  person: ['household_id', 'name_key'],
  household: ['number_key'],
}
export const keyValues = (kind: SubjectKind, row: PlacedRow): (string | null)[] => {
  if (kind === 'person') return [row.householdId ?? null, row.person?.name ?? null]
  return kind === 'household' ? [row.household!] : []
}

/** Fills the temporary table `facts_staging`, gone at the end of the transaction. */
export async function stageRound(trx: Trx, { kind, rows, columns }: Round): Promise<void> {
  const typed = columns.map(({ stem, question }) => `${stem} ${sqlTypeOf[question.type]}, ${stem}_s smallint`)
  const keys = (keyColumns[kind] ?? []).map((name) => `${name} ${name === 'household_id' ? 'uuid' : 'text'}`)
  await trx.query('drop table if exists pg_temp.facts_staging')
  await trx.query(
    `create temporary table facts_staging (${['id uuid', 'area text collate "C"', ...keys, ...typed].join(', ')}) on commit drop`,
  )
  const lines = function* () {
    for (const row of rows) {
      const values = columns.flatMap(({ stem }) => {
        const answer = row.answers.get(stem)
        return answer ? [answer.value, stateNumber(answer.state)] : [null, null]
      })
      yield [row.id, row.area, ...keyValues(kind, row), ...values]
    }
  }
  await copyRows(trx, 'pg_temp.facts_staging', lines())
}

const conflictState = stateNumber('conflict')

/** SQL of a fact as the log writes it; `of` is a table alias of ours. */
export const loggedSql = (of: string, { stem, question }: ColumnPlace): string => {
  const value = question.type === 'decimal' ? `to_jsonb(${of}.${stem}::text)` : `to_jsonb(${of}.${stem})`
  const names = `(array[${factStates.map((state) => `'${state}'`).join(', ')}])[${of}.${stem}_s + 1]`
  return `case when ${of}.${stem}_s is null then 'null'::jsonb when ${of}.${stem}_s = 0 then ${value} else jsonb_build_object('state', ${names}) end`
}

/** SQL: the answers of two tables to one question are not the same. */
export const differs = (a: string, b: string, stem: string) =>
  `(${a}.${stem}, ${a}.${stem}_s) is distinct from (${b}.${stem}, ${b}.${stem}_s)`

export type Difference = { id: string; stem: string; old: Logged; day: Day | null }

/** Nobody else changes these subjects until the import is done. In the order of ids: nobody waits in a circle. */
export async function lockRound(trx: Trx, shard: AreaId, { kind, rows }: Round): Promise<void> {
  const ids = rows.filter(({ isNew }) => !isNew).map(({ id }) => id)
  if (ids.length === 0) return
  await trx.query(
    `select count(*) from (select from ${tableOf[kind]} where shard = $1 and id = any($2::uuid[]) order by id for no key update) s`,
    [shard, ids],
  )
}

/** Facts on record that the staged rows contradict, and those in conflict that they speak of at all. */
export async function findDifferences(trx: Trx, shard: AreaId, { kind, columns }: Round): Promise<Difference[]> {
  if (columns.length === 0) return []
  const pairs = columns.map(
    (place) => `select s.id, '${place.stem}' as stem, ${loggedSql('t', place)} as old, t.${place.stem}_at as day
      from pg_temp.facts_staging s join ${tableOf[kind]} t on t.shard = $1 and t.id = s.id
      where s.${place.stem}_s is not null and t.${place.stem}_s is not null
        and (t.${place.stem}_s = ${conflictState} or ${differs('s', 't', place.stem)})`,
  )
  return (await trx.query<Difference>(pairs.join(' union all '), [shard])).rows
}

/** Takes answers out of the staged rows, so that the merge leaves those facts alone. */
export async function unstage(trx: Trx, items: readonly { id: string; stem: string }[]): Promise<void> {
  for (const [stem, group] of Map.groupBy(items, (item) => item.stem)) {
    const ids = group.map(({ id }) => id)
    const columns = [stem, ...(/^(?:household_id|name_key)$/.test(stem) ? [] : [`${stem}_s`])]
    await trx.query(
      `update pg_temp.facts_staging set ${columns.map((column) => `${column} = null`).join(', ')} where id = any($1)`,
      [ids],
    )
  }
}

export type Merged = {
  id: string
  fresh: boolean
  patch: Patch | null
  /** Until when the earlier answers of what changed were good; null for a fresh row. */
  days: Record<string, Day | null> | null
}

export type Merging = { shard: AreaId; on: Day; repeated: boolean }

/**
 * Merges the staged rows into their table and returns what changed; an answer that was not given changes nothing. The day
 * of an equal answer moves on, unless the same file is read again (`repeated`): that is no new information.
 */
export async function mergeRound(trx: Trx, round: Round, { shard, on, repeated }: Merging): Promise<Merged[]> {
  const { kind, columns } = round
  const keys = keyColumns[kind] ?? []
  const stems = columns.map(({ stem }) => stem)
  const sets = stems.flatMap((stem) => [
    `${stem} = case when excluded.${stem}_s is not null then excluded.${stem} else t.${stem} end`,
    `${stem}_s = coalesce(excluded.${stem}_s, t.${stem}_s)`,
    `${stem}_at = case when excluded.${stem}_s is null then t.${stem}_at when ${differs('excluded', 't', stem)} then $2::date
       when $3 then t.${stem}_at else greatest(t.${stem}_at, $2::date) end`,
  ])
  const changed = stems.map(
    (stem) =>
      `excluded.${stem}_s is not null and (${differs('excluded', 't', stem)} or (not $3 and t.${stem}_at < $2::date))`,
  )
  if (kind === 'person') {
    sets.push(
      'household_id = coalesce(excluded.household_id, t.household_id)',
      'name_key = coalesce(excluded.name_key, t.name_key)',
    )
    changed.push('excluded.household_id is not null and t.household_id is distinct from excluded.household_id')
  }
  const into = ['shard', 'id', 'area', ...keys, ...stems.flatMap((stem) => [stem, `${stem}_s`, `${stem}_at`])]
  const from = stems.flatMap((stem) => [
    `s.${stem}`,
    `s.${stem}_s`,
    `case when s.${stem}_s is not null then $2::date end`,
  ])
  const update = `update set ${sets.join(', ')} where ${changed.map((one) => `(${one})`).join(' or ')}`
  const { rows } = await trx.query<Merged>(
    `insert into ${tableOf[kind]} as t (${into.join(', ')})
     select ${['$1', 's.id', 's.area', ...keys.map((key) => `s.${key}`), ...from].join(', ')}
     from pg_temp.facts_staging s
     on conflict (shard, id) do ${sets.length === 0 ? 'nothing' : update}
     returning new.id, old.id is null as fresh, ${patchSql(round)} as patch, ${daysSql(round)} as days`,
    stems.length === 0 ? [shard] : [shard, on, repeated],
  )
  return rows
}

/** Columns whose value or state changed; null for a fresh row, whose patch is what was staged. */
function patchSql({ kind, columns }: Round): string {
  const parts = columns.map(
    (place) =>
      `case when ${differs('old', 'new', place.stem)} then jsonb_build_object('${place.stem}', jsonb_build_array(${loggedSql('old', place)}, ${loggedSql('new', place)})) else '{}' end`,
  )
  if (kind === 'person') {
    parts.push(
      `case when old.household_id is distinct from new.household_id then jsonb_build_object('household_id', jsonb_build_array(old.household_id, new.household_id)) else '{}' end`,
    )
  }
  return `case when old.id is null then null else ${["'{}'::jsonb", ...parts].join(' || ')} end`
}

function daysSql({ columns }: Round): string {
  const parts = columns.map(
    ({ stem }) =>
      `case when ${differs('old', 'new', stem)} or old.${stem}_at is distinct from new.${stem}_at then jsonb_build_object('${stem}', old.${stem}_at) else '{}' end`,
  )
  return `case when old.id is null then null else ${["'{}'::jsonb", ...parts].join(' || ')} end`
}
