// F13: what would have to be asked so that a list or a figure is complete: each unknown fact once, at its source.
import { sql } from 'kysely'
import type { Question, SubjectKind } from '../dictionary/question.ts'
import type { Trx } from '../db/trx.ts'
import { canSee } from './check-conditions.ts'
import { type Place, type Places, sourceQuestion } from './place.ts'
import {
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
import { inScope, type SubjectsWanted } from './subject.store.ts'
import { namingQuestion, tableOf } from './subject-table.ts'

/** A fact nobody has, or that is no longer fresh; refused, inapplicable and disputed facts are not asked again. */
export type Unanswered = { kind: SubjectKind; id: string; question: string }

/**
 * For subjects that meet the conditions, the wanted questions without an answer; for those that cannot be decided, the
 * questions of the conditions. Derived questions are asked at their source, upward ones once at the household or village.
 * A village with nobody on record is asked for the subjects themselves (`person.name`, `household.number`).
 */
export async function unansweredFacts(trx: Trx, wanted: SubjectsWanted): Promise<Unanswered[]> {
  const { of, where, questions, on } = wanted
  const { places } = wanted.asking
  const scope = await inScope(trx, wanted)
  const asked = questions.flatMap((key) => places.of(key) ?? []).filter((place) => canSee(of, place))
  const deciding = placesIn(where, places)
  const all = [...asked, ...deciding]
  const known =
    all.length === 0 ? [] : await unknownOf(trx, { scope, asked, deciding, met: meets(where, { places, on }), places })
  return of === 'area' ? known : [...known, ...(await nobodyOnRecord(trx, scope))]
}

type Unknown = { scope: SubjectScope; asked: Place[]; deciding: Place[]; met: Sql; places: Places }

async function unknownOf(trx: Trx, { scope, asked, deciding, met, places }: Unknown): Promise<Unanswered[]> {
  const all = [...asked, ...deciding]
  const states = all.map((place, index) => sql`${stateOn(place, scope.on)} as ${sql.ref(`s${index}`)}`)
  const from = subjectsFrom(scope, { uses: all, places })
  const entries = all.map((place, index) => {
    const wanted = index < asked.length ? sql`r.met` : sql`r.met is null`
    return sql`(${askedAt(place, places)}, ${sql.ref(`r.s${index}`)}::int, ${wanted})`
  })
  const rows = sql`select ${sql.join([...sourceColumns(scope, all, places), sql`(${met}) as met`, ...states])} ${from}`
  const query = sql`select distinct u.kind, u.id, u.question from (${rows}) r
    cross join lateral (values ${sql.join(entries)}) u (kind, id, question, state, wanted)
    where u.wanted and (u.state is null or u.state = 1)`
  const { text, values } = compile(query)
  return (await trx.query<Unanswered>(text, values)).rows
}

/** Ids of everything a row of the scope may have to be asked about. */
function sourceColumns({ of }: SubjectScope, uses: readonly Place[], places: Places): Sql[] {
  const number = places.of('person.id-number')
  const numbered = of === 'person' && number?.by === 'column' ? sql.ref(`p.${number.stem}_s`) : sql`null::smallint`
  const deep = uses.some((place) => place.by === 'head' || place.by === 'members')
  const hasHousehold = of === 'person' || of === 'household'
  return [
    sql`${of === 'area' ? sql`null::uuid` : idSql(of)} as own`,
    sql`${of === 'person' ? sql`p.id` : sql`null::uuid`} as person`,
    sql`${hasHousehold ? sql`h.id` : sql`null::uuid`} as household`,
    sql`md5('area:' || ${areaSql(of)})::uuid as area`,
    sql`${numbered} as numbered`,
    sql`${deep ? sql`hd.id` : sql`null::uuid`} as head`,
    sql`${deep && number?.by === 'column' ? sql.ref(`hd.${number.stem}_s`) : sql`null::smallint`} as head_numbered`,
  ]
}

/** Kind, id and question to ask when the answer at `place` is not known; over the columns above. */
function askedAt(place: Place, places: Places): Sql {
  const { key } = place.by === 'column' ? place.question : sourceQuestion(place)
  if (place.kind === 'place' || place.kind === 'organisation' || place.kind === 'event')
    return sql`${place.kind}::text, r.own, ${key}::text`
  if (place.kind === 'area') return sql`'area', r.area, ${key}::text`
  if (place.kind === 'household') {
    // Somebody of whom no household is known is asked for the household first.
    const [kind, id, question] =
      place.by === 'head'
        ? [
            sql`case when r.head is null then 'household' else 'person' end`,
            sql`coalesce(r.head, r.household)`,
            sql`case when r.head is null then 'person.relation-to-head' else ${headQuestion(place.of.question)} end`,
          ]
        : [sql`'household'`, sql`r.household`, sql`${key}::text`]
    return sql`case when r.household is null then 'person' else ${kind} end, coalesce(${id}, r.person),
      case when r.household is null then 'household.number' else ${question} end`
  }
  const source = place.by === 'column' ? place.question : place.of.question
  if (!source.derivedFrom) return sql`'person', r.person, ${key}::text`
  const stated = places.byStem.get(place.by === 'column' ? place.stem : place.of.stem)?.question.key ?? key
  // Whoever has no ID number, or does not give it, is asked the thing itself.
  return sql`'person', r.person, case when r.numbered in (2, 3) then ${stated}::text else 'person.id-number' end`
}

/** A head's birth day or sex is asked as the ID number, unless the head has none. */
const headQuestion = ({ key, derivedFrom }: Question): Sql =>
  derivedFrom
    ? sql`(case when r.head_numbered in (2, 3) then ${key}::text else 'person.id-number' end)`
    : sql`${key}::text`

async function nobodyOnRecord(trx: Trx, { shard, of, areas, household }: SubjectScope): Promise<Unanswered[]> {
  if (of === 'area' || household !== undefined) return []
  const { rows } = await trx.query<Unanswered>(
    `select 'area' as kind, md5('area:' || x.area)::uuid as id, $3::text as question from unnest($2::text[]) as x (area)
     where not exists (select from ${tableOf[of]} t where t.shard = $1 and t.area >= x.area collate "C" and t.area < (x.area || '~') collate "C")`,
    [shard, areas, namingQuestion[of]],
  )
  return rows
}
