// F10: questions about a subject, its household and its village become one SQL statement; what is not known stays not known.
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely'
import type { Condition, Where } from '../dictionary/definition.ts'
import { conditionsIn, foldTree } from '../dictionary/filter-tree.ts'
import type { SubjectKind } from '../dictionary/question.ts'
import { type AreaId, areaRange } from '../kernel/area.ts'
import { countOfDay, type Day, dayOfCount, dayParts, makeDay } from '../kernel/day.ts'
import { compareSql } from './condition-sql.node.ts'
import { stateNumber } from './patch.ts'
import { type ColumnPlace, type Place, type Places, sourceQuestion } from './place.ts'
import { tableOf } from './subject-table.ts'

export type Sql = RawBuilder<unknown>
export type Statement = { text: string; values: unknown[] }

/** Which subjects: of a kind, in an area and below it, perhaps of one household, that meet every condition. */
export type SubjectScope = {
  shard: AreaId
  scope: AreaId
  of: SubjectKind
  where: Where
  /** Ages and freshness are of this day. */
  on: Day
  household?: string | undefined
  /** Villages in scope: subjects themselves when areas are asked for, whether or not anything is known about them. */
  areas: readonly AreaId[]
}

const builder = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** Compiled only: the statement is run by the caller's transaction. */
export function compile(query: Sql): Statement {
  const { sql: text, parameters } = query.compile(builder)
  return { text, values: [...parameters] }
}

/** SQL of one question's answer for a row of the query. */
export type AnswerSql = { value: Sql; state: Sql; at: Sql }

export const alias: Record<SubjectKind, string> = {
  person: 'p',
  household: 'h',
  place: 'l',
  organisation: 'o',
  area: 'a',
  event: 'e',
}

export function answerSql(place: Place): AnswerSql {
  if (place.by === 'column') return columnSql(alias[place.kind], place)
  if (place.by === 'head') {
    const { value, state, at } = columnSql('hd', place.of)
    // Two heads of one household contradict each other: neither is written.
    return { value, state: sql`case when hs.heads > 1 then ${lit('conflict')} else ${state} end`, at }
  }
  if (place.by === 'members') {
    return {
      value: sql`hs.members`,
      state: sql`case when hs.members > 0 then ${lit('value')} end`,
      at: sql`null::date`,
    }
  }
  const from = columnSql(alias[place.kind], place.of)
  if (place.by === 'year-month') return { ...from, value: sql`to_char(${from.value}, 'YYYY-MM')` }
  if (place.by === 'year') return { ...from, value: sql`to_char(${from.value}, 'YYYY')` }
  return from
}

const lit = (state: 'value' | 'conflict') => sql.lit(stateNumber(state))

const columnSql = (of: string, { stem }: Pick<ColumnPlace, 'stem'>): AnswerSql => ({
  value: sql.ref(`${of}.${stem}`),
  state: sql.ref(`${of}.${stem}_s`),
  at: sql.ref(`${of}.${stem}_at`),
})

/** The state on the day: an answer past its term of freshness is missing on that day. */
export function stateOn(place: Place, on: Day): Sql {
  const { state, at } = answerSql(place)
  const { freshDays } = sourceQuestion(place)
  if (freshDays === undefined) return state
  // The earliest day that is fresh still, as a constant: a report asks this of every answer of every row.
  const since = sql.lit(dayOfCount(countOfDay(on) - freshDays)!)
  return sql`case when ${at} < ${since}::date then null else ${state} end`
}

/** Full years from a day to `on`: calendar dates as eight-digit numbers differ by ten thousands per year. Null before it. */
const yearsSql = (since: Sql, on: Day): Sql =>
  sql`case when ${since} <= ${on}::date then (${sql.lit(Number(on.replaceAll('-', '')))} - to_char(${since}, 'YYYYMMDD')::int) / 10000 end`

type TestOn = { places: Places; on: Day }

/** True, false, or null where a fact that decides is not known, by the logic of SQL, which is Kleene's. No condition at all is true. */
export const meets = (where: Where, of: TestOn): Sql =>
  foldTree<Sql>(where, {
    rule: (condition) => testSql(condition, of),
    group: ({ combinator, not, rules }) => {
      // Any of none is nobody, all of none everybody.
      const joined =
        rules.length === 0
          ? sql.raw(String(combinator === 'and'))
          : sql`(${sql.join(rules, combinator === 'and' ? sql` and ` : sql` or `)})`
      return not ? sql`(not ${joined})` : joined
    },
  })

function testSql(condition: Condition, { places, on }: TestOn): Sql {
  const place = places.of(condition.question)!
  const state = stateOn(place, on)
  if (condition.is === 'known') return sql`(coalesce(${state} = 0, false))`
  const compared =
    (place.by === 'age' ? ageTest(condition, { since: answerSql(place).value, on }) : undefined) ??
    compareSql(condition, place.question.type, valueOn(place, on))
  // What does not apply to a subject is neither equal nor unequal to anything.
  return sql`(case ${state} when 2 then false when 0 then ${compared} end)`
}

/**
 * Full years compared as the days they begin on: reckoning the years of every row takes ten times as long. Undefined for a
 * list of ages. A day after `on` leaves it undecided.
 */
function ageTest({ is, value }: Condition, { since, on }: { since: Sql; on: Day }): Sql | undefined {
  const years = Number(value)
  const atLeast = (age: number) => {
    const latest = latestDay(age, on)
    return latest ? sql`${since} <= ${latest}::date` : sql`false`
  }
  const tests = {
    '>=': () => atLeast(years),
    '>': () => atLeast(years + 1),
    '<': () => sql`not (${atLeast(years)})`,
    '<=': () => sql`not (${atLeast(years + 1)})`,
    '=': () => sql`(${atLeast(years)} and not (${atLeast(years + 1)}))`,
    '!=': () => sql`(not (${atLeast(years)}) or ${atLeast(years + 1)})`,
  }
  if (is === 'in' || is === 'known') return undefined
  return sql`case when ${since} <= ${on}::date then ${tests[is]()} end`
}

/** The last day on which something began that is `years` full years old on `on`; before 1800 nothing is on record. */
function latestDay(years: number, on: Day): Day | undefined {
  const [year, month, date] = dayParts(on)
  // 29 February of a year without one: whoever began on the 28th is as old.
  return makeDay(year - years, month, date) ?? (month === 2 && date === 29 ? makeDay(year - years, 2, 28) : undefined)
}

/** The value on the day: an age in full years. */
export function valueOn(place: Place, on: Day): Sql {
  const known = answerSql(place).value
  return place.by === 'age' ? yearsSql(known, on) : known
}

/** `from … where …` of the subjects in scope, before any condition. `uses` are the places read elsewhere in the statement. */
export function subjectsFrom(
  { shard, scope, of, household, areas }: SubjectScope,
  { uses, places }: { uses: readonly Place[]; places: Places },
): Sql {
  const { low, high } = areaRange(scope)
  // A county's shard holds its rows and no others: comparing the area of each would only take time.
  const inScope = (of: string) =>
    scope === shard
      ? sql`${sql.ref(`${of}.shard`)} = ${shard}`
      : sql`${sql.ref(`${of}.shard`)} = ${shard} and ${sql.ref(`${of}.area`)} >= ${low} and ${sql.ref(`${of}.area`)} < ${high}`
  if (of === 'area') {
    return sql`from unnest(${[...areas]}::text[]) as x (area) left join facts.area_facts a on a.shard = ${shard} and a.area = x.area where true`
  }
  const joins: Sql[] = []
  const own = alias[of]
  if (of === 'person') joins.push(sql`left join facts.household h on h.shard = p.shard and h.id = p.household_id`)
  if (uses.some((place) => place.by === 'head' || place.by === 'members')) {
    const relation = places.of('person.relation-to-head')
    const isHead = relation?.by === 'column' ? sql`${sql.ref(`m.${relation.stem}`)} = ${headCode}` : sql`false`
    // Lateral, by index: a freshly imported table has no statistics yet, and a join of two aggregates then runs for minutes.
    joins.push(
      sql`left join lateral (select count(*) as members, count(*) filter (where ${isHead}) as heads, (array_agg(m.id) filter (where ${isHead}))[1] as head
        from facts.person m where m.shard = h.shard and m.household_id = h.id) hs on true`,
      sql`left join facts.person hd on hd.shard = h.shard and hd.id = hs.head and hs.heads = 1`,
    )
  }
  if (uses.some((place) => place.kind === 'area')) {
    joins.push(
      sql`left join facts.area_facts a on a.shard = ${sql.ref(`${own}.shard`)} and a.area = ${sql.ref(`${own}.area`)}`,
    )
  }
  return sql`from ${sql.raw(`${tableOf[of]} ${own}`)} ${sql.join(joins, sql` `)} where ${inScope(own)}${ofHousehold(of, household)}`
}

/** Places, organisations and events belong to no household: a household's own copy of a form lists none of them. */
function ofHousehold(of: SubjectKind, household: string | undefined): Sql {
  if (household === undefined) return sql``
  return of === 'person' || of === 'household' ? sql` and h.id = ${household}::uuid` : sql` and false`
}

/** An area is one subject for ever, whether or not anything is known about it: its id follows from the area's. */
export const idSql = (of: SubjectKind): Sql =>
  of === 'area' ? sql`md5('area:' || x.area)::uuid` : sql.ref(`${alias[of]}.id`)

/** Where a subject lives. */
export const areaSql = (of: SubjectKind): Sql => (of === 'area' ? sql.ref('x.area') : sql.ref(`${alias[of]}.area`))

/** GB/T 4761: 01 is the head of the household. */
export const headCode = '01'

/** Questions a definition or list looks at. */
export const placesIn = (where: Where, places: Places): Place[] =>
  conditionsIn(where).flatMap(({ question }) => places.of(question) ?? [])
