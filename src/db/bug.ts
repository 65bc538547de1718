// B4: an unexpected database error is thrown on without the values of the row it speaks of: logs hold no personal data.
import { DatabaseError } from 'pg'

/** SQL mistakes (class 42) name only identifiers, and a developer needs their text; every other text may quote a value. */
const quotesNoValue = (code: string | undefined) => code?.startsWith('42') === true

/** The error to throw on: PostgreSQL's own errors lose detail, where and, outside class 42, their text. Others pass. */
export function bugOf(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error
  const where = [error.schema, error.table, error.column, error.constraint]
    .filter((name) => name !== undefined)
    .join('.')
  const text = quotesNoValue(error.code) ? error.message : 'message withheld, it may quote a value'
  const bug = new Error(`SQLSTATE ${error.code ?? '?'}${where ? ` at ${where}` : ''}: ${text}`)
  bug.name = 'DatabaseBug'
  return bug
}
