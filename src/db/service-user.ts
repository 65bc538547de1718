// B8: PostgreSQL refuses to run as root, so root hands it to an existing service user; no user is ever created.
import { execFileSync } from 'node:child_process'
import { realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { fail, ok, type Result } from '../kernel/result.ts'
import { dbProblems } from './problems.ts'

export type ServiceUser = { uid: number; gid: number; name: string }

export const isRoot = (): boolean => process.getuid?.() === 0

/** Looks the user up with `id`, which knows directory services too. Root itself is no service user. */
export function findServiceUser(name: string): Result<ServiceUser> {
  const ask = (flag: string): number => {
    try {
      return Number.parseInt(
        execFileSync('id', [flag, '--', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
        10,
      )
    } catch {
      return Number.NaN
    }
  }
  const [uid, gid] = [ask('-u'), ask('-g')]
  if (!(uid > 0) || !(gid >= 0)) return fail(dbProblems['no-service-user']({ user: name }))
  return ok({ uid, gid, name })
}

/** The owner of a folder, when that is somebody else than root: data once made by a user stay that user's. */
export function ownerOf(folder: string): ServiceUser | undefined {
  const { uid, gid } = statSync(folder)
  return uid === 0 ? undefined : { uid, gid, name: String(uid) }
}

/** Whether `user` may pass through `folder` and every folder above it. */
export const canPass = (folder: string, user: ServiceUser): boolean => mayAll(folder, user, 0o1)

/** Whether `user` may pass to `file` and read and run it. */
export const canRun = (file: string, user: ServiceUser): boolean => mayAll(file, user, 0o5)

function mayAll(target: string, user: ServiceUser, wantedOfLast: number): boolean {
  const parts = realpathSync(target).split(path.sep)
  return parts.every((_part, index) => {
    const { mode, uid, gid } = statSync(parts.slice(0, index + 1).join(path.sep) || path.sep)
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
    const wanted = index === parts.length - 1 ? wantedOfLast : 0o1
    return ((mode >> shift) & wanted) === wanted
  })
}
