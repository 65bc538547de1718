// F10: one comparison as SQL, typed by its question.
import { type RawBuilder, sql } from 'kysely'
import type { Condition } from '../dictionary/definition.ts'
import type { Question } from '../dictionary/question.ts'
import { sqlTypeOf } from './sql-type.ts'

const operators = { '=': sql`=`, '!=': sql`<>`, '<': sql`<`, '<=': sql`<=`, '>': sql`>`, '>=': sql`>=` } as const

/** `checkConditions` has made sure that the value fits the type. */
export function compareSql(
  { is, value }: Condition,
  type: Question['type'],
  left: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const cast = sql.raw(sqlTypeOf[type])
  if (is === 'in') return sql`${left} = any(${[...(value as string[])]}::${cast}[])`
  if (is === 'known') throw new Error('known is decided by the state')
  return sql`${left} ${operators[is]} ${value}::${cast}`
}
