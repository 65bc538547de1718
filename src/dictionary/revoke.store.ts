// D28: an attachment is taken back by a new version without it, one event, and a row for whoever keeps what it filled.
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import { type Aliases, soleAnswer } from '../matching/alias.ts'
import { loadTemplate } from '../templates/template.store.ts'
import { answerOf } from './attach.ts'
import type { Attachment, Filling } from './attachment.ts'
import { saveDifferences } from './difference.store.ts'
import { redraftMap } from './draft-map.ts'
import type { FieldMap } from './field-map.ts'
import { keepMap, loadAttachments, lockMap } from './field-map.store.ts'
import { askedBy } from './merge-report-field.ts'

/** `person`: people took it back, or said two things of its key; `audit`: judged again it was wrong; `values`: what the column holds is something else. */
export type RevocationReason = 'person' | 'audit' | 'values'

export type Revoke = {
  /** Content hash. */
  template: string
  /** Field keys. */
  fields: readonly string[]
  reason: RevocationReason
  /** It was answered by a slip and says nothing about the field: what else attaches may attach it again. */
  isSlip?: boolean
  actor: string
}

/**
 * Takes the attachments of these fields back. What a person or the column's values spoke against is never attached to the
 * field again without a person. Undefined where none of the fields is attached.
 */
export async function revokeAttachments(
  trx: Trx,
  revoke: Revoke,
): Promise<{ map: FieldMap; event: AuditEvent } | undefined> {
  const { template, fields, reason, isSlip = false, actor } = revoke
  await lockMap(trx, template)
  const known = await loadAttachments(trx, template)
  const taken = known?.attachments.filter(({ field }) => fields.includes(field)) ?? []
  if (!known || taken.length === 0) return undefined
  const differences = taken.flatMap(({ field, filling }) => {
    const answer = answerOf(filling)
    return answer === undefined ? [] : [{ template, field, answer }]
  })
  if (reason !== 'audit' && !isSlip) await saveDifferences(trx, { differences, actor })
  return takeBack(trx, { known, taken, reason, actor })
}

type TakeBack = { known: FieldMap; taken: readonly Attachment[]; reason: RevocationReason; actor: string }

/** `known` is read under the template's lock. */
async function takeBack(
  trx: Trx,
  { known, taken, reason, actor }: TakeBack,
): Promise<{ map: FieldMap; event: AuditEvent }> {
  const gone = new Set(taken.map(({ field }) => field))
  const attachments = known.attachments.filter(({ field }) => !gone.has(field))
  await insertRevocations(trx, { known, taken, reason, actor })
  const draft = known.confirmed ? undefined : await redraft(trx, known, attachments)
  const kept = await keepMap(trx, {
    map: { ...known, ...draft, attachments },
    known,
    actor,
    action: 'attachment-revoked',
    details: { was: known.version, fields: taken.length, reason },
  })
  return kept!
}

/**
 * What a new confirmation takes back of the map before: fields it leaves open, and fields it gives another question or
 * figure. Returns how many; the event is that of the confirmation.
 */
export async function recordReplaced(
  trx: Trx,
  { known, next, actor }: { known: FieldMap; next: FieldMap; actor: string },
): Promise<number> {
  const now = new Map(next.attachments.map((attachment) => [attachment.field, asks(attachment)]))
  const taken = known.attachments.filter((attachment) => now.get(attachment.field) !== asks(attachment))
  if (taken.length > 0) await insertRevocations(trx, { known, taken, reason: 'person', actor })
  return taken.length
}

/** Whatever the way of printing. */
const asks = (attachment: Attachment): string | undefined => askedBy(attachment) ?? answerOf(attachment.filling)

/** A draft that lost what named its rows holds nobody any more. */
async function redraft(
  trx: Trx,
  known: FieldMap,
  attachments: readonly Attachment[],
): Promise<Pick<FieldMap, 'per' | 'rows'> | undefined> {
  const template = await loadTemplate(trx, known.template)
  return template && redraftMap({ fields: template.fields, form: template, before: known, attachments })
}

async function insertRevocations(trx: Trx, { known, taken, reason, actor }: TakeBack): Promise<void> {
  // Since which version it stood with this filling: all cells of those versions were filled by it.
  await trx.query(
    `insert into dictionary.revocation (template, version, since, field, question, reason, actor)
     select $1, $2, 1 + coalesce((select max(m.version) from dictionary.field_map m
         left join dictionary.attachment a on a.template = m.template and a.version = m.version and a.field = n.field
         where m.template = $1 and m.version < $2 and a.filling is distinct from n.filling), 0),
       n.field, n.question, $6, $7
     from unnest($3::text[], $4::text[], $5::jsonb[]) as n (field, question, filling)`,
    [
      known.template,
      known.version,
      taken.map(({ field }) => field),
      taken.map(({ filling }) => answerOf(filling) ?? null),
      taken.map(({ filling }) => JSON.stringify(filling)),
      reason,
      actor,
    ],
  )
}

type ByKey = { template: string; field: string; by: Attachment['by']; filling: Filling; key: string }

/** What keys and rules attached under these keys, of the maps in force. What a person said of a field itself is not among it. */
async function attachedBy(trx: Trx, keys: readonly string[]): Promise<ByKey[]> {
  const { rows } = await trx.query<ByKey>(
    `select a.template, a.field, a.said_by as by, a.filling, a.because ->> 'key' as key from dictionary.attachment a
     where a.said_by <> 'confirmation' and a.because ->> 'key' = any($1)
       and a.version = (select max(m.version) from dictionary.field_map m where m.template = a.template)
     order by a.template, a.position`,
    [keys],
  )
  return rows
}

/**
 * Takes back what the keys attached and may attach no longer, because people gave a key two answers, denied the one it had,
 * or an audit suspended it. What a person said of a field itself stays.
 */
export async function endKeys(
  trx: Trx,
  {
    keys,
    aliases,
    actor,
    reason = 'person',
  }: { keys: readonly string[]; aliases: Aliases; actor: string; reason?: RevocationReason },
): Promise<AuditEvent[]> {
  const wrong = (await attachedBy(trx, keys)).filter((one) => !mayStand(one, aliases))
  const events: AuditEvent[] = []
  for (const [template, of] of Map.groupBy(wrong, (one) => one.template)) {
    await lockMap(trx, template)
    const known = await loadAttachments(trx, template)
    const fields = new Set(of.map(({ field }) => field))
    const taken = known?.attachments.filter(({ field, by }) => by !== 'confirmation' && fields.has(field)) ?? []
    if (known && taken.length > 0) events.push((await takeBack(trx, { known, taken, reason, actor })).event)
  }
  return events
}

function mayStand({ key, by, filling }: ByKey, aliases: Aliases): boolean {
  const answer = answerOf(filling)
  if (answer === undefined || soleAnswer(aliases, key) === answer) return answer !== undefined
  const isDoubted = aliases.confirmed.has(key) || aliases.suspended?.has(key) || aliases.denied.get(key)?.has(answer)
  return by === 'rule' && !isDoubted
}
