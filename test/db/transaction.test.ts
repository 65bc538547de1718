// The one transaction and the schema, on a real database.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Pool } from 'pg'
import { migrate, sqlFiles } from '../../src/db/migrate.ts'
import { type Database, openDatabase, openPool } from '../../src/db/open.ts'
import type { Trx } from '../../src/db/trx.ts'
import { fail, ok } from '../../src/kernel/result.ts'
import { emptyDatabase, must, testConnection, testDatabase } from './harness.ts'

const problem = { code: 'test/no', status: 422, details: {}, says: {} as never }
let database: Database
before(async () => {
  database = await testDatabase(import.meta.url)
  await database.transaction(async (trx) => ok(await trx.query('create table kept (word text primary key)')))
})
after(() => database.close())

const words = async () =>
  must(
    await database.transaction(async (trx) =>
      ok((await trx.query<{ word: string }>('select word from kept order by word')).rows.map(({ word }) => word)),
    ),
  )
const put = (trx: Trx, word: string) => trx.query('insert into kept values ($1)', [word])

test('[B1] ok commits; a Problem and a throw leave nothing', async () => {
  must(await database.transaction(async (trx) => ok(await put(trx, '一'))))
  const refused = await database.transaction(async (trx) => {
    await put(trx, '二')
    return fail(problem)
  })
  assert.equal(refused.ok ? '' : refused.problem.code, 'test/no')
  await assert.rejects(
    database.transaction(async (trx) => {
      await put(trx, '三')
      throw new RangeError('ours')
    }),
    RangeError,
  )
  assert.deepEqual(await words(), ['一'])
})

test('[B1] work that swallowed an error of the database cannot say it saved', async () => {
  await assert.rejects(
    database.transaction(async (trx) => {
      await trx.query('select broken').catch(() => {})
      return ok(true)
    }),
    /swallowed/,
  )
})

test('[B3] a row that is there already is a Problem with its constraint, a mistake of ours is thrown', async () => {
  const twice = await database.transaction(async (trx) => ok(await put(trx, '一')))
  assert.deepEqual(twice.ok ? '' : [twice.problem.code, twice.problem.details], [
    'db/already-there',
    { constraint: 'kept_pkey' },
  ])
  await assert.rejects(
    database.transaction(async (trx) => ok(await trx.query('select nothing'))),
    /42703/,
  )
})

test('[B4] what is thrown quotes no value', async () => {
  await assert.rejects(
    database.transaction(async (trx) => ok(await trx.query("select '张三'::int"))),
    (error: Error) => !error.message.includes('张三') && error.message.includes('22P02'),
  )
})

test('[B5] an empty database gets every migration once, two starts at once too', async () => {
  const pool = new Pool(await emptyDatabase('migrations'))
  const names = Object.keys(await sqlFiles.getMigrations())
  const both = await Promise.all([migrate(pool), migrate(pool)])
  assert.deepEqual(new Set(both.map((one) => must(one).length)), new Set([0, names.length]))
  assert.deepEqual(must(await migrate(pool)), [])
  await pool.end()
})

test('[B5] a migration that fails leaves the schema as it was', async () => {
  const pool = new Pool(await emptyDatabase('broken migration'))
  const real = await sqlFiles.getMigrations()
  const broken = {
    getMigrations: async () => ({
      ...real,
      '9999_broken': {
        up: async () => {
          throw new Error('broken')
        },
      },
    }),
  }
  await assert.rejects(migrate(pool, broken), /9999_broken/)
  const { rows } = await pool.query("select from pg_namespace where nspname = 'access'")
  assert.equal(rows.length, 0)
  await pool.end()
})

test('[B5] [B6] a database newer than the product is refused and left alone', async () => {
  const config = await testConnection('newer')
  const pool = new Pool(config)
  await pool.query("insert into db.migration (name, timestamp) values ('9999_later', 'now')")
  await pool.end()
  const opened = await openPool(config, async () => {})
  assert.equal(opened.ok ? '' : opened.problem.code, 'db/schema-newer')
})

test('[B6] an address that is none, that nobody answers, or with a wrong password is told', async () => {
  const codeOf = async (url: string) => {
    const opened = await openDatabase({ home: '/nonexistent', url })
    return opened.ok ? 'ok' : opened.problem.code
  }
  assert.equal(await codeOf('mysql://x'), 'db/bad-address')
  assert.equal(await codeOf('postgres://user:word@127.0.0.1:1/none'), 'db/connection-lost')
  const { host, port, database: name } = await testConnection('login')
  if (host !== undefined)
    assert.equal(await codeOf(`postgres://shixiao:wrong@${host}:${String(port)}/${String(name)}`), 'db/login-refused')
})

test('[B6] a server without the characters the product needs is refused', async () => {
  const config = await emptyDatabase('encoding', "encoding 'SQL_ASCII' locale_provider libc locale 'C'")
  const opened = await openPool(config, async () => {})
  assert.equal(opened.ok ? '' : opened.problem.code, 'db/wrong-encoding')
})

test('[B16] the product is no superuser and can run no program', async () => {
  const { rows } = must(
    await database.transaction(async (trx) =>
      ok(await trx.query<{ super: string }>("select current_setting('is_superuser') as super")),
    ),
  )
  assert.equal(rows[0]?.super, 'off')
  const ran = await database.transaction(async (trx) => ok(await trx.query("copy kept from program 'echo x'")))
  assert.equal(ran.ok ? '' : ran.problem.code, 'db/no-rights')
})

test('[B18] every test file has a database of its own', async () => {
  const other = await testDatabase('another file')
  const there = await other.transaction(async (trx) =>
    ok((await trx.query<{ there: boolean }>("select to_regclass('kept') is not null as there")).rows[0]!.there),
  )
  assert.equal(must(there), false)
  await other.close()
})
