// The built-in database of a home folder: each test has a home of its own, which it removes.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { findBinaries, readyBinaries } from '../../src/db/binaries.ts'
import { type Embedded, startEmbedded } from '../../src/db/embedded.ts'
import { makeFolder } from '../../src/db/make-folder.ts'
import { removeHome } from '../../src/db/place.ts'
import { isAlive, readPostmaster } from '../../src/db/postmaster.ts'
import { canPass, findServiceUser, isRoot } from '../../src/db/service-user.ts'
import { root } from '../../tools/layers.js'
import { must } from './harness.ts'

const homes: string[] = []
const started: Embedded[] = []
after(() => {
  for (const one of started) one.kill()
  for (const { cluster } of started) rmSync(path.dirname(cluster), { recursive: true, force: true })
  for (const home of homes) rmSync(home, { recursive: true, force: true })
})

function newHome(): string {
  // Below a folder everybody may pass, as an installation is.
  const home = path.join(mkdtempSync(path.join(tmpdir(), 'shixiao-home-')), 'home')
  homes.push(path.dirname(home))
  chmodSync(path.dirname(home), 0o711)
  return home
}

async function start(home: string, more: { throwAway?: boolean } = {}): Promise<Embedded> {
  const embedded = must(await startEmbedded({ home, throwAway: true, ...more }))
  started.push(embedded)
  return embedded
}

async function ask<T extends object>(embedded: Embedded, text: string): Promise<T> {
  const client = new Client(embedded.connection)
  await client.connect()
  try {
    return (await client.query<T>(text)).rows[0]!
  } finally {
    await client.end()
  }
}

const codeOf = async (made: ReturnType<typeof startEmbedded>) => {
  const result = await made
  return result.ok ? 'ok' : result.problem.code
}

test('[B9] [B13] [B14] [B15] a home gets a cluster, the next start joins it, the last to leave stops it', async () => {
  const home = newHome()
  const saved = { ...process.env }
  // Anything of these would break or mislead the programs.
  Object.assign(process.env, { PGDATA: '/nonexistent', PGPORT: '1', LC_ALL: 'zh_CN.GB18030', PGOPTIONS: '-c bad=1' })
  const [one, two] = await Promise.all([start(home), start(home)]).finally(() => {
    for (const name of ['PGDATA', 'PGPORT', 'LC_ALL', 'PGOPTIONS']) {
      if (saved[name] === undefined) delete process.env[name]
      else process.env[name] = saved[name]
    }
  })
  assert.deepEqual(new Set([one.started, two.started]), new Set([true, false]))
  assert.equal(one.connection.port, two.connection.port)
  const shown = await ask<{ provider: string; chinese: boolean }>(
    one,
    `select (select datlocprovider::text from pg_database where datname = current_database()) as provider,
       ('县' < '村') = ('县'::bytea < '村'::bytea) as chinese`,
  )
  assert.deepEqual(shown, { provider: 'b', chinese: true })
  assert.ok(!existsSync(path.join(one.cluster, 'passed')))
  const client = new Client(two.connection)
  await client.connect()
  await one.stop()
  assert.ok((await readPostmaster(path.join(one.cluster, 'data')))?.alive, 'somebody is still connected')
  await client.end()
  await two.stop()
  assert.equal(await readPostmaster(path.join(one.cluster, 'data')), undefined)
})

test('[B15] a server that was killed comes back with its data', async () => {
  const home = newHome()
  const first = await start(home, { throwAway: false })
  await ask(first, 'create table kept as select 7 as number')
  const { pid } = (await readPostmaster(path.join(first.cluster, 'data')))!
  process.kill(pid, 'SIGKILL')
  for (let tries = 0; isAlive(pid) && tries < 100; tries++) await wait(50)
  const again = await start(home, { throwAway: false })
  assert.equal(again.started, true)
  assert.deepEqual(await ask(again, 'select number from kept'), { number: 7 })
  await again.stop()
})

test('[B15] a port that is asked for and taken is told', async () => {
  const { createServer } = await import('node:net')
  const blocker = createServer()
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve))
  const { port } = blocker.address() as { port: number }
  assert.equal(await codeOf(startEmbedded({ home: newHome(), throwAway: true, port })), 'db/port-busy')
  await new Promise((resolve) => blocker.close(resolve))
})

test('[B10] data of another version and a lost password are told, and nothing is made beside them', async () => {
  const home = newHome()
  const data = path.join(home, 'postgres', 'data')
  mkdirSync(data, { recursive: true })
  writeFileSync(path.join(data, 'PG_VERSION'), '17\n')
  assert.equal(await codeOf(startEmbedded({ home, throwAway: true })), 'db/other-version')
  writeFileSync(path.join(data, 'PG_VERSION'), '18\n')
  assert.match(await codeOf(startEmbedded({ home, throwAway: true })), /^db\/(?:password-missing|unreachable-folder)$/)
  assert.equal(readFileSync(path.join(data, 'PG_VERSION'), 'utf8'), '18\n')
})

test('[B10] a pointer to data that are gone is told instead of an empty database', async () => {
  const home = newHome()
  mkdirSync(home, { recursive: true })
  writeFileSync(path.join(home, 'postgres.location'), '/nonexistent/postgres\n')
  assert.equal(await codeOf(startEmbedded({ home, throwAway: true })), 'db/data-missing')
})

test('[B7] a home that is a file is told', async () => {
  const file = newHome()
  writeFileSync(file, '')
  assert.equal(await codeOf(startEmbedded({ home: file, throwAway: true })), 'db/read-only-folder')
})

test('[B7] a home where no folder can be made is told within seconds', async (t) => {
  if (process.platform !== 'linux') return t.skip('there is no /proc here')
  for (const home of ['/proc/shixiao-test', '/proc/shixiao-test/home'])
    assert.equal(await codeOf(startEmbedded({ home, throwAway: true })), 'db/read-only-folder')
  const made = path.join(newHome(), 'a', 'b')
  assert.equal(await makeFolder(made), path.dirname(path.dirname(made)))
  assert.equal(await makeFolder(made), undefined)
})

// 20 MB end while the cluster is made, 40 MB when the product's database is: a server that was started in vain must not stay.
for (const megabytes of [20, 40]) {
  test(`[B7] [B15] a disk of ${megabytes} MB is told to be full, and no server is left behind`, async (t) => {
    const home = newHome()
    mkdirSync(home, { recursive: true })
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'shixiao-test', home])
    if (mounted.status !== 0) return t.skip('no small disk can be mounted here')
    try {
      assert.equal(await codeOf(startEmbedded({ home })), 'db/disk-full')
      assert.equal(await readPostmaster(path.join(home, 'postgres', 'data')), undefined)
    } finally {
      assert.equal(spawnSync('umount', [home]).status, 0)
    }
  })
}

test('[B8] [B10] root in a home nobody else may enter keeps the data where the service user can', async (t) => {
  if (!isRoot()) return t.skip('not root')
  const home = path.join(mkdtempSync(path.join(tmpdir(), 'shixiao-private-')), 'home')
  homes.push(path.dirname(home))
  const user = must(findServiceUser('nobody'))
  assert.equal(canPass(path.dirname(home), user), false)
  const embedded = await start(home)
  assert.equal(readFileSync(path.join(home, 'postgres.location'), 'utf8').trim(), embedded.cluster)
  assert.deepEqual(await ask(embedded, 'select 1 as one'), { one: 1 })
  await embedded.stop()
})

test('[B10] a throw-away home goes with its data wherever they lie, and takes no other home’s along', async (t) => {
  if (!isRoot()) return t.skip('not root')
  const [home, other] = ['one', 'two'].map(() => mkdtempSync(path.join(tmpdir(), 'shixiao-private-'))) as [
    string,
    string,
  ]
  homes.push(home, other)
  const embedded = must(await startEmbedded({ home, throwAway: true }))
  await embedded.stop()
  const parent = path.dirname(embedded.cluster)
  assert.notEqual(parent, home)
  writeFileSync(path.join(other, 'postgres.location'), `${embedded.cluster}\n`)
  await removeHome(other)
  assert.deepEqual([existsSync(other), existsSync(parent)], [false, true])
  await removeHome(home)
  assert.deepEqual([existsSync(home), existsSync(parent)], [false, false])
})

test('[B8] a service user that is not there, and root itself, are refused', () => {
  for (const name of ['no-such-user-here', 'root', '-u']) {
    const found = findServiceUser(name)
    assert.equal(found.ok ? 'ok' : found.problem.code, 'db/no-service-user')
  }
})

test('[B9] the links the package lists are there, however it was installed', async () => {
  const found = must(await findBinaries())
  const ready = must(
    await readyBinaries({
      found,
      user: undefined,
      state: () => assert.fail('no copy is needed'),
      fallback: path.join(newHome(), 'pglib'),
    }),
  )
  const list = path.join(ready.native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { target } of JSON.parse(readFileSync(list, 'utf8')) as { target: string }[])
    assert.ok(existsSync(path.join(path.dirname(ready.native), target)) || ready.environment['LD_LIBRARY_PATH'], target)
})

test('[B17] a signal stops the built-in database before the process ends', async () => {
  const home = newHome()
  const script = `const { startEmbedded } = await import(${JSON.stringify(path.join(root, 'src/db/embedded.ts'))})
    const one = await startEmbedded({ home: ${JSON.stringify(home)}, throwAway: true })
    console.log(one.value.cluster)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const cluster = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text: Buffer) => resolve(String(text).trim())),
  )
  assert.ok((await readPostmaster(path.join(cluster, 'data')))?.alive)
  child.kill('SIGTERM')
  const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)))
  assert.equal(signal, 'SIGTERM')
  assert.equal(await readPostmaster(path.join(cluster, 'data')), undefined)
  rmSync(path.dirname(cluster), { recursive: true, force: true })
})
