// C50: `facts save` enters one answer about one subject, as a page will; an unusual one wants `--sure`.
import { parseAnswer } from '../facts/answer.ts'
import { subjectAt } from '../facts/history.store.ts'
import { factProblems } from '../facts/problems.ts'
import { saveAnswers } from '../facts/save.store.ts'
import { fail, ok } from '../kernel/result.ts'
import { dayOption } from './options.ts'
import { optionText, type Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

export const factsSave: Verb = {
  name: 'facts save',
  usage: 'SUBJECT QUESTION VALUE',
  needs: 3,
  options: { unit: { type: 'string' }, on: { type: 'string' }, reason: { type: 'string' }, sure: { type: 'boolean' } },
  run: async (call) => {
    const on = dayOption(call)
    if (!on.ok) return on
    const [id, key, text] = call.positionals as [string, string, string]
    const unit = optionText(call, 'unit') ?? 'operator'
    const reason = optionText(call, 'reason')
    return withWorkspace(call.home, ({ database, asking, identityKey, actor }) =>
      database.transaction(async (trx) => {
        const place = asking.places.of(key)
        if (place?.by !== 'column') return fail(factProblems['no-such-question']({ question: key }))
        const { stem, question } = place
        const at = await subjectAt(trx, id)
        if (!at) return fail(factProblems['no-such-subject']({}))
        const answer = parseAnswer({ question, value: text, codes: asking.codes })
        if (!answer) return fail(factProblems['no-answer']({ question: question.name['zh-CN'] }))
        if (!answer.ok) return answer
        const { shard, kind, area } = at
        const sure = new Set(call.options['sure'] === true ? [stem] : [])
        const saved = await saveAnswers(trx, {
          shard,
          unit,
          actor,
          source: 'entry',
          on: on.value,
          ...(reason === undefined ? {} : { reason }),
          saves: [{ kind, id, area, answers: new Map([[stem, answer.value]]), sure }],
          asking,
          identityKey,
        })
        const [problem] = [...saved.refused, ...saved.asked]
        if (problem) return fail(problem.problem)
        const { written, unchanged, conflicts, event } = saved
        const said = conflicts > 0 ? 'facts-save.conflict' : written > 0 ? 'facts-save.written' : 'facts-save.unchanged'
        const data = { written, unchanged, conflicts, event: event.id }
        return ok({
          exit: 0,
          data,
          lines: [call.speaker.say(said, { question: question.name[call.speaker.language] })],
        })
      }),
    )
  },
}
