// C31: a county's dictionary file becomes questions, synonyms and columns in one transaction, or nothing of it does.
import { catalogue } from '../dictionary/catalogue.ts'
import { saveQuestions } from '../dictionary/dictionary.store.ts'
import { dictionaryOf } from '../dictionary/dictionary.ts'
import type { OwnFile } from '../dictionary/own.ts'
import { loadOwns, lockOwns, saveOwn } from '../dictionary/own.store.ts'
import { takeOwn, type TakenOwn } from '../dictionary/take-own.ts'
import { ensureColumns } from '../facts/column.store.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Workspace } from './workspace.ts'

export type ImportedDictionary = TakenOwn & { version: number; changed: boolean }

export function importDictionary({ database, actor }: Workspace, file: OwnFile): Promise<Result<ImportedDictionary>> {
  return database.transaction(async (trx): Promise<Result<ImportedDictionary>> => {
    await lockOwns(trx)
    const kept = await loadOwns(trx)
    const owns = kept.map(({ own }) => own)
    const taken = takeOwn({ file, catalogue, owns })
    if (!taken.ok) return taken
    const { own, problems } = taken.value
    const saved = await saveOwn(trx, { own, refused: problems.length, actor })
    const version = saved?.version ?? kept.find((one) => one.own.prefix === own.prefix)!.version
    const others = owns.filter(({ prefix }) => prefix !== own.prefix)
    const { questions } = dictionaryOf(catalogue, [...others, own])
    await saveQuestions(trx, { questions, actor })
    const columns = await ensureColumns(trx, questions)
    return columns.ok ? ok({ own, problems, version, changed: saved !== undefined }) : columns
  })
}
