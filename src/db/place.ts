// B10: where the built-in database of a home lies. Root's service user may be unable to reach the home (a 0700 checkout):
// then the data go under the system's state folder, and a pointer in the home names the place.
import { randomUUID } from 'node:crypto'
import { chmod, chown, lstat, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fail, ok, type Result } from '../kernel/result.ts'
import { makeFolder } from './make-folder.ts'
import { dbProblems } from './problems.ts'
import { canPass, findServiceUser, isRoot, ownerOf, type ServiceUser } from './service-user.ts'

export type Place = {
  /** Folder of the cluster: data, password, log. */
  cluster: string
  /** Set when the process is root. */
  user: ServiceUser | undefined
  /** The file in the home to write once the cluster exists, when the cluster lies elsewhere. */
  pointer: string | undefined
  hasData: boolean
}

const pointerOf = (home: string): string => path.join(home, 'postgres.location')
const ownerFile = 'belongs-to'

/** Decides the place and makes its parent folders. Existing data are never passed over for an empty place. */
export async function findPlace(home: string): Promise<Result<Place>> {
  await makePassable(home)
  const pointer = pointerOf(home)
  const elsewhere = await textOf(pointer)
  const cluster = elsewhere ?? path.join(home, 'postgres')
  const hasData = await isThere(path.join(cluster, 'data', 'PG_VERSION'))
  if (elsewhere !== undefined && !hasData) return fail(dbProblems['data-missing']({ folder: cluster, pointer }))
  if (!isRoot()) return ok({ cluster, user: undefined, pointer: undefined, hasData })
  const owner = hasData ? ownerOf(path.join(cluster, 'data')) : undefined
  const found = owner ? ok(owner) : findServiceUser(process.env['SHIXIAO_SERVICE_USER'] || 'nobody')
  if (!found.ok) return found
  const user = found.value
  if (canPass(hasData ? cluster : home, user)) {
    return ok({ cluster, user, pointer: undefined, hasData })
  }
  // An empty database beside the full one would look like a loss of all data.
  if (hasData) return fail(dbProblems['unreachable-folder']({ folder: cluster, user: user.name }))
  const state = await stateFolder({ lasting: true })
  if (!state.ok) return state
  const parent = path.join(state.value, randomUUID())
  await mkdir(parent, { mode: 0o755 })
  await chown(parent, user.uid, user.gid)
  await writeFile(path.join(parent, ownerFile), `${home}\n`)
  return ok({ cluster: path.join(parent, 'postgres'), user, pointer, hasData })
}

/** Whether the home has a built-in database, here or elsewhere; nothing is made, started or looked into. */
export const holdsDatabase = async (home: string): Promise<boolean> =>
  (await isThere(pointerOf(home))) || (await isThere(path.join(home, 'postgres', 'data', 'PG_VERSION')))

/** Removes a throw-away home whose server has stopped, with its data wherever they lie; a folder that is another home's stays. */
export async function removeHome(home: string): Promise<void> {
  const elsewhere = await textOf(pointerOf(home))
  const parent = elsewhere === undefined ? undefined : path.dirname(elsewhere)
  if (parent && (await textOf(path.join(parent, ownerFile))) === home)
    await rm(parent, { recursive: true, force: true })
  await rm(home, { recursive: true, force: true })
}

/**
 * The system's folder for state that outlives a checkout. Only a copy that can be made again may lie in the temporary
 * folder instead: data there would be gone after a restart of the machine.
 */
export async function stateFolder({ lasting }: { lasting: boolean }): Promise<Result<string>> {
  const system = process.platform === 'darwin' ? '/usr/local/var/shixiao' : '/var/lib/shixiao'
  for (const folder of lasting ? [system] : [system, path.join(tmpdir(), 'shixiao-state')]) {
    try {
      await makeFolder(folder, 0o755)
      const { uid, mode } = await lstat(folder)
      // Somebody else could have put programs of his own there before us.
      if (uid !== process.getuid?.() || (mode & 0o022) !== 0) continue
      await chmod(folder, 0o755)
      return ok(folder)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
    }
  }
  return fail(dbProblems['read-only-folder']({ folder: system }))
}

/** Makes the folder; those it had to make are opened for passage when root does it, whatever the umask. */
async function makePassable(folder: string): Promise<void> {
  const first = await makeFolder(folder)
  if (first === undefined || !isRoot()) return
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) await chmod(made, 0o711)
}

/** What we may not look at counts as there: only a plain "no such file" lets a new database be made. */
const isThere = (name: string): Promise<boolean> =>
  lstat(name).then(
    () => true,
    (error: unknown) => !(error instanceof Error && 'code' in error && error.code === 'ENOENT'),
  )

const textOf = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').then(
    (text) => text.trim(),
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
      throw error
    },
  )
