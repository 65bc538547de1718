// D7: what follows from another answer is computed and never asked; an answer that cannot be computed stays unknown.
import { ageOn, type Day, parseDay } from '../kernel/day.ts'
import { birthOf, parseIdNumber, sexOf } from '../kernel/id-number.ts'
import type { Question } from './question.ts'

/** Derivations from the answer alone; `head` and `members` look at other subjects, `area` at the tree of areas. */
export type Derivation = Exclude<NonNullable<Question['derivedFrom']>['by'], 'head' | 'members' | 'area'>

/**
 * Value of a derived question from its source's value: birth day `YYYY-MM-DD` or sex code from an ID number; from a day the
 * full years up to `on` (an age, a length of service), its month `YYYY-MM` or its year. Undefined for a source that does not
 * say it.
 */
export function derive({ by, from, on }: { by: Derivation; from: string; on: Day }): string | number | undefined {
  if (by === 'birth-date' || by === 'sex') {
    const number = parseIdNumber(from)
    return number && (by === 'sex' ? sexOf(number) : birthOf(number))
  }
  const day = parseDay(from)
  return day && (by === 'age' ? ageOn(day, on) : day.slice(0, by === 'year' ? 4 : 7))
}
