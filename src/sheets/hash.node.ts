// S5: the same content has the same name everywhere: SHA-256, hexadecimal.
import { createHash } from 'node:crypto'

export const contentHash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
