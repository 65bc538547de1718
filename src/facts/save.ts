// F40: what somebody says of subjects on record, and what becomes of each answer beside the one on record.
import type { SubjectKind } from '../dictionary/question.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Problem } from '../kernel/problem.ts'
import type { Answer } from './answer.ts'
import { isConflict, type Logged, logged } from './patch.ts'
import type { Answers } from './read-row.ts'

export const saveSources = ['entry', 'life-event', 'returned-file', 'feed'] as const
export type SaveSource = (typeof saveSources)[number]

export type SubjectSave = {
  kind: SubjectKind
  id: string
  area: AreaId
  /** By column stem. */
  answers: Answers
  /** Stems whose unusual answer somebody looked at again and meant. */
  sure?: ReadonlySet<string>
  /** Nobody is on record under this id yet. */
  isNew?: true
  /** The household a person now belongs to. */
  household?: string
}

/** Of one answer that was not kept: refused for what it says, or asked back (`AskedBack`). */
export type Refused = { id: string; stem: string; problem: Problem }

/**
 * `same`: on record already, its day moves on. `write`: new, or a correction of the unit's own word. `rival`: another unit
 * says otherwise. `repeat`: this unit's answer was decided against before and is no news.
 */
export type Outcome = 'same' | 'write' | 'rival' | 'repeat'

export type Beside = {
  old: Logged
  /** Whose word stands; undefined where nothing was ever said. */
  owner: string | undefined
  unit: string
  answer: Answer
  /** What this unit said in a conflict that was decided against it. */
  lost: Logged | undefined
}

export function weighAnswer({ old, owner, unit, answer, lost }: Beside): Outcome {
  if (old === null) return 'write'
  if (isConflict(old)) return 'rival'
  const now = logged(answer)
  if (sameLogged(old, now)) return 'same'
  if (owner === unit) return 'write'
  return lost !== undefined && sameLogged(lost, now) ? 'repeat' : 'rival'
}

export const sameLogged = (a: Logged, b: Logged): boolean =>
  typeof a === 'object' && typeof b === 'object' ? a?.state === b?.state : a === b
