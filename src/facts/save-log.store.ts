// F40: a save is logged with what stood before, and announced to the figures, in the transaction that keeps it.
import type { SubjectKind } from '../dictionary/question.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import type { Trx } from '../db/trx.ts'
import type { Patch } from './patch.ts'

export type LoggedSave = {
  kind: SubjectKind
  id: string
  area: AreaId
  patch: Patch
  /** Until which day the earlier answers were good. */
  days: Readonly<Record<string, Day | null>>
  isNew?: boolean
  /** False where it is known to touch no other village. */
  reaches?: boolean
}

export type LogInput = {
  shard: AreaId
  unit: string
  actor: string
  source: string
  validFrom: Day
  validTo?: Day | undefined
  reason?: string | undefined
  saves: readonly LoggedSave[]
}

/** The time is taken after the subjects were locked, so that the log's order is the order in which they changed. */
export async function logSaved(trx: Trx, input: LogInput): Promise<void> {
  const { shard, unit, actor, source, validFrom, validTo, reason, saves } = input
  if (saves.length === 0) return
  await trx.query(
    `insert into facts.patch_log (shard, area, subject_kind, subject_id, patch, days, unit, actor, source, reason, valid_from, valid_to, at)
     select $1, n.*, $7, $8, $9, $10, $11::date, $12::date, at.at
     from (select clock_timestamp() as at) at, unnest($2::text[], $3::text[], $4::uuid[], $5::jsonb[], $6::jsonb[]) as n`,
    [
      shard,
      saves.map(({ area }) => area),
      saves.map(({ kind }) => kind),
      saves.map(({ id }) => id),
      saves.map(({ patch }) => JSON.stringify(patch)),
      saves.map(({ days }) => JSON.stringify(days)),
      unit,
      actor,
      source,
      reason ?? null,
      validFrom,
      validTo ?? null,
    ],
  )
}

export type Announcement = { kind: SubjectKind; id: string | null; area: AreaId; columns: readonly string[] }

/** Tells the figures what changed; a whole file is one announcement for each village and kind. */
export async function announce(trx: Trx, shard: AreaId, changes: readonly Announcement[]): Promise<void> {
  if (changes.length === 0) return
  // Arrays of arrays must be of one length: the columns go as one text each.
  await trx.query(
    `insert into facts.outbox (shard, area, subject_kind, subject_id, columns)
     select $1, n.area, n.kind, n.id, string_to_array(n.columns, ',')
     from unnest($2::text[], $3::text[], $4::uuid[], $5::text[]) as n (area, kind, id, columns)`,
    [
      shard,
      changes.map(({ area }) => area),
      changes.map(({ kind }) => kind),
      changes.map(({ id }) => id),
      changes.map(({ columns }) => columns.join(',')),
    ],
  )
}

/** Announced as a column: somebody is on record who was not. */
export const newSubject = '*'

/** Columns whose answer or day is another now. */
export const changedIn = ({ patch, days, isNew }: Pick<LoggedSave, 'patch' | 'days' | 'isNew'>): string[] => [
  ...new Set([...(isNew ? [newSubject] : []), ...Object.keys(patch), ...Object.keys(days)]),
]

/** One announcement for each area and kind among many saves. */
export const announcementsOf = (saves: readonly Omit<LoggedSave, 'id'>[]): Announcement[] =>
  [...Map.groupBy(saves, ({ kind, area }) => `${kind} ${area}`).values()].map((group) => ({
    kind: group[0]!.kind,
    area: group[0]!.area,
    id: null,
    columns: [...new Set(group.flatMap(changedIn))],
  }))

/**
 * A person's household may lie in another village, whose figures look at its members: announced there too. Of the household
 * left behind the patch tells.
 */
export async function announceElsewhere(trx: Trx, shard: AreaId, saves: readonly LoggedSave[]): Promise<void> {
  const people = saves.filter(({ kind, reaches }) => kind === 'person' && reaches !== false)
  if (people.length === 0) return
  const left = people.flatMap(({ area, patch }) => {
    const old = patch['household_id']?.[0]
    return typeof old === 'string' ? [{ area, old }] : []
  })
  const { rows } = await trx.query<{ area: AreaId }>(
    `select h.area from unnest($2::uuid[], $3::text[]) as n (id, area)
     join facts.person p on p.shard = $1 and p.id = n.id
     join facts.household h on h.shard = $1 and h.id = p.household_id and h.area <> n.area
     union
     select h.area from unnest($4::uuid[], $5::text[]) as n (id, area)
     join facts.household h on h.shard = $1 and h.id = n.id and h.area <> n.area`,
    [
      shard,
      people.map(({ id }) => id),
      people.map(({ area }) => area),
      left.map(({ old }) => old),
      left.map(({ area }) => area),
    ],
  )
  const columns = [...new Set(people.flatMap(changedIn))]
  await announce(
    trx,
    shard,
    rows.map(({ area }) => ({ kind: 'person', id: null, area, columns })),
  )
}
