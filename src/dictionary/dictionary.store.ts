// D14: questions, aliases and field maps are kept with who said so; a new map is a new version, the old ones stay.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import type { Aliases } from '../matching/alias.ts'
import type { Attached, NewAlias } from './attach.ts'
import type { Attachment, RowScope } from './attachment.ts'
import type { FieldMap } from './field-map.ts'
import { Question } from './question.ts'

/** Makes the catalogue known to this database; undefined when it already knew every question just so. */
export async function saveQuestions(
  trx: Trx,
  { questions, actor }: { questions: readonly Question[]; actor: string },
): Promise<AuditEvent | undefined> {
  const { rowCount } = await trx.query(
    `insert into dictionary.question as q (id, key, subject, declaration)
     select * from unnest($1::int[], $2::text[], $3::text[], $4::jsonb[])
     on conflict (id) do update set key = excluded.key, subject = excluded.subject, declaration = excluded.declaration
     where (q.key, q.subject, q.declaration) is distinct from (excluded.key, excluded.subject, excluded.declaration)`,
    [
      questions.map(({ id }) => id),
      questions.map(({ key }) => key),
      questions.map(({ subject }) => subject),
      questions.map((question) => JSON.stringify(question)),
    ],
  )
  if (!rowCount) return undefined
  const about = { kind: 'dictionary', id: 'catalogue' }
  return record(trx, { actor, action: 'questions-saved', about, details: { changed: rowCount } })
}

export async function loadQuestions(trx: Trx): Promise<Question[]> {
  const { rows } = await trx.query<{ declaration: unknown }>('select declaration from dictionary.question order by id')
  return rows.map(({ declaration }) => Question.parse(declaration))
}

export type SaveAliases = { aliases: readonly NewAlias[]; template: string; actor: string }

/** Adds what people answered; an answer known already keeps its first author. Undefined when nothing was new. */
export async function saveAliases(
  trx: Trx,
  { aliases, template, actor }: SaveAliases,
): Promise<AuditEvent | undefined> {
  const { rowCount } = await trx.query(
    `insert into dictionary.alias (key, answer, denied, label, template, actor)
     select key, answer, denied, label, $5, $6 from unnest($1::text[], $2::text[], $3::bool[], $4::text[]) as n (key, answer, denied, label)
     on conflict (key, answer, denied) do nothing`,
    [
      aliases.map(({ key }) => key),
      aliases.map(({ answer }) => answer),
      aliases.map(({ denied }) => denied),
      aliases.map(({ label }) => label),
      template,
      actor,
    ],
  )
  if (!rowCount) return undefined
  const about = { kind: 'template', id: template }
  return record(trx, { actor, action: 'aliases-learned', about, details: { learned: rowCount } })
}

export async function loadAliases(trx: Trx): Promise<Aliases> {
  const { rows } = await trx.query<{ key: string; answer: string; denied: boolean }>(
    'select key, answer, denied from dictionary.alias order by key, answer',
  )
  const confirmed = new Map<string, Set<string>>()
  const denials = new Map<string, Set<string>>()
  for (const { key, answer, denied } of rows) {
    const answers = denied ? denials : confirmed
    answers.set(key, (answers.get(key) ?? new Set()).add(answer))
  }
  return { confirmed, denied: denials }
}

export type SaveConfirmation = {
  /** Content hash of the template. */
  template: string
  confirmation: Pick<FieldMap, 'issuer' | 'per' | 'timesAYear'>
  attached: Pick<Attached, 'attachments' | 'rows' | 'aliases'>
  /** False for a map that only aliases made. */
  confirmed?: boolean
  actor: string
}

/**
 * Keeps the field map as the template's next version, stamped on its attachments, and what was learned from it. The same
 * map again is no new version and leaves no event.
 */
export async function saveConfirmation(
  trx: Trx,
  { template, confirmation, attached, confirmed = true, actor }: SaveConfirmation,
): Promise<{ map: FieldMap; events: AuditEvent[] }> {
  // Two people confirming one template at once make two versions, in some order.
  await trx.query(`select pg_advisory_xact_lock(hashtextextended('dictionary.field_map ' || $1, 0))`, [template])
  const known = await loadAttachments(trx, template)
  const version = (known?.version ?? 0) + 1
  const { issuer, per, timesAYear } = confirmation
  const attachments = attached.attachments.map((attachment) => ({ ...attachment, version }))
  const next: FieldMap = { template, version, issuer, per, timesAYear, confirmed, attachments, rows: attached.rows }
  const learned = await saveAliases(trx, { aliases: attached.aliases, template, actor })
  if (known && sameMap(known, next)) return { map: known, events: learned ? [learned] : [] }
  await trx.query(
    `insert into dictionary.field_map (template, version, issuer, per, times_a_year, confirmed, actor)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [template, version, issuer, per, timesAYear, confirmed, actor],
  )
  await insertAttachments(trx, next)
  await insertRows(trx, next)
  const event = await record(trx, {
    actor,
    action: 'template-confirmed',
    about: { kind: 'template', id: template },
    details: { version, fields: attachments.length, lists: next.rows.length },
  })
  return { map: next, events: learned ? [learned, event] : [event] }
}

async function insertAttachments(trx: Trx, { template, version, attachments }: FieldMap): Promise<void> {
  await trx.query(
    `insert into dictionary.attachment (template, version, position, field, relation, filling, said_by)
     select $1, $2, n.* from unnest($3::int[], $4::text[], $5::text[], $6::jsonb[], $7::text[]) as n`,
    [
      template,
      version,
      attachments.map((_, index) => index),
      attachments.map(({ field }) => field),
      attachments.map(({ relation }) => relation),
      attachments.map(({ filling }) => JSON.stringify(filling)),
      attachments.map(({ by }) => by),
    ],
  )
}

async function insertRows(trx: Trx, { template, version, rows }: FieldMap): Promise<void> {
  await trx.query(
    `insert into dictionary.row_scope (template, version, sheet, first_row, subject_kind, conditions)
     select $1, $2, n.* from unnest($3::text[], $4::int[], $5::text[], $6::jsonb[]) as n`,
    [
      template,
      version,
      rows.map(({ sheet }) => sheet),
      rows.map(({ firstRow }) => firstRow),
      rows.map(({ of }) => of),
      rows.map(({ where }) => JSON.stringify(where)),
    ],
  )
}

/** Whether two maps say the same, whatever their versions. */
const sameMap = (a: FieldMap, b: FieldMap): boolean => inOrder(a) === inOrder(b)

/** Stored objects come back with their keys in another order. */
const inOrder = ({ attachments, rows, ...map }: FieldMap): string =>
  JSON.stringify(
    {
      ...map,
      version: 0,
      attachments: attachments.map((attachment) => ({ ...attachment, version: 0 })),
      rows: rows.toSorted((a, b) => (a.sheet === b.sheet ? a.firstRow - b.firstRow : a.sheet < b.sheet ? -1 : 1)),
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
    coalesce((select jsonb_agg(jsonb_build_object('field', a.field, 'relation', a.relation, 'filling', a.filling, 'by', a.said_by) order by a.position)
      from dictionary.attachment a where a.template = m.template and a.version = m.version), '[]') as attachments,
    coalesce((select jsonb_agg(jsonb_build_object('sheet', r.sheet, 'firstRow', r.first_row, 'of', r.subject_kind, 'where', r.conditions) order by r.sheet, r.first_row)
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
