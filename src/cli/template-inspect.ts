// C17: `template inspect FILE` shows what detection found, without keeping anything.
import path from 'node:path'
import { ok } from '../kernel/result.ts'
import { takeTemplate } from '../templates/take-template.node.ts'
import { readBytes } from './files.ts'
import type { Verb } from './verb.ts'

export const templateInspect: Verb = {
  name: 'template inspect',
  usage: 'FILE',
  needs: 1,
  options: {},
  run: async ({ positionals, speaker }) => {
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
    return ok({ exit: 0, data: { ...template }, lines: [...lines, ...warnings.flatMap((one) => speaker.problem(one))] })
  },
}
