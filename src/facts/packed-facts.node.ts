// F10: the states and days of a subject's facts come packed: three columns for each answer cost more than all the rest of a report.
import { sql } from 'kysely'
import type { Day } from '../kernel/day.ts'
import type { FactState } from './fact.ts'
import { stateOf } from './patch.ts'
import type { Sql } from './subject-query.node.ts'

/** Four bits for each fact: its state, 5 where nothing is known, and 8 more where it has no day; seven facts to a whole number. */
const perNumber = 7
const unknown = 5
const dayless = 8

type FactSql = { state: Sql; at: Sql }

/** Columns of the facts' states, and one of their days: a single day where all that have one have the same. */
export function packedSql(facts: readonly FactSql[]): Sql[] {
  if (facts.length === 0) return []
  const numbers: Sql[] = []
  for (let first = 0; first < facts.length; first += perNumber) {
    const bits = facts
      .slice(first, first + perNumber)
      .map(
        ({ state, at }, nth) =>
          sql`(coalesce((${state})::int, ${sql.lit(unknown)}) + case when ${at} is null then ${sql.lit(dayless)} else 0 end) * ${sql.lit(16 ** nth)}`,
      )
    numbers.push(sql`${sql.join(bits, sql` + `)}`)
  }
  const days = facts.map(({ at }) => at)
  const each = sql.join(
    days.map((at) => sql`coalesce((${at})::text, '')`),
    sql` || ',' || `,
  )
  const same = sql`least(${sql.join(days)}) is not distinct from greatest(${sql.join(days)})`
  return [...numbers, sql`case when ${same} then least(${sql.join(days)})::text else ${each} end`]
}

export type Unpacked = {
  state: (nth: number) => FactState
  /** Undefined: it has none. */ day: (nth: number) => Day | undefined
}

/** Reads the columns of `packedSql` as they stand in a row, from `first` on. */
export function unpacked(row: readonly unknown[], { first, facts }: { first: number; facts: number }): Unpacked {
  const bits = (nth: number) => ((row[first + Math.floor(nth / perNumber)] as number) >> (4 * (nth % perNumber))) & 15
  const written = (row[first + Math.ceil(facts / perNumber)] ?? '') as string
  const days = written.includes(',') ? written.split(',') : undefined
  return {
    state: (nth) => {
      const state = bits(nth) & 7
      return stateOf(state === unknown ? null : state)
    },
    day: (nth) => (bits(nth) & dayless ? undefined : ((days ? days[nth] : written) as Day)),
  }
}
