// F5: an ID number says birth day and sex; a person without one states them.
import { birthOf, type IdNumber, sexOf } from '../kernel/id-number.ts'
import type { Answer } from './answer.ts'

/** By column stem. The number has been checked. */
export const impliedBy = (number: string): ReadonlyMap<'born' | 'sex', Answer> =>
  new Map([
    ['born', { state: 'value', value: birthOf(number as IdNumber) }],
    ['sex', { state: 'value', value: sexOf(number as IdNumber) }],
  ])
