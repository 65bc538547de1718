import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAreas } from '../../src/access/add-areas.store.ts'
import { eventsAbout } from '../../src/audit/event.store.ts'
import type { Database } from '../../src/db/open.ts'
import type { Trx } from '../../src/db/trx.ts'
import { asksOf } from '../../src/demands/ask.store.ts'
import type { Need } from '../../src/demands/demand.ts'
import { type Renewal, renewDemand } from '../../src/demands/renew-demand.store.ts'
import { closeDemand, demandById, type NewDemand, openDemand, openDemands } from '../../src/demands/demand.store.ts'
import { ensureColumns } from '../../src/facts/column.store.ts'
import { importLedger } from '../../src/facts/import.store.ts'
import { type AreaId, shardOf } from '../../src/kernel/area.ts'
import type { Day } from '../../src/kernel/day.ts'
import type { Period } from '../../src/kernel/period.ts'
import { ok, type Result } from '../../src/kernel/result.ts'
import { castAsking as asking, castQuestions, village } from './cast.ts'
import { must, testDatabase } from './harness.ts'

const on = '2026-11-24' as Day
let db: Database
let county: AreaId
let town: AreaId
let qing: AreaId
let silent: AreaId

before(async () => {
  db = await testDatabase('demands')
  await within(async (trx) => {
    must(await ensureColumns(trx, castQuestions))
    const below = [
      { level: 'village' as const, name: '青山村' },
      { level: 'village' as const, name: '绿水村' },
    ]
    const county0 = {
      level: 'county' as const,
      name: '示例县',
      below: [{ level: 'town' as const, name: '东河镇', below }],
    }
    const city = { level: 'city' as const, name: '示例市', below: [county0] }
    const trees = [{ level: 'province' as const, name: '示例省', below: [city] }]
    const areas = must(await addAreas(trx, { trees, since: '2000-01-01' as Day, actor: '张管理' }))
    ;[county, town, qing, silent] = areas.slice(2).map(({ id }) => id) as [AreaId, AreaId, AreaId, AreaId]
    must(
      await importLedger(trx, {
        file: { name: '青山村台账.xlsx', hash: 'a' },
        sheets: village(),
        area: qing,
        shard: shardOf(qing),
        unit: '青山村',
        actor: '王支书',
        on,
        identityKey: new Uint8Array(32),
        asking,
      }),
    )
  })
})
after(() => db.close())

const within = async <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
  must(await db.transaction(async (trx) => ok(await work(trx))))

/** Runs the work and takes everything back, so that every test starts with no demand open. */
async function undone(work: (trx: Trx) => Promise<void>): Promise<void> {
  const stop = new Error('undone')
  await assert.rejects(
    db.transaction(async (trx) => {
      await work(trx)
      throw stop
    }),
    stop,
  )
}

const people: Need = { of: 'person', where: [], questions: ['person.name', 'person.phone'] }
const demand = (more: Partial<NewDemand> = {}): NewDemand => ({
  shard: shardOf(county),
  area: county,
  template: 'hash',
  name: '低保名册',
  issuer: '区卫健局',
  per: 'area',
  period: '2026-11' as Period,
  due: '2026-12-01' as Day,
  openedOn: on,
  needs: [people],
  actor: '李经办',
  ...more,
})
const open = async (trx: Trx, more: Partial<NewDemand> = {}) => must(await openDemand(trx, demand(more))).demand
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problem.code)

test('[Q1] a demand is listed for everybody below its area until it is closed, with an event for each change', () =>
  undone(async (trx) => {
    const { id } = await open(trx)
    const listed = async (area: AreaId) => (await openDemands(trx, area)).map((one) => one.id)
    assert.deepEqual([await listed(qing), await listed(town), await listed(county)], [[id], [id], [id]])
    const own = await open(trx, { area: silent, name: '绿水村自查' })
    assert.deepEqual([(await listed(qing)).length, (await listed(silent)).length], [1, 2])
    must(await closeDemand(trx, { id, on: '2026-12-01' as Day, actor: '李经办' }))
    assert.deepEqual([await listed(qing), await listed(silent)], [[], [own.id]])
    assert.equal((await demandById(trx, id))!.closedOn, '2026-12-01')
    const events = await eventsAbout(trx, { kind: 'demand', id })
    assert.deepEqual(
      events.map(({ action }) => action),
      ['demand-opened', 'demand-closed'],
    )
  }))

test('[Q2] a demand whose form was confirmed anew asks what the map in force needs, once, with an event', () =>
  undone(async (trx) => {
    const opened = await open(trx)
    const asked = async () =>
      (await asksOf(trx, { shard: shardOf(qing), area: qing, on, asking })).groups.map(({ question }) => question)
    assert.deepEqual(await asked(), ['person.phone'])
    const where = [{ question: 'person.minimum-living', is: '=' as const, value: true }]
    const renew = (needs: Need[], more: Partial<Renewal> = {}) =>
      renewDemand(trx, { demand: opened, issuer: '区卫健局', per: 'area', needs, actor: '李经办', ...more })
    assert.equal(await renew([people]), undefined)
    const event = await renew([{ of: 'person', where, questions: ['person.monthly-aid'] }])
    assert.deepEqual([event?.action, event?.details], ['demand-renewed', { per: 'area', needs: 1, were: 1 }])
    assert.deepEqual(await asked(), ['person.minimum-living'])
    // A tree is kept as one: asked once, and no other demand when the same map says it again.
    const tree = { combinator: 'or' as const, rules: [{ combinator: 'and' as const, not: true, rules: where }] }
    const byTree: Need[] = [{ of: 'person', where: tree, questions: [] }]
    assert.equal((await renew(byTree))?.action, 'demand-renewed')
    assert.deepEqual([await renew(byTree), await asked()], [undefined, ['person.minimum-living']])
    await renew([], { issuer: '区民政局' })
    assert.deepEqual([await asked(), (await demandById(trx, opened.id))?.issuer], [[], '区民政局'])
  }))

test('[Q6] a demand that is open already, asks nothing, is due too early or is gone is refused', () =>
  undone(async (trx) => {
    const { id } = await open(trx)
    const refusals = [
      await openDemand(trx, demand()),
      await openDemand(trx, demand({ template: 'other', needs: [] })),
      await openDemand(trx, demand({ template: 'other', due: '2026-01-01' as Day })),
      await closeDemand(trx, { id: '00000000-0000-0000-0000-000000000000', on, actor: '李经办' }),
    ]
    assert.deepEqual(refusals.map(codeOf), [
      'demands/already-open',
      'demands/needs-nothing',
      'demands/due-too-early',
      'demands/no-such-demand',
    ])
    must(await closeDemand(trx, { id, on, actor: '李经办' }))
    assert.equal(codeOf(await closeDemand(trx, { id, on, actor: '李经办' })), 'demands/already-closed')
    assert.equal(codeOf(await openDemand(trx, demand())), 'ok')
  }))

test('[Q3] what three forms lack is asked once and counts as asked three times', () =>
  undone(async (trx) => {
    const ids = []
    for (const name of ['甲表', '乙表', '丙表']) ids.push((await open(trx, { name, template: name })).id)
    const asks = await asksOf(trx, { shard: shardOf(qing), area: qing, on, asking })
    assert.deepEqual([asks.facts, asks.times], [4, 12])
    const [group] = asks.groups
    assert.deepEqual(
      [group!.kind, group!.question, group!.forms, group!.demands.toSorted()],
      ['person', 'person.phone', 3, ids.toSorted()],
    )
  }))

test('[Q3] a fact grown stale is asked again', () =>
  undone(async (trx) => {
    await open(trx, { needs: [{ of: 'person', where: [], questions: ['person.minimum-living'] }] })
    const asked = async (day: string) =>
      (await asksOf(trx, { shard: shardOf(qing), area: qing, on: day as Day, asking })).facts
    assert.deepEqual([await asked('2026-12-01'), await asked('2027-12-01')], [1, 4])
  }))

test('[Q4] a figure asks only about those it is undecided about', () =>
  undone(async (trx) => {
    const where = [
      { question: 'person.age', is: '>=' as const, value: 18 },
      { question: 'person.minimum-living', is: '=' as const, value: true },
    ]
    await open(trx, { needs: [{ of: 'person', where, questions: ['person.monthly-aid'] }] })
    const { groups } = await asksOf(trx, { shard: shardOf(qing), area: qing, on, asking })
    assert.deepEqual(
      groups.map(({ question, facts }) => [question, facts]),
      [['person.minimum-living', 1]],
    )
  }))

test('[Q3] a village with nobody on record is asked for its people, and a town for all its villages', () =>
  undone(async (trx) => {
    await open(trx)
    const asks = (area: AreaId) => asksOf(trx, { shard: shardOf(area), area, on, asking })
    assert.deepEqual(
      (await asks(silent)).groups.map(({ kind, question, facts }) => [kind, question, facts]),
      [['area', 'person.name', 1]],
    )
    assert.equal((await asks(town)).facts, 5)
  }))
