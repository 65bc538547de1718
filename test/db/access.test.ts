// Areas and units on a real database. Places and units are invented.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAreas } from '../../src/access/add-areas.store.ts'
import { addCode, areaCoded, codesOf } from '../../src/access/area-code.store.ts'
import { addArea, areaById, areaNamed, areasWithin, endArea, pathNames, rootArea } from '../../src/access/area.store.ts'
import { addUnit, units } from '../../src/access/unit.store.ts'
import { eventsAbout, eventsWithin } from '../../src/audit/event.store.ts'
import type { Database } from '../../src/db/open.ts'
import type { Trx } from '../../src/db/trx.ts'
import { areaParent, shardOf } from '../../src/kernel/area.ts'
import type { Day } from '../../src/kernel/day.ts'
import { fail, type Result } from '../../src/kernel/result.ts'
import { must, testDatabase } from './harness.ts'

const since = '2026-01-01' as Day
const actor = '县减负办'
let database: Database
before(async () => {
  database = await testDatabase(import.meta.url)
})
after(() => database.close())

/** Runs on the shared database and leaves nothing behind: `done` only ends the transaction. */
async function inTrial(work: (trx: Trx) => Promise<void>): Promise<void> {
  const done = { code: 'test/done', status: 0, details: {}, says: {} as never }
  const end = await database.transaction(async (trx) => {
    await work(trx)
    return fail(done)
  })
  assert.equal(end.ok, false)
}

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problem.code)

const county = {
  level: 'county',
  name: '示例县',
  codes: { stats: '990001000000' },
  below: [
    {
      level: 'town',
      name: '东河镇',
      below: [
        { level: 'village', name: '新村' },
        { level: 'village', name: '石桥村' },
      ],
    },
    { level: 'town', name: '西山乡', below: [{ level: 'village', name: '新村' }] },
  ],
} as const

test('[A1] the id of an area tells its parent, and a range of ids is the subtree in tree order', () =>
  inTrial(async (trx) => {
    const areas = must(await addAreas(trx, { trees: [county], since, actor }))
    const [root, east, , , west] = areas
    assert.deepEqual(
      areas.map((area) => area.name),
      ['示例县', '东河镇', '新村', '石桥村', '西山乡', '新村'],
    )
    assert.equal(areaParent(east!.id), root!.id)
    assert.deepEqual(await areasWithin(trx, root!.id), areas)
    assert.deepEqual(
      (await areasWithin(trx, east!.id)).map((area) => area.name),
      ['东河镇', '新村', '石桥村'],
    )
    assert.deepEqual(
      (await areasWithin(trx, west!.id)).map((area) => area.name),
      ['西山乡', '新村'],
    )
    assert.deepEqual(await rootArea(trx), root)
    for (const { id } of areas) assert.equal(shardOf(id), root!.id, 'a county is one shard, whatever stands above it')
    assert.equal(root!.since, '2026-01-01')
  }))

test('[A1] without any area there is no root', () =>
  inTrial(async (trx) => assert.equal(await rootArea(trx), undefined)))

test('[A1] columns that hold an area or a shard are in byte order', () =>
  inTrial(async (trx) => {
    const { rows } = await trx.query(`
      select c.oid::regclass::text as table, a.attname as column from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
      join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^(pg_|information_schema)'
      join pg_collation l on l.oid = a.attcollation
      where (a.attname in ('area', 'shard') or a.attrelid = 'access.area'::regclass and a.attname = 'id') and l.collname <> 'C'`)
    assert.deepEqual(rows, [])
  }))

test('[A2] the id of an area that ended is not given out again', () =>
  inTrial(async (trx) => {
    const [root] = must(await addAreas(trx, { trees: [{ level: 'county', name: '甲县' }], since, actor }))
    const first = must(await addArea(trx, { parent: root!.id, level: 'town', name: '东河镇', since, actor })).area
    must(await endArea(trx, { area: first.id, until: '2026-07-01' as Day, actor }))
    const second = must(
      await addArea(trx, { parent: root!.id, level: 'town', name: '东河镇', since: '2026-07-01' as Day, actor }),
    ).area
    assert.notEqual(second.id, first.id)
    assert.equal((await areaById(trx, first.id))?.until, '2026-07-01')
    assert.equal(must(await areaNamed(trx, { name: '东河镇' })).id, second.id)
  }))

test('[A2] two additions at once take two ids', async () => {
  const root = must(
    await database.transaction((trx) => addArea(trx, { level: 'county', name: '同时县', since, actor })),
  ).area
  const names = ['一村', '二村', '三村', '四村', '五村', '六村']
  const add = (name: string) =>
    database.transaction((trx) => addArea(trx, { parent: root.id, level: 'village', name, since, actor }))
  const added = (await Promise.all(names.map(add))).map((result) => must(result).area.id)
  assert.equal(new Set(added).size, names.length)
})

test('[A2] a tree with a mistake in it adds nothing', async () => {
  const trees = [
    {
      level: 'county',
      name: '半途县',
      below: [
        { level: 'town', name: '甲镇' },
        { level: 'town', name: '甲 镇' },
      ],
    },
  ] as const
  const result = await database.transaction((trx) => addAreas(trx, { trees, since, actor }))
  assert.equal(codeOf(result), 'access/name-taken')
  await inTrial(async (trx) => assert.equal(codeOf(await areaNamed(trx, { name: '半途县' })), 'access/no-area-named'))
})

test('[A3] a code belongs to one area at a time and may pass on', () =>
  inTrial(async (trx) => {
    const [root, town, village, other] = must(await addAreas(trx, { trees: [county], since, actor })).map(
      (area) => area.id,
    )
    const code = '990001101000'
    must(await addCode(trx, { area: town!, scheme: 'stats', code, since, until: '2026-07-01' as Day, actor }))
    const clash = await addCode(trx, { area: village!, scheme: 'stats', code, since: '2026-06-30' as Day, actor })
    assert.equal(codeOf(clash), 'access/code-taken')
    must(await addCode(trx, { area: other!, scheme: 'stats', code, since: '2026-07-01' as Day, actor }))
    must(await addCode(trx, { area: village!, scheme: 'civil', code, since, actor }))
    const on = (day: string) => areaCoded(trx, { scheme: 'stats', code, on: day as Day })
    assert.deepEqual([await on('2025-12-31'), await on('2026-06-30'), await on('2026-07-01')], [undefined, town, other])
    assert.deepEqual(
      (await codesOf(trx, root!)).map(({ scheme, code: text }) => [scheme, text]),
      [['stats', '990001000000']],
    )
  }))

test('[A4] a name is found exactly, blanks and width aside, within the scope asked', () =>
  inTrial(async (trx) => {
    const areas = must(await addAreas(trx, { trees: [county], since, actor }))
    const [, east, newVillage, bridge] = areas
    assert.deepEqual(must(await areaNamed(trx, { name: ' 石 桥 村 ' })), bridge)
    assert.deepEqual(must(await areaNamed(trx, { name: '新村', within: east!.id })), newVillage)
    for (const name of ['石桥', '石桥村委会', '石桥存', '', '%', '石_村']) {
      assert.equal(codeOf(await areaNamed(trx, { name })), 'access/no-area-named', name)
    }
    const several = await areaNamed(trx, { name: '新村' })
    assert.equal(codeOf(several), 'access/several-areas-named')
    assert.match(several.ok ? '' : several.problem.says['zh-CN'].message, /示例县东河镇新村、示例县西山乡新村/)
    assert.deepEqual(await pathNames(trx, [bridge!.id]), ['示例县东河镇石桥村'])
    for (const name of ['东河镇新村', '示例县 东河镇 新村'])
      assert.deepEqual(must(await areaNamed(trx, { name })), newVillage, name)
    for (const name of ['河镇新村', '西河镇新村', '示例县新村'])
      assert.equal(codeOf(await areaNamed(trx, { name })), 'access/no-area-named', name)
  }))

test('[A5] a unit bears a name once per area and is listed with its area', () =>
  inTrial(async (trx) => {
    const [root, east, , , west] = must(await addAreas(trx, { trees: [county], since, actor })).map((area) => area.id)
    const health = must(await addUnit(trx, { name: '县卫健局', kind: 'department', area: root!, actor })).unit
    const town = must(await addUnit(trx, { name: '镇人民政府', kind: 'territory', area: east!, actor })).unit
    must(await addUnit(trx, { name: '镇人民政府', kind: 'territory', area: west!, actor }))
    assert.equal(
      codeOf(await addUnit(trx, { name: '县卫健 局', kind: 'department', area: root!, actor })),
      'access/name-taken',
    )
    assert.deepEqual(await units(trx, east!), [town])
    assert.deepEqual((await units(trx, root!))[0], health)
    assert.equal((await units(trx, root!)).length, 3)
  }))

test('[A6] what cannot be is refused with a sentence and leaves the transaction usable', () =>
  inTrial(async (trx) => {
    const [root, town] = must(await addAreas(trx, { trees: [county], since, actor })).map((area) => area.id)
    const nowhere = '00z00z' as typeof town & string
    const refusals: [string, Result<unknown>][] = [
      ['access/no-such-area', await addArea(trx, { parent: nowhere, level: 'town', name: '某镇', since, actor })],
      ['access/level-wrong', await addArea(trx, { parent: town, level: 'county', name: '某县', since, actor })],
      ['access/name-empty', await addArea(trx, { parent: town, level: 'village', name: ' \u3000', since, actor })],
      ['access/name-taken', await addArea(trx, { parent: root, level: 'town', name: '东 河镇', since, actor })],
      ['access/no-such-area', await addCode(trx, { area: nowhere, scheme: 'local', code: '1', since, actor })],
      [
        'access/dates-wrong',
        await addCode(trx, { area: town!, scheme: 'local', code: '1', since, until: since, actor }),
      ],
      ['access/no-such-area', await addUnit(trx, { name: '某局', kind: 'department', area: nowhere, actor })],
      ['access/name-empty', await addUnit(trx, { name: '', kind: 'department', area: root!, actor })],
      ['access/no-such-area', await endArea(trx, { area: nowhere, until: '2026-07-01' as Day, actor })],
      ['access/dates-wrong', await endArea(trx, { area: town!, until: since, actor })],
    ]
    for (const [code, result] of refusals) {
      assert.equal(codeOf(result), code)
      if (!result.ok)
        for (const says of Object.values(result.problem.says)) assert.doesNotMatch(says.message + says.do, /[{}]/)
    }
    assert.equal((await areasWithin(trx, root!)).length, 6)
  }))

test('[A7] every change leaves its event', () =>
  inTrial(async (trx) => {
    const [root, town] = must(await addAreas(trx, { trees: [county], since, actor })).map((area) => area.id)
    const { unit, event } = must(await addUnit(trx, { name: '县民政局', kind: 'department', area: root!, actor }))
    must(await endArea(trx, { area: town!, until: '2026-07-01' as Day, actor }))
    const actions = (await eventsWithin(trx, { scope: root! })).map(({ action }) => action)
    assert.deepEqual(actions, [
      'area-added',
      'area-coded',
      ...Array<string>(5).fill('area-added'),
      'unit-added',
      'area-ended',
    ])
    assert.deepEqual(await eventsAbout(trx, { kind: 'unit', id: unit.id }), [event])
    assert.equal(event.actor, actor)
  }))
