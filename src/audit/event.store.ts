// U1: the event is written in the transaction of the deed itself: both stand or neither.
import { type AreaId, areaRange, shardOf } from '../kernel/area.ts'
import type { Ref } from '../kernel/ref.ts'
import type { Trx } from '../db/trx.ts'
import type { AuditEvent, NewEvent } from './event.ts'
import { personalValue } from './personal-value.ts'

/** Adds the event beside the rows of its area's county and returns it; events of no area lie together. Throws when the details hold personal data: that is a bug of the caller. */
export const record = async (trx: Trx, event: NewEvent): Promise<AuditEvent> => (await recordAll(trx, [event]))[0]!

/** Several events in one statement, in their order. */
export async function recordAll(trx: Trx, events: readonly NewEvent[]): Promise<AuditEvent[]> {
  for (const { action, details = {} } of events) {
    const leak = personalValue(details)
    if (leak !== undefined) throw new Error(`personal data in the details of ${action} at details${leak}`)
  }
  const { rows } = await trx.query<{ id: string; at: Date }>(
    `insert into audit.event (shard, actor, action, about_kind, about_id, area, details)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[]) returning id, at`,
    [
      events.map(({ area }) => (area === undefined ? '' : shardOf(area))),
      events.map(({ actor }) => actor),
      events.map(({ action }) => action),
      events.map(({ about }) => about.kind),
      events.map(({ about }) => about.id),
      events.map(({ area }) => area ?? null),
      events.map(({ details = {} }) => JSON.stringify(details)),
    ],
  )
  return events.map(({ actor, action, about, area, details = {} }, nth) => {
    const { id, at } = rows[nth]!
    return { id, at: at.toISOString(), actor, action, about, area, details }
  })
}

type Row = {
  id: string
  at: Date
  actor: string
  action: string
  kind: string
  about: string
  area: AreaId | null
  details: Record<string, unknown>
}

const columns = 'id, at, actor, action, about_kind as kind, about_id as about, area, details'

const toEvent = (row: Row): AuditEvent => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: row.actor,
  action: row.action,
  about: { kind: row.kind, id: row.about },
  area: row.area ?? undefined,
  details: row.details,
})

/** What was done to one thing, oldest first. */
export async function eventsAbout(trx: Trx, about: Ref): Promise<AuditEvent[]> {
  const text = `select ${columns} from audit.event where about_kind = $1 and about_id = $2 order by id`
  return (await trx.query<Row>(text, [about.kind, about.id])).rows.map(toEvent)
}

/** What was done in an area and below it, oldest first, page by key. */
export async function eventsWithin(
  trx: Trx,
  { scope, after, limit = 100 }: { scope: AreaId; after?: string; limit?: number },
): Promise<AuditEvent[]> {
  const { low, high } = areaRange(scope)
  const text = `select ${columns} from audit.event
    where area >= $1 and area < $2 and ($3::uuid is null or id > $3) order by id limit $4`
  return (await trx.query<Row>(text, [low, high, after ?? null, limit])).rows.map(toEvent)
}
