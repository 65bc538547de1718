import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Condition } from '../../src/dictionary/definition.ts'
import { checkQuestions } from '../../src/facts/check-conditions.ts'
import { figure, figureMembers, figureUndecided } from '../../src/facts/figure.store.ts'
import { sourceOf, sourcesOf } from '../../src/facts/source.store.ts'
import { loadSubjects } from '../../src/facts/subject.store.ts'
import { unansweredFacts } from '../../src/facts/unanswered.store.ts'
import type { AreaId } from '../../src/kernel/area.ts'
import { castAsking as asking, castQuestions, households, list, village } from './cast.ts'
import { on, openVillages, values } from './villages.ts'

const { db, within, place, silent } = await openVillages('facts-read')
after(() => db.close())

test('[F10] conditions on age, household and village choose the rows', async () => {
  const { load, persons, area, shard } = place('台账')
  await load([...village(), list('村', 'area', ['area.groups'], [[6]])])
  const old = await persons(['person.name', 'area.groups'], {
    where: [{ question: 'person.age', is: '>=', value: 60 }],
  })
  assert.deepEqual(values(old, 'person.name', 'area.groups'), [
    ['赵大山', 6],
    ['钱小河', 6],
  ])
  const far = await persons(['person.name'], {
    where: [{ question: 'household.address', is: 'in', value: ['西头 2 号'] }],
  })
  assert.deepEqual(values(far, 'person.name'), [['孙文'], ['李苗']])
  const homes = await within((trx) =>
    loadSubjects(trx, {
      shard,
      scope: area,
      of: 'household',
      where: [],
      questions: ['household.head-name', 'household.size', 'household.arable-area'],
      on,
      asking,
    }),
  )
  assert.deepEqual(values(homes, 'household.head-name', 'household.size', 'household.arable-area'), [
    ['赵大山', 2, '3.5'],
    ['孙文', 2, '2.1'],
  ])
})

test('[F10] a fact past its term is missing on that day', async () => {
  const { load, persons } = place('台账')
  await load(village())
  const state = async (day: string) =>
    (await persons(['person.minimum-living'], { on: day }))[0]!.facts.get('person.minimum-living')!.state
  assert.deepEqual([await state('2027-11-24'), await state('2027-11-25')], ['value', 'missing'])
})

test('[F11] a figure counts whom it can and names how many it could not decide', async () => {
  const { load, area, shard } = place('台账')
  await load(village())
  const of = 'person' as const
  const poor = {
    measure: 'count' as const,
    of,
    where: [{ question: 'person.minimum-living', is: '=' as const, value: true }],
  }
  const wanted = (definition: Parameters<typeof figure>[1]['definition']) => ({
    shard,
    scope: area,
    definition,
    on,
    asking,
  })
  const [counted, members, undecided, sum, empty] = await within(async (trx) => [
    await figure(trx, wanted(poor)),
    await figureMembers(trx, wanted(poor)),
    await figureUndecided(trx, wanted(poor)),
    await figure(trx, wanted({ measure: 'sum', of, question: 'person.monthly-aid', where: poor.where })),
    await figure(trx, { ...wanted(poor), scope: silent }),
  ])
  assert.deepEqual(counted, { value: 1, counted: 1, unknown: 1 })
  assert.deepEqual([members.length, undecided.length], [1, 1])
  assert.deepEqual(sum, { value: 320.5, counted: 1, unknown: 1 })
  assert.deepEqual(empty, { value: null, counted: 0, unknown: 1 })
})

test('[F8] a value leads to its row, a derived one to the row it was derived from', async () => {
  const { load, persons, shard } = place('青山村台账')
  await load(village())
  const [head, wife] = await persons(['person.name'])
  const source = (subject: string, question: string) =>
    within((trx) => sourceOf(trx, { shard, subject, question, asking }))
  const at = { via: 'ledger', file: '青山村台账.xlsx', unit: '青山村', actor: '王支书' }
  const rowOf = async (subject: string, question: string) => {
    const { recorded, ...rest } = (await source(subject, question))!
    assert.match(recorded, /^\d{4}-\d\d-\d\dT/)
    return rest
  }
  assert.deepEqual(await rowOf(wife!.id, 'person.age'), { ...at, sheet: '人', row: 4 })
  assert.deepEqual(await rowOf(wife!.id, 'household.address'), { ...at, sheet: '户', row: 3 })
  assert.deepEqual(await rowOf(wife!.household!, 'household.head-name'), { ...at, sheet: '人', row: 3 })
  assert.deepEqual(await rowOf(head!.household!, 'household.size'), { ...at, sheet: '人', row: 4 })
  assert.equal(await source(head!.id, 'person.phone'), undefined)
})

test('[F13] what a list lacks is asked once, at its source', async () => {
  const { load, area, shard } = place('台账')
  await load([
    ...village(),
    list('迁', 'person', ['person.name', 'person.birth-date', 'household.number'], [['周某', '1970-01-01', '2']]),
  ])
  const lacking = (scope: AreaId, where: Condition[], questions: string[], of: 'person' | 'household' = 'person') =>
    within(async (trx) =>
      (await unansweredFacts(trx, { shard, scope, of, where, questions, on, asking }))
        .map(({ kind, question }) => `${kind} ${question}`)
        .toSorted(),
    )
  assert.deepEqual(await lacking(area, [], ['person.age', 'person.sex', 'household.head-phone', 'household.address']), [
    'person person.id-number',
  ])
  assert.deepEqual(
    await lacking(area, [], ['household.head-name', 'household.size', 'household.address'], 'household'),
    [],
  )
  // 孙文 and 周某 cannot be decided; 赵大山 is the only one that is, and has an amount.
  assert.deepEqual(
    await lacking(
      area,
      [{ question: 'person.minimum-living', is: '=', value: true }],
      ['person.monthly-aid', 'area.groups'],
    ),
    ['area area.groups', 'person person.minimum-living', 'person person.minimum-living'],
  )
  assert.deepEqual(await lacking(silent, [], ['person.name']), ['area person.name'])
})

test('[F10] ages counted by the database are those of the calendar', async () => {
  const { load, persons } = place('台账')
  const columns = ['person.name', 'person.birth-date', 'household.number']
  const births = ['2004-02-29', '2004-03-01', '2004-02-28', '1999-12-31', '2026-11-24', '1926-11-25']
  await load([
    households(),
    list(
      '人',
      'person',
      columns,
      births.map((birth, index) => [`某${index}`, birth, '1']),
    ),
  ])
  for (const day of ['2026-11-24', '2027-02-28', '2028-02-29', '2027-03-01', '2026-12-31']) {
    for (const age of [0, 18, 22, 23, 24, 99, 100]) {
      const questions = ['person.birth-date', 'person.age']
      const everybody = await persons(questions, { on: day })
      const chosen = await persons(questions, { on: day, where: [{ question: 'person.age', is: '=', value: age }] })
      const expected = everybody.filter(({ facts }) => facts.get('person.age')!.value === age)
      assert.deepEqual(
        chosen.map(({ id }) => id),
        expected.map(({ id }) => id),
        `${age} on ${day}`,
      )
    }
  }
})

test('[F8] every value of every subject leads to a source', async () => {
  const { load, shard, area } = place()
  await load([...village(), list('村', 'area', ['area.groups', 'area.name'], [[6, '青山村']])])
  for (const kind of ['person', 'household', 'area'] as const) {
    const questions = castQuestions.map(({ key }) => key).filter((key) => checkQuestions(kind, [key], asking.places).ok)
    const rows = await within((trx) =>
      loadSubjects(trx, { shard, scope: area, of: kind, where: [], questions, on, asking }),
    )
    const asked = rows.flatMap(({ id, facts }) =>
      [...facts].filter(([, { state }]) => state === 'value').map(([question]) => ({ subject: id, question })),
    )
    assert.ok(asked.length > 0)
    const sources = await within((trx) => sourcesOf(trx, { shard, asked, asking }))
    const without = asked.filter((_, index) => !sources[index]).map(({ question }) => `${kind}: ${question}`)
    assert.deepEqual(without, [])
  }
})
