// C9: every file is taken in or refused by name; one that is refused keeps no other from being taken.
import path from 'node:path'
import type { CarriedOver } from '../dictionary/carry-over.store.ts'
import { keepTemplate } from '../dictionary/keep-template.store.ts'
import { fail, ok } from '../kernel/result.ts'
import type { Problem } from '../kernel/problem.ts'
import type { PersonalPlace } from '../templates/personal-data.ts'
import { type TakeOptions, takeTemplate } from '../templates/take-template.node.ts'
import type { KeptTemplate } from '../templates/template.store.ts'
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

/** What refuses one file and would refuse every other. */
export const lasting = new Set(['db/disk-full', 'db/connection-lost', 'cli/disk-full'])

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
  // A full disk or a lost database refuses every file that is left; trying each would only take time.
  let ended: Problem | undefined
  for (const file of files) {
    onFile?.(path.basename(file))
    const bytes = ended ? fail(ended) : await readBytes(file)
    const one = bytes.ok
      ? await takeFile(workspace, { file, bytes: bytes.value, issuer, ...(personal && { personal }) })
      : refused(file, bytes.problem)
    ended = one.problems.find(({ code }) => lasting.has(code))
    taken.push(one)
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
    return ok(await keepTemplate(trx, { ...workspace, template, issuer, sent, workbook }))
  })
  if (!saved.ok) return refused(file, saved.problem)
  return { file, ...saved.value, converted, blanked, problems: warnings }
}
