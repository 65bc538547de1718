// F11: a figure is a query over the ledger; whoever it could not be decided for is counted apart, never guessed in or out.
import { sql } from 'kysely'
import type { Trx } from '../db/trx.ts'
import type { Definition } from '../dictionary/definition.ts'
import { type AreaId, type AreaLevel, areaIdLength, areaRange } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import { normalText } from '../kernel/text.ts'
import type { Asking } from './asking.ts'
import { checkDefinition } from './check-conditions.ts'
import { type Figure, figureOf, type Tally } from './figure.ts'
import { figurePlaces, figureSql } from './figure-query.node.ts'
import { areaSql, compile, meets, type Sql, type SubjectScope, subjectsFrom } from './subject-query.node.ts'
import { inScope, subjectIds } from './subject.store.ts'
import { tableOf } from './subject-table.ts'

export type FiguresWanted = {
  shard: AreaId
  /** This area and all below it. */
  scope: AreaId
  definitions: readonly Definition[]
  /** Ages and freshness are of this day. */
  on: Day
  household?: string
  asking: Asking
}

export type FigureWanted = Omit<FiguresWanted, 'definitions'> & { definition: Definition }

/** One definition for one scope. Throws on a definition that `checkDefinition` refuses. */
export async function figure(trx: Trx, { definition, ...wanted }: FigureWanted): Promise<Figure> {
  return (await figures(trx, { ...wanted, definitions: [definition] }))[0]!
}

/**
 * All definitions for one scope, in their order: one statement for each kind of subject, and one for each kind and level where
 * rows of areas are wanted. An area that the scope does not hold by its printed name, or holds twice, is undecided.
 * Throws on a definition that `checkDefinition` refuses.
 */
export async function figures(trx: Trx, wanted: FiguresWanted): Promise<Figure[]> {
  const found = new Map<Definition, Figure>()
  for (const [level, of] of Map.groupBy(wanted.definitions, levelOf)) {
    if (level === undefined) {
      const tallied = await tally(trx, { ...wanted, definitions: of })
      for (const definition of of) found.set(definition, tallied.get(wanted.scope)!.get(definition)!)
      continue
    }
    const areas = await areasOf(trx, wanted, level)
    const tallied = await tally(trx, { ...wanted, definitions: of, level })
    for (const definition of of) {
      const named = areas.filter(({ name }) => normalText(name) === normalText(nameOf(definition)))
      const own = named.length === 1 ? tallied.get(named[0]!.id)?.get(definition) : undefined
      found.set(definition, own ?? { value: null, counted: 0, unknown: 1 })
    }
  }
  return wanted.definitions.map((definition) => found.get(definition)!)
}

export type FiguresByArea = ReadonlyMap<AreaId, readonly Figure[]>

/**
 * The same definitions for every area of a level in the scope, in one statement per kind of subject, however many areas there
 * are. Every area of the level has an entry; one with nobody on record has null and is undecided.
 */
export async function figuresByArea(
  trx: Trx,
  wanted: Omit<FiguresWanted, 'household'> & { level?: AreaLevel },
): Promise<FiguresByArea> {
  const { definitions, level = 'village' } = wanted
  const tallied = await tally(trx, { ...wanted, level })
  return new Map(
    [...tallied].map(([area, own]) => [area, definitions.map((definition) => own.get(definition)!)] as const),
  )
}

/** Who is behind the value, in ledger order; of a share everybody it is a share of, or with `part` those who are in it. */
export async function figureMembers(trx: Trx, wanted: FigureWanted & { part?: boolean }): Promise<string[]> {
  const { definition, part = false } = wanted
  const within = part && definition.part ? meets(definition.part, testOn(wanted)) : sql`true`
  return peopleOf(trx, wanted, (counted) => sql`${counted} and ${within}`)
}

/** Subjects the figure could not be decided for: their facts are what to ask. */
export const figureUndecided = (trx: Trx, wanted: FigureWanted): Promise<string[]> =>
  peopleOf(trx, wanted, (counted) => sql`${counted} is null`)

const testOn = ({ asking, on }: Pick<FiguresWanted, 'asking' | 'on'>) => ({ places: asking.places, on })
const levelOf = ({ group }: Definition): AreaLevel | undefined => (group && 'level' in group ? group.level : undefined)
const nameOf = ({ group }: Definition): string => (group && 'level' in group ? group.name : '')

async function peopleOf(trx: Trx, wanted: FigureWanted, test: (counted: Sql) => Sql): Promise<string[]> {
  const { definition, asking } = wanted
  const { places } = asking
  const level = levelOf(definition)
  const named = level === undefined ? [] : await areasOf(trx, wanted, level)
  const within = named.filter(({ name }) => normalText(name) === normalText(nameOf(definition)))
  if (level !== undefined && within.length !== 1) return []
  const scope = within[0]?.id ?? wanted.scope
  const checked = await checkedScope(trx, { ...wanted, scope, definitions: [definition] })
  const { counted } = figureSql(definition, testOn(wanted))
  return subjectIds(trx, checked, { test: sql`(${test(counted)})`, uses: figurePlaces(definition, places), places })
}

/** The subjects that definitions of one kind look at. */
function checkedScope(trx: Trx, { definitions, ...wanted }: FiguresWanted): Promise<SubjectScope> {
  for (const definition of definitions) {
    const checked = checkDefinition(definition, wanted.asking.places)
    if (!checked.ok) throw new Error(`unchecked definition: ${checked.problem.code}`)
  }
  return inScope(trx, { ...wanted, of: definitions[0]!.of, where: [] })
}

/** Definitions by area: the scope itself, or every area of the level in it. */
type Tallies = Map<AreaId, Map<Definition, Figure>>
type TallyWanted = FiguresWanted & { level?: AreaLevel }

async function tally(trx: Trx, wanted: TallyWanted): Promise<Tallies> {
  const { scope, level } = wanted
  const areas = level === undefined ? [scope] : (await areasOf(trx, wanted, level)).map(({ id }) => id)
  const found: Tallies = new Map(areas.map((area) => [area, new Map()]))
  for (const [of, definitions] of Map.groupBy(wanted.definitions, (definition) => definition.of)) {
    const subjects = await checkedScope(trx, { ...wanted, definitions })
    const rows = await tallyRows(trx, { ...wanted, definitions, subjects })
    const silent =
      of === 'area' || wanted.household !== undefined ? undefined : await silentVillages(trx, subjects, level)
    for (const area of areas) {
      const row = rows.get(area)
      for (const [index, definition] of definitions.entries()) {
        const own = row ? tallyOf(row, index) : noTally
        found.get(area)!.set(definition, figureOf(definition, own, silent?.get(area) ?? 0))
      }
    }
  }
  return found
}

const noTally: Tally = { total: 0, counted: 0, unknown: 0, sum: null, over: null, low: null, high: null, distinct: 0 }

type Row = { area: AreaId; total: number } & { [column: string]: string | number | null }

const tallyOf = (row: Row, index: number): Tally => ({
  total: row.total,
  ...unpack(BigInt(row[`c${index}`] ?? 0)),
  sum: (row[`s${index}`] ?? null) as string | null,
  over: (row[`o${index}`] ?? null) as string | null,
  low: (row[`l${index}`] ?? null) as string | null,
  high: (row[`h${index}`] ?? null) as string | null,
  distinct: (row[`n${index}`] ?? 0) as number,
})

/** Counted and undecided in one sum: the planner writes a test out wherever it is used, and this uses it once. */
const undecided = 1n << 32n
const packed = (counted: Sql): Sql =>
  sql`sum(case ${counted} when true then 1::bigint when false then 0::bigint else ${sql.lit(Number(undecided))}::bigint end)::text`
const unpack = (sum: bigint): Pick<Tally, 'counted' | 'unknown'> => ({
  counted: Number(sum % undecided),
  unknown: Number(sum / undecided),
})

type RowsWanted = TallyWanted & { subjects: SubjectScope }

/** One pass over the subjects, whatever the number of definitions and areas. */
async function tallyRows(trx: Trx, wanted: RowsWanted): Promise<Map<AreaId, Row>> {
  const { definitions, subjects, scope, level, asking } = wanted
  const { places } = asking
  const each = definitions.map((definition) => figureSql(definition, testOn(wanted)))
  const brought = each.flatMap(({ counted, value, over }, index) => {
    const { measure } = definitions[index]!
    return [
      sql`${counted} as ${sql.ref(`k${index}`)}`,
      ...(measure === 'count'
        ? []
        : [sql`${value} as ${sql.ref(`v${index}`)}`, sql`${over} as ${sql.ref(`w${index}`)}`]),
    ]
  })
  const area =
    level === undefined ? sql`${scope}::text` : sql`left(${areaSql(subjects.of)}, ${sql.lit(areaIdLength(level))})`
  const uses = definitions.flatMap((definition) => figurePlaces(definition, places))
  const rows = sql`select ${sql.join([sql`${area} as area`, ...brought])} ${subjectsFrom(subjects, { uses, places })}`
  const totals = definitions.flatMap((definition, index) => totalsSql(definition, index))
  const query = sql`select area, count(*)::int as total, ${sql.join(totals)} from (${rows}) s group by area`
  const { text, values } = compile(query)
  return new Map((await trx.query<Row>(text, values)).rows.map((row) => [row.area, row]))
}

function totalsSql({ measure }: Definition, index: number): Sql[] {
  const at = (letter: string) => sql.ref(`${letter}${index}`)
  const [k, v] = [at('k'), at('v')]
  const only = sql`filter (where ${k})`
  const base = [sql`${packed(k)} as ${at('c')}`]
  if (measure === 'count') return base
  if (measure === 'min') return [...base, sql`(min(${v}) ${only})::text as ${at('l')}`]
  if (measure === 'max') return [...base, sql`(max(${v}) ${only})::text as ${at('h')}`]
  if (measure === 'distinct') return [...base, sql`(count(distinct ${v}) ${only})::int as ${at('n')}`]
  const sum = sql`(sum(${v}) ${only})::text as ${at('s')}`
  return measure === 'average' ? [...base, sum, sql`(sum(${at('w')}) ${only})::text as ${at('o')}`] : [...base, sum]
}

type Named = { id: AreaId; name: string }

/** Areas of a level in the scope, the scope itself among them, that exist on the day. */
async function areasOf(
  trx: Trx,
  { scope, on }: Pick<FiguresWanted, 'scope' | 'on'>,
  level: AreaLevel,
): Promise<Named[]> {
  const { low, high } = areaRange(scope)
  const { rows } = await trx.query<Named>(
    `select id, name from access.area where id >= $1 and id < $2 and level = $3 and since <= $4 and (until is null or until > $4) order by id`,
    [low, high, level, on],
  )
  return rows
}

/** Villages without a single subject on record: nought people there would be a guess. By the area they are counted in. */
async function silentVillages(
  trx: Trx,
  { shard, of, scope, areas }: SubjectScope,
  level: AreaLevel | undefined,
): Promise<Map<AreaId, number>> {
  const { rows } = await trx.query<{ area: AreaId; silent: number }>(
    `select case when $3::int is null then $4 else left(x.area, $3) end as area, count(*)::int as silent from unnest($2::text[]) as x (area)
     where not exists (select from ${tableOf[of]} t where t.shard = $1 and t.area >= x.area collate "C" and t.area < (x.area || '~') collate "C")
     group by 1`,
    [shard, areas, level === undefined ? null : areaIdLength(level), scope],
  )
  return new Map(rows.map(({ area, silent }) => [area, silent]))
}
