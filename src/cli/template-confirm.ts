// C18: `template confirm FILE --map CONFIRMATION` keeps what a person says the fields of a form ask.
import path from 'node:path'
import { contentHash } from '../sheets/hash.node.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type KeptTemplate, loadTemplate, templatesNamed } from '../templates/template.store.ts'
import { templateProblems } from '../templates/problems.ts'
import { type Confirmed, confirmTemplate, readConfirmation } from './confirm-template.ts'
import { readBytes } from './files.ts'
import { cliProblems } from './problems.ts'
import type { Speaker } from './speak.ts'
import { type Outcome, optionText, type Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

export const templateConfirm: Verb = {
  name: 'template confirm',
  usage: 'FILE_OR_NAME --map CONFIRMATION.json',
  needs: 1,
  options: { map: { type: 'string' } },
  run: async (call) => {
    const file = optionText(call, 'map')
    const { name, usage } = templateConfirm
    if (file === undefined) return fail(cliProblems['missing-argument']({ verb: name, usage }))
    const bytes = await readBytes(file)
    if (!bytes.ok) return bytes
    const confirmation = readConfirmation(bytes.value, file)
    if (!confirmation.ok) return confirmation
    return withWorkspace(call.home, async (workspace) => {
      const template = await templateOf(workspace, call.positionals[0]!)
      if (!template.ok) return template
      const said = await confirmTemplate(workspace, { template: template.value, confirmation: confirmation.value })
      return said.ok ? ok(confirmedOutcome(template.value.name, said.value, call.speaker)) : said
    })
  },
}

/** A template kept here, by the file itself, its hash, or its file name. */
export async function templateOf({ database }: Workspace, named: string): Promise<Result<KeptTemplate>> {
  const bytes = await readBytes(named)
  return database.transaction(async (trx) => {
    const byContent = await loadTemplate(trx, bytes.ok ? contentHash(bytes.value) : named)
    if (byContent) return ok(byContent)
    const name = path.basename(named)
    const [first, ...more] = await templatesNamed(trx, name)
    if (!first) return fail(templateProblems['no-such-template']({ name }))
    return more.length === 0 ? ok(first) : fail(templateProblems['several-templates']({ name }))
  })
}

function confirmedOutcome(file: string, { map, problems, fields }: Confirmed, { say, problem }: Speaker): Outcome {
  const attached = map.attachments.length
  return {
    exit: problems.length > 0 ? 3 : 0,
    data: {
      file,
      version: map.version,
      attached,
      unattached: fields - attached,
      problems: problems.map(({ code }) => code),
    },
    lines: [say('confirm.done', { file, attached, unattached: fields - attached }), ...problems.flatMap(problem)],
  }
}
