// C8: a workspace is an opened installation: its database with the catalogue made known, and the key that identifies people.
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
import { identityKey } from './identity-key.ts'

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
  let ready: Result<Workspace> | undefined
  try {
    ready = await prepareWorkspace(opened.value, home)
  } finally {
    if (!ready?.ok) await opened.value.close()
  }
  return ready
}

/** Makes the catalogue known to a database that is open already. */
export async function prepareWorkspace(database: Database, home: string): Promise<Result<Workspace>> {
  const actor = 'operator'
  const prepared = await database.transaction(async (trx) => {
    await saveQuestions(trx, { questions: catalogue, actor })
    const columns = await ensureColumns(trx, catalogue)
    return columns.ok ? identityKey(trx, { home, actor }) : columns
  })
  if (!prepared.ok) return prepared
  const asking = askingOf(catalogue, readCode)
  return ok({
    database,
    identityKey: prepared.value,
    asking,
    look: questionOf,
    candidates: candidatesOf(catalogue),
    actor,
  })
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
