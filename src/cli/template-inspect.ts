// C17: `template inspect FILE` shows what detection found, without keeping anything.
import path from 'node:path'
import { ok } from '../kernel/result.ts'
import { takeTemplate } from '../templates/take-template.node.ts'
import { fieldKey } from '../templates/field.ts'
import { type DraftConfirmation, draftConfirmation } from './draft-confirmation.ts'
import { readBytes, writeBytes } from './files.ts'
import type { Speaker } from './speak.ts'
import { optionText, type Verb } from './verb.ts'

export const templateInspect: Verb = {
  name: 'template inspect',
  usage: 'FILE',
  needs: 1,
  options: { draft: { type: 'string' } },
  run: async (call) => {
    const { positionals, speaker } = call
    const [file] = positionals as [string]
    const bytes = await readBytes(file)
    if (!bytes.ok) return bytes
    const taken = await takeTemplate(bytes.value, path.basename(file))
    if (!taken.ok) return taken
    const { template, warnings } = taken.value
    const lines = template.forms.flatMap((form) => [
      speaker.say('inspect.sheet', form),
      ...template.fields
        .filter(({ sheet }) => sheet === form.sheet)
        .map((field) =>
          speaker.say('inspect.field', {
            cell: field.cell.padEnd(6),
            kind: speaker.say(`kind.${field.kind}`),
            path: field.headerPath.join(' / '),
            type: speaker.say(`type.${field.type}`),
            unit: field.measureUnit === undefined ? '' : ` ${field.measureUnit}`,
            confidence: field.confidence.toFixed(2),
          }),
        ),
    ])
    const said = [...lines, ...warnings.flatMap((one) => speaker.problem(one))]
    const out = optionText(call, 'draft')
    if (out === undefined) return ok({ exit: 0, data: { ...template }, lines: said })
    const drafted = draftConfirmation(template, speaker.language)
    if (!drafted.ok) return drafted
    const written = await writeBytes(out, `${JSON.stringify(drafted.value.confirmation, null, 2)}\n`)
    if (!written.ok) return written
    return ok({
      exit: 0,
      data: { ...template, draft: out },
      lines: [...said, ...draftLines(out, drafted.value, speaker)],
    })
  },
}

function draftLines(file: string, { confirmation, open, lists }: DraftConfirmation, { say }: Speaker): string[] {
  return [
    say('draft.written', { file, fields: confirmation.fields.length, open: open.length }),
    ...open.map(({ field, near }) =>
      say(near.length > 0 ? 'draft.near' : 'draft.open', {
        field: fieldKey(field),
        path: field.headerPath.join(' / '),
        near: near.join(say('ask.between')),
      }),
    ),
    ...lists.map((list) =>
      say('draft.list', { ...list, example: JSON.stringify({ ...list, of: 'person', where: [] }) }),
    ),
    say('draft.next', { file }),
  ]
}
