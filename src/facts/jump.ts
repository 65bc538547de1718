// F42: a number far from the last one is asked back, never refused: most are slips of the point, some are true.
import type { Question } from '../dictionary/question.ts'
import type { Answer } from './answer.ts'
import type { Logged } from './patch.ts'

/**
 * Ten times as much or as little, or another sign. A default of this project, not of a law: a decimal point slipped by one
 * place is the mistake met most; asking costs a tap, a wrong amount stands in every report.
 */
export const jumpFactor = 10

export function isJump({ type }: Pick<Question, 'type'>, old: Logged, answer: Answer): boolean {
  if (type !== 'integer' && type !== 'decimal') return false
  if (answer.state !== 'value' || old === null || typeof old === 'object') return false
  const [before, now] = [Number(old), Number(answer.value)]
  if (before === 0 || now === 0) return false
  if (before < 0 !== now < 0) return true
  const ratio = now / before
  return ratio >= jumpFactor || ratio <= 1 / jumpFactor
}
