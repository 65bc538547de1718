// C37: `review rules`: what audits say of every rule by which fields attach, with the bounds that decide whether it may.
import { type RuleStanding, wanted } from '../dictionary/rule-standing.ts'
import { ruleStanding } from '../dictionary/sample.store.ts'
import { ok } from '../kernel/result.ts'
import type { Speaker } from './speak.ts'
import type { Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

export const reviewRules: Verb = {
  name: 'review rules',
  usage: '',
  needs: 0,
  options: {},
  run: ({ home, speaker }) =>
    withWorkspace(home, async ({ database }) => {
      const rules = await database.transaction(async (trx) => ok(await ruleStanding(trx)))
      if (!rules.ok) return rules
      return ok({ exit: 0, data: { wanted, rules: rules.value }, lines: ruleLines(rules.value, speaker) })
    }),
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`

export function ruleLines(rules: readonly RuleStanding[], { say }: Speaker): string[] {
  return [
    ...rules.flatMap(({ rule, audited, errors, clean, lower, upper, cleanLower, precision, state }) => [
      say('rules.rule', { rule: say(`reason.${rule}`), state: say(`rules.state.${state}`) }),
      audited === 0 || precision === undefined
        ? say('rules.not-audited')
        : say('rules.audited', {
            audited,
            errors,
            clean,
            precision: percent(precision),
            lower: percent(lower),
            upper: percent(upper),
            cleanLower: percent(cleanLower),
          }),
    ]),
    say('rules.how', { wanted: percent(wanted) }),
  ]
}
