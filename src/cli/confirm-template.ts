// C10: a confirmation is kept for what it says rightly; what it says wrongly is named, and nothing is guessed in its place.
import { attach } from '../dictionary/attach.ts'
import { Confirmation } from '../dictionary/attachment.ts'
import { loadDifferences } from '../dictionary/difference.store.ts'
import type { FieldMap } from '../dictionary/field-map.ts'
import { loadAliases, saveConfirmation } from '../dictionary/dictionary.store.ts'
import type { Trx } from '../db/trx.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { readBounded } from '../sheets/bounded.node.ts'
import { type Corrected, type Correction, correctFields } from '../templates/correction.ts'
import type { Template } from '../templates/template.ts'
import { loadProposal, saveFields, templateWorkbook } from '../templates/template.store.ts'
import { cliProblems } from './problems.ts'
import type { Workspace } from './workspace.ts'

export function readConfirmation(bytes: Uint8Array, file: string): Result<Confirmation> {
  const wanted = 'JSON {"template","issuer","rows","fields"}'
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return fail(cliProblems['file-broken']({ file, wanted }))
  }
  const confirmation = Confirmation.safeParse(parsed)
  if (confirmation.success) return ok(confirmation.data)
  const [issue] = confirmation.error.issues
  return fail(cliProblems['file-broken']({ file, wanted: `${wanted}: ${issue?.path.join('.') ?? ''}` }))
}

export type Confirmed = { map: FieldMap; problems: Problem[]; fields: number; corrected: boolean }

export function confirmTemplate(
  workspace: Workspace,
  { template, confirmation }: { template: Template; confirmation: Confirmation },
): Promise<Result<Confirmed>> {
  const { candidates, look, actor } = workspace
  return workspace.database.transaction(async (trx) => {
    const corrected = await correct(trx, template, confirmation.corrections)
    if (!corrected.ok) return corrected
    const { forms, fields } = corrected.value
    const standing = { ...template, forms, fields }
    const aliases = await loadAliases(trx)
    const differences = (await loadDifferences(trx)).get(template.hash)
    const attached = attach({
      template: standing,
      confirmation,
      candidates,
      aliases,
      ...(differences && { differences }),
      look,
    })
    if (!attached.ok) return attached
    const event = await saveFields(trx, { hash: template.hash, forms, fields, actor })
    const { map } = await saveConfirmation(trx, {
      template: template.hash,
      confirmation,
      attached: attached.value,
      actor,
    })
    const problems = [...corrected.value.problems, ...attached.value.problems]
    return ok({ map, problems, fields: fields.length, corrected: event !== undefined })
  })
}

/** Corrections speak of the proposal, so that the same file confirmed twice says the same. */
async function correct(
  trx: Trx,
  template: Template,
  corrections: readonly Correction[] | undefined,
): Promise<Result<Corrected>> {
  const asIs = { forms: template.forms, fields: template.fields, problems: [] }
  if (corrections === undefined) return ok(asIs)
  const proposed = await loadProposal(trx, template.hash)
  const bytes = await templateWorkbook(trx, template.hash)
  if (!proposed || !bytes) return ok(asIs)
  const read = await readBounded(bytes, { name: template.name })
  return read.ok ? ok(correctFields(proposed, corrections, read.value.sheets)) : read
}
