// F41: nobody on record is older than any person ever was.
import { ageOn, type Day } from '../kernel/day.ts'

/** The oldest age ever proven is 122 (Gerontology Research Group); above this a year was mistyped. */
export const oldestAge = 130

export const bornTooEarly = (born: Day, on: Day): boolean => (ageOn(born, on) ?? 0) > oldestAge
