// F11: a figure is a query over the ledger; whoever it could not be decided for is counted apart, never guessed in or out.
import { sql } from 'kysely'
import type { Definition } from '../dictionary/definition.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import type { Trx } from '../db/trx.ts'
import type { Asking } from './asking.ts'
import { checkDefinition } from './check-conditions.ts'
import { answerSql, compile, meets, placesIn, type Sql, stateOn, subjectsFrom } from './subject-query.node.ts'
import { inScope, subjectIds } from './subject.store.ts'
import { tableOf } from './subject-table.ts'

export type FigureWanted = {
  shard: AreaId
  scope: AreaId
  definition: Definition
  on: Day
  household?: string
  asking: Asking
}

export type Figure = {
  /** Over those for whom it could be decided; null where there is nobody at all, or nothing to average. */
  value: number | null
  /** Subjects that the value rests on. */
  counted: number
  /** Subjects whose conditions or amount are not known, and villages nobody has reported yet. */
  unknown: number
}

/** Throws on a definition that `checkDefinition` refuses. */
export async function figure(trx: Trx, wanted: FigureWanted): Promise<Figure> {
  const { definition, on } = wanted
  const { of, where, measure } = definition
  const { places } = wanted.asking
  const scope = await scopeOf(trx, wanted)
  const amount = measure === 'count' ? undefined : places.of(definition.question!)!
  const uses = [...placesIn(where, places), ...(amount ? [amount] : [])]
  const met = meets(where, { places, on })
  const state = amount ? stateOn(amount, on) : sql`0::smallint`
  const value: Sql = amount ? answerSql(amount).value : sql`null::numeric`
  const query = sql`select count(*)::int as total,
      count(*) filter (where met and state = 0)::int as counted,
      count(*) filter (where met is null or (met and (state is null or state not in (0, 2))))::int as unknown,
      sum(value) filter (where met and state = 0) as sum
    from (select (${met}) as met, ${state} as state, ${value} as value ${subjectsFrom(scope, { uses, places })}) s`
  const { text, values } = compile(query)
  const { rows } = await trx.query<{ total: number; counted: number; unknown: number; sum: string | null }>(
    text,
    values,
  )
  const { total, counted, unknown, sum } = rows[0]!
  const silent = of === 'area' || wanted.household !== undefined ? 0 : await silentVillages(trx, scope)
  const numbers = { count: counted, sum: Number(sum ?? 0), average: counted === 0 ? null : Number(sum) / counted }
  return { value: total === 0 ? null : numbers[measure], counted, unknown: unknown + silent }
}

/** Who is behind the value, in ledger order. */
export async function figureMembers(trx: Trx, wanted: FigureWanted): Promise<string[]> {
  const { definition, asking } = wanted
  await scopeOf(trx, wanted)
  const { of, where, question, measure } = definition
  const counts = measure === 'count' || question === undefined ? where : [...where, { question, is: 'known' as const }]
  return subjectIds(trx, { ...wanted, of, where: counts, asking }, (met) => sql`(${met})`)
}

/** Subjects the figure could not be decided for: their facts are what to ask. */
export async function figureUndecided(trx: Trx, wanted: FigureWanted): Promise<string[]> {
  const { of, where } = wanted.definition
  await scopeOf(trx, wanted)
  return subjectIds(trx, { ...wanted, of, where }, (met) => sql`(${met}) is null`)
}

function scopeOf(trx: Trx, wanted: FigureWanted) {
  const { definition, asking } = wanted
  const checked = checkDefinition(definition, asking.places)
  if (!checked.ok) throw new Error(`unchecked definition: ${checked.problem.code}`)
  return inScope(trx, { ...wanted, of: definition.of, where: definition.where })
}

/** Villages without a single subject on record: nought people there would be a guess. */
async function silentVillages(trx: Trx, { shard, of, areas }: Awaited<ReturnType<typeof inScope>>): Promise<number> {
  const { rows } = await trx.query<{ silent: number }>(
    `select count(*)::int as silent from unnest($2::text[]) as x (area)
     where not exists (select from ${tableOf[of]} t where t.shard = $1 and t.area >= x.area collate "C" and t.area < (x.area || '~') collate "C")`,
    [shard, areas],
  )
  return rows[0]!.silent
}
