// C34: the review at work on a database: each answer in a transaction of its own, so that nothing is lost when the person stops.
import { answerReview } from '../dictionary/review.store.ts'
import { catalogue } from '../dictionary/catalogue.ts'
import { candidatesOf } from '../dictionary/candidates.ts'
import { dictionaryOf } from '../dictionary/dictionary.ts'
import { loadOwns } from '../dictionary/own.store.ts'
import type { ReviewAnswer } from '../dictionary/review-answer.ts'
import type { ReviewItem } from '../dictionary/review-item.ts'
import { loadQueue } from '../dictionary/review-queue.store.ts'
import { withdrawAnswer } from '../dictionary/withdraw.store.ts'
import { ensureColumns } from '../facts/column.store.ts'
import type { Problem } from '../kernel/problem.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Given } from './review-decide.ts'
import type { Desk, Kept } from './review-session.ts'
import type { Workspace } from './workspace.ts'

type Withdrawable = Extract<ReviewAnswer, { say: 'same' | 'different' }>

export type KeptAnswers = Kept & {
  /** By the place of the answer in `given`, from 0. */
  refused: Map<number, Problem>
}

export type ReviewDesk = Omit<Desk, 'keep'> & { keep: (given: Given) => Promise<Result<KeptAnswers>> }

/** `own`: prefix of the county's dictionary that takes new questions; absent: the only one there is. */
export function reviewDesk({ database, actor, ...workspace }: Workspace, own: string | undefined): ReviewDesk {
  let { candidates, look } = workspace
  /** What was kept of each answer, as it is withdrawn: a new question is withdrawn as the question it became. */
  const kept = new WeakMap<Given, { item: ReviewItem; answer: Withdrawable }[]>()
  return {
    look: (key) => look(key),
    load: () => database.transaction(async (trx) => ok(await loadQueue(trx, { candidates }))),
    keep: (given) =>
      database.transaction(async (trx): Promise<Result<KeptAnswers>> => {
        const answered = await answerReview(trx, {
          ...given,
          candidates,
          look,
          actor,
          ...(own !== undefined && { own }),
        })
        if (answered.added.length > 0) {
          const owns = (await loadOwns(trx)).map((one) => one.own)
          const dictionary = dictionaryOf(catalogue, owns)
          const columns = await ensureColumns(trx, dictionary.questions)
          if (!columns.ok) return columns
          candidates = candidatesOf(dictionary.questions)
          look = dictionary.look
        }
        const refused = new Map(answered.problems.map(({ at, problem }) => [at, problem]))
        kept.set(
          given,
          withdrawable(
            given,
            refused,
            answered.added.map(({ key }) => key),
          ),
        )
        const { attached, alsoAttached } = answered
        const words = answered.words.map(({ word }) => word)
        return ok({ attached, alsoAttached, words, problems: [...refused.values()], refused })
      }),
    takeBack: (given) =>
      database.transaction(async (trx) => {
        const answers = kept.get(given) ?? []
        for (const { item, answer } of answers) await withdrawAnswer(trx, { item, answer, actor })
        return ok(answers.reduce((sum, { item }) => sum + item.places.length, 0))
      }),
  }
}

/** `added`: keys of the questions made, in the order of the answers that asked for them. */
function withdrawable({ items, answers }: Given, refused: ReadonlyMap<number, Problem>, added: readonly string[]) {
  const byId = new Map(items.map((item) => [item.id, item]))
  const made = [...added]
  return answers.flatMap((answer, at): { item: ReviewItem; answer: Withdrawable }[] => {
    const item = byId.get(answer.item)
    if (!item || answer.say === 'later' || refused.has(at)) return []
    if (answer.say !== 'new') return [{ item, answer }]
    const question = made.shift()
    return question === undefined ? [] : [{ item, answer: { say: 'same', item: item.id, question, relation: 'SAME' } }]
  })
}
