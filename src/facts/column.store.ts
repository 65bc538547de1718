// F1: the catalogue migrator gives every asked question its typed column; identifiers come from integer ids only.
import type { Question } from '../dictionary/question.ts'
import { ok, type Result } from '../kernel/result.ts'
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import { type ColumnPlace, placesOf } from './place.ts'
import { sqlTypeOf } from './sql-type.ts'
import { tableOf } from './subject-table.ts'

/**
 * Adds the columns that are missing, in one statement per table, under an advisory lock that concurrent starts wait for. Returns
 * how many questions got theirs; derived questions have none. A table in use for longer than two seconds is the Problem
 * `db/busy` of the transaction, after which nothing was added.
 */
export async function ensureColumns(
  trx: Trx,
  questions: readonly Question[],
): Promise<Result<{ added: number; events: AuditEvent[] }>> {
  // ALTER TABLE waits behind every reader and holds up those behind it: better give up than stand in the door.
  await trx.query("set local lock_timeout = '2s'")
  await trx.query("select pg_advisory_xact_lock(hashtextextended('facts.columns', 0))")
  const { rows } = await trx.query<{ column: string }>(
    `select table_schema || '.' || table_name || '.' || column_name as column
     from information_schema.columns where table_schema = 'facts'`,
  )
  const there = new Set(rows.map(({ column }) => column))
  const missing = placesOf(questions).columns.filter(({ kind, stem }) => !there.has(`${tableOf[kind]}.${stem}`))
  for (const [kind, columns] of Map.groupBy(missing, (column) => column.kind)) {
    // One statement for a table: the whole catalogue column by column would take seconds at a first start.
    await trx.query(`alter table ${tableOf[kind]} ${columns.map(columnSql).join(', ')}`)
  }
  const events: AuditEvent[] = []
  for (const { stem, question } of missing) {
    const about = { kind: 'question', id: question.key }
    events.push(
      await record(trx, { actor: 'shixiao', action: 'question-got-column', about, details: { column: stem } }),
    )
  }
  await trx.query('set local lock_timeout to default')
  return ok({ added: missing.length, events })
}

function columnSql({ stem, question }: ColumnPlace): string {
  if (!/^e\d{1,6}$/.test(stem)) throw new Error(`no column can be made for ${question.key}`)
  return `add column ${stem} ${sqlTypeOf[question.type]}, add column ${stem}_s smallint, add column ${stem}_at date`
}
