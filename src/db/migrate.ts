// B5: the schema is plain SQL files in order, applied all or none; a database newer than the product is left alone.
import { readdir, readFile } from 'node:fs/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import type { Pool } from 'pg'
import { fail, ok, type Result } from '../kernel/result.ts'
import { expected } from './pool.ts'
import { dbProblems } from './problems.ts'

const folder = new URL('./migrations/', import.meta.url)
const bookkeeping = {
  migrationTableSchema: 'db',
  migrationTableName: 'migration',
  migrationLockTableName: 'migration_lock',
}

/** Reads `NNNN_room_what.sql`; a file is one simple query, so it may hold many statements. */
export const sqlFiles: MigrationProvider = {
  async getMigrations() {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
    const entries = names.map(async (name): Promise<[string, Migration]> => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return [name.slice(0, -'.sql'.length), { up: async (db) => void (await sql.raw(text).execute(db)) }]
    })
    return Object.fromEntries(await Promise.all(entries))
  },
}

/**
 * Brings the database behind `pool` to the product's schema, in one transaction under a lock that concurrent starts
 * wait for. Returns the names of the migrations applied now. Problem `schema-newer` when it holds one we do not know.
 */
export async function migrate(pool: Pool, provider: MigrationProvider = sqlFiles): Promise<Result<string[]>> {
  const known = await provider.getMigrations()
  const applied = await expected(() => appliedMigrations(pool))
  if (!applied.ok) return applied
  const foreign = applied.value.find((name) => !(name in known))
  if (foreign !== undefined) return fail(dbProblems['schema-newer']({ migration: foreign }))
  if (applied.value.length === Object.keys(known).length) return ok([])
  // Not destroyed: that would end the caller's pool.
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  return expected(async () => {
    const { error, results = [] } = await new Migrator({ db, provider, ...bookkeeping }).migrateToLatest()
    const failed = results.find((result) => result.status === 'Error')
    if (error instanceof Error && failed) error.message += ` (migration ${failed.migrationName})`
    if (error !== undefined) throw error
    return results.map((result) => result.migrationName)
  })
}

async function appliedMigrations(pool: Pool): Promise<string[]> {
  const there = await pool.query<{ there: boolean }>("select to_regclass('db.migration') is not null as there")
  if (!there.rows[0]?.there) return []
  return (await pool.query<{ name: string }>('select name from db.migration order by name')).rows.map((row) => row.name)
}
