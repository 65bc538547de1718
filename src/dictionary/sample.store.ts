// D30: of what attaches without a person a share is drawn in the same transaction, to be judged again; so is what was taken as shown.
import type { Trx } from '../db/trx.ts'
import { answerOf } from './attach.ts'
import type { Attachment } from './attachment.ts'
import { auditRate } from './audit-rate.ts'
import { Question } from './question.ts'
import { type AuditedRule, auditedRules, type Judged, type RuleStanding, standingOf } from './rule-standing.ts'

/** Gives a number from 0 to below 1; the database draws where it is absent. */
export type Random = () => number

export type Draw = {
  template: string
  version: number
  /** Attached for the first time in this version. */
  fresh: readonly Attachment[]
  /** By field: the rule whose proposal a person took as it was shown. */
  oneClick?: ReadonlyMap<string, AuditedRule>
  random?: Random | undefined
}

export async function drawSamples(trx: Trx, { template, version, fresh, oneClick, random }: Draw): Promise<void> {
  const wishes = fresh.flatMap(({ field, filling, by, because }) => {
    const answer = answerOf(filling)
    const rule = by === 'confirmation' ? oneClick?.get(field) : auditedRules.find((one) => one === because?.rule)
    return answer === undefined || rule === undefined ? [] : [{ field, answer, rule, key: because?.key }]
  })
  if (wishes.length === 0) return
  const questions = await questionsBy(
    trx,
    wishes.map(({ answer }) => answer),
  )
  const numbers = await draw(trx, wishes.length, random)
  const drawn = wishes
    .map((wish, index) => ({ ...wish, rate: auditRate(questions.get(wish.answer)), number: numbers[index]! }))
    .filter(({ rate, number }) => number < rate)
  await trx.query(
    `insert into dictionary.sample (template, version, field, answer, rule, key, weight)
     select $1, $2, n.* from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::numeric[]) as n`,
    [
      template,
      version,
      drawn.map(({ field }) => field),
      drawn.map(({ answer }) => answer),
      drawn.map(({ rule }) => rule),
      drawn.map(({ key }) => key ?? null),
      drawn.map(({ rate }) => 1 / rate),
    ],
  )
}

async function draw(trx: Trx, count: number, random: Random | undefined): Promise<number[]> {
  if (random) return Array.from({ length: count }, random)
  const { rows } = await trx.query<{ number: number }>('select random() as number from generate_series(1, $1)', [count])
  return rows.map(({ number }) => number)
}

async function questionsBy(trx: Trx, keys: readonly string[]): Promise<Map<string, Question>> {
  const { rows } = await trx.query<{ declaration: unknown }>(
    'select declaration from dictionary.question where key = any($1)',
    [keys],
  )
  return new Map(rows.map(({ declaration }) => Question.parse(declaration)).map((question) => [question.key, question]))
}

/** What the audits so far say of every rule. */
export async function ruleStanding(trx: Trx): Promise<RuleStanding[]> {
  const { rows } = await trx.query<Omit<Judged, 'weight'> & { weight: string }>(
    `select rule, verdict = 'right' as "isRight", weight from dictionary.sample where verdict is not null order by at, id`,
  )
  return standingOf(rows.map(({ weight, ...judged }) => ({ ...judged, weight: Number(weight) })))
}
