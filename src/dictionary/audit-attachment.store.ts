// D30: drawn attachments are judged blind; one that is wrong suspends its key at once and takes back all that the key attached.
import { record } from '../audit/event.store.ts'
import type { Trx } from '../db/trx.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Candidate } from '../matching/candidate.ts'
import { parseFields } from '../matching/parse.ts'
import { postCandidates } from '../matching/postings.ts'
import { propose } from '../matching/propose.ts'
import { noAliases } from '../matching/alias.ts'
import { fieldKey } from '../templates/field.ts'
import { type KeptTemplate, loadTemplate } from '../templates/template.store.ts'
import type { Look } from './check-definition.ts'
import { loadAliases } from './dictionary.store.ts'
import { dictionaryProblems } from './problems.ts'
import type { ReviewPlace } from './review-item.ts'
import { endKeys, revokeAttachments } from './revoke.store.ts'
import { suspendKey } from './suspension.store.ts'

export type DueAudit = {
  /** Names the sample. */
  id: string
  place: ReviewPlace
  /** Answers the field may ask, at most five, the one that stands among them; in the order of the dictionary, which tells nothing. */
  choices: string[]
}

type Due = { id: string; template: string; field: string; answer: string; issuer: string }

/** What was drawn and not judged, of the attachments in force. */
const due = `select s.id::text as id, s.template, s.field, s.answer, m.issuer, s.rule, s.key from dictionary.sample s
  join dictionary.field_map m on m.template = s.template
    and m.version = (select max(l.version) from dictionary.field_map l where l.template = s.template)
  join dictionary.attachment a on a.template = m.template and a.version = m.version and a.field = s.field
  where s.verdict is null and coalesce(a.filling ->> 'question', 'demand.' || (a.filling ->> 'what')) = s.answer`

/** Oldest first. Nothing of it tells which answer stands. */
export async function dueAudits(
  trx: Trx,
  { candidates, look, limit = 100 }: { candidates: readonly Candidate[]; look: Look; limit?: number },
): Promise<DueAudit[]> {
  const { rows } = await trx.query<Due>(`${due} order by s.id limit $1`, [limit])
  const index = postCandidates(candidates)
  const order = new Map(candidates.map(({ answer }, position) => [answer, position]))
  const audits: DueAudit[] = []
  for (const [hash, of] of Map.groupBy(rows, ({ template }) => template)) {
    const template = await loadTemplate(trx, hash)
    if (!template) continue
    const slots = parseFields(template.fields, template.forms, template.issuer)
    for (const sample of of) {
      const own = slots.get(sample.field)
      if (!own || (!look(sample.answer) && !order.has(sample.answer))) continue
      // Without what people answered: a confirmed key would stand out.
      const others = propose({ slots: own, candidates: index, aliases: noAliases }).suggestions.map(
        ({ answer }) => answer,
      )
      const choices = [...new Set([sample.answer, ...others])].slice(0, 5)
      const place = (key: string) => order.get(key) ?? candidates.length
      audits.push({
        id: sample.id,
        place: placeOf(sample, template),
        choices: choices.toSorted((a, b) => place(a) - place(b)),
      })
    }
  }
  return audits.toSorted((a, b) => Number(a.id) - Number(b.id))
}

function placeOf({ field: key, issuer }: Due, { hash, name, fields }: KeptTemplate): ReviewPlace {
  const { cell, headerPath } = fields.find((field) => fieldKey(field) === key)!
  return { template: hash, form: name, issuer, field: key, cell, headerPath }
}

export type AnswerAudit = {
  id: string
  /** What the field asks, by whoever judges; undefined: none of the choices. */
  says: string | undefined
  actor: string
}

/** `revoked`: how many attachments an error took back, the judged one among them. */
export type JudgedAudit = { isRight: boolean; suspended: string | undefined; revoked: number }

/** Fails for a sample that is judged already, or whose attachment no longer stands. */
export async function answerAudit(trx: Trx, { id, says, actor }: AnswerAudit): Promise<Result<JudgedAudit>> {
  const known = /^\d{1,18}$/.test(id) ? id : '0'
  const { rows } = await trx.query<Due & { rule: string; key: string | null }>(`${due} and s.id = $1 for update of s`, [
    known,
  ])
  const [sample] = rows
  if (!sample) return fail(dictionaryProblems['audit-not-due']({ audit: id }))
  const { template, field, answer, rule, key } = sample
  const isRight = says === answer
  await trx.query(
    'update dictionary.sample set verdict = $2, instead = $3, actor = $4, at = clock_timestamp() where id = $1',
    [id, isRight ? 'right' : 'wrong', isRight ? null : (says ?? null), actor],
  )
  const about = { kind: 'template', id: template }
  await record(trx, { actor, action: 'attachment-audited', about, details: { field, rule, isRight } })
  if (isRight) return ok({ isRight, suspended: undefined, revoked: 0 })
  let revoked = 0
  const own = await revokeAttachments(trx, { template, fields: [field], reason: 'audit', actor })
  revoked += Number(own?.event.details['fields'] ?? 0)
  if (key !== null) {
    await suspendKey(trx, { key, actor })
    const events = await endKeys(trx, { keys: [key], aliases: await loadAliases(trx), actor, reason: 'audit' })
    revoked += events.reduce((sum, { details }) => sum + Number(details['fields'] ?? 0), 0)
  }
  return ok({ isRight, suspended: key ?? undefined, revoked })
}
