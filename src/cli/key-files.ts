// C65: the county's key pairs lie in the home, outside the database: one private key that only its owner reads, and every public key there ever was.
import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto'
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { makeFolder } from '../db/make-folder.ts'
import { localDay } from '../kernel/local-day.node.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Suite } from '../reports/manifest.ts'
import { algorithms, keyId, publicKeysIn } from '../reports/sign.node.ts'
import { codeOf, problemOfWriting } from './files.ts'
import { cliProblems } from './problems.ts'

export const keySuite: Suite = 'intl'

/** `made`: day of this machine. */
export type CountyKey = { id: string; suite: Suite; made: string; isCurrent: boolean; pem: string }

const privateFile = (home: string) => path.join(home, 'county.key')
const publicFolder = (home: string) => path.join(home, 'county-keys')

/** The key to sign with; undefined where none was made. */
export async function signingKey(home: string): Promise<Result<KeyObject | undefined>> {
  const file = privateFile(home)
  try {
    return ok(createPrivateKey(await readFile(file, 'utf8')))
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? ok(undefined) : fail(cliProblems['county-key']({ file }))
  }
}

/**
 * A new pair. The first is linked to its place, so that of two that are made at once one stands; with `renew` it takes the
 * place of the key there was, whose public half stays listed: what it signed is still verified.
 */
export async function makeCountyKey(home: string, { renew }: { renew: boolean }): Promise<Result<CountyKey>> {
  const file = privateFile(home)
  const half = `${file}.${randomBytes(4).toString('hex')}`
  const { privateKey, publicKey } = algorithms[keySuite].newPair()
  const made = { id: keyId(publicKey), suite: keySuite, made: localDay(new Date()), isCurrent: true }
  const pem = String(publicKey.export({ type: 'spki', format: 'pem' }))
  try {
    await makeFolder(home, 0o700)
    await makeFolder(publicFolder(home), 0o700)
    await writeFile(half, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
    // The public half first: a signature without its public key could never be verified.
    await writeFile(path.join(publicFolder(home), `${made.made} ${made.id}.pub`), pem)
    await (renew ? rename(half, file) : link(half, file))
    return ok({ ...made, pem })
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      await rm(path.join(publicFolder(home), `${made.made} ${made.id}.pub`), { force: true })
      return fail(cliProblems['county-key-there']({ file }))
    }
    const problem = problemOfWriting(error, file)
    if (problem) return fail(problem)
    throw error
  } finally {
    await rm(half, { force: true }).catch(() => {})
  }
}

/** Every key of the county, today's first, then the newest. */
export async function countyKeys(home: string): Promise<Result<CountyKey[]>> {
  const known = await signingKey(home)
  if (!known.ok) return known
  const current = known.value && keyId(createPublicKey(known.value))
  const names = await readdir(publicFolder(home)).catch(() => [])
  const keys: CountyKey[] = []
  for (const name of names
    .filter((one) => one.endsWith('.pub'))
    .toSorted()
    .toReversed()) {
    const pem = await readFile(path.join(publicFolder(home), name), 'utf8')
    const [key] = publicKeysIn(keySuite, pem)
    if (!key) continue
    const id = keyId(key)
    keys.push({ id, suite: keySuite, made: name.slice(0, 10), isCurrent: id === current, pem })
  }
  return ok(keys.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent)))
}

/** The text of `COUNTY.pub`: every public key with a line for people before it. */
export const publicKeysText = (keys: readonly CountyKey[]): string =>
  keys.map(({ id, suite, made, pem }) => `shixiao ${suite} ${id} ${made}\n${pem}`).join('')
