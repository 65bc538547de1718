// F6: the database knows an ID number's owner by a keyed hash; the key is not in the database.
import { createHmac } from 'node:crypto'
import type { IdNumber } from '../kernel/id-number.ts'

/** HMAC-SHA-256, base64url. A plain hash of a number could be undone by trying every birth day and sequence. */
export const identityToken = (number: IdNumber, identityKey: Uint8Array): string =>
  createHmac('sha256', identityKey).update(number).digest('base64url')
