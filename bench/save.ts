// How much a save costs over a bare commit, and how long after it the village's figure is right again, with eight at once.
// node tools/run.mjs bench/save.ts [people]
import { setTimeout as sleep } from 'node:timers/promises'
import { addAreas } from '../src/access/add-areas.store.ts'
import type { Trx } from '../src/db/trx.ts'
import type { Definition } from '../src/dictionary/definition.ts'
import { ensureColumns } from '../src/facts/column.store.ts'
import { liveDefinition } from '../src/facts/live-definition.node.ts'
import { drainOutbox, refreshFigures } from '../src/facts/live-figure.store.ts'
import { saveAnswers } from '../src/facts/save.store.ts'
import { shardOf } from '../src/kernel/area.ts'
import type { Day } from '../src/kernel/day.ts'
import { ok } from '../src/kernel/result.ts'
import { castAsking as asking, castQuestions } from '../test/db/cast.ts'
import { must, testDatabase } from '../test/db/harness.ts'

const total = Number(process.argv[2] ?? 200_000)
const perVillage = 300
const on = '2026-11-24' as Day
const db = await testDatabase('bench save')
const within = async <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
  must(await db.transaction(async (trx) => ok(await work(trx))))

const villages = await within(async (trx) => {
  must(await ensureColumns(trx, castQuestions))
  const below = Array.from({ length: Math.ceil(total / perVillage) }, (_, index) => ({
    level: 'village' as const,
    name: `村${index}`,
  }))
  const trees = [
    { level: 'county' as const, name: '示例县', below: [{ level: 'town' as const, name: '东河镇', below }] },
  ]
  const areas = must(await addAreas(trx, { trees, since: '2000-01-01' as Day, actor: '张管理' }))
  return areas.filter(({ level }) => level === 'village').map(({ id }) => id)
})
const shard = shardOf(villages[0]!)
await within(async (trx) => {
  await trx.query(
    `insert into facts.person (shard, area, born, born_s, born_at, e9, e9_s, e9_at, e10, e10_s, e10_at)
     select $1, v, date '1940-01-01' + (n * 37 % 25000), 0, $3, n % 3 = 0, 0, $3, n % 900, 0, $3
     from unnest($2::text[]) as v, generate_series(1, ${perVillage}) as n`,
    [shard, villages, on],
  )
  await trx.query(
    `insert into facts.patch_log (shard, area, subject_kind, subject_id, patch, actor, source, unit, valid_from)
     select shard, area, 'person', id, jsonb_build_object('e9', jsonb_build_array(null, e9), 'e10', jsonb_build_array(null, e10::text)), 'a', 'ledger', '村', $1::date from facts.person`,
    [on],
  )
})
await within((trx) => trx.query('analyze facts.person, facts.patch_log'))
const people = (
  await within((trx) =>
    trx.query<{ id: string; area: (typeof villages)[number] }>(
      'select id, area from facts.person order by random() limit 5000',
    ),
  )
).rows

const aged = (from: number): Definition => ({
  measure: 'count',
  of: 'person',
  where: [
    { question: 'person.age', is: '>=', value: from },
    { question: 'person.minimum-living', is: '=', value: true },
  ],
})
const sums: Definition[] = [60, 70, 80].map((value) => ({
  measure: 'sum',
  of: 'person',
  question: 'person.monthly-aid',
  where: [{ question: 'person.age', is: '>=', value }],
}))
const live = [...[50, 60, 70, 80].map(aged), ...sums].map((one) => liveDefinition(shard, one, asking.places))
const started = Date.now()
while ((await within((trx) => refreshFigures(trx, { live, on, asking, most: 500 }))) > 0);
console.log(`${live.length} definitions, ${villages.length} villages, first computed in ${Date.now() - started} ms`)

const quantile = (times: number[], part: number) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * part)]!.toFixed(1)
const report = (what: string, times: number[]) =>
  console.log(`${what}: p50 ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms, ${times.length} times`)
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
let turn = 0
const save = (step: number) => {
  const { id, area } = people[step % people.length]!
  turn += 1
  const answers = new Map([
    ['e10', { state: 'value' as const, value: String(100 + (turn % 400)) }],
    ['e9', { state: 'value' as const, value: turn % 2 === 0 }],
  ])
  return within((trx) =>
    saveAnswers(trx, {
      shard,
      unit: '村',
      actor: '王支书',
      source: 'entry',
      on,
      asking,
      saves: [{ kind: 'person', id, area, answers, sure: new Set(['e10']) }],
    }),
  )
}
const bare = (step: number) =>
  within((trx) =>
    trx.query(
      "insert into audit.event (shard, actor, action, about_kind, about_id) values ('b', 'a', 'bare', 'x', $1)",
      [String(step)],
    ),
  )
const bares: number[] = []
const saves: number[] = []
for (let step = 0; step < 400; step++) {
  bares.push(await timed(() => bare(step)))
  saves.push(await timed(() => save(step)))
}
report('bare commit, alone', bares)
report('save, alone', saves)

const stop = new AbortController()
const worker = async () => {
  while (!stop.signal.aborted)
    if ((await within((trx) => drainOutbox(trx, { live, on, asking }))).taken < 1000) await sleep(100)
}
const running = worker()
const eight: number[] = []
const right: number[] = []
await Promise.all(
  Array.from({ length: 8 }, async (_, who) => {
    for (let step = 0; step < 60; step++) {
      const at = who * 601 + step
      eight.push(await timed(() => save(at)))
      const { area, id } = people[at % people.length]!
      right.push(
        await timed(async () => {
          const waits = () =>
            within((trx) =>
              trx.query('select 1 from facts.outbox where shard = $1 and area = $2 and subject_id = $3', [
                shard,
                area,
                id,
              ]),
            )
          while ((await waits()).rowCount !== 0) await sleep(5)
        }),
      )
    }
  }),
)
stop.abort()
await running
report('save, eight at once with the worker', eight)
report('save committed to figures right', right)
await db.close()
