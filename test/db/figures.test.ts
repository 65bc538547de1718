import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import type { Condition, Definition, FilterTree, Where } from '../../src/dictionary/definition.ts'
import { figure, figureMembers, figures, figuresByArea, figureUndecided } from '../../src/facts/figure.store.ts'
import { factStates } from '../../src/facts/fact.ts'
import type { AreaId } from '../../src/kernel/area.ts'
import { ageOn, type Day } from '../../src/kernel/day.ts'
import { castAsking as asking, castQuestions, list } from './cast.ts'
import { plainFigure, type PlainFact, type PlainSubject } from './plain-figure.ts'
import { on, openVillages } from './villages.ts'

const { db, within, place, silent } = await openVillages('figures')
after(() => db.close())

/** Asked of people, with the values that may stand in their column. */
const pools = {
  'person.name': ['甲', '乙', '丙'],
  'person.phone': ['1', '2'],
  'person.minimum-living': [true, false],
  'person.monthly-aid': ['0', '100.25', '320.5', '1000'],
  'person.sex': ['1', '2'],
} as const
type Key = keyof typeof pools
const keys = Object.keys(pools) as Key[]
const numeric = new Set<string>(['person.monthly-aid'])
const read = (key: string) => ({
  freshDays: castQuestions.find((question) => question.key === key)?.freshDays,
  numeric: numeric.has(key),
})
const stemOf = (key: string) => {
  const place = asking.places.of(key)
  assert.ok(place?.by === 'column')
  return place.stem
}

const fact = (key: Key): fc.Arbitrary<PlainFact | undefined> =>
  fc
    .record({
      state: fc.constantFrom(-1, 0, 0, 0, 0, 1, 2, 3, 4),
      value: fc.constantFrom<PlainFact['value'][]>(...pools[key]),
      // The aid of a year ago is no longer fresh.
      at: fc.constantFrom('2026-11-01', '2026-11-24', '2025-01-01'),
    })
    .map(({ state, value, at }) => (state < 0 ? undefined : { state, value: state === 0 ? value : null, at }))

const person = fc.record(
  Object.fromEntries(keys.map((key) => [key, fact(key)])) as Record<Key, fc.Arbitrary<PlainFact | undefined>>,
)

const condition: fc.Arbitrary<Condition> = fc.constantFrom(...keys).chain((key) => {
  const value = fc.constantFrom<(string | number | boolean)[]>(...pools[key])
  const ways: fc.Arbitrary<Condition>[] = [
    fc.record({ question: fc.constant(key), is: fc.constantFrom('=' as const, '!=' as const), value }),
    fc.constant({ question: key, is: 'known' as const }),
  ]
  if (numeric.has(key))
    ways.push(
      fc.record({
        question: fc.constant(key),
        is: fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const),
        value,
      }),
    )
  if (key !== 'person.minimum-living')
    ways.push(
      fc
        .array(value, { minLength: 1, maxLength: 2 })
        .map((some) => ({ question: key, is: 'in' as const, value: some.map(String) })),
    )
  return fc.oneof(...ways)
})

const tree = (depth: number): fc.Arbitrary<FilterTree> =>
  fc.record({
    combinator: fc.constantFrom('and' as const, 'or' as const),
    not: fc.boolean(),
    rules: fc.array(depth === 0 ? condition : fc.oneof(condition, tree(depth - 1)), { maxLength: 3 }),
  })
const where: fc.Arbitrary<Where> = fc.oneof(fc.array(condition, { maxLength: 2 }), tree(2))

const definition = fc
  .record({
    measure: fc.constantFrom<Definition['measure'][]>('count', 'sum', 'average', 'share', 'min', 'max', 'distinct'),
    where,
    part: where,
    per: fc.constantFrom<(1 | 100 | 1000 | undefined)[]>(1, 100, 1000, undefined),
    over: fc.boolean(),
    distinct: fc.constantFrom(...keys),
    group: fc.option(
      fc.constantFrom<NonNullable<Definition['group']>[]>(
        { question: 'person.sex', value: '2' },
        { question: 'person.minimum-living', value: true },
      ),
    ),
  })
  .map(({ measure, where: whom, part, per, over, distinct, group }): Definition => {
    const base = { measure, of: 'person' as const, where: whom as Definition['where'], ...(group ? { group } : {}) }
    if (measure === 'count') return base
    if (measure === 'share') return { ...base, part: part as Definition['where'], ...(per ? { per } : {}) }
    if (measure === 'distinct') return { ...base, question: distinct }
    const amount = { ...base, question: 'person.monthly-aid' }
    return measure === 'average' && over ? { ...amount, over: 'person.monthly-aid' } : amount
  })

type Drawn = Record<Key, PlainFact | undefined>

/** Writes the records as they are: imports would not let half of these states in. */
async function write(
  people: readonly Drawn[],
  { area, shard }: { area: AreaId; shard: AreaId },
): Promise<PlainSubject[]> {
  const columns = keys.flatMap((key) => [stemOf(key), `${stemOf(key)}_s`, `${stemOf(key)}_at`])
  const subjects: PlainSubject[] = []
  await within(async (trx) => {
    for (const drawn of people) {
      const values = keys.flatMap((key) => [
        drawn[key]?.value ?? null,
        drawn[key]?.state ?? null,
        drawn[key]?.at ?? null,
      ])
      const { rows } = await trx.query<{ id: string }>(
        `insert into facts.person (shard, area, ${columns.join(', ')}) values ($1, $2, ${columns.map((_, index) => `$${index + 3}`).join(', ')}) returning id`,
        [shard, area, ...values],
      )
      const facts = new Map(keys.flatMap((key) => (drawn[key] ? [[key, drawn[key]] as const] : [])))
      subjects.push({ id: rows[0]!.id, area, facts })
    }
  })
  return subjects
}

test('[F70] random trees over random ledgers: every measure, its people and its undecided are as plain reckoning has them', async () => {
  assert.deepEqual(factStates.indexOf('not-applicable'), 2)
  let ledgers = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 1, maxLength: 9 }),
      fc.array(definition, { minLength: 25, maxLength: 25 }),
      async (people, definitions) => {
        const { area, shard: base } = place0
        const shard = `${base}${ledgers++}` as AreaId
        const subjects = await write(people, { area, shard })
        const wanted = { shard, scope: area, on, asking }
        const found = await within((trx) => figures(trx, { ...wanted, definitions }))
        for (const [index, one] of definitions.entries()) {
          const plain = plainFigure(one, { subjects, on, read })
          const said = JSON.stringify(one)
          assert.deepEqual(
            found[index],
            { value: plain.value, counted: plain.counted.length, unknown: plain.undecided.length },
            said,
          )
          const [members, undecided] = await within(async (trx) => [
            await figureMembers(trx, { ...wanted, definition: one }),
            await figureUndecided(trx, { ...wanted, definition: one }),
          ])
          assert.deepEqual(members.toSorted(), plain.counted.toSorted(), said)
          assert.deepEqual(undecided.toSorted(), plain.undecided.toSorted(), said)
        }
      },
    ),
    { seed: 20261125, numRuns: 20 },
  )
  assert.ok(ledgers >= 20)
})
const place0 = place('随机')

const poor: Definition = {
  measure: 'count',
  of: 'person',
  where: [{ question: 'person.minimum-living', is: '=', value: true }],
}
const nobody = Object.fromEntries(keys.map((key) => [key, undefined])) as Drawn
const said = (value: PlainFact['value']): PlainFact => ({ state: 0, value, at: on })
const some = (living: boolean | undefined, aid?: string): Drawn => ({
  ...nobody,
  'person.minimum-living': living === undefined ? undefined : said(living),
  'person.monthly-aid': aid === undefined ? undefined : said(aid),
})

test('[F70] ages are compared as the calendar has them, leap days and people not yet born included', async () => {
  const { area, shard } = place()
  const births = [
    '2004-02-29',
    '2004-03-01',
    '2004-02-28',
    '1999-12-31',
    '2026-11-24',
    '1926-11-25',
    '1800-01-01',
    '2027-05-01',
  ]
  await within((trx) =>
    trx.query(
      `insert into facts.person (shard, area, born, born_s, born_at) select $1, $2, b::date, 0, '2026-01-01' from unnest($3::text[]) b`,
      [shard, area, births],
    ),
  )
  const ways = ['=', '!=', '<', '<=', '>', '>='] as const
  for (const day of ['2026-11-24', '2027-02-28', '2028-02-29', '2027-03-01', '2026-12-31'] as Day[]) {
    const wanted = ([0, 18, 22, 23, 24, 99, 100, 226, 999] as const).flatMap((age) => ways.map((is) => ({ age, is })))
    const definitions = wanted.map(({ age, is }): Definition => ({
      measure: 'count',
      of: 'person',
      where: [{ question: 'person.age', is, value: age }],
    }))
    const found = await within((trx) => figures(trx, { shard, scope: area, definitions, on: day, asking }))
    for (const [index, { age, is }] of wanted.entries()) {
      const ages = births.map((birth) => ageOn(birth as Day, day))
      const holds = { '=': (n: number) => n === age, '!=': (n: number) => n !== age, '<': (n: number) => n < age }
      const more = {
        ...holds,
        '<=': (n: number) => n <= age,
        '>': (n: number) => n > age,
        '>=': (n: number) => n >= age,
      }
      const counted = ages.filter((n) => n !== undefined && more[is](n)).length
      const unknown = ages.filter((n) => n === undefined).length
      assert.deepEqual(found[index], { value: counted, counted, unknown }, `${is} ${age} on ${day}`)
    }
  }
})

test('[F71] all villages are counted in one statement, and a silent one is undecided', async () => {
  const [one, two] = [place(), place()]
  const shard = 'roll-up' as AreaId
  await write([some(true, '100'), some(false)], { ...one, shard })
  await write([some(true, '50'), some(undefined)], { ...two, shard })
  const town = one.area.slice(0, -3) as AreaId
  const share: Definition = { measure: 'share', of: 'person', where: [], part: poor.where }
  const wanted = { shard, scope: town, definitions: [poor, share], on, asking }
  let statements = 0
  const rows = await within((trx) => {
    const counting = {
      ...trx,
      query: (...args: Parameters<typeof trx.query>) => ((statements += 1), trx.query(...args)),
    }
    return figuresByArea(counting as typeof trx, wanted)
  })
  assert.ok(rows.size >= 25)
  // Areas of the level, villages of the scope, the figures, the silent villages.
  assert.equal(statements, 4)
  assert.deepEqual(rows.get(one.area), [
    { value: 1, counted: 1, unknown: 0 },
    { value: 50, counted: 2, unknown: 0 },
  ])
  assert.deepEqual(rows.get(two.area), [
    { value: 1, counted: 1, unknown: 1 },
    { value: null, counted: 1, unknown: 1 },
  ])
  assert.deepEqual(rows.get(silent)![0], { value: null, counted: 0, unknown: 1 })
  const towns = await within((trx) => figuresByArea(trx, { ...wanted, level: 'town' }))
  assert.deepEqual([...towns], [[town, await within((trx) => figures(trx, wanted))]])
  assert.equal(towns.get(town)![0]!.value, 2)
})

test('[F71] a row of a village counts that village, and a name the scope does not hold once is undecided', async () => {
  const { area, shard } = place()
  await write([some(true), some(true)], { area, shard })
  const town = area.slice(0, -3) as AreaId
  const { name } = (
    await within((trx) => trx.query<{ name: string }>('select name from access.area where id = $1', [area]))
  ).rows[0]!
  const named = (printed: string): Definition => ({ ...poor, group: { level: 'village', name: printed } })
  const [own, other, above] = await within((trx) =>
    figures(trx, { shard, scope: town, definitions: [named(` ${name}`), named('别处村'), poor], on, asking }),
  )
  assert.deepEqual(own, { value: 2, counted: 2, unknown: 0 })
  assert.deepEqual(other, { value: null, counted: 0, unknown: 1 })
  assert.equal(above!.value, 2)
  const members = (definition: Definition) =>
    within((trx) => figureMembers(trx, { shard, scope: town, definition, on, asking }))
  assert.deepEqual([(await members(named(name))).length, (await members(named('别处村'))).length], [2, 0])
  const away = await within((trx) => figure(trx, { shard, scope: silent, definition: named(name), on, asking }))
  assert.equal(away.value, null)
})

test('[F70] 人均 of households is the sum over the sum of their people', async () => {
  const { load, area, shard } = place('台账')
  await load([
    list(
      '户',
      'household',
      ['household.number', 'household.arable-area'],
      [
        ['1', 3],
        ['2', 2.25],
      ],
    ),
    list(
      '人',
      'person',
      ['person.name', 'person.birth-date', 'household.number'],
      [
        ['甲', '1970-01-01', '1'],
        ['乙', '1971-01-01', '2'],
        ['丙', '1972-01-01', '2'],
      ],
    ),
  ])
  const perHead: Definition = {
    measure: 'average',
    of: 'household',
    question: 'household.arable-area',
    over: 'household.size',
    where: [],
  }
  const found = await within((trx) => figure(trx, { shard, scope: area, definition: perHead, on, asking }))
  assert.deepEqual(found, { value: 1.75, counted: 2, unknown: 0 })
})

test('[F70] a definition of another day or without its part is refused before anything is counted', async () => {
  const { area, shard } = place()
  const wanted = { shard, scope: area, on, asking }
  for (const wrong of [
    { ...poor, at: 'start' as const },
    { ...poor, measure: 'share' as const },
    { ...poor, measure: 'max' as const, question: 'person.name' },
  ])
    await assert.rejects(
      within((trx) => figure(trx, { ...wanted, definition: wrong })),
      /unchecked definition/,
    )
})
