// F45: the past is read as the present is: the same statement over tables of the moment, rebuilt from the log set by set.
import { type AreaId, areaRange } from '../kernel/area.ts'
import type { SubjectKind } from '../dictionary/question.ts'
import type { Trx } from '../db/trx.ts'
import type { AsOf } from './as-of.ts'
import { factStates } from './fact.ts'
import type { ColumnPlace, Places } from './place.ts'
import { sqlTypeOf } from './sql-type.ts'
import type { Statement } from './subject-query.node.ts'
import { tableOf } from './subject-table.ts'

export type PastWanted = {
  shard: AreaId
  scope: AreaId
  asOf?: AsOf | undefined
  places: Pick<Places, 'byStem'>
  /** Reads subjects in scope, with names of ours only in its text. */
  statement: Statement
}

/**
 * The statement as it is to be run for that past: over temporary tables that hold the subjects of the scope as they were,
 * with the columns it reads. They end with the transaction and are made anew by the next past asked for.
 */
export async function inThePast(trx: Trx, { statement, asOf, ...rest }: PastWanted): Promise<Statement> {
  if (!asOf || (asOf.recorded === undefined && asOf.goodOn === undefined)) return statement
  let { text } = statement
  const stems = new Set(text.match(/\b(?:e\d{1,6}|born|sex)(?=(?:_s|_at)?\b)/g))
  for (const kind of Object.keys(tableOf) as SubjectKind[]) {
    const table = new RegExp(`\\b${tableOf[kind].replace('.', '\\.')}\\b`, 'g')
    if (!table.test(text)) continue
    const columns = [...stems].flatMap((stem) => {
      const place = rest.places.byStem.get(stem)
      return place?.kind === kind ? [place] : []
    })
    await makePast(trx, { ...rest, kind, columns, asOf })
    text = text.replace(table, `pg_temp.past_${kind}`)
  }
  return { text, values: statement.values }
}

type Past = Omit<PastWanted, 'statement' | 'places'> & { kind: SubjectKind; columns: ColumnPlace[]; asOf: AsOf }

const ownColumns: Record<SubjectKind, readonly string[]> = {
  person: ['name_key'],
  household: ['number_key'],
  place: ['name_key'],
  organisation: ['name_key', 'code_key'],
  area: [],
  event: ['number_key'],
}

async function makePast(trx: Trx, { shard, scope, kind, columns, asOf }: Past): Promise<void> {
  const { low, high } = areaRange(scope)
  const keys = [...columns.map(({ stem }) => stem), ...(kind === 'person' ? ['household_id'] : [])]
  const rebuilt = asOf.goodOn === undefined ? undone(keys) : replayed(keys)
  const facts = columns.flatMap((place) => factSql(place, asOf))
  const household = kind === 'person' ? [`${textOr('household_id', 't.household_id', asOf)}::uuid as household_id`] : []
  const selected = ['t.shard', 't.id', 't.area', ...ownColumns[kind].map((name) => `t.${name}`), ...household, ...facts]
  await trx.query(`drop table if exists pg_temp.past_${kind}`)
  await trx.query(
    `create temporary table past_${kind} on commit drop as
     with bounds as materialized (select $1::text as shard, $2::text collate "C" as low, $3::text collate "C" as high, $4::text as kind,
       coalesce($5::timestamptz, 'infinity') as recorded, $6::date as good_on), ${rebuilt}
     select ${selected.join(', ')} from bounds b
     join ${tableOf[kind]} t on t.shard = b.shard and t.area >= b.low and t.area < b.high
     left join past u on u.id = t.id
     where ${asOf.goodOn === undefined ? `u.id is null or ${existed}` : 'u.id is not null'}`,
    [shard, low, high, kind, asOf.recorded ?? null, asOf.goodOn ?? null],
  )
  await trx.query(`create index on pg_temp.past_${kind} (shard, ${kind === 'person' ? 'household_id' : 'id'})`)
  if (kind === 'person') await trx.query('create index on pg_temp.past_person (shard, id)')
  await trx.query(`analyze pg_temp.past_${kind}`)
}

const existed =
  'exists (select from facts.patch_log f where f.shard = t.shard and f.subject_id = t.id and f.at <= b.recorded)'

/** What stood before the first change after the moment; SQL null where nothing changed since. */
function undone(keys: readonly string[]): string {
  const first = (of: string, when: string) => `(array_agg(${of} order by l.at, l.id) filter (where ${when}))[1]`
  const olds = keys.flatMap((key) => [
    `${first(`l.patch -> '${key}' -> 0`, `l.patch ? '${key}'`)} as ${key}`,
    `${first(`coalesce(l.days -> '${key}', 'null')`, `l.patch ? '${key}' or l.days ? '${key}'`)} as ${key}_d`,
  ])
  return `past as materialized (select ${['l.subject_id as id', ...olds].join(', ')} from bounds b
    join facts.patch_log l on l.shard = b.shard and l.at > b.recorded and l.area >= b.low and l.area < b.high and l.subject_kind = b.kind
    group by 1)`
}

/** The word that held on the day: of those recorded by then, the one that reaches furthest toward it. */
function replayed(keys: readonly string[]): string {
  const last = (of: string, when: string) =>
    `(array_agg(${of} order by l.valid_from desc, l.at desc, l.id desc) filter (where ${when}))[1]`
  const news = keys.flatMap((key) => [
    `${last(`l.patch -> '${key}' -> 1`, `l.patch ? '${key}'`)} as ${key}`,
    `${last('to_jsonb(l.valid_from)', `l.patch ? '${key}' or l.days ? '${key}'`)} as ${key}_d`,
  ])
  return `past as materialized (select ${['l.subject_id as id', ...news].join(', ')} from bounds b
    join facts.patch_log l on l.shard = b.shard and l.at <= b.recorded and l.area >= b.low and l.area < b.high and l.subject_kind = b.kind
      and l.valid_from <= b.good_on and (l.valid_to is null or l.valid_to >= b.good_on)
    group by 1)`
}

/** Where the past says nothing of it: what stands, or, when only the day counts, nothing. */
const textOr = (key: string, standing: string, { goodOn }: AsOf): string =>
  goodOn === undefined
    ? `case when u.${key} is null then ${standing}::text else u.${key} #>> '{}' end`
    : `(u.${key} #>> '{}')`

function factSql({ stem, question }: ColumnPlace, asOf: AsOf): string[] {
  const type = sqlTypeOf[question.type]
  const isNow = asOf.goodOn === undefined ? `u.${stem} is null` : 'false'
  const states = `array[${factStates.map((state) => `'${state}'`).join(', ')}]`
  const state = `case when ${isNow} then t.${stem}_s else case jsonb_typeof(u.${stem}) when 'null' then null
    when 'object' then (array_position(${states}, u.${stem} ->> 'state') - 1)::smallint else case when u.${stem} is not null then 0::smallint end end end`
  const value = `case when ${isNow} then t.${stem} when jsonb_typeof(u.${stem}) in ('null', 'object') then null else (u.${stem} #>> '{}')::${type} end`
  const day =
    asOf.goodOn === undefined
      ? `case when u.${stem}_d is null then t.${stem}_at else (u.${stem}_d #>> '{}')::date end`
      : `(u.${stem}_d #>> '{}')::date`
  return [`${value} as ${stem}`, `${state} as ${stem}_s`, `${day} as ${stem}_at`]
}
