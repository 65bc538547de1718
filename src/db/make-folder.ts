// B7: a folder and those above it are made, or refused within bounded time.
import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'

/**
 * The first folder it had to make, undefined when all were there. Throws what the operating system says; where folders are
 * there and nothing can be made in them (`/proc`) that is `EROFS`: `mkdir` with `recursive` tries there for ever.
 */
export async function makeFolder(folder: string, mode?: number): Promise<string | undefined> {
  const whole = path.resolve(folder)
  const made = await makeOne(whole, mode)
  if (made !== 'lacks parent') return made === 'made' ? whole : undefined
  const parent = path.dirname(whole)
  const above = parent === whole ? undefined : await makeFolder(parent, mode)
  const again = await makeOne(whole, mode)
  if (again === 'lacks parent') throw Object.assign(new Error(`no folder can be made at ${whole}`), { code: 'EROFS' })
  return above ?? (again === 'made' ? whole : undefined)
}

async function makeOne(folder: string, mode: number | undefined): Promise<'made' | 'there' | 'lacks parent'> {
  try {
    await mkdir(folder, mode)
    return 'made'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'lacks parent'
    // The root of a drive answers otherwise than "exists" on some systems.
    if (await isFolder(folder)) return 'there'
    throw error
  }
}

const isFolder = (folder: string): Promise<boolean> =>
  stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
