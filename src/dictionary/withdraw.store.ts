// D26: whoever answered by a slip takes the answer back: what it attached, taught or denied, and nothing else, says nothing any more.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import { answerOf } from './attach.ts'
import { loadAliases } from './dictionary.store.ts'
import { loadAttachments } from './field-map.store.ts'
import type { ReviewAnswer } from './review-answer.ts'
import type { ReviewItem } from './review-item.ts'
import { endKeys, revokeAttachments } from './revoke.store.ts'

export type Withdraw = {
  /** The item as it was shown, and what was answered. For `new`: the question that was made, as `same`. */
  item: ReviewItem
  answer: Extract<ReviewAnswer, { say: 'same' | 'different' }>
  actor: string
}

/** The item waits again. Only what this actor said is taken back; what others said of the key meanwhile stands. */
export async function withdrawAnswer(trx: Trx, { item, answer, actor }: Withdraw): Promise<AuditEvent> {
  const { key, places } = item
  const answers = answer.say === 'same' ? [answer.question] : answer.from
  const denied = answer.say === 'different'
  await trx.query(
    `update dictionary.alias set withdrawn_by = $4, withdrawn_at = now()
     where key = $1 and answer = any($2) and denied = $3 and actor = $4 and withdrawn_at is null`,
    [key ?? '', answers, denied, actor],
  )
  if (denied) await withdrawDifferences(trx, { item, answers, actor })
  else {
    for (const [template, of] of Map.groupBy(places, (place) => place.template)) {
      const map = await loadAttachments(trx, template)
      const fields = of.map(({ field }) => field)
      const said = map?.attachments.filter(
        ({ field, by, filling }) =>
          fields.includes(field) && by === 'confirmation' && answerOf(filling) === answer.question,
      )
      if (said?.length)
        await revokeAttachments(trx, {
          template,
          fields: said.map(({ field }) => field),
          reason: 'person',
          isSlip: true,
          actor,
        })
    }
    if (key !== undefined) await endKeys(trx, { keys: [key], aliases: await loadAliases(trx), actor })
  }
  const { template } = places[0]!
  return record(trx, {
    actor,
    action: 'answer-withdrawn',
    about: { kind: 'template', id: template },
    details: { say: answer.say },
  })
}

async function withdrawDifferences(
  trx: Trx,
  { item, answers, actor }: { item: ReviewItem; answers: readonly string[]; actor: string },
): Promise<void> {
  await trx.query(
    `update dictionary.difference d set withdrawn_by = $4, withdrawn_at = now()
     from unnest($1::text[], $2::text[]) as p (template, field)
     where d.template = p.template and d.field = p.field and d.answer = any($3) and d.actor = $4 and d.withdrawn_at is null`,
    [item.places.map(({ template }) => template), item.places.map(({ field }) => field), answers, actor],
  )
}
