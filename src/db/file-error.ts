// B7: a full, read-only or foreign folder is told in a sentence, whichever call met it.
import type { Problem } from '../kernel/problem.ts'
import { fail, type Result } from '../kernel/result.ts'
import { dbProblems } from './problems.ts'

/** The Problem an operating system's error about `folder` stands for, or undefined when it is something else. */
export function problemOfFileError(error: unknown, folder: string): Problem | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return dbProblems['disk-full']({})
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG', 'ELOOP'].includes(String(code))) {
    return dbProblems['read-only-folder']({ folder })
  }
  return undefined
}

/** Runs file work on `folder`; its expected errors come back as Problems. */
export async function onFolder<T>(folder: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    const problem = problemOfFileError(error, folder)
    if (problem) return fail(problem)
    throw error
  }
}
