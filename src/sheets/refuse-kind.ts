// S11: what can be told from the first bytes is refused by its own reason, wherever a file comes in.
import { fail } from '../kernel/result.ts'
import { sheetProblems } from './problems.ts'
import type { Kind } from './sniff.ts'

/** The refusal of a file nobody can read, undefined for every other. */
export function refuseKind(kind: Kind, name: string): ReturnType<typeof fail> | undefined {
  if (kind === 'empty') return fail(sheetProblems['empty-file']({ name }))
  if (kind === 'encrypted') return fail(sheetProblems['password-protected']({ name }))
  return kind === 'binary' ? fail(sheetProblems['not-a-workbook']({ name })) : undefined
}
