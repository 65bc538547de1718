// B12: what the server itself says about its state: postmaster.pid and the end of its log. We only read that file.
import { open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Problem } from '../kernel/problem.ts'
import { dbProblems } from './problems.ts'

export type Postmaster = { pid: number; port: number; ready: boolean; alive: boolean }

/** Reads `postmaster.pid` of a data folder; undefined when no server claims it. Lines: PostgreSQL's miscadmin.h. */
export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => undefined)
  const lines = text?.split('\n').map((line) => line.trim())
  const pid = Number.parseInt(lines?.[0] ?? '', 10)
  if (!lines || !Number.isInteger(pid)) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7] === 'ready', alive: isAlive(pid) }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

export const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  )

/** Text of `file` from byte `start`, at most its last 64 KiB. */
export async function textFrom(file: string, start: number): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const from = Math.max(start, size - 65_536)
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(Math.max(0, size - from)), position: from })
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

export type StartFailure =
  /** Port taken: try another one when any will do. */
  | 'port'
  /** Somebody holds the folder, perhaps only for a moment: orphans of a killed server, or another start. */
  | 'held'
  | Problem

/** Why the server gave up, from the English text it printed (LC_ALL=C); undefined when the text names no cause we know. */
export function startFailure(printed: string, folder: string): StartFailure | undefined {
  if (/could not bind|could not create any TCP\/IP sockets/.test(printed)) return 'port'
  if (/lock file ".*" already exists|pre-existing shared memory block/.test(printed)) return 'held'
  if (/No space left on device|Disk quota exceeded/.test(printed)) return dbProblems['disk-full']({})
  if (/Permission denied|Read-only file system/.test(printed)) return dbProblems['read-only-folder']({ folder })
  return undefined
}
