// D30: a key that an audit found wrong attaches nothing until a person confirms it anew.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'

/** Undefined where none of the keys was suspended. */
export async function liftSuspensions(
  trx: Trx,
  { keys, actor }: { keys: readonly string[]; actor: string },
): Promise<AuditEvent | undefined> {
  const { rowCount } = await trx.query(
    'update dictionary.suspension set lifted_by = $2, lifted_at = now() where key = any($1) and lifted_at is null',
    [keys, actor],
  )
  if (!rowCount) return undefined
  const about = { kind: 'dictionary', id: 'keys' }
  return record(trx, { actor, action: 'keys-confirmed-anew', about, details: { keys: rowCount } })
}

/** Undefined where the key is suspended already. */
export async function suspendKey(
  trx: Trx,
  { key, actor }: { key: string; actor: string },
): Promise<AuditEvent | undefined> {
  const { rowCount } = await trx.query(
    'insert into dictionary.suspension (key, actor) values ($1, $2) on conflict (key) where lifted_at is null do nothing',
    [key, actor],
  )
  if (!rowCount) return undefined
  return record(trx, {
    actor,
    action: 'key-suspended',
    about: { kind: 'dictionary', id: 'keys' },
    details: { keys: 1 },
  })
}
