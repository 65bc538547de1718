// C30: `template diff OLD NEW` shows what changed from one version of a form to the next, and drafts the new map from the old.
import path from 'node:path'
import { carryMap } from '../dictionary/carry-map.ts'
import { loadAttachments } from '../dictionary/field-map.store.ts'
import { ok, type Result } from '../kernel/result.ts'
import { fieldKey } from '../templates/field.ts'
import { takeTemplate } from '../templates/take-template.node.ts'
import type { KeptTemplate } from '../templates/template.store.ts'
import { type Compared, compareForms } from '../dictionary/carry-over.store.ts'
import { changeData, changeLines } from './change-lines.ts'
import { draftConfirmation } from './draft-confirmation.ts'
import { draftBytes } from './draft-file.ts'
import { readBytes, writeBytes } from './files.ts'
import { templateOf } from './template-confirm.ts'
import { type Call, optionText, type Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

export const templateDiff: Verb = {
  name: 'template diff',
  usage: 'OLD NEW',
  needs: 2,
  options: { draft: { type: 'string' } },
  run: (call) =>
    withWorkspace(call.home, async (workspace) => {
      const [old, fresh] = call.positionals as [string, string]
      const from = await formOf(workspace, old)
      if (!from.ok) return from
      const to = await formOf(workspace, fresh)
      if (!to.ok) return to
      const compared = await workspace.database.transaction(async (trx) =>
        ok(await compareForms(trx, from.value, to.value)),
      )
      if (!compared.ok) return compared
      const { changes } = compared.value
      const names = { old: from.value.name, new: to.value.name }
      const data: Record<string, unknown> = { ...names, ...changeData(changes) }
      const lines = [call.speaker.say('diff.head', names), ...changeLines(changes, call.speaker)]
      const out = optionText(call, 'draft')
      if (out === undefined) return ok({ exit: 0, data, lines })
      const drafted = await draftFrom(workspace, compared.value, { out, call })
      if (!drafted.ok) return drafted
      return ok({ exit: 0, data: { ...data, draft: out }, lines: [...lines, drafted.value] })
    }),
}

/** A form kept here, or a file that is only looked at. */
async function formOf(workspace: Workspace, named: string): Promise<Result<KeptTemplate>> {
  const kept = await templateOf(workspace, named)
  if (kept.ok) return kept
  const bytes = await readBytes(named)
  if (!bytes.ok) return kept
  const taken = await takeTemplate(bytes.value, path.basename(named), { phones: 'keep' })
  return taken.ok ? ok({ ...taken.value.template, issuer: undefined }) : taken
}

async function draftFrom(
  { database, dictionary, candidates, look }: Workspace,
  { from, template, changes }: Compared,
  { out, call: { speaker } }: { out: string; call: Call },
): Promise<Result<string>> {
  const { questions } = dictionary
  const map = await database.transaction(async (trx) => ok(await loadAttachments(trx, from.hash)))
  if (!map.ok) return map
  const drafted = await draftConfirmation(template, { candidates, look, questions, language: speaker.language })
  if (!drafted.ok) return drafted
  const carried = map.value && carryMap({ map: map.value, changes, before: from.fields, template }).confirmation
  const said = new Map(carried?.fields.map((one) => [one.field, one]))
  const fields = [...said.values(), ...drafted.value.confirmation.fields.filter(({ field }) => !said.has(field))]
  const confirmation = { ...drafted.value.confirmation, ...carried, template: template.name, fields }
  const open = drafted.value.open.filter(({ field }) => !said.has(fieldKey(field)))
  const draft = { ...drafted.value, confirmation, open }
  const bytes = await draftBytes({ file: out, fields: template.fields, draft, questions }, speaker)
  const written = await writeBytes(out, bytes)
  if (!written.ok) return written
  return ok(speaker.say('draft.written', { file: out, fields: fields.length, open: open.length }))
}
