import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import type { Definition } from '../../src/dictionary/definition.ts'
import type { Trx } from '../../src/db/trx.ts'
import type { Answer } from '../../src/facts/answer.ts'
import type { FactValue } from '../../src/facts/fact.ts'
import { figure } from '../../src/facts/figure.store.ts'
import { liveDefinition } from '../../src/facts/live-definition.node.ts'
import { drainOutbox, liveFigure, refreshFigures, wrongFigures } from '../../src/facts/live-figure.store.ts'
import { saveAnswers, type SaveInput } from '../../src/facts/save.store.ts'
import { type AreaId, areaParent, shardOf } from '../../src/kernel/area.ts'
import { castAsking as asking, village } from './cast.ts'
import { on, openVillages } from './villages.ts'

const { db, within, place } = await openVillages('live-figures')
after(() => db.close())

const definitions: Definition[] = [
  { measure: 'count', of: 'person', where: [] },
  { measure: 'count', of: 'person', where: [{ question: 'person.minimum-living', is: '=', value: true }] },
  {
    measure: 'sum',
    of: 'person',
    question: 'person.monthly-aid',
    where: [{ question: 'person.age', is: '>=', value: 60 }],
  },
  { measure: 'count', of: 'person', where: [{ question: 'household.arable-area', is: '>', value: 2 }] },
  { measure: 'count', of: 'household', where: [{ question: 'household.size', is: '>=', value: 2 }] },
  {
    measure: 'sum',
    of: 'household',
    question: 'household.arable-area',
    where: [{ question: 'household.head-name', is: 'known' }],
  },
  { measure: 'count', of: 'person', where: [{ question: 'area.groups', is: '>', value: 3 }] },
]

const places3 = [place(), place(), place()]
const shard = shardOf(places3[0]!.area)
const town = areaParent(places3[0]!.area)!
const live = definitions.map((definition) => liveDefinition(shard, definition, asking.places))
for (const [index, { load }] of places3.slice(0, 2).entries())
  await load(index === 0 ? village() : village().slice(0, 1), { shard })
const people = (
  await within((trx) => trx.query<{ id: string }>('select id from facts.person where shard = $1 order by id', [shard]))
).rows.map(({ id }) => id)
const homes = (
  await within((trx) =>
    trx.query<{ id: string; area: AreaId }>('select id, area from facts.household where shard = $1 order by area, id', [
      shard,
    ]),
  )
).rows
const areaIds = (
  await within((trx) =>
    trx.query<{ id: string }>("select md5('area:' || a)::uuid as id from unnest($1::text[]) as a", [
      places3.map(({ area }) => area),
    ]),
  )
).rows.map(({ id }) => id)

const value = (one: FactValue): Answer =>
  one === null ? { state: 'refused', value: null } : { state: 'value', value: one }
const amount = fc.constantFrom<FactValue[]>('0.1', '0.2', '7', '12.5', null)
const change = fc.oneof(
  fc.record({ what: fc.constant('aid' as const), who: fc.nat(3), to: amount }),
  fc.record({
    what: fc.constant('living' as const),
    who: fc.nat(3),
    to: fc.constantFrom<FactValue[]>(true, false, null),
  }),
  fc.record({ what: fc.constant('head' as const), who: fc.nat(3), to: fc.constantFrom<FactValue[]>('01', '10', '20') }),
  fc.record({ what: fc.constant('home' as const), who: fc.nat(3), to: fc.nat(1) }),
  fc.record({ what: fc.constant('land' as const), who: fc.nat(3), to: amount }),
  fc.record({ what: fc.constant('groups' as const), who: fc.nat(2), to: fc.constantFrom<FactValue[]>(2, 5, null) }),
  fc.record({
    what: fc.constant('born' as const),
    who: fc.nat(2),
    to: fc.constantFrom<FactValue[]>('1950-05-05', '2020-05-05'),
  }),
  fc.record({ what: fc.constant('drain' as const), who: fc.constantFrom(1, 2, 1000), to: fc.constant(null) }),
)
type Change = typeof change extends fc.Arbitrary<infer One> ? One : never
let born = 0

async function make(trx: Trx, { what, who, to }: Change, unit: string): Promise<void> {
  if (what === 'drain') return void (await drainOutbox(trx, { live, on, asking, batch: who }))
  const save = (one: SaveInput['saves'][number]) =>
    saveAnswers(trx, { shard, unit, actor: '王支书', source: 'entry', on, asking, saves: [one] })
  const home = homes[who % homes.length]!
  const person = { kind: 'person' as const, id: people[who]!, area: shard, answers: new Map<string, Answer>() }
  const all = { sure: new Set(['e10', 'e15', 'e17']) }
  if (what === 'aid') await save({ ...person, ...all, answers: new Map([['e10', value(to)]]) })
  else if (what === 'living') await save({ ...person, answers: new Map([['e9', value(to)]]) })
  else if (what === 'head') await save({ ...person, answers: new Map([['e7', value(to)]]) })
  else if (what === 'home') await save({ ...person, household: homes[to]!.id })
  else if (what === 'land')
    await save({ ...all, kind: 'household', id: home.id, area: shard, answers: new Map([['e15', value(to)]]) })
  else if (what === 'groups')
    await save({
      ...all,
      kind: 'area',
      id: areaIds[who]!,
      area: places3[who]!.area,
      answers: new Map([['e17', value(to)]]),
    })
  else {
    born += 1
    const id = `01900000-0000-7000-8000-${String(born).padStart(12, '0')}`
    await save({ kind: 'person', id, area: places3[who]!.area, isNew: true, answers: new Map([['born', value(to)]]) })
  }
}

test('[F46] over a thousand histories figures kept step by step are those computed anew, and none is ever shown stale', async () => {
  await within((trx) => refreshFigures(trx, { live, on, asking, most: 1000 }))
  const history = fc.record({
    unit: fc.constantFrom('青山村', '民政所'),
    changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    at: fc.constantFrom(0, 1, 2, 0, 1, 2, 0, 1, 2, 3),
    which: fc.nat(definitions.length - 1),
  })
  await fc.assert(
    fc.asyncProperty(history, async ({ unit, changes, at, which }) => {
      await within(async (trx) => {
        for (const one of changes) await make(trx, one, unit)
        const wanted = { shard, scope: places3[at]?.area ?? town, definition: definitions[which]!, on, asking }
        assert.deepEqual(await liveFigure(trx, wanted), await figure(trx, wanted))
      })
    }),
    { seed: 46, numRuns: 1000 },
  )
  const check = () => within((trx) => wrongFigures(trx, { live, on, asking }))
  assert.deepEqual((await check()).wrong, [])
  while ((await within((trx) => drainOutbox(trx, { live, on, asking, batch: 50 }))).taken > 0);
  const end = await check()
  assert.deepEqual(end.wrong, [])
  assert.equal(end.compared, live.length * 29 + live.length)
  await within((trx) =>
    trx.query(
      `update facts.village_figure set figure = jsonb_set(figure, '{counted}', '77') where area = $1 and definition = $2`,
      [places3[0]!.area, live[0]!.hash],
    ),
  )
  assert.deepEqual((await check()).wrong, [{ shard, definition: live[0]!.hash, village: places3[0]!.area }])
})

test('[F46] four who save while two drain leave every figure right', async () => {
  await within((trx) => refreshFigures(trx, { live, on, asking, most: 1000 }))
  const written = new AbortController()
  const writer = async (who: number) => {
    for (let turn = 0; turn < 25; turn++)
      await within((trx) => make(trx, { what: 'aid', who, to: String((turn * 7 + who) % 50) }, '青山村'))
  }
  const worker = async () => {
    while (!written.signal.aborted) await within((trx) => drainOutbox(trx, { live, on, asking, batch: 3 }))
  }
  const workers = [worker(), worker()]
  await Promise.all([0, 1, 2, 3].map(writer))
  written.abort()
  await Promise.all(workers)
  while ((await within((trx) => drainOutbox(trx, { live, on, asking }))).taken > 0);
  const { rows } = await within((trx) => trx.query('select 1 from facts.outbox where shard = $1', [shard]))
  assert.equal(rows.length, 0)
  const wanted = { shard, scope: town, definition: definitions[2]!, on, asking }
  const [kept, anew] = await within(async (trx) => [await liveFigure(trx, wanted), await figure(trx, wanted)] as const)
  assert.deepEqual(kept, anew)
})

test('[F46] a figure that no open demand wants any more is forgotten when the facts change, not kept as it was', async () => {
  await within((trx) => refreshFigures(trx, { live, on, asking, most: 1000 }))
  await within((trx) => make(trx, { what: 'born', who: 0, to: '1950-05-05' }, '青山村'))
  await within((trx) => drainOutbox(trx, { live: live.slice(1), on, asking }))
  const wanted = { shard, scope: places3[0]!.area, definition: definitions[0]!, on, asking }
  const [shown, anew] = await within(async (trx) => [await liveFigure(trx, wanted), await figure(trx, wanted)] as const)
  assert.deepEqual(shown, anew)
})
