// B6: one way to open the store: the built-in database of a home folder, or a server PostgreSQL when an address is given.
import type { Pool, PoolConfig } from 'pg'
import { fail, ok, type Result } from '../kernel/result.ts'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { expected, makePool, runTransaction } from './pool.ts'
import { dbProblems } from './problems.ts'
import type { Trx } from './trx.ts'

export type Database = {
  /** Commits when `work` returns ok; rolls back on a Problem or a throw. Database errors that operation brings become Problems. */
  transaction<T>(work: (trx: Trx) => Promise<Result<T>>): Promise<Result<T>>
  /** Ends the connections; stops the built-in database unless another process still uses it. */
  close(): Promise<void>
}

export type OpenInput = {
  /** Folder of the installation; the built-in database lives below it. */
  home: string
  /** Address of a server PostgreSQL >= 18 (`DATABASE_URL`); without it the built-in database is started. */
  url?: string | undefined
  /** Fixed port of the built-in database; without it any free one is taken. */
  port?: number | undefined
}

/** Opens the store and brings its schema up to date. Every failure an operator can act on is a Problem. */
export async function openDatabase({ home, url, port }: OpenInput): Promise<Result<Database>> {
  if (url) return openServer(url)
  const embedded = await startEmbedded({ home, port })
  if (!embedded.ok) return embedded
  return openPool(embedded.value.connection, embedded.value.stop)
}

async function openServer(url: string): Promise<Result<Database>> {
  if (!/^postgres(?:ql)?:\/\/[^/]/.test(url) || !URL.canParse(url)) return fail(dbProblems['bad-address']({}))
  return openPool({ connectionString: url }, async () => {})
}

/** The schema-checked, migrated Database over `config`; `afterwards` runs when it is closed or cannot be opened. */
export async function openPool(config: PoolConfig, afterwards: () => Promise<void>): Promise<Result<Database>> {
  const pool = makePool(config)
  let ready: Result<unknown> | undefined
  try {
    const fits = await fit(pool)
    ready = fits.ok ? await migrate(pool) : fits
  } finally {
    if (!ready?.ok) await pool.end().then(afterwards)
  }
  if (!ready.ok) return ready
  let closing: Promise<void> | undefined
  return ok({
    transaction: (work) => runTransaction(pool, work),
    close: () => (closing ??= pool.end().then(afterwards)),
  })
}

/** Refuses a server that lacks what the schema needs: uuidv7 and temporal keys came with 18; UTF8 holds every character. */
async function fit(pool: Pool): Promise<Result<true>> {
  const text = `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
    current_setting('server_encoding') as encoding`
  const asked = await expected(() => pool.query<{ number: number; version: string; encoding: string }>(text))
  if (!asked.ok) return asked
  const [{ number, version, encoding }] = asked.value.rows as [{ number: number; version: string; encoding: string }]
  if (number < 180_000) return fail(dbProblems['server-too-old']({ version }))
  if (encoding !== 'UTF8') return fail(dbProblems['wrong-encoding']({ encoding }))
  return ok(true)
}
