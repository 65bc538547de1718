// F46: figures of villages are kept right behind the facts: what changed stands in the outbox until its figures are computed anew.
import { type AreaId, shardOf } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import type { Trx } from '../db/trx.ts'
import type { Definition } from '../dictionary/definition.ts'
import { addUp } from './add-up.ts'
import type { Asking } from './asking.ts'
import { figure } from './figure.store.ts'
import type { Figure } from './figure.ts'
import { addsUp, type LiveDefinition, liveDefinition } from './live-definition.node.ts'
import { newSubject } from './save-log.store.ts'
import { villagesIn } from './subject.store.ts'

/** A definition in a village whose figure has to be computed. */
export type Dirty = { live: LiveDefinition; village: AreaId }

export type Drain = {
  live: readonly LiveDefinition[]
  on: Day
  asking: Asking
  /** Most announcements taken at once. */
  batch?: number
}

export type Drained = { taken: number; computed: number }

/**
 * Takes announcements and computes the figures they touch; both stand with the caller's commit or neither. Several may drain
 * at once: each takes other announcements, and figures of one village are computed by one after the other.
 */
export async function drainOutbox(trx: Trx, { live, on, asking, batch = 1000 }: Drain): Promise<Drained> {
  const { rows } = await trx.query<{ shard: AreaId; area: AreaId; columns: string[] }>(
    `delete from facts.outbox o using (select shard, id from facts.outbox order by id limit $1 for update skip locked) t
     where o.shard = t.shard and o.id = t.id returning o.shard, o.area, o.columns`,
    [batch],
  )
  if (rows.length === 0) return { taken: 0, computed: 0 }
  const villages = await villagesAbout(trx, [...new Set(rows.map(({ area }) => area))], on)
  const dirty = new Map<string, Dirty>()
  for (const { shard, area, columns } of rows)
    for (const one of live)
      if (one.shard === shard && touches(columns, one))
        for (const village of villages.get(area) ?? []) dirty.set(`${village} ${one.hash}`, { live: one, village })
  const touched = [...new Set([...villages.values()].flat())]
  await lockVillages(trx, touched)
  await forgetOthers(trx, touched, live)
  await computeFigures(trx, [...dirty.values()], { on, asking })
  return { taken: rows.length, computed: dirty.size }
}

const touches = (columns: readonly string[], { columns: own }: LiveDefinition): boolean =>
  columns.some((column) => column === newSubject || own.has(column))

/** The villages an announced area lies in or holds. */
async function villagesAbout(trx: Trx, areas: readonly AreaId[], on: Day): Promise<Map<AreaId, AreaId[]>> {
  const { rows } = await trx.query<{ area: AreaId; village: AreaId }>(
    `select n.area, a.id as village from unnest($1::text[]) as n (area)
     join access.area a on a.level = 'village' and (starts_with(n.area, a.id) or starts_with(a.id, n.area))
       and a.since <= $2 and (a.until is null or a.until > $2)`,
    [areas, on],
  )
  return new Map(
    [...Map.groupBy(rows, ({ area }) => area)].map(([area, own]) => [area, own.map(({ village }) => village)]),
  )
}

/** Whoever waits here reads the facts only afterwards: an older figure never overwrites a newer one. In order: nobody waits in a circle. */
async function lockVillages(trx: Trx, villages: readonly AreaId[]): Promise<void> {
  await trx.query(
    "select pg_advisory_xact_lock(hashtextextended('facts.figure/' || v, 0)) from unnest($1::text[]) as v",
    [villages.toSorted((a, b) => (a < b ? -1 : 1))],
  )
}

/** A figure that nobody keeps up any more, its demand being closed, would stand there unchanged while the facts go on. */
async function forgetOthers(trx: Trx, villages: readonly AreaId[], live: readonly LiveDefinition[]): Promise<void> {
  await trx.query(
    `delete from facts.village_figure f where f.area = any($1::text[])
     and not exists (select from unnest($2::text[], $3::text[]) as l (shard, hash) where l.shard = f.shard and l.hash = f.definition)`,
    [villages, live.map(({ shard }) => shard), live.map(({ hash }) => hash)],
  )
}

/** Computes and keeps them, one village after the other in a fixed order. */
export async function computeFigures(
  trx: Trx,
  dirty: readonly Dirty[],
  { on, asking }: Pick<Drain, 'on' | 'asking'>,
): Promise<void> {
  if (dirty.length === 0) return
  await lockVillages(trx, [...new Set(dirty.map(({ village }) => village))])
  const found: (Dirty & { figure: Figure })[] = []
  for (const one of dirty) {
    const { shard, definition } = one.live
    found.push({ ...one, figure: await figure(trx, { shard, scope: one.village, definition, on, asking }) })
  }
  await trx.query(
    `insert into facts.village_figure (shard, definition, area, good_on, figure)
     select n.shard, n.definition, n.area, $1::date, n.figure
     from unnest($2::text[], $3::text[], $4::text[], $5::jsonb[]) as n (shard, definition, area, figure)
     on conflict (shard, definition, area) do update set good_on = excluded.good_on, figure = excluded.figure, computed_at = now()`,
    [
      on,
      found.map(({ live }) => live.shard),
      found.map(({ live }) => live.hash),
      found.map(({ village }) => village),
      found.map((one) => JSON.stringify(one.figure)),
    ],
  )
}

export type LiveWanted = { shard: AreaId; scope: AreaId; definition: Definition; on: Day; asking: Asking }

/**
 * The figure of a village, or of all villages of the scope together. Kept ones are taken where they are of this day and
 * nothing that touches them waits in the outbox; all others are computed now. Never stale.
 */
export async function liveFigure(trx: Trx, wanted: LiveWanted): Promise<Figure> {
  const { shard, scope, definition, on, asking } = wanted
  const villages = await villagesIn(trx, { scope, on })
  if (!addsUp(definition)) return figure(trx, wanted)
  const kept = await keptFigures(trx, wanted, villages)
  const parts: Figure[] = []
  // When most are missing one statement over the whole scope is cheaper than one for each village.
  if (villages.length - kept.size > mostComputed) return figure(trx, wanted)
  for (const village of villages)
    parts.push(kept.get(village) ?? (await figure(trx, { shard, scope: village, definition, on, asking })))
  return addUp(parts)
}

const mostComputed = 20

/** In one statement, so that figures and outbox are of one moment. */
async function keptFigures(
  trx: Trx,
  { shard, definition, on, asking }: LiveWanted,
  villages: readonly AreaId[],
): Promise<Map<AreaId, Figure>> {
  const { hash, columns } = liveDefinition(shard, definition, asking.places)
  const { rows } = await trx.query<{ area: AreaId; figure: Figure }>(
    `select f.area, f.figure from facts.village_figure f
     where f.shard = $1 and f.definition = $2 and f.area = any($3) and f.good_on = $4
       and not exists (select from facts.outbox o where o.shard = $1 and o.columns && $5
         and (starts_with(o.area, f.area) or starts_with(f.area, o.area)))`,
    [shard, hash, villages, on, [newSubject, ...columns]],
  )
  return new Map(rows.map(({ area, figure: kept }) => [area, kept]))
}

export type Refresh = Omit<Drain, 'batch'> & { most?: number }

/** Computes figures that nobody kept yet or that are of another day; returns how many. */
export async function refreshFigures(trx: Trx, { live, on, asking, most = 200 }: Refresh): Promise<number> {
  const wanted: Dirty[] = []
  for (const [shard, own] of Map.groupBy(live, (one) => one.shard)) {
    const { rows } = await trx.query<{ village: AreaId; hash: string }>(
      `select a.id as village, d.hash from access.area a cross join unnest($1::text[]) as d (hash)
       where a.level = 'village' and starts_with(a.id, $2) and a.since <= $3 and (a.until is null or a.until > $3)
         and not exists (select from facts.village_figure f where f.shard = $4 and f.definition = d.hash and f.area = a.id and f.good_on = $3)
       limit $5`,
      [own.map(({ hash }) => hash), shardOf(shard), on, shard, most],
    )
    const byHash = new Map(own.map((one) => [one.hash, one]))
    wanted.push(...rows.map(({ village, hash }) => ({ live: byHash.get(hash)!, village })))
  }
  await computeFigures(trx, wanted, { on, asking })
  return wanted.length
}

export type Difference = { shard: AreaId; definition: string; village: AreaId }

/** Kept figures of the day that are not what the facts say, where nothing waits in the outbox. */
export async function wrongFigures(
  trx: Trx,
  { live, on, asking }: Omit<Drain, 'batch'>,
): Promise<{ compared: number; wrong: Difference[] }> {
  const wrong: Difference[] = []
  let compared = 0
  for (const one of live) {
    const { shard, definition, hash } = one
    const villages = await villagesIn(trx, { scope: shardOf(shard), on })
    for (const [village, kept] of await keptFigures(trx, { shard, scope: shard, definition, on, asking }, villages)) {
      const now = await figure(trx, { shard, scope: village, definition, on, asking })
      compared += 1
      if (JSON.stringify(now) !== JSON.stringify({ value: kept.value, counted: kept.counted, unknown: kept.unknown }))
        wrong.push({ shard, definition: hash, village })
    }
  }
  return { compared, wrong }
}
