// C17: `template inspect FILE` shows what detection found, as a table, as data and as a drawn page, without keeping anything.
import path from 'node:path'
import { ok, type Result } from '../kernel/result.ts'
import { readLook } from '../sheets/read-look.node.ts'
import { type Taken, takeTemplate } from '../templates/take-template.node.ts'
import { templatePageHtml } from '../templates/template-page.html.ts'
import { fieldKey } from '../templates/field.ts'
import { loadKnownDefinitions } from '../dictionary/known-definitions.store.ts'
import { type DraftConfirmation, draftConfirmation } from './draft-confirmation.ts'
import { draftBytes, isMapWorkbook } from './draft-file.ts'
import { fieldLines, templateData } from './field-lines.ts'
import { readBytes, writeBytes } from './files.ts'
import type { Speaker } from './speak.ts'
import { optionText, type Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

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
      // The county's own questions stand in its database; the form itself is still not kept.
      const drafted = await withWorkspace(
        call.home,
        async ({ database, candidates, look, dictionary: { questions } }) => {
          const known = await database.transaction(async (trx) => ok(await loadKnownDefinitions(trx)))
          if (!known.ok) return known
          const { language } = speaker
          const made = await draftConfirmation(template, { candidates, look, questions, known: known.value, language })
          return made.ok ? ok({ draft: made.value, questions }) : made
        },
      )
      if (!drafted.ok) return drafted
      const bytes = await draftBytes({ file: draft, fields: template.fields, ...drafted.value }, speaker)
      const written = await writeBytes(draft, bytes)
      if (!written.ok) return written
      data['draft'] = draft
      lines.push(...draftLines(draft, drafted.value.draft, speaker))
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

function openLine({ field, near, unclear = [] }: DraftConfirmation['open'][number], say: Speaker['say']): string {
  const place = { field: fieldKey(field), path: field.headerPath.join(' / ') }
  const words = unclear.map(({ why, text }) => say(`draft.unclear.${why}`, { text })).join(say('ask.between'))
  if (near.length > 0) return say('draft.near', { ...place, near: near.join(say('ask.between')) })
  return words === '' ? say('draft.open', place) : say('draft.unclear', { ...place, words })
}

/** What is only suggested, by table and one by one: nothing of it is filled before somebody agrees. */
function suggestedLines({ confirmation, tables }: DraftConfirmation, say: Speaker['say']): string[] {
  const suggested = confirmation.fields.filter(({ by }) => by === 'suggestion')
  if (suggested.length === 0) return []
  const ofTable = (table: string) => suggested.filter((one) => one.table === table).length
  return [
    say('draft.suggested', { cells: suggested.length, tables: tables.length }),
    ...tables.map((table) => say('draft.suggested-table', { table, cells: ofTable(table) })),
  ]
}

export function draftLines(file: string, drafted: DraftConfirmation, { say, problem }: Speaker): string[] {
  const { confirmation, open, lists, problems } = drafted
  return [
    ...problems.flatMap((one) => problem(one)),
    say('draft.written', { file, fields: confirmation.fields.length, open: open.length }),
    ...suggestedLines(drafted, say),
    ...open.map((one) => openLine(one, say)),
    ...lists.map((list) =>
      isMapWorkbook(file)
        ? say('draft.list-xlsx', { sheet: list.sheet, firstRow: firstCell(list) })
        : say('draft.list', {
            sheet: list.sheet,
            firstRow: firstCell(list),
            example: JSON.stringify({ ...list, of: 'person', where: [] }),
          }),
    ),
    say(isMapWorkbook(file) ? 'draft.next-xlsx' : 'draft.next', { file }),
  ]
}

/** `4`, and `4 (F)` where lists begin side by side. */
const firstCell = ({ firstRow, firstColumn }: DraftConfirmation['lists'][number]): string =>
  firstColumn === undefined ? String(firstRow) : `${firstRow} (${firstColumn})`
