// C5: files are read whole or refused by name; they are written beside their name and moved there, never half.
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { makeFolder } from '../db/make-folder.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { cliProblems } from './problems.ts'

export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

export async function readBytes(file: string): Promise<Result<Uint8Array>> {
  try {
    return ok(await readFile(file))
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return fail(cliProblems['file-not-found']({ file }))
    if (['EACCES', 'EPERM', 'EISDIR'].includes(codeOf(error))) return fail(cliProblems['file-unreadable']({ file }))
    throw error
  }
}

export async function writeBytes(file: string, content: Uint8Array | string): Promise<Result<string>> {
  const half = `${file}.part`
  try {
    await makeFolder(path.dirname(file))
    await writeFile(half, content)
    await rename(half, file)
    return ok(file)
  } catch (error) {
    await rm(half, { force: true }).catch(() => {})
    const problem = problemOfWriting(error, file)
    if (problem) return fail(problem)
    throw error
  }
}

/** The Problem an operating system's error while writing stands for, or undefined when it is something else. */
export function problemOfWriting(error: unknown, file: string): Problem | undefined {
  const code = codeOf(error)
  if (['ENOSPC', 'EDQUOT'].includes(code)) return cliProblems['disk-full']({ file })
  const cannot = ['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG', 'EIO', 'EBUSY']
  return cannot.includes(code) ? cliProblems['cannot-write']({ file }) : undefined
}

const workbookEnding = /\.(?:xlsx|xlsm|xls|et|xml|csv)$/i

/** Every workbook named or lying in a named folder (with subfolders), in name order; lock files of Excel and WPS are passed over. */
export async function workbooksIn(names: readonly string[]): Promise<Result<string[]>> {
  const found: string[] = []
  for (const name of names) {
    const kind = await stat(name).catch(() => undefined)
    if (!kind) return fail(cliProblems['file-not-found']({ file: name }))
    if (!kind.isDirectory()) {
      found.push(name)
      continue
    }
    const entries = await readdir(name, { recursive: true, withFileTypes: true })
    const files = entries.filter(
      (entry) => entry.isFile() && workbookEnding.test(entry.name) && !/^[.~]/.test(entry.name),
    )
    if (files.length === 0) return fail(cliProblems['no-workbooks']({ folder: name }))
    found.push(...files.map((entry) => path.join(entry.parentPath, entry.name)).toSorted())
  }
  return ok(found)
}
