// C28: `template blank FILE --out OUT` empties the places that hold numbers of people, and nothing else.
import path from 'node:path'
import { fail, ok } from '../kernel/result.ts'
import { blankPersonal, findPersonal } from '../templates/blank-personal.node.ts'
import { openForm } from '../templates/take-template.node.ts'
import { readBytes, writeBytes } from './files.ts'
import { cliProblems } from './problems.ts'
import { optionText, type Verb } from './verb.ts'

export const templateBlank: Verb = {
  name: 'template blank',
  usage: 'FILE --out FILE',
  needs: 1,
  options: { out: { type: 'string' }, 'keep-phones': { type: 'boolean' } },
  run: async (call) => {
    const { say } = call.speaker
    const [file] = call.positionals as [string]
    const out = optionText(call, 'out')
    const { name: verb, usage } = templateBlank
    if (out === undefined) return fail(cliProblems['missing-argument']({ verb, usage }))
    const sent = await readBytes(file)
    if (!sent.ok) return sent
    const name = path.basename(file)
    const opened = await openForm(sent.value, name)
    if (!opened.ok) return opened
    const { bytes, workbook } = opened.value
    const found = findPersonal(bytes, workbook, name)
    if (!found.ok) return found
    const phones = call.options['keep-phones'] === true ? 'keep' : 'refuse'
    const blanked = await blankPersonal(bytes, { workbook, places: found.value, rule: { name, phones } })
    if (!blanked.ok) return blanked
    const written = await writeBytes(out, blanked.value.bytes)
    if (!written.ok) return written
    const { places } = blanked.value
    const lines = places.map(({ kind, held, place }) =>
      say('blank.place', { place, kind: say(`personal.${kind}`), held: say(`held.${held}`) }),
    )
    const done =
      places.length > 0
        ? [say('blank.done', { file: name, out, places: places.length }), ...lines, say('blank.look')]
        : [say('blank.none', { file: name, out })]
    return ok({ exit: 0, data: { file: name, out, blanked: places }, lines: done })
  },
}
