// D7: what follows from another answer is computed and never asked; an answer that cannot be computed stays unknown.
import { ageOn, type Day, parseDay } from '../kernel/day.ts'
import { birthOf, parseIdNumber, sexOf } from '../kernel/id-number.ts'
import type { Question } from './question.ts'

/** Derivations within one subject; `head` and `members` look at other subjects and belong to the ledger. */
export type Derivation = Exclude<NonNullable<Question['derivedFrom']>['by'], 'head' | 'members'>

/**
 * Value of a derived question from its source's value: birth day `YYYY-MM-DD` or sex code from an ID number, age in full
 * years on `on` from a birth day, `YYYY-MM` from a birth day. Undefined for a source that does not say it.
 */
export function derive({ by, from, on }: { by: Derivation; from: string; on: Day }): string | number | undefined {
  if (by === 'birth-date' || by === 'sex') {
    const number = parseIdNumber(from)
    return number && (by === 'sex' ? sexOf(number) : birthOf(number))
  }
  const birth = parseDay(from)
  return birth && (by === 'age' ? ageOn(birth, on) : birth.slice(0, 7))
}
