// C8: a workspace is an opened installation: its database with the catalogue made known, and the key that identifies people.
import { type Database, openDatabase } from '../db/open.ts'
import { candidatesOf } from '../dictionary/candidates.ts'
import { catalogue } from '../dictionary/catalogue.ts'
import { readCode } from '../dictionary/codes.ts'
import { saveQuestions } from '../dictionary/dictionary.store.ts'
import { type Dictionary, dictionaryOf } from '../dictionary/dictionary.ts'
import { type KeptOwn, loadOwns } from '../dictionary/own.store.ts'
import { type Asking, askingOf } from '../facts/asking.ts'
import { ensureColumns } from '../facts/column.store.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Candidate } from '../matching/candidate.ts'
import { identityKey } from './identity-key.ts'

export type Workspace = {
  database: Database
  /** Secret of this installation; without it nobody's identity token can be recomputed. */
  identityKey: Uint8Array
  asking: Asking
  /** The product's questions with those of the counties. */
  dictionary: Dictionary
  owns: readonly KeptOwn[]
  look: Dictionary['look']
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
    const owns = await loadOwns(trx)
    const dictionary = dictionaryOf(
      catalogue,
      owns.map(({ own }) => own),
    )
    await saveQuestions(trx, { questions: dictionary.questions, actor })
    const columns = await ensureColumns(trx, dictionary.questions)
    if (!columns.ok) return columns
    const key = await identityKey(trx, { home, actor })
    return key.ok ? ok({ owns, dictionary, identityKey: key.value }) : key
  })
  if (!prepared.ok) return prepared
  const { dictionary } = prepared.value
  return ok({
    database,
    ...prepared.value,
    asking: askingOf(dictionary.questions, readCode),
    look: dictionary.look,
    candidates: candidatesOf(dictionary.questions),
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
