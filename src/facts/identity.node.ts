// F6: the database knows an ID number's owner by a keyed hash; the key is not in the database.
import { createHmac, createSecretKey } from 'node:crypto'
import type { IdNumber } from '../kernel/id-number.ts'

/**
 * HMAC-SHA-256 under `identityKey`, base64url. A plain hash of a number could be undone by trying every birth day and
 * sequence. The key is prepared once: preparing it per number takes longer than the hash (measured).
 */
export function identityTokens(identityKey: Uint8Array): (number: IdNumber) => string {
  const key = createSecretKey(identityKey)
  return (number) => createHmac('sha256', key).update(number).digest('base64url')
}

/** The same for the last six characters, by which people are found; another hash, so that neither says anything of the other. */
export function tailTokens(identityKey: Uint8Array): (tail: string) => string {
  const key = createSecretKey(identityKey)
  return (tail) => createHmac('sha256', key).update(`tail ${tail}`).digest('base64url')
}

export const tailOf = (number: string): string => number.slice(-6)
