// C9: every file is taken in or refused by name; one that is refused keeps no other from being taken.
import path from 'node:path'
import { attach } from '../dictionary/attach.ts'
import { draftMap } from '../dictionary/draft-map.ts'
import { loadAliases, loadAttachments, saveConfirmation } from '../dictionary/dictionary.store.ts'
import type { Trx } from '../db/trx.ts'
import { ok } from '../kernel/result.ts'
import type { Problem } from '../kernel/problem.ts'
import type { PersonalPlace } from '../templates/personal-data.ts'
import { type TakeOptions, takeTemplate } from '../templates/take-template.node.ts'
import { type KeptTemplate, loadTemplate, saveTemplate } from '../templates/template.store.ts'
import { type CarriedOver, carryOver } from './carry-over.ts'
import { readBytes } from './files.ts'
import type { Workspace } from './workspace.ts'

export type TakenFile = {
  file: string
  /** Absent when the file was refused. */
  template?: KeptTemplate
  /** False: this content was here before. */
  isNew: boolean
  converted: boolean
  /** What an earlier version of the form had confirmed, held against this one. */
  carried?: CarriedOver
  /** Places that held people's numbers and were blanked. */
  blanked: PersonalPlace[]
  problems: Problem[]
}

export type TakeInput = {
  files: readonly string[]
  issuer?: string | undefined
  personal?: TakeOptions
  onFile?: (name: string) => void
}

export async function takeFiles(
  workspace: Workspace,
  { files, issuer, personal, onFile }: TakeInput,
): Promise<TakenFile[]> {
  const taken: TakenFile[] = []
  for (const file of files) {
    onFile?.(path.basename(file))
    const bytes = await readBytes(file)
    taken.push(
      bytes.ok
        ? await takeFile(workspace, { file, bytes: bytes.value, issuer, ...(personal && { personal }) })
        : refused(file, bytes.problem),
    )
  }
  return taken
}

const refused = (file: string, problem: Problem): TakenFile => ({
  file,
  isNew: false,
  converted: false,
  blanked: [],
  problems: [problem],
})

type FileInput = { file: string; bytes: Uint8Array; issuer?: string | undefined; personal?: TakeOptions }

export async function takeFile(workspace: Workspace, { file, bytes, issuer, personal }: FileInput): Promise<TakenFile> {
  const read = await takeTemplate(bytes, path.basename(file), personal)
  if (!read.ok) return refused(file, read.problem)
  const { template, sent, bytes: workbook, converted, blanked, warnings } = read.value
  const saved = await workspace.database.transaction(async (trx) => {
    const event = await saveTemplate(trx, { template, issuer, sent, workbook, actor: workspace.actor })
    // Content that was here before keeps the name and the reading it came with.
    const kept = event ? { ...template, issuer } : ((await loadTemplate(trx, template.hash)) ?? { ...template, issuer })
    const carried = event && (await carryOver(trx, workspace, kept))
    if (!carried) await attachByAlias(trx, workspace, kept)
    return ok({ template: carried?.template ?? kept, isNew: event !== undefined, ...(carried && { carried }) })
  })
  if (!saved.ok) return refused(file, saved.problem)
  return { file, ...saved.value, converted, blanked, problems: warnings }
}

/** What people confirmed on other forms speaks for this one, as a draft, until somebody confirms it. */
export async function attachByAlias(
  trx: Trx,
  { candidates, look, actor }: Workspace,
  template: KeptTemplate,
): Promise<void> {
  const known = await loadAttachments(trx, template.hash)
  if (known?.confirmed) return
  const attached = attach({ template, candidates, aliases: await loadAliases(trx), look })
  if (!attached.ok) return
  const draft = draftMap(template.fields, attached.value.attachments, look)
  if (!draft) return
  const confirmation = { issuer: template.issuer ?? unnamedIssuer, per: draft.per, timesAYear: 1 }
  await saveConfirmation(trx, {
    template: template.hash,
    confirmation,
    attached: { attachments: draft.attachments, rows: draft.rows, aliases: [] },
    confirmed: false,
    actor,
  })
}

/** Stands where nobody has said who sends the form. */
export const unnamedIssuer = '未注明部门'
