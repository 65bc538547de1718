// C8: the key that identifies people: made once, read by its owner alone, and never replaced while data depend on it.
import { createHmac, randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { eventsAbout, record } from '../audit/event.store.ts'
import { makeFolder } from '../db/make-folder.ts'
import type { Trx } from '../db/trx.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { codeOf, problemOfWriting } from './files.ts'
import { cliProblems } from './problems.ts'

const about = { kind: 'installation', id: 'identity-key' }

/**
 * The key in the home folder. The database remembers which key it was filled with: with another one everybody in the
 * ledger would come in a second time as somebody new, and that is worse than a start that is refused.
 */
export async function identityKey(
  trx: Trx,
  { home, actor }: { home: string; actor: string },
): Promise<Result<Uint8Array>> {
  const file = path.join(home, 'identity.key')
  const [known] = await eventsAbout(trx, about)
  const made = known ? ok(file) : await makeKey(home, file)
  if (!made.ok) return made
  const text = await readFile(file, 'utf8').catch(() => '')
  const key = /^[0-9a-f]{64}$/.test(text) ? Buffer.from(text, 'hex') : undefined
  if (!key || (known && known.details['mark'] !== markOf(key))) return fail(cliProblems['identity-key']({ file }))
  if (!known) await record(trx, { actor, action: 'identity-key-made', about, details: { mark: markOf(key) } })
  return ok(key)
}

/** Written beside and linked: of two first starts at once one makes the key, and a full disk leaves no half of one. */
async function makeKey(home: string, file: string): Promise<Result<string>> {
  const half = `${file}.${randomBytes(4).toString('hex')}`
  try {
    await makeFolder(home, 0o700)
    await writeFile(half, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
    await link(half, file)
  } catch (error) {
    const problem = codeOf(error) === 'EEXIST' ? undefined : problemOfWriting(error, file)
    if (problem) return fail(problem)
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    await rm(half, { force: true }).catch(() => {})
  }
  return ok(file)
}

/** Tells keys apart and nothing about them; letters alone, so that no run of digits looks like somebody's number. */
const markOf = (key: Uint8Array): string =>
  createHmac('sha256', key)
    .update('identity key')
    .digest('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)
