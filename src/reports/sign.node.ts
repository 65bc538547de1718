// P43: a county signs with its own key pair; the suite is named beside every value, and a key is known by an id anybody can recompute.
import { createPublicKey, generateKeyPairSync, hash, type KeyObject, sign, verify } from 'node:crypto'
import type { Suite } from './manifest.ts'

type Algorithms = {
  digest: (text: string | Uint8Array) => string
  keyType: string
  newPair: () => { privateKey: KeyObject; publicKey: KeyObject }
  sign: (text: string, key: KeyObject) => string
  verify: (text: string, key: KeyObject, signature: string) => boolean
}

export const algorithms: Record<Suite, Algorithms> = {
  intl: {
    digest: (text) => hash('sha256', text, 'hex'),
    keyType: 'ed25519',
    newPair: () => generateKeyPairSync('ed25519'),
    sign: (text, key) => sign(null, Buffer.from(text), key).toString('base64'),
    verify: (text, key, signature) => verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64')),
  },
}

export const publicBytes = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })

/**
 * Sixteen letters of the key's digest, `kfbc-…`: to find the right key and to read over the telephone. It proves nothing:
 * what is believed is a signature checked with a key that came another way. Letters, so that no log takes it for a number of a person.
 */
export function keyId(key: KeyObject): string {
  const hex = algorithms.intl.digest(publicBytes(key)).slice(0, 16)
  const letters = hex.replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)
  return letters.match(/.{4}/g)!.join('-')
}

/** A key out of what a file says of itself; undefined when that is no key of this suite. */
export function publicKeyFrom(suite: Suite, base64: string): KeyObject | undefined {
  try {
    return ofType(suite, createPublicKey({ key: Buffer.from(base64, 'base64'), type: 'spki', format: 'der' }))
  } catch {
    return undefined
  }
}

const blocks = /-----BEGIN PUBLIC KEY-----[\sA-Za-z0-9+/=]+-----END PUBLIC KEY-----/g

/** All public keys of a `COUNTY.pub`, today's and earlier ones; what stands between them is for people. */
export function publicKeysIn(suite: Suite, text: string): KeyObject[] {
  return (text.match(blocks) ?? []).flatMap((block) => {
    try {
      return ofType(suite, createPublicKey(block)) ?? []
    } catch {
      return []
    }
  })
}

const ofType = (suite: Suite, key: KeyObject): KeyObject | undefined =>
  key.asymmetricKeyType === algorithms[suite].keyType ? key : undefined
