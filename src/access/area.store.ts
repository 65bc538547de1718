// A2: areas are added, never removed: one that ceases gets an end date, and its id is not given out again.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import {
  areaChild,
  type AreaId,
  type AreaLevel,
  areaLevels,
  areaPrefix,
  areaRange,
  parseAreaId,
} from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { normalText } from '../kernel/text.ts'
import type { Area } from './area.ts'
import { accessProblems } from './problems.ts'

type Row = { id: AreaId; level: AreaLevel; name: string; since: Day; until: Day | null }

const columns = 'id, level, name, since, until'
const toArea = (row: Row): Area => ({ ...row, until: row.until ?? undefined })

export type NewArea = { parent?: AreaId | undefined; level: AreaLevel; name: string; since: Day; actor: string }

/** Adds an area below `parent` (or a root) under the next free id. Levels may be skipped (a county below a province). */
export async function addArea(trx: Trx, area: NewArea): Promise<Result<{ area: Area; event: AuditEvent }>> {
  const { parent, level, name, since, actor } = area
  const key = normalText(name)
  if (key === '') return fail(accessProblems['name-empty']({}))
  const siblings = await lockChildren(trx, { parent, level })
  if (!siblings.ok) return siblings
  const { parentLevel, last, names } = siblings.value
  if (parentLevel && areaLevels.indexOf(level) <= areaLevels.indexOf(parentLevel)) {
    return fail(accessProblems['level-wrong']({ level, parent: parentLevel }))
  }
  // Two villages of one town and one name could never be told apart in a ledger.
  if (names.includes(key)) return fail(accessProblems['name-taken']({ name }))
  const index = last === undefined ? 1 : Number.parseInt(last.slice(-3), 36) + 1
  if (index >= 36 ** 3) return fail(accessProblems['area-full']({ area: parent ?? '' }))
  const id = areaChild(parent ?? '', { level, index })
  await trx.query('insert into access.area (id, level, name, name_key, since) values ($1, $2, $3, $4, $5)', [
    id,
    level,
    name.trim(),
    key,
    since,
  ])
  const event = await record(trx, {
    actor,
    action: 'area-added',
    about: { kind: 'area', id },
    area: id,
    details: { level },
  })
  return ok({ area: { id, level, name: name.trim(), since, until: undefined }, event })
}

type Children = { parentLevel: AreaLevel | undefined; last: AreaId | undefined; names: string[] }

/** The children of that level, held until the transaction ends: two additions at once must not take one id. */
async function lockChildren(
  trx: Trx,
  { parent, level }: { parent: AreaId | undefined; level: AreaLevel },
): Promise<Result<Children>> {
  await trx.query("select pg_advisory_xact_lock(hashtextextended('access.area/' || $1, 0))", [parent ?? ''])
  const above = parent === undefined ? undefined : await areaById(trx, parent)
  if (parent !== undefined && above === undefined) return fail(accessProblems['no-such-area']({ area: parent }))
  const prefix = areaPrefix(parent ?? '', level)
  const { rows } = await trx.query<{ id: AreaId; key: string; open: boolean }>(
    `select id, name_key as key, until is null as open from access.area
     where id >= $1 and id < $2 and length(id) = $3 order by id`,
    [prefix, `${prefix}~`, prefix.length + 3],
  )
  const names = rows.filter((row) => row.open).map((row) => row.key)
  return ok({ parentLevel: above?.level, last: rows.at(-1)?.id, names })
}

export async function areaById(trx: Trx, id: AreaId): Promise<Area | undefined> {
  const { rows } = await trx.query<Row>(`select ${columns} from access.area where id = $1`, [id])
  return rows[0] && toArea(rows[0])
}

/** The highest area: the one this installation works for. Undefined while there is none. */
export async function rootArea(trx: Trx): Promise<Area | undefined> {
  const { rows } = await trx.query<Row>(`select ${columns} from access.area order by length(id), id limit 1`)
  return rows[0] && toArea(rows[0])
}

/** `scope` and every area below it, in tree order, ceased ones too. */
export async function areasWithin(trx: Trx, scope: AreaId): Promise<Area[]> {
  const { low, high } = areaRange(scope)
  const { rows } = await trx.query<Row>(`select ${columns} from access.area where id >= $1 and id < $2 order by id`, [
    low,
    high,
  ])
  return rows.map(toArea)
}

/**
 * The one existing area of exactly that name (blanks and width aside) within `within`, alone or behind the names of the
 * areas above it: 新村, 东河镇新村. A wrong village is worse than a question back: several of that name, or none, is a Problem, and nothing is taken for similar.
 */
export async function areaNamed(
  trx: Trx,
  { name, within }: { name: string; within?: AreaId | undefined },
): Promise<Result<Area>> {
  const { low, high } = within === undefined ? { low: '', high: '~' } : areaRange(within)
  const key = normalText(name)
  const { rows: ending } = await trx.query<Row>(
    `select ${columns} from access.area
     where right($1, length(name_key)) = name_key and until is null and id >= $2 and id < $3 order by id`,
    [key, low, high],
  )
  const exact = ending.filter((row) => normalText(row.name) === key)
  const rows = exact.length > 0 ? exact : await behind(trx, ending, key)
  const [first, ...more] = rows
  if (!first) return fail(accessProblems['no-area-named']({ name }))
  if (more.length === 0) return ok(toArea(first))
  const shown = rows.slice(0, 20).map((row) => row.id)
  return fail(accessProblems['several-areas-named']({ name, places: (await pathNames(trx, shown)).join('、') }))
}

/** Those of `areas` whose path from the top ends in `key`, with a whole name at its beginning: 东河镇新村, not 河镇新村. */
async function behind(trx: Trx, areas: readonly Row[], key: string): Promise<Row[]> {
  const paths = await pathsOf(
    trx,
    areas.map(({ id }) => id),
  )
  return areas.filter((_, index) =>
    paths[index]!.some((_name, from, path) => normalText(path.slice(from).join('')) === key),
  )
}

/** Names from the top down to each area, joined: 示例县东河镇新村. */
export async function pathNames(trx: Trx, ids: readonly AreaId[]): Promise<string[]> {
  return (await pathsOf(trx, ids)).map((path) => path.join(''))
}

async function pathsOf(trx: Trx, ids: readonly AreaId[]): Promise<string[][]> {
  const lines = ids.map((id) => Array.from({ length: id.length / 3 }, (_, depth) => id.slice(0, (depth + 1) * 3)))
  const { rows } = await trx.query<{ id: string; name: string }>(
    'select id, name from access.area where id = any($1)',
    [lines.flat()],
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return lines.map((line) => line.map((id) => names.get(id) ?? ''))
}

export type Ending = { area: AreaId; until: Day; actor: string }

/** Gives an area its end date; its id, codes and everything recorded about it stay. */
export async function endArea(trx: Trx, { area, until, actor }: Ending): Promise<Result<AuditEvent>> {
  const found = parseAreaId(area) && (await areaById(trx, area))
  if (!found) return fail(accessProblems['no-such-area']({ area }))
  if (until <= found.since) return fail(accessProblems['dates-wrong']({ since: found.since, until }))
  await trx.query('update access.area set until = $2 where id = $1', [area, until])
  return ok(
    await record(trx, { actor, action: 'area-ended', about: { kind: 'area', id: area }, area, details: { until } }),
  )
}
