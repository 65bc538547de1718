// F11: what a figure says: over whom it was decided, and for how many it could not be.
import type { Definition } from '../dictionary/definition.ts'

export type Figure = {
  /** Over those for whom it could be decided; null where there is nobody at all, or where anybody undecided could change it. */
  value: number | null
  /** Subjects that the value rests on; for a share those it is a share of. */
  counted: number
  /** Subjects whose conditions or amount are not known, and villages nobody has reported yet. */
  unknown: number
}

/** What the database adds up. Sums and extremes are exact decimal text. */
export type Tally = {
  total: number
  counted: number
  unknown: number
  sum: string | null
  over: string | null
  low: string | null
  high: string | null
  distinct: number
}

/** A count or sum of those that were decided may be shown beside the number of undecided; of these one more changes everything. */
const needsEverybody = new Set<Definition['measure']>(['average', 'share', 'min', 'max', 'distinct'])

/** `silent`: villages of the scope with nobody on record. */
export function figureOf({ measure, per = 100 }: Definition, tally: Tally, silent: number): Figure {
  const { total, counted } = tally
  const unknown = tally.unknown + silent
  const isOpen = total === 0 || (unknown > 0 && needsEverybody.has(measure))
  return { value: isOpen ? null : valueOf(measure, per, tally), counted, unknown }
}

function valueOf(measure: Definition['measure'], per: number, tally: Tally): number | null {
  const { counted, sum, over, low, high, distinct } = tally
  const divisor = over === null ? counted : Number(over)
  switch (measure) {
    case 'count':
      return counted
    case 'sum':
      return Number(sum ?? 0)
    case 'distinct':
      return distinct
    case 'average':
      return divisor === 0 ? null : Number(sum) / divisor
    case 'share':
      return counted === 0 ? null : (Number(sum) * per) / counted
    case 'min':
      return low === null ? null : Number(low)
    case 'max':
      return high === null ? null : Number(high)
  }
}
