// D14: questions, aliases and field maps are kept with who said so; a new map is a new version, the old ones stay.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import type { Aliases, KeySaid } from '../matching/alias.ts'
import type { Attached, NewAlias } from './attach.ts'
import { saveDifferences } from './difference.store.ts'
import type { FieldMap } from './field-map.ts'
import { keepMap, loadAttachments, lockMap } from './field-map.store.ts'
import { Question } from './question.ts'
import { endKeys, recordReplaced } from './revoke.store.ts'
import { type Random, ruleStanding } from './sample.store.ts'
import { loadWords } from './separating-word.store.ts'

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

/**
 * Adds what people answered; an answer known already keeps its first author, unless that one took it back. Undefined when
 * nothing was new.
 */
export async function saveAliases(
  trx: Trx,
  { aliases, template, actor }: SaveAliases,
): Promise<AuditEvent | undefined> {
  const { rowCount } = await trx.query(
    `insert into dictionary.alias (key, answer, denied, label, template, actor)
     select distinct on (key, answer, denied) key, answer, denied, label, $5, $6 from unnest($1::text[], $2::text[], $3::bool[], $4::text[]) as n (key, answer, denied, label)
     on conflict (key, answer, denied) do update set withdrawn_by = null, withdrawn_at = null, at = now(),
       label = excluded.label, template = excluded.template, actor = excluded.actor
     where alias.withdrawn_at is not null`,
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
  const { rows } = await trx.query<{ key: string; answer: string; denied: boolean; actor: string; at: Date }>(
    `select key, answer, denied, actor, at from dictionary.alias where withdrawn_at is null order by key, answer`,
  )
  const confirmed = new Map<string, Set<string>>()
  const denials = new Map<string, Set<string>>()
  const saidBy = new Map<string, KeySaid>()
  for (const { key, answer, denied, actor, at } of rows) {
    const answers = denied ? denials : confirmed
    answers.set(key, (answers.get(key) ?? new Set()).add(answer))
    if (!denied) saidBy.set(key, { actor, at: at.toISOString() })
  }
  const open = await trx.query<{ key: string }>('select key from dictionary.suspension where lifted_at is null')
  const suspended = new Set(open.rows.map(({ key }) => key))
  const standing = await ruleStanding(trx)
  const keysAsk = standing.some(({ rule, state }) => rule === 'confirmed-key' && state === 'suspended')
  const promoted = new Set(standing.filter(({ state }) => state === 'attaches').map(({ rule }) => rule))
  const words = (await loadWords(trx, 'approved')).map(({ word }) => word)
  return { confirmed, denied: denials, suspended, keysAsk, promoted, words, saidBy }
}

export type SaveConfirmation = {
  /** Content hash of the template. */
  template: string
  confirmation: Pick<FieldMap, 'issuer' | 'per' | 'timesAYear'>
  attached: Pick<Attached, 'attachments' | 'rows' | 'aliases'> & Partial<Pick<Attached, 'differences'>>
  /** False for a map that only aliases made. */
  confirmed?: boolean
  actor: string
  random?: Random
}

/**
 * Keeps the field map as the template's next version, stamped on its attachments, and what was learned from it. The same
 * map again is no new version and leaves no event. What it answers otherwise than the map before is taken back. A key that has two answers now, or is denied, attaches nothing any more.
 */
export async function saveConfirmation(
  trx: Trx,
  { template, confirmation, attached, confirmed = true, actor, random }: SaveConfirmation,
): Promise<{ map: FieldMap; events: AuditEvent[] }> {
  await lockMap(trx, template)
  const known = await loadAttachments(trx, template)
  const { issuer, per, timesAYear } = confirmation
  const { attachments, rows, aliases, differences = [] } = attached
  const learned = await saveAliases(trx, { aliases, template, actor })
  const told = await saveDifferences(trx, { differences, actor })
  const map = { template, issuer, per, timesAYear, confirmed, attachments, rows }
  const kept = await keepMap(trx, { map, known, actor, action: 'template-confirmed', audit: { random } })
  if (known && kept) await recordReplaced(trx, { known, next: kept.map, actor })
  const keys = aliases.map(({ key }) => key)
  const ended = learned ? await endKeys(trx, { keys, aliases: await loadAliases(trx), actor }) : []
  const inForce = ended.length > 0 ? await loadAttachments(trx, template) : (kept?.map ?? known)
  return { map: inForce!, events: [learned, ...told, kept?.event, ...ended].filter((event) => event !== undefined) }
}
