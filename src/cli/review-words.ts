// C34: an item of the review in words: what is asked, where, what comes near, why and why not.
import { contentHash } from '../sheets/hash.node.ts'
import type { Look } from '../dictionary/check-definition.ts'
import { type SubjectKind, subjectKinds } from '../dictionary/question.ts'
import type { ReviewItem, ReviewSuggestion } from '../dictionary/review-item.ts'
import type { Speaker } from './speak.ts'

/** What people see and type for an item; an id itself is words of a form and may be long. */
export const shortId = ({ id }: Pick<ReviewItem, 'id'>): string => contentHash(id).slice(0, 12)

export const minutesAYear = ({ worth: { copies, timesAYear, minutes } }: ReviewItem): number =>
  Math.round(copies * timesAYear * minutes * 10) / 10

/** Whose fact it is, where the words say so. */
export function subjectOf({ key }: Pick<ReviewItem, 'key'>): SubjectKind | undefined {
  const said = key?.split('/')[0]
  return subjectKinds.find((kind) => kind === said)
}

const demandAnswers = ['unit', 'day', 'period', 'serial'] as const

/** `联系电话（户）`; what the demand itself knows is called so. */
export function answerName(answer: string, look: Look, { say, language }: Speaker): string {
  const what = demandAnswers.find((one) => answer === `demand.${one}`)
  if (what) return say('review.of-demand', { name: say(`what.${what}`) })
  const question = look(answer)
  return question
    ? say('review.of-subject', { name: question.name[language], of: say(`kind-of.${question.subject}`) })
    : answer
}

export const whyWords = ({ reasons }: ReviewSuggestion, { say }: Speaker): string =>
  reasons.map((reason) => say(`reason.${reason}`)).join(say('ask.between'))

/** What speaks against it: vetoes, then how the field relates to it where it does not ask the same. */
export const whyNotWords = ({ vetoes, relation }: ReviewSuggestion, { say }: Speaker): string =>
  [
    ...vetoes.map((veto) => say(`veto.${veto}`)),
    ...(relation === 'SAME' ? [] : [say(`review.relation.${relation}`)]),
  ].join(say('ask.between'))

/** Forms that ask it, each once. */
export const formsOf = ({ places }: ReviewItem): string[] => [...new Set(places.map(({ form }) => form))]
