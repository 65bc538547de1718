// C51: `facts conflicts` lists what units disagree about by id and question; what they say is printed only when asked for.
import { areaNamed, rootArea } from '../access/area.store.ts'
import { type Conflict, openConflicts } from '../facts/conflicts.store.ts'
import { shardOf } from '../kernel/area.ts'
import { fail, ok } from '../kernel/result.ts'
import { factText } from './fact-text.ts'
import { cliProblems } from './problems.ts'
import type { Speaker } from './speak.ts'
import { optionText, type Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

export const factsConflicts: Verb = {
  name: 'facts conflicts',
  usage: '',
  needs: 0,
  options: { area: { type: 'string' }, unit: { type: 'string' }, show: { type: 'boolean' } },
  run: (call) =>
    withWorkspace(call.home, (workspace) =>
      workspace.database.transaction(async (trx) => {
        const root = await rootArea(trx)
        if (!root) return fail(cliProblems['no-areas']({}))
        const name = optionText(call, 'area')
        const area = name === undefined ? ok(root) : await areaNamed(trx, { name, within: root.id })
        if (!area.ok) return area
        const unit = optionText(call, 'unit')
        const scope = area.value.id
        const found = await openConflicts(trx, {
          shard: shardOf(scope),
          scope,
          ...(unit === undefined ? {} : { unit }),
        })
        const show = call.options['show'] === true
        const conflicts = found.map(({ said, ...rest }) => ({
          ...rest,
          said: said.map(({ said: answer, ...one }) => (show ? { ...one, said: answer } : one)),
        }))
        const { say } = call.speaker
        const lines = [
          say('facts-conflicts.count', { conflicts: found.length }),
          ...found.map((one) => conflictLine(one, { workspace, speaker: call.speaker, show })),
        ]
        return ok({ exit: 0, data: { conflicts }, lines })
      }),
    ),
}

type Line = { workspace: Pick<Workspace, 'asking'>; speaker: Speaker; show: boolean }

function conflictLine({ id, stem, said }: Conflict, { workspace, speaker, show }: Line): string {
  const { say, language } = speaker
  const question = workspace.asking.places.byStem.get(stem)?.question
  const units = said.map(({ unit, said: answer }) => (show ? `${unit} ${factText(answer, question, say)}` : unit))
  return say('facts-conflicts.line', {
    id,
    question: question?.name[language] ?? stem,
    units: units.join(say('ask.between')),
  })
}
