// F10: the rows of a list: its subjects in ledger order, with what is known of each, of its household and of its village.
import { sql } from 'kysely'
import type { Where } from '../dictionary/definition.ts'
import type { SubjectKind } from '../dictionary/question.ts'
import { type AreaId, areaRange, shardOf } from '../kernel/area.ts'
import { ageOn, type Day } from '../kernel/day.ts'
import type { Trx } from '../db/trx.ts'
import type { AsOf } from './as-of.ts'
import { inThePast } from './as-of.store.ts'
import type { Asking } from './asking.ts'
import { canSee, checkConditions } from './check-conditions.ts'
import type { Fact, FactState, FactValue } from './fact.ts'
import { packedSql, unpacked } from './packed-facts.node.ts'
import { areaNamed, type Areas, areasNamed, type NamedArea, noAreas } from './address-area.ts'
import type { Place, Places } from './place.ts'
import {
  answerSql,
  areaSql,
  compile,
  idSql,
  meets,
  placesIn,
  type Sql,
  stateOn,
  type SubjectScope,
  subjectsFrom,
} from './subject-query.node.ts'

/** `derivedFrom`: the question the value was computed from or taken from. */
export type SubjectFact = Fact & { derivedFrom?: string }
export type Subject = {
  kind: SubjectKind
  id: string
  area: AreaId
  household?: string
  facts: ReadonlyMap<string, SubjectFact>
}

export type SubjectsWanted = {
  shard: AreaId
  /** This area and all below it. */
  scope: AreaId
  of: SubjectKind
  where: Where
  /** Keys of the questions whose facts are wanted. */
  questions: readonly string[]
  on: Day
  household?: string
  /** As the facts were; absent: as they are. */
  asOf?: AsOf | undefined
  asking: Asking
}

/**
 * Subjects that meet every condition, in ledger order: household number, relation to the head, elder before younger, name.
 * Every wanted question has a fact, with state `missing` where nothing is known or it is no longer fresh on `on`. A subject whose conditions
 * cannot be decided is not among them. Throws on conditions or questions that `checkConditions` and `canSee` refuse.
 */
export const loadSubjects = (trx: Trx, wanted: SubjectsWanted): Promise<Subject[]> =>
  selectSubjects(trx, wanted, { also: sql`true`, by: order(wanted.of, wanted.asking.places) })

/** Which of them, in which order, and how many at most; `also` and `by` read the subject's own table by its alias. */
export type Selection = { also: Sql; by: Sql; limit?: number }

export async function selectSubjects(
  trx: Trx,
  wanted: SubjectsWanted,
  { also, by, limit }: Selection,
): Promise<Subject[]> {
  const { of, where, questions, on } = wanted
  const { places } = wanted.asking
  const asked = questions.map((key) => visible(key, of, places))
  const scope = await inScope(trx, wanted)
  const values = asked.map((place) => answerSql(place).value)
  const packed = packedSql(asked.map((place) => ({ state: stateOn(place, on), at: answerSql(place).at })))
  const own = ownColumns(of, places)
  const from = subjectsFrom(scope, { uses: [...asked, ...placesIn(where, places)], places })
  const query = sql`select ${sql.join([...own, ...values, ...packed])} ${from} and ${meets(where, { places, on })} and ${also} order by ${by}${limit === undefined ? sql`` : sql` limit ${sql.lit(limit)}`}`
  const compiled = await inThePast(trx, { ...wanted, places, statement: compile(query) })
  const { rows } = await trx.query<Row>({ ...compiled, rowMode: 'array' })
  const areas = asked.some(({ by }) => by === 'area') ? await countyAreas(trx, wanted) : noAreas
  const at = { first: own.length + asked.length, facts: asked.length }
  return rows.map((row) => {
    const [id, area, household, numbered] = row as unknown as Own
    const { state, day } = unpacked(row, at)
    const factAt = (place: Place, nth: number): SubjectFact =>
      factOf({ place, raw: row[own.length + nth] as FactValue, state: state(nth), day: day(nth), numbered, on, areas })
    return {
      kind: of,
      id,
      area,
      ...(household ? { household } : {}),
      facts: new Map(asked.map((place, nth) => [questions[nth]!, factAt(place, nth)])),
    }
  })
}

/** Ids of subjects in ledger order for which the test holds; `uses` are the places it reads. */
export async function subjectIds(
  trx: Trx,
  scope: SubjectScope,
  { test, uses, places }: { test: Sql; uses: readonly Place[]; places: Places },
): Promise<string[]> {
  const { of } = scope
  const query = sql`select ${idSql(of)} as id ${subjectsFrom(scope, { uses, places })} and ${test} order by ${order(of, places)}`
  const { text, values } = compile(query)
  return (await trx.query<{ id: string }>(text, values)).rows.map(({ id }) => id)
}

/** The wanted scope with its villages. Throws on conditions that cannot be asked of these subjects. */
export async function inScope(trx: Trx, wanted: Omit<SubjectsWanted, 'questions'>): Promise<SubjectScope> {
  const checked = checkConditions(wanted.of, wanted.where, wanted.asking.places)
  if (!checked.ok) throw new Error(`unchecked condition: ${checked.problem.code}`)
  return { ...wanted, areas: await villagesIn(trx, wanted) }
}

/** Every area of the county and above it that exists on the day, for reading addresses. */
async function countyAreas(trx: Trx, { scope, on }: Pick<SubjectsWanted, 'scope' | 'on'>): Promise<Areas> {
  const { low, high } = areaRange(shardOf(scope))
  const { rows } = await trx.query<NamedArea>(
    `select id, level, name from access.area
     where ((id >= $1 and id < $2) or starts_with($1, id)) and since <= $3 and (until is null or until > $3) order by id`,
    [low, high, on],
  )
  return areasNamed(rows)
}

/** Villages of the scope that exist on the day, or the scope itself where it holds none (it is a village or lies below one). */
export async function villagesIn(trx: Trx, { scope, on }: { scope: AreaId; on: Day }): Promise<AreaId[]> {
  const { low, high } = areaRange(scope)
  const { rows } = await trx.query<{ id: AreaId }>(
    `select id from access.area where id >= $1 and id < $2 and level = 'village' and since <= $3 and (until is null or until > $3) order by id`,
    [low, high, on],
  )
  return rows.length === 0 ? [scope] : rows.map(({ id }) => id)
}

/** Own columns, the answers' values, then their states and days. */
type Row = unknown[]
type Own = readonly [id: string, area: AreaId, household: string | null, numbered: number | null]

function visible(key: string, of: SubjectKind, places: Places): Place {
  const place = places.of(key)
  if (!place || !canSee(of, place)) throw new Error(`question ${key} cannot be asked of a ${of}`)
  return place
}

/** Four columns for every kind: id, area, household, and a person's state of the ID number. */
function ownColumns(of: SubjectKind, places: Places): Sql[] {
  const own = [sql`${idSql(of)}`, sql`${areaSql(of)}`]
  if (of === 'household') return [...own, sql`h.id`, sql`null`]
  if (of !== 'person') return [...own, sql`null`, sql`null`]
  const number = places.of('person.id-number')
  return [...own, sql`p.household_id`, number?.by === 'column' ? sql.ref(`p.${number.stem}_s`) : sql`null`]
}

function order(of: SubjectKind, places: Places): Sql {
  if (of === 'area') return areaSql(of)
  if (of === 'place' || of === 'organisation' || of === 'event') return sql`${areaSql(of)}, ${idSql(of)}`
  // Shorter numbers first, so that 2 comes before 10; nobody's number is changed by it.
  const household = sql`h.area, length(h.number_key), h.number_key`
  if (of === 'household') return household
  const column = (key: string) => {
    const place = places.of(key)
    return place?.by === 'column' ? sql.ref(`p.${place.stem}`) : sql`null::text`
  }
  return sql`p.area, length(h.number_key) nulls last, h.number_key, ${column('person.relation-to-head')} nulls last, p.born nulls last, ${column('person.name')} collate "C" nulls last, p.id`
}

type FactInput = {
  place: Place
  raw: FactValue
  state: FactState
  day: Day | undefined
  numbered: number | null
  on: Day
  areas: Areas
}

function factOf({ place, raw, state, day, numbered, on, areas }: FactInput): SubjectFact {
  const value = state === 'value' ? valueOf({ place, raw, on, areas }) : null
  const derivedFrom = sourceKey(place, numbered === 0)
  return {
    state: state === 'value' && value === null ? 'missing' : state,
    value,
    goodAsOf: day ?? on,
    ...(derivedFrom === undefined ? {} : { derivedFrom }),
  }
}

function valueOf({ place, raw, on, areas }: { place: Place; raw: FactValue; on: Day; areas: Areas }): FactValue {
  if (place.by === 'age') return ageOn(raw as Day, on) ?? null
  if (place.by === 'area') return areaNamed(String(raw), areas) ?? null
  return typed(place, raw)
}

/** The driver gives whole numbers of 64 bits as text. */
const typed = (place: Place, raw: FactValue): FactValue => {
  const { type } = place.by === 'head' ? place.of.question : place.question
  return type === 'integer' && typeof raw === 'string' ? Number(raw) : raw
}

/** A person without an ID number stated birth day and sex; they are derived from nothing. */
function sourceKey(place: Place, numbered: boolean): string | undefined {
  const { derivedFrom } = place.question
  if (!derivedFrom || place.kind !== 'person') return derivedFrom?.question
  const isBorn = place.stem === 'born' || place.stem === 'sex'
  if (!isBorn) return derivedFrom.question
  if (numbered) return 'person.id-number'
  return place.by === 'column' ? undefined : 'person.birth-date'
}
