// D33: how often the machine's first suggestion was what people answered: read again from their answers, nothing of them is kept for it.
import { noAliases } from '../matching/alias.ts'
import type { Postings } from '../matching/postings.ts'
import type { Slots } from '../matching/slots.ts'
import { fieldKey } from '../templates/field.ts'
import { type AnsweredScore, fewestAnswers } from './review-queue-calibration.ts'
import { proposer } from './review-queue-proposals.ts'
import type { QueuedForm } from './review-queue.ts'

export type AnsweredInput = {
  read: readonly { form: QueuedForm; slots: ReadonlyMap<string, Slots> }[]
  index: Postings
  /** Keys of the county's own questions: where one is the answer, nothing the machine knew fitted. */
  own: ReadonlySet<string>
}

/** One entry for each thing a department asks and a person answered; empty while there are too few to learn from. */
export function answeredScores({ read, index, own }: AnsweredInput): AnsweredScore[] {
  const answers = new Map<string, { issuer: string; slots: Slots; answer: string }>()
  for (const { form, slots } of read) {
    for (const field of form.template.fields) {
      const key = fieldKey(field)
      const one = form.attachments.find(({ field: attached, by }) => attached === key && by === 'confirmation')
      if (one?.filling.from !== 'question') continue
      const asked = slots.get(key)!
      answers.set(JSON.stringify([form.issuer, asked]), {
        issuer: form.issuer,
        slots: asked,
        answer: one.filling.question,
      })
    }
  }
  if (answers.size < fewestAnswers) return []
  const propose = proposer({ candidates: index, aliases: noAliases })
  return [...answers.values()].flatMap(({ issuer, slots, answer }): AnsweredScore[] => {
    const [first] = propose({ slots, evidence: {} }).suggestions.filter(
      (one) => !own.has(answer) || one.answer !== answer,
    )
    return first ? [{ issuer, score: first.score, right: first.answer === answer }] : []
  })
}
