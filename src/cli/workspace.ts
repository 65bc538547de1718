// C8: a workspace is an opened installation: its database with the catalogue made known, and the key that identifies people.
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Database, openDatabase } from '../db/open.ts'
import { candidatesOf } from '../dictionary/candidates.ts'
import { catalogue, questionOf } from '../dictionary/catalogue.ts'
import { readCode } from '../dictionary/codes.ts'
import { saveQuestions } from '../dictionary/dictionary.store.ts'
import { type Asking, askingOf } from '../facts/asking.ts'
import { ensureColumns } from '../facts/column.store.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Candidate } from '../matching/candidate.ts'
import type { Look } from '../dictionary/check-definition.ts'

export type Workspace = {
  database: Database
  /** Secret of this installation; without it nobody's identity token can be recomputed. */
  identityKey: Uint8Array
  asking: Asking
  look: Look
  candidates: readonly Candidate[]
  /** Who acts. People and sign-in come with the access room's rights; at the command line it is the operator. */
  actor: string
}

type Store = {
  /** The home's own database even where `DATABASE_URL` names a server: invented people never enter an office's data. */
  builtIn?: boolean
}

async function openWorkspace(home: string, { builtIn = false }: Store): Promise<Result<Workspace>> {
  const opened = await openDatabase({ home, url: builtIn ? undefined : process.env['DATABASE_URL'] })
  if (!opened.ok) return opened
  const ready = await prepareWorkspace(opened.value, home)
  if (!ready.ok) await opened.value.close()
  return ready
}

/** Makes the catalogue known to a database that is open already. */
export async function prepareWorkspace(database: Database, home: string): Promise<Result<Workspace>> {
  const actor = 'operator'
  const prepared = await database.transaction(async (trx) => {
    await saveQuestions(trx, { questions: catalogue, actor })
    return ensureColumns(trx, catalogue)
  })
  if (!prepared.ok) return prepared
  const identityKey = await keyOf(home)
  const asking = askingOf(catalogue, readCode)
  return ok({ database, identityKey, asking, look: questionOf, candidates: candidatesOf(catalogue), actor })
}

/** The key in the home folder, readable by its owner alone; made at the first start. */
async function keyOf(home: string): Promise<Uint8Array> {
  const file = path.join(home, 'identity.key')
  await mkdir(home, { recursive: true, mode: 0o700 })
  try {
    // `wx`: of two first starts at once one makes the key, the other reads it.
    await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return Buffer.from(await readFile(file, 'utf8'), 'hex')
}

/** Opens, works, and closes whatever happens. */
export async function withWorkspace<T>(
  home: string,
  work: (workspace: Workspace) => Promise<Result<T>>,
  store: Store = {},
): Promise<Result<T>> {
  const opened = await openWorkspace(home, store)
  if (!opened.ok) return opened
  try {
    return await work(opened.value)
  } finally {
    await opened.value.database.close()
  }
}
