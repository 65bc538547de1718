// C10: a confirmation is kept for what it says rightly; what it says wrongly is named, and nothing is guessed in its place.
import { attach } from '../dictionary/attach.ts'
import { Confirmation } from '../dictionary/attachment.ts'
import type { FieldMap } from '../dictionary/field-map.ts'
import { loadAliases, saveConfirmation } from '../dictionary/dictionary.store.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Template } from '../templates/template.ts'
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

export type Confirmed = { map: FieldMap; problems: Problem[]; fields: number }

export function confirmTemplate(
  workspace: Workspace,
  { template, confirmation }: { template: Template; confirmation: Confirmation },
): Promise<Result<Confirmed>> {
  const { candidates, look, actor } = workspace
  return workspace.database.transaction(async (trx) => {
    const attached = attach({ template, confirmation, candidates, aliases: await loadAliases(trx), look })
    if (!attached.ok) return attached
    const { map } = await saveConfirmation(trx, {
      template: template.hash,
      confirmation,
      attached: attached.value,
      actor,
    })
    return ok({ map, problems: attached.value.problems, fields: template.fields.length })
  })
}
