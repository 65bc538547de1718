// C51: `facts history` prints what was ever recorded about one subject, who said it, and why.
import { subjectAt, subjectHistory } from '../facts/history.store.ts'
import { factProblems } from '../facts/problems.ts'
import { fail, ok } from '../kernel/result.ts'
import { factText } from './fact-text.ts'
import type { Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

export const factsHistory: Verb = {
  name: 'facts history',
  usage: 'SUBJECT',
  needs: 1,
  options: {},
  run: (call) =>
    withWorkspace(call.home, ({ database, asking: { places } }) =>
      database.transaction(async (trx) => {
        const id = call.positionals[0]!
        const at = await subjectAt(trx, id)
        if (!at) return fail(factProblems['no-such-subject']({}))
        const entries = await subjectHistory(trx, { shard: at.shard, id })
        const { say, language } = call.speaker
        const lines = entries.flatMap(({ at: recorded, actor, unit, source, reason, patch }) => [
          say('facts-history.entry', { recorded, unit, actor, source, reason: reason ?? '' }).trimEnd(),
          ...Object.entries(patch).map(([stem, [old, now]]) => {
            const question = places.byStem.get(stem)?.question
            const name = question?.name[language] ?? say('facts-history.household')
            return say('facts-history.change', {
              question: name,
              old: factText(old, question, say),
              now: factText(now, question, say),
            })
          }),
        ])
        return ok({ exit: 0, data: { kind: at.kind, id, area: at.area, entries }, lines })
      }),
    ),
}
