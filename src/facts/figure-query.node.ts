// F70: who is counted in a figure, who is not and who cannot be told, as SQL; the same for the number, the people behind it and the undecided.
import { sql } from 'kysely'
import type { Definition } from '../dictionary/definition.ts'
import { questionsIn, whereOf } from '../dictionary/filter-tree.ts'
import type { Day } from '../kernel/day.ts'
import type { Place, Places } from './place.ts'
import { meets, type Sql, stateOn, valueOn } from './subject-query.node.ts'

export type FigureOn = { places: Places; on: Day }

/** `counted`: true, false, or null where it cannot be decided. `value`, `over`: what a counted subject brings. */
export type FigureSql = { counted: Sql; value: Sql; over: Sql }

const nothing = sql`null::numeric`

/** `checkDefinition` has made sure that every question can be asked. */
export function figureSql(definition: Definition, of: FigureOn): FigureSql {
  const { measure, question, over, part = [] } = definition
  const met = meets(whereOf(definition), of)
  if (measure === 'count') return { counted: met, value: nothing, over: nothing }
  if (measure === 'share') {
    const within = meets(part, of)
    // One of them of whom the part is not known makes the share unknown; of whom is not among them it does not matter.
    return {
      counted: sql`(${met} and (${within} is not null or null::boolean))`,
      value: sql`(${within})::int::numeric`,
      over: nothing,
    }
  }
  const amounts = [question!, ...(over === undefined ? [] : [over])].map((key) => of.places.of(key)!)
  const [value, divisor] = amounts.map((place) => valueOn(place, of.on))
  const known = amounts.map((place) => isKnown(place, of.on))
  return { counted: sql`(${sql.join([met, ...known], sql` and `)})`, value: value!, over: divisor ?? nothing }
}

/** An amount that does not apply to somebody adds nothing; one that is missing, refused or disputed leaves the figure undecided. */
const isKnown = (place: Place, on: Day): Sql =>
  sql`(case ${stateOn(place, on)} when 0 then (${valueOn(place, on)} is not null or null::boolean) when 2 then false end)`

/** What of each subject the statement reads. */
export const figurePlaces = (definition: Definition, places: Places): Place[] =>
  questionsIn(definition).flatMap((key) => places.of(key) ?? [])
