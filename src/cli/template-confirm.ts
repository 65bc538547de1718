// C18: `template confirm FILE --map CONFIRMATION` keeps what a person says the fields of a form ask.
import path from 'node:path'
import { contentHash } from '../sheets/hash.node.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { readBounded } from '../sheets/bounded.node.ts'
import { type KeptTemplate, loadProposal, loadTemplate, templatesNamed } from '../templates/template.store.ts'
import { templateProblems } from '../templates/problems.ts'
import { type Confirmed, confirmTemplate, readConfirmation } from './confirm-template.ts'
import { readBytes } from './files.ts'
import { cliProblems } from './problems.ts'
import { withReportsFollowing } from './refill-reports.ts'
import { type MapInput, type ReadMap, readMapWorkbook } from './read-map-workbook.ts'
import type { Speaker } from './speak.ts'
import { type Outcome, optionText, type Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

export const templateConfirm: Verb = {
  name: 'template confirm',
  usage: 'FILE_OR_NAME --map MAP.json | --xlsx MAP.xlsx',
  needs: 1,
  options: { map: { type: 'string' }, xlsx: { type: 'string' } },
  run: async (call) => {
    const [map, xlsx] = [optionText(call, 'map'), optionText(call, 'xlsx')]
    const { name, usage } = templateConfirm
    const file = map ?? xlsx
    if (file === undefined || (map !== undefined && xlsx !== undefined))
      return fail(cliProblems['missing-argument']({ verb: name, usage }))
    const bytes = await readBytes(file)
    if (!bytes.ok) return bytes
    // A file that is no confirmation is told before a database is opened.
    const read =
      map === undefined ? await readBounded(bytes.value, { name: file }) : readConfirmation(bytes.value, file)
    if (!read.ok) return read
    return withWorkspace(call.home, async (workspace) => {
      const template = await templateOf(workspace, call.positionals[0]!)
      if (!template.ok) return template
      const { hash } = template.value
      const said =
        'sheets' in read.value
          ? await mapOf(workspace, hash, { workbook: read.value, file })
          : ok({ confirmation: read.value, problems: [] })
      if (!said.ok) return said
      const { confirmation, problems } = said.value
      // What a person now answers otherwise takes back what stood.
      return withReportsFollowing(workspace, call.speaker, async () => {
        const confirmed = await confirmTemplate(workspace, { template: template.value, confirmation })
        if (!confirmed.ok) return confirmed
        const all = [...problems, ...confirmed.value.problems]
        return ok(confirmedOutcome(template.value.name, { ...confirmed.value, problems: all }, call.speaker))
      })
    })
  },
}

/** The edited workbook, read against what detection proposed. */
function mapOf(
  { database, look }: Workspace,
  hash: string,
  { workbook, file }: Pick<MapInput, 'workbook' | 'file'>,
): Promise<Result<ReadMap>> {
  return database.transaction(async (trx) => {
    const proposed = (await loadProposal(trx, hash))?.fields ?? []
    return readMapWorkbook({ workbook, file, proposed, look })
  })
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

function confirmedOutcome(
  file: string,
  { map, problems, fields, corrected }: Confirmed,
  { say, problem }: Speaker,
): Outcome {
  const attached = map.attachments.length
  return {
    exit: problems.length > 0 ? 3 : 0,
    data: {
      file,
      version: map.version,
      attached,
      unattached: fields - attached,
      corrected,
      problems: problems.map(({ code }) => code),
      wrong: problems.map(({ code, details }) => ({ code, ...details })),
    },
    lines: [
      say('confirm.done', { file, attached, unattached: fields - attached }),
      ...(corrected ? [say('confirm.corrected', { fields })] : []),
      ...problems.flatMap(problem),
    ],
  }
}
