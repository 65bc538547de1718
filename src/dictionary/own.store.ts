// D24: every version of a county's dictionary is kept with who said so; the same again is no new version and leaves no event.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import { Own } from './own.ts'

export type KeptOwn = { own: Own; version: number }

/** The dictionaries in force, by prefix. */
export async function loadOwns(trx: Trx): Promise<KeptOwn[]> {
  const { rows } = await trx.query<{ version: number; declaration: unknown }>(
    'select distinct on (prefix) version, declaration from dictionary.own order by prefix, version desc',
  )
  return rows.map(({ version, declaration }) => ({ version, own: Own.parse(declaration) }))
}

/** Of two imports at once the second sees what the first took. */
export async function lockOwns(trx: Trx): Promise<void> {
  await trx.query("select pg_advisory_xact_lock(hashtextextended('dictionary.own', 0))")
}

export type SaveOwn = { own: Own; refused: number; actor: string }

/** Keeps the dictionary as the next version of its prefix; undefined where it stands so already. Call `lockOwns` before reading. */
export async function saveOwn(
  trx: Trx,
  { own, refused, actor }: SaveOwn,
): Promise<{ version: number; event: AuditEvent } | undefined> {
  const declaration = JSON.stringify(own)
  const { rows } = await trx.query<{ version: number }>(
    `with last as (select version, declaration from dictionary.own where prefix = $1 order by version desc limit 1)
     insert into dictionary.own (prefix, version, declaration, actor)
     select $1, coalesce((select version from last), 0) + 1, $2::jsonb, $3
     where not exists (select from last where declaration = $2::jsonb)
     returning version`,
    [own.prefix, declaration, actor],
  )
  const version = rows[0]?.version
  if (version === undefined) return undefined
  const details = {
    version,
    questions: own.questions.length,
    synonyms: Object.values(own.synonyms).flat().length,
    refused,
  }
  const event = await record(trx, {
    actor,
    action: 'dictionary-imported',
    about: { kind: 'dictionary', id: own.prefix },
    details,
  })
  return { version, event }
}
