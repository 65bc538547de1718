// D3: a field map is kept as the template's next version, its attachments stamped with it; the versions before stay.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import { answerOf } from './attach.ts'
import type { Attachment, RowScope } from './attachment.ts'
import type { FieldMap } from './field-map.ts'
import { type Draw, drawSamples } from './sample.store.ts'
import { scopeKey } from './row-scope.ts'

/** Of two people who change one template's map at once the second sees what the first kept. Call before reading what will be changed. */
export async function lockMap(trx: Trx, template: string): Promise<void> {
  await trx.query(`select pg_advisory_xact_lock(hashtextextended('dictionary.field_map ' || $1, 0))`, [template])
}

export type KeepMap = {
  /** What shall stand; its version and that of its attachments are given here. */
  map: Omit<FieldMap, 'version'>
  /** The map in force, read under the template's lock. */
  known: FieldMap | undefined
  actor: string
  action: 'template-confirmed' | 'fields-answered' | 'attachment-revoked'
  details?: Record<string, unknown>
  /** What of it was attached by proposals that a person took as shown, and who draws of it; see `drawSamples`. */
  audit?: Pick<Draw, 'oneClick' | 'random'> | undefined
}

/** Undefined, and no event, where the map in force says the same. */
export async function keepMap(
  trx: Trx,
  { map, known, actor, action, details = {}, audit = {} }: KeepMap,
): Promise<{ map: FieldMap; event: AuditEvent } | undefined> {
  const version = (known?.version ?? 0) + 1
  const next = { ...map, version, attachments: map.attachments.map((attachment) => ({ ...attachment, version })) }
  if (known && sameMap(known, next)) return undefined
  const { template, issuer, per, timesAYear, confirmed } = next
  await trx.query(
    `insert into dictionary.field_map (template, version, issuer, per, times_a_year, confirmed, actor)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [template, version, issuer, per, timesAYear, confirmed, actor],
  )
  await insertAttachments(trx, next)
  await insertRows(trx, next)
  await drawSamples(trx, { ...audit, template, version, fresh: freshIn(next, known) })
  const event = await record(trx, {
    actor,
    action,
    about: { kind: 'template', id: template },
    details: { version, fields: next.attachments.length, lists: next.rows.length, ...details },
  })
  return { map: next, event }
}

/** What the map before did not attach, or to something else, or on other grounds. */
function freshIn(next: FieldMap, known: FieldMap | undefined): Attachment[] {
  const before = new Map(known?.attachments.map((attachment) => [attachment.field, attachment]))
  return next.attachments.filter((attachment) => {
    const was = before.get(attachment.field)
    return !was || was.by !== attachment.by || answerOf(was.filling) !== answerOf(attachment.filling)
  })
}

async function insertAttachments(trx: Trx, { template, version, attachments }: FieldMap): Promise<void> {
  await trx.query(
    `insert into dictionary.attachment (template, version, position, field, relation, filling, said_by, because)
     select $1, $2, n.* from unnest($3::int[], $4::text[], $5::text[], $6::jsonb[], $7::text[], $8::jsonb[]) as n`,
    [
      template,
      version,
      attachments.map((_, index) => index),
      attachments.map(({ field }) => field),
      attachments.map(({ relation }) => relation),
      attachments.map(({ filling }) => JSON.stringify(filling)),
      attachments.map(({ by }) => by),
      attachments.map(({ because }) => (because ? JSON.stringify(because) : null)),
    ],
  )
}

async function insertRows(trx: Trx, { template, version, rows }: FieldMap): Promise<void> {
  await trx.query(
    `insert into dictionary.row_scope (template, version, sheet, first_row, first_column, subject_kind, conditions)
     select $1, $2, n.* from unnest($3::text[], $4::int[], $5::text[], $6::text[], $7::jsonb[]) as n`,
    [
      template,
      version,
      rows.map(({ sheet }) => sheet),
      rows.map(({ firstRow }) => firstRow),
      rows.map(({ firstColumn }) => firstColumn ?? null),
      rows.map(({ of }) => of),
      rows.map(({ where }) => JSON.stringify(where)),
    ],
  )
}

/** Whether two maps say the same, whatever their versions and reasons. */
const sameMap = (a: FieldMap, b: FieldMap): boolean => inOrder(a) === inOrder(b)

/** Stored objects come back with their keys in another order. */
const inOrder = ({ attachments, rows, ...map }: FieldMap): string =>
  JSON.stringify(
    {
      ...map,
      version: 0,
      attachments: attachments.map((attachment) => ({ ...attachment, version: 0, because: undefined })),
      rows: rows.toSorted((a, b) => (scopeKey(a) < scopeKey(b) ? -1 : 1)),
    },
    (_, part: unknown) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).toSorted(([x], [y]) => (x < y ? -1 : 1)))
        : part,
  )

type MapRow = Omit<FieldMap, 'attachments' | 'rows' | 'timesAYear'> & {
  timesAYear: string
  attachments: Omit<Attachment, 'version'>[]
  rows: RowScope[]
}

const latest = `select distinct on (m.template) m.template, m.version, m.issuer, m.per, m.times_a_year as "timesAYear", m.confirmed,
    coalesce((select jsonb_agg(jsonb_build_object('field', a.field, 'relation', a.relation, 'filling', a.filling, 'by', a.said_by)
        || case when a.because is null then '{}' else jsonb_build_object('because', a.because) end order by a.position)
      from dictionary.attachment a where a.template = m.template and a.version = m.version), '[]') as attachments,
    coalesce((select jsonb_agg(jsonb_build_object('sheet', r.sheet, 'firstRow', r.first_row, 'of', r.subject_kind, 'where', r.conditions)
        || case when r.first_column is null then '{}' else jsonb_build_object('firstColumn', r.first_column) end order by r.sheet, r.first_row, r.first_column)
      from dictionary.row_scope r where r.template = m.template and r.version = m.version), '[]') as rows
  from dictionary.field_map m`
const newestFirst = 'order by m.template, m.version desc'

const toMap = ({ timesAYear, attachments, ...row }: MapRow): FieldMap => ({
  ...row,
  timesAYear: Number(timesAYear),
  attachments: attachments.map((attachment) => ({ ...attachment, version: row.version })),
})

/** The template's map in force; undefined when nobody confirmed it. */
export async function loadAttachments(trx: Trx, template: string): Promise<FieldMap | undefined> {
  const { rows } = await trx.query<MapRow>(`${latest} where m.template = $1 ${newestFirst}`, [template])
  return rows[0] && toMap(rows[0])
}

/** Every template's map in force, by template hash. */
export async function allAttachments(trx: Trx): Promise<FieldMap[]> {
  return (await trx.query<MapRow>(`${latest} ${newestFirst}`)).rows.map(toMap)
}
