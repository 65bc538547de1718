// C52: `facts check` compares every kept figure with what the facts say now and names those that differ.
import { liveDefinitions } from '../demands/live-definitions.store.ts'
import { drainOutbox, refreshFigures, wrongFigures } from '../facts/live-figure.store.ts'
import { ok } from '../kernel/result.ts'
import { dayOption } from './options.ts'
import type { Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

export const factsCheck: Verb = {
  name: 'facts check',
  usage: '',
  needs: 0,
  options: { on: { type: 'string' }, keep: { type: 'boolean' } },
  run: async (call) => {
    const on = dayOption(call)
    if (!on.ok) return on
    return withWorkspace(call.home, ({ database, asking }) =>
      database.transaction(async (trx) => {
        const live = await liveDefinitions(trx, asking)
        const wanted = { live, on: on.value, asking }
        if (call.options['keep'] === true) {
          while ((await drainOutbox(trx, wanted)).taken > 0);
          while ((await refreshFigures(trx, wanted)) > 0);
        }
        const { compared, wrong } = await wrongFigures(trx, wanted)
        const { say } = call.speaker
        const lines = [
          say(wrong.length === 0 ? 'facts-check.right' : 'facts-check.wrong', { compared, wrong: wrong.length }),
          ...wrong.map(({ village, definition }) =>
            say('facts-check.figure', { village, definition: definition.slice(0, 12) }),
          ),
        ]
        return ok({ exit: wrong.length === 0 ? 0 : 1, data: { definitions: live.length, compared, wrong }, lines })
      }),
    )
  },
}
