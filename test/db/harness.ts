// B18: store tests meet a real PostgreSQL: one throw-away cluster per process, one database per test file copied from a
// migrated template. SHIXIAO_TEST_DATABASE_URL runs the same suite on a server PostgreSQL >= 18.
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client, type PoolConfig } from 'pg'
import { type Embedded, startEmbedded } from '../../src/db/embedded.ts'
import { type Database, openPool } from '../../src/db/open.ts'
import { isAlive } from '../../src/db/postmaster.ts'
import type { Result } from '../../src/kernel/result.ts'

const serverUrl = process.env['SHIXIAO_TEST_DATABASE_URL']
const prefix = 'shixiao-test-'

/** Where databases are made (`admin`) and how the product logs in to one of them. */
type Engine = { admin: PoolConfig; login: (database: string) => PoolConfig; owner: string | undefined }
let engine: Promise<Engine> | undefined
let template: Promise<string> | undefined

/** The value, or a failed test that shows the Problem's sentences. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`${result.problem.code}: ${JSON.stringify(result.problem.says)}`)
}

/** A migrated database of its own for `name` (a test file). Close it in `after`; the cluster ends with the process. */
export async function testDatabase(name: string): Promise<Database> {
  return must(await openPool({ ...(await testConnection(name)), allowExitOnIdle: true }, async () => {}))
}

/** How to reach that database, for a test that opens it itself. */
export async function testConnection(name: string): Promise<PoolConfig> {
  const { login } = await (engine ??= startEngine())
  return login(await copyDatabase(await (template ??= makeTemplate()), nameOf(name)))
}

/** An empty database without any migration; `how` says what else `create database` is told. */
export async function emptyDatabase(name: string, how = ''): Promise<PoolConfig> {
  const { login } = await (engine ??= startEngine())
  return login(await copyDatabase('template0', nameOf(`empty ${name}`), how))
}

const nameOf = (text: string) => `shixiao_test_${createHash('sha1').update(text).digest('hex').slice(0, 16)}`

async function startEngine(): Promise<Engine> {
  if (serverUrl) {
    const login = (database: string): PoolConfig => {
      const url = new URL(serverUrl)
      url.pathname = `/${database}`
      return { connectionString: url.href }
    }
    return { admin: { connectionString: serverUrl }, login, owner: undefined }
  }
  await sweep()
  const home = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`))
  // mkdtemp gives 0700; the service user must pass when the tests run as root.
  chmodSync(home, 0o711)
  const embedded: Embedded = must(await startEmbedded({ home, throwAway: true }))
  process.once('exit', () => {
    embedded.kill()
    for (const folder of [path.dirname(embedded.cluster), home]) rmSync(folder, { recursive: true, force: true })
  })
  return {
    admin: embedded.admin,
    login: (database) => ({ ...embedded.connection, database }),
    owner: embedded.connection.user,
  }
}

/** Ends clusters of test processes that were killed before they could. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(/^shixiao-test-(\d+)-/.exec(name)?.[1])
    if (!name.startsWith(prefix) || !pid || isAlive(pid)) continue
    const home = path.join(tmpdir(), name)
    // A cluster that was never finished has no server to end.
    const made = existsSync(path.join(home, 'postgres')) || existsSync(path.join(home, 'postgres.location'))
    const left = made ? await startEmbedded({ home, throwAway: true }).catch(() => undefined) : undefined
    if (left?.ok) {
      left.value.kill()
      await rm(path.dirname(left.value.cluster), { recursive: true, force: true })
    }
    await rm(home, { recursive: true, force: true })
  }
}

async function makeTemplate(): Promise<string> {
  const name = nameOf('template')
  const { login } = await (engine ??= startEngine())
  await copyDatabase('template0', name)
  await must(await openPool(login(name), async () => {})).close()
  return name
}

/** Names come from sha1 or from us, never from a test, so they may stand in the text. */
async function copyDatabase(from: string, name: string, how = ''): Promise<string> {
  const { admin, owner } = await (engine ??= startEngine())
  const client = new Client(admin)
  await client.connect()
  try {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(
      `create database ${name} template ${from} strategy wal_log${owner ? ` owner ${owner}` : ''} ${how}`,
    )
  } finally {
    await client.end()
  }
  return name
}
