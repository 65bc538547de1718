// Facts entered, disputed and looked back at from the command line. Everything is invented.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAreas } from '../../src/access/add-areas.store.ts'
import { prepareWorkspace, type Workspace } from '../../src/cli/workspace.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { importLedger } from '../../src/facts/import.store.ts'
import { startFigureWorker } from '../../src/server/figure-worker.ts'
import { shardOf } from '../../src/kernel/area.ts'
import type { Day } from '../../src/kernel/day.ts'
import { ok } from '../../src/kernel/result.ts'
import { list, 赵 } from '../db/cast.ts'
import { must } from '../db/harness.ts'
import { newHome } from './run.ts'

let cli: Awaited<ReturnType<typeof newHome>>
let database: Database
let workspace: Workspace
let subject = ''

before(async () => {
  cli = await newHome('facts')
  database = must(await openDatabase({ home: cli.home, url: cli.env.DATABASE_URL }))
  workspace = must(await prepareWorkspace(database, cli.home))
  subject = must(
    await database.transaction(async (trx) => {
      const below = [{ level: 'village' as const, name: '青山村' }]
      const trees = [
        { level: 'county' as const, name: '示例县', below: [{ level: 'town' as const, name: '东河镇', below }] },
      ]
      const areas = must(await addAreas(trx, { trees, since: '2000-01-01' as Day, actor: '张管理' }))
      const area = areas.find(({ level }) => level === 'village')!.id
      const sheets = [
        list('人', 'person', ['person.name', 'person.id-number', 'person.phone'], [['赵大山', 赵, '13900000000']]),
      ]
      const { identityKey, asking } = workspace
      const ledger = {
        file: { name: '台账.xlsx', hash: 'a' },
        sheets,
        area,
        shard: shardOf(area),
        unit: '青山村',
        actor: '王支书',
      }
      await importLedger(trx, { ...ledger, on: '2026-11-01' as Day, identityKey, asking })
      return ok((await trx.query<{ id: string }>('select id from facts.person')).rows[0]!.id)
    }),
  )
})
after(async () => {
  await database.close()
  cli.remove()
})

test('[C50] [C51] a fact is entered, corrected and disputed; its history tells who said what', async () => {
  const save = (...words: string[]) => cli.run('facts', 'save', subject, ...words)
  assert.deepEqual(JSON.parse((await save('person.phone', '13900000001', '--unit', '青山村', '--json')).out).written, 1)
  const rival = await save('person.phone', '13900000002', '--unit', '区卫健局')
  assert.equal(rival.code, 0)
  assert.match(rival.out, /记为冲突/)
  const wrong = await save('person.birth-date', '1951-01-01')
  assert.deepEqual([wrong.code, /facts\/disagrees-with-id-number/.test(wrong.err)], [1, true])
  const listed = await cli.run('facts', 'conflicts')
  assert.match(listed.out, /1 项冲突/)
  assert.ok(listed.out.includes(subject) && !listed.out.includes('13900000002'))
  assert.match((await cli.run('facts', 'conflicts', '--show')).out, /13900000002/)
  const history = JSON.parse((await cli.run('facts', 'history', subject, '--json')).out)
  assert.deepEqual(
    history.entries.map(({ unit, source }: { unit: string; source: string }) => [unit, source]),
    [
      ['青山村', 'ledger'],
      ['青山村', 'entry'],
      ['区卫健局', 'entry'],
    ],
  )
  const unknown = await cli.run('facts', 'history', '00000000-0000-7000-8000-000000000000')
  assert.deepEqual([unknown.code, /facts\/no-such-subject/.test(unknown.err)], [1, true])
})

test('[C52] the check of figures says how many it compared', async () => {
  const checked = await cli.run('facts', 'check', '--keep')
  assert.deepEqual([checked.code, /核对了 0 个统计数，都对/.test(checked.out)], [0, true])
})

test('[F46] the worker empties the outbox within a second and stops when told', async () => {
  const waiting = async () =>
    must(await database.transaction(async (trx) => ok((await trx.query('select 1 from facts.outbox')).rowCount ?? 0)))
  await database.transaction(async (trx) => {
    await trx.query("insert into facts.outbox (shard, area, subject_kind, columns) values ('x', 'x', 'person', '{e1}')")
    return ok(true)
  })
  const worker = startFigureWorker({ database, asking: workspace.asking })
  const until = Date.now() + 10_000
  while ((await waiting()) > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(await waiting(), 0)
  await worker.stop()
  await database.transaction(async (trx) => {
    await trx.query("insert into facts.outbox (shard, area, subject_kind, columns) values ('x', 'x', 'person', '{e1}')")
    return ok(true)
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  assert.equal(await waiting(), 1)
})
