// C16: `template add FILE...` takes in forms; exit 3 when some were refused, each with its reason.
import path from 'node:path'
import { ok } from '../kernel/result.ts'
import { listPlaces } from '../templates/personal-data.ts'
import { changeData, changeLines } from './change-lines.ts'
import { workbooksIn } from './files.ts'
import { startProgress } from './progress.ts'
import { refusedLines } from './refused-lines.ts'
import type { Speaker } from './speak.ts'
import { type TakenFile, takeFiles } from './take-files.ts'
import { type Outcome, optionText, type Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

export const templateAdd: Verb = {
  name: 'template add',
  usage: 'FILE_OR_FOLDER...',
  needs: 1,
  options: { issuer: { type: 'string' }, blank: { type: 'boolean' }, 'keep-phones': { type: 'boolean' } },
  run: async (call) => {
    const files = await workbooksIn(call.positionals)
    if (!files.ok) return files
    return withWorkspace(call.home, async (workspace) => {
      const progress = startProgress(call, files.value.length, call.speaker.say('progress.read'))
      const taken = await takeFiles(workspace, {
        files: files.value,
        issuer: optionText(call, 'issuer'),
        personal: {
          blank: call.options['blank'] === true,
          phones: call.options['keep-phones'] === true ? 'keep' : 'refuse',
        },
        onFile: progress.step,
      })
      progress.stop()
      return ok(takenOutcome(taken, call.speaker))
    })
  },
}

export function takenOutcome(taken: readonly TakenFile[], speaker: Speaker): Outcome {
  const refused = taken.filter(({ template }) => !template)
  // The same form under two names is one form.
  const kept = [...new Map(taken.flatMap(({ template }) => (template ? [[template.hash, template]] : []))).values()]
  const counts = {
    templates: kept.length,
    fields: kept.reduce((sum, { fields }) => sum + fields.length, 0),
    refused: refused.length,
  }
  return {
    exit: refused.length === 0 ? 0 : kept.length === 0 ? 1 : 3,
    data: {
      ...counts,
      files: taken.map(({ file, template, isNew, converted, blanked, carried, problems }) => ({
        file: path.basename(file),
        ...(template ? { hash: template.hash, fields: template.fields.length, isNew, converted } : {}),
        ...(blanked.length > 0 ? { blanked } : {}),
        ...(carried
          ? { carried: { from: carried.from.name, confirmed: carried.confirmed, ...changeData(carried.changes) } }
          : {}),
        problems: problems.map(({ code }) => code),
      })),
    },
    lines: [
      ...taken.flatMap((one) => takenLines(one, speaker)),
      ...refusedLines(refused, speaker),
      speaker.say('read.total', counts),
    ],
  }
}

function takenLines(taken: TakenFile, speaker: Speaker): string[] {
  const { file, template, isNew, converted, blanked, carried, problems } = taken
  const { say, problem } = speaker
  const name = path.basename(file)
  const said = problems.flatMap((one) => problem(one).map((line) => `  ${line}`))
  if (!template) return []
  return [
    isNew
      ? say('read.done', { file: name, fields: template.fields.length })
      : say(name === template.name ? 'read.known' : 'read.same', { file: name, known: template.name }),
    ...(converted ? [say('read.converted')] : []),
    ...(blanked.length > 0 ? [say('blank.taken', { places: blanked.length, list: listPlaces(blanked) })] : []),
    ...(carried
      ? [
          say(carried.confirmed ? 'carry.whole' : 'carry.part', { file: carried.from.name }),
          ...(carried.changes.every(({ change }) => change === 'kept') ? [] : changeLines(carried.changes, speaker)),
        ]
      : []),
    ...said,
  ]
}
