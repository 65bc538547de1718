// F40: subjects on record are locked before their answers are weighed, so that two who save at once see each other.
import type { SubjectKind } from '../dictionary/question.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import { normalName, normalText } from '../kernel/text.ts'
import type { Trx } from '../db/trx.ts'
import type { Answer } from './answer.ts'
import { orders } from './check-together.ts'
import { type Logged, stateNumber } from './patch.ts'
import type { ColumnPlace, Places } from './place.ts'
import { type Answers, stemOf } from './read-row.ts'
import type { SubjectSave } from './save.ts'
import { sqlTypeOf } from './sql-type.ts'
import { loggedSql } from './stage.store.ts'
import { namingQuestion, tableOf } from './subject-table.ts'

/** What names a subject inside its village, in its comparing form; a person's is no key, several may share it. */
const keyColumn: Record<SubjectKind, string | undefined> = {
  person: 'name_key',
  household: 'number_key',
  place: 'name_key',
  organisation: 'name_key',
  event: 'number_key',
  area: undefined,
}

export function keyOf(kind: SubjectKind, answers: Answers, places: Places): string | null {
  const name = answers.get(stemOf(places, namingQuestion[kind]))
  if (name?.state !== 'value' || kind === 'area') return null
  return kind === 'person' ? normalName(String(name.value)) : normalText(String(name.value))
}

export type Standing = {
  id: string
  area: AreaId
  household: string | null
  /** Whether that household lies in another area. */
  isAway: boolean
  before: ReadonlyMap<string, Logged>
  days: ReadonlyMap<string, Day | null>
}

type Of = { shard: AreaId; kind: SubjectKind; places: Places }

/** The columns the answers are weighed against, and those that other rules look at. */
export function columnsFor(kind: SubjectKind, saves: readonly SubjectSave[], places: Places): ColumnPlace[] {
  const looked = ['person.id-number', 'person.relation-to-head', ...orders.flat()].map((key) => stemOf(places, key))
  const stems = new Set([...saves.flatMap(({ answers }) => [...answers.keys()]), ...looked, 'born', 'sex'])
  return [...stems].flatMap((stem) => {
    const place = places.byStem.get(stem)
    return place?.kind === kind ? [place] : []
  })
}

/** Rows for subjects nobody has recorded; one whose name is taken in its village gets none. */
export async function insertRows(trx: Trx, { shard, kind, places }: Of, saves: readonly SubjectSave[]): Promise<void> {
  const fresh = kind === 'area' ? saves : saves.filter(({ isNew }) => isNew)
  if (fresh.length === 0) return
  const key = keyColumn[kind]
  const more = [...(key ? [key] : []), ...(kind === 'person' ? ['household_id'] : [])]
  await trx.query(
    `insert into ${tableOf[kind]} (shard, id, area${more.map((name) => `, ${name}`).join('')})
     select $1, n.id, n.area${more.map((name) => `, n.${name}`).join('')}
     from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[]) as n (id, area, ${key ?? 'key'}, household_id)
     on conflict do nothing`,
    [
      shard,
      fresh.map(({ id }) => id),
      fresh.map(({ area }) => area),
      fresh.map(({ answers }) => keyOf(kind, answers, places)),
      fresh.map(({ household }) => household ?? null),
    ],
  )
}

/** By id, locked until the end of the transaction in the order of ids, so that nobody waits in a circle. */
export async function lockRows(
  trx: Trx,
  { shard, kind }: Of,
  { ids, columns }: { ids: readonly string[]; columns: readonly ColumnPlace[] },
): Promise<Map<string, Standing>> {
  const household = kind === 'person' ? 'household_id' : 'null::uuid'
  const away =
    kind === 'person'
      ? 'exists (select from facts.household h where h.shard = t.shard and h.id = t.household_id and h.area <> t.area)'
      : 'false'
  const facts = columns.map(
    (place) => `${loggedSql('t', place)} as ${place.stem}, t.${place.stem}_at as ${place.stem}_at`,
  )
  const { rows } = await trx.query<
    { id: string; area: AreaId; household: string | null; away: boolean } & Record<string, unknown>
  >(
    `select ${['t.id', 't.area', `${household} as household`, `${away} as away`, ...facts].join(', ')}
     from ${tableOf[kind]} t where t.shard = $1 and t.id = any($2::uuid[]) order by t.id for no key update`,
    [shard, ids],
  )
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        area: row.area,
        household: row.household,
        isAway: row.away,
        before: new Map(columns.map(({ stem }) => [stem, row[stem] as Logged])),
        days: new Map(columns.map(({ stem }) => [stem, row[`${stem}_at`] as Day | null])),
      },
    ]),
  )
}

export type RowWrite = {
  id: string
  answers: ReadonlyMap<string, { answer: Answer; day: Day }>
  household?: string | undefined
  key: string | null
}

/** One statement for all subjects of the kind; what a row does not speak of stays. */
export async function updateRows(trx: Trx, { shard, kind, places }: Of, writes: readonly RowWrite[]): Promise<void> {
  if (writes.length === 0) return
  const stems = [...new Set(writes.flatMap(({ answers }) => [...answers.keys()]))]
  const sets: string[] = []
  const names: string[] = []
  const types: string[] = []
  const values: unknown[][] = []
  const add = (name: string, type: string, column: unknown[]) => {
    names.push(name)
    types.push(`$${values.length + 3}::${type}[]`)
    values.push(column)
  }
  for (const stem of stems) {
    const of = writes.map(({ answers }) => answers.get(stem))
    add(
      stem,
      sqlTypeOf[places.byStem.get(stem)!.question.type],
      of.map((one) => one?.answer.value ?? null),
    )
    add(
      `${stem}_s`,
      'smallint',
      of.map((one) => (one ? stateNumber(one.answer.state) : null)),
    )
    add(
      `${stem}_at`,
      'date',
      of.map((one) => one?.day ?? null),
    )
    const isGiven = `n.${stem}_s is not null`
    for (const name of [stem, `${stem}_s`, `${stem}_at`])
      sets.push(`${name} = case when ${isGiven} then n.${name} else t.${name} end`)
  }
  const key = keyColumn[kind]
  for (const name of [...(key ? [key] : []), ...(kind === 'person' ? ['household_id'] : [])]) {
    const isKey = name === key
    const column = writes.map((one) => (isKey ? one.key : (one.household ?? null)))
    if (column.every((value) => value === null)) continue
    add(name, isKey ? 'text' : 'uuid', column)
    sets.push(`${name} = coalesce(n.${name}, t.${name})`)
  }
  if (sets.length === 0) return
  await trx.query(
    `update ${tableOf[kind]} t set ${sets.join(', ')}
     from unnest($2::uuid[], ${types.join(', ')}) as n (id, ${names.join(', ')})
     where t.shard = $1 and t.id = n.id`,
    [shard, writes.map(({ id }) => id), ...values],
  )
}

/** Keys of the kind that another subject of the village bears already, as `area\tkey`. */
export async function takenKeys(
  trx: Trx,
  { shard, kind }: Of,
  wanted: readonly { id: string; area: AreaId; key: string }[],
): Promise<Set<string>> {
  const column = keyColumn[kind]
  if (wanted.length === 0 || kind === 'person' || column === undefined) return new Set()
  const { rows } = await trx.query<{ id: string }>(
    `select n.id from unnest($2::uuid[], $3::text[], $4::text[]) as n (id, area, key)
     join ${tableOf[kind]} t on t.shard = $1 and t.area = n.area and t.${column} = n.key and t.id <> n.id`,
    [shard, wanted.map(({ id }) => id), wanted.map(({ area }) => area), wanted.map(({ key }) => key)],
  )
  return new Set(rows.map(({ id }) => id))
}
