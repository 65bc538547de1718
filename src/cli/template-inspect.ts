// C17: `template inspect FILE` shows what detection found, as a table, as data and as a drawn page, without keeping anything.
import path from 'node:path'
import { ok, type Result } from '../kernel/result.ts'
import { catalogue } from '../dictionary/catalogue.ts'
import { composeWorkbook } from '../sheets/compose.node.ts'
import { readLook } from '../sheets/read-look.node.ts'
import { type Taken, takeTemplate } from '../templates/take-template.node.ts'
import { templatePageHtml } from '../templates/template-page.html.ts'
import { fieldKey } from '../templates/field.ts'
import type { Template } from '../templates/template.ts'
import { type DraftConfirmation, draftConfirmation } from './draft-confirmation.ts'
import { fieldLines, templateData } from './field-lines.ts'
import { readBytes, writeBytes } from './files.ts'
import { mapWorkbook } from './map-workbook.ts'
import type { Speaker } from './speak.ts'
import { optionText, type Verb } from './verb.ts'

export const templateInspect: Verb = {
  name: 'template inspect',
  usage: 'FILE',
  needs: 1,
  options: { html: { type: 'string' }, draft: { type: 'string' }, 'keep-phones': { type: 'boolean' } },
  run: async (call) => {
    const { positionals, speaker } = call
    const [file] = positionals as [string]
    const bytes = await readBytes(file)
    if (!bytes.ok) return bytes
    const phones = call.options['keep-phones'] === true ? 'keep' : 'refuse'
    const taken = await takeTemplate(bytes.value, path.basename(file), { phones })
    if (!taken.ok) return taken
    const { template, warnings } = taken.value
    const data: Record<string, unknown> = templateData(template)
    const lines = [...fieldLines(template, speaker), ...warnings.flatMap((one) => speaker.problem(one))]
    const page = optionText(call, 'html')
    if (page !== undefined) {
      const written = await writePage(page, taken.value, speaker)
      if (!written.ok) return written
      data['html'] = page
      lines.push(speaker.say('inspect.drawn', { file: page }))
    }
    const draft = optionText(call, 'draft')
    if (draft !== undefined) {
      const drafted = draftConfirmation(template, speaker.language)
      if (!drafted.ok) return drafted
      const written = await writeBytes(draft, await draftFile(draft, template, drafted.value, speaker))
      if (!written.ok) return written
      data['draft'] = draft
      lines.push(...draftLines(draft, drafted.value, speaker))
    }
    return ok({ exit: 0, data, lines })
  },
}

async function writePage(out: string, taken: Taken, { language }: Speaker): Promise<Result<string>> {
  const { template, workbook, bytes } = taken
  const looks = readLook(bytes, workbook, template.name)
  if (!looks.ok) return looks
  return writeBytes(out, templatePageHtml({ template, sheets: workbook.sheets, looks: looks.value, language }))
}

/** By the ending of its name: a workbook for clerks, or JSON for programs. */
async function draftFile(
  file: string,
  { fields }: Template,
  draft: DraftConfirmation,
  speaker: Speaker,
): Promise<Uint8Array | string> {
  if (!isWorkbook(file)) return `${JSON.stringify(draft.confirmation, null, 2)}\n`
  return composeWorkbook(mapWorkbook({ fields, draft, questions: catalogue }, speaker))
}

const isWorkbook = (file: string): boolean => /\.xlsx$/i.test(file)

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
    say(isWorkbook(file) ? 'draft.next-xlsx' : 'draft.next', { file }),
  ]
}
