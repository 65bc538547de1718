// D30: what audits say of a rule: it attaches by itself only once enough were right in a row, and one error begins the count anew.
import { lowerBound, upperBound } from '../matching/exact-bound.ts'
import { type AttachRule, attachRules } from './because.ts'

export type AuditedRule = Exclude<AttachRule, 'person'>
export const auditedRules = attachRules.filter((rule) => rule !== 'person')

/** One judged sample; `weight`: one over the rate at which such attachments are drawn. */
export type Judged = { rule: AuditedRule; isRight: boolean; weight: number }

export type RuleStanding = {
  rule: AuditedRule
  audited: number
  errors: number
  /** Right ones since the last error. */
  clean: number
  /** Exact one-sided 95 % bounds of the share of right ones: of all, and from below of those since the last error. */
  lower: number
  upper: number
  cleanLower: number
  /** The share of right ones among all attachments, those drawn more often counted less; undefined before the first audit. */
  precision: number | undefined
  /** `attaches`: by itself; `asks`: a person, with the answer pre-selected; `suspended`: a person, because it was wrong too often. */
  state: 'attaches' | 'asks' | 'suspended'
}

/** Of a rule that attaches by itself at most one in two hundred may be wrong. */
export const wanted = 0.995

/** `judged` in the order they were judged. */
export const standingOf = (judged: readonly Judged[]): RuleStanding[] =>
  auditedRules.map((rule) =>
    ofRule(
      rule,
      judged.filter((one) => one.rule === rule),
    ),
  )

function ofRule(rule: AuditedRule, judged: readonly Judged[]): RuleStanding {
  const audited = judged.length
  const errors = judged.filter(({ isRight }) => !isRight).length
  const clean = audited - 1 - judged.findLastIndex(({ isRight }) => !isRight)
  const upper = upperBound({ audited, errors })
  const cleanLower = lowerBound({ audited: clean, errors: 0 })
  // What a person confirmed needs no promotion, only that it does not turn out wrong.
  const isPromoted = rule === 'confirmed-key' || cleanLower >= wanted
  return {
    rule,
    audited,
    errors,
    clean,
    lower: lowerBound({ audited, errors }),
    upper,
    cleanLower,
    precision: audited === 0 ? undefined : weigh(judged.filter(({ isRight }) => isRight)) / weigh(judged),
    state: upper < wanted ? 'suspended' : isPromoted ? 'attaches' : 'asks',
  }
}

const weigh = (judged: readonly Judged[]): number => judged.reduce((sum, { weight }) => sum + weight, 0)
