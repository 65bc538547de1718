import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type ListKey, listSubjects, type ListWanted } from '../../src/facts/list.store.ts'
import type { Day } from '../../src/kernel/day.ts'
import { castAsking, households, invented, people } from './cast.ts'
import { on, openVillages, type Village } from './villages.ts'

const { db, within, place } = await openVillages('facts-list')
after(() => db.close())

const identityKey = new Uint8Array(32).fill(1)
const numbers = Array.from({ length: 25 }, (_, nth) => invented('19600101', nth + 1))
const nameOf = (nth: number) => `${nth % 5 === 0 ? '欧阳' : '赵'}${'甲乙丙丁戊'[nth % 5]}${nth}`
const crowd = () => [
  households(),
  people(
    numbers.map((number, nth) => [
      nameOf(nth),
      number,
      nth % 2 === 0 ? '1' : '2',
      null,
      nth % 2 === 0 ? '是' : '否',
      null,
    ]),
  ),
]

const read = ({ area, shard }: Village, more: Partial<ListWanted> = {}) =>
  within((trx) =>
    listSubjects(trx, {
      shard,
      scope: area,
      of: 'person',
      where: [],
      questions: ['person.name', 'household.address'],
      on,
      limit: 100,
      identityKey,
      asking: castAsking,
      ...more,
    }),
  )

const namesIn = async (village: Village, more: Partial<ListWanted>) =>
  (await read(village, more)).subjects.map(({ facts }) => facts.get('person.name')!.value)

test('[F60] pages follow each other without a gap or a repetition, and the last one says so', async () => {
  const village = place()
  await village.load(crowd(), { identityKey })
  const seen: unknown[] = []
  let after: ListKey | undefined
  let pages = 0
  do {
    const page = await read(village, { limit: 10, ...(after ? { after } : {}) })
    seen.push(...page.subjects.map(({ facts }) => facts.get('person.name')!.value))
    after = page.next
    pages++
  } while (after)
  assert.equal(pages, 3)
  assert.deepEqual(
    seen,
    numbers.map((_, nth) => nameOf(nth)),
  )
})

test('[F60] who arrives between two pages moves nobody to another page', async () => {
  const village = place()
  await village.load(crowd(), { identityKey })
  const first = await read(village, { limit: 20 })
  await village.load([people([['钱新', invented('19700101', 1), '1', null, null, null]])], { identityKey })
  const second = await read(village, { limit: 20, after: first.next! })
  assert.deepEqual(
    second.subjects.map(({ facts }) => facts.get('person.name')!.value),
    [...[20, 21, 22, 23, 24].map(nameOf), '钱新'],
  )
  assert.equal(second.next, undefined)
})

test('[F60] a page holds those who meet the conditions, and facts of what lies above them', async () => {
  const village = place()
  await village.load(crowd(), { identityKey })
  const where = [{ question: 'person.minimum-living', is: '=' as const, value: true }]
  const page = await read(village, { where, limit: 5 })
  assert.deepEqual(
    page.subjects.map(({ facts }) => [facts.get('person.name')!.value, facts.get('household.address')!.value]),
    [0, 2, 4, 6, 8].map((nth) => [nameOf(nth), '东头 1 号']),
  )
})

test('[F61] a person is found by the beginning of the name, and what is typed is no pattern', async () => {
  const village = place()
  await village.load(crowd(), { identityKey })
  assert.deepEqual(await namesIn(village, { search: ' 欧阳' }), [0, 5, 10, 15, 20].map(nameOf))
  assert.deepEqual(await namesIn(village, { search: '阳' }), [])
  assert.deepEqual(await namesIn(village, { search: '%' }), [])
  assert.equal((await namesIn(village, { search: '' })).length, 25)
})

test('[F61] a person is found by the whole number or its last six characters, and by nobody without the key', async () => {
  const village = place()
  await village.load(crowd(), { identityKey })
  const number = numbers[7]!
  assert.deepEqual(await namesIn(village, { search: number }), [nameOf(7)])
  assert.deepEqual(await namesIn(village, { search: number.slice(-6).toLowerCase() }), [nameOf(7)])
  assert.deepEqual(await namesIn(village, { search: number.slice(-6), identityKey: new Uint8Array(32).fill(2) }), [])
  const { shard, area } = village
  const kept = await within(
    async (trx) => (await trx.query('select * from facts.identity where shard = $1', [shard])).rows,
  )
  assert.equal(kept.length, 25)
  assert.ok(!JSON.stringify(kept).includes(number.slice(-6)), `the tail lies open in ${area}`)
})

test('[F61] a household is found by the beginning of its number', async () => {
  const village = place()
  await village.load(crowd(), { identityKey })
  const found = await read(village, { of: 'household', questions: ['household.address'], search: '2' })
  assert.deepEqual(
    found.subjects.map(({ facts }) => facts.get('household.address')!.value),
    ['西头 2 号'],
  )
})

test('[F10] every fact has its own state and day, however many are asked and however their days differ', async () => {
  const village = place()
  await village.load(crowd(), { identityKey })
  await village.load([people([['赵乙1', numbers[1]!, '2', '配偶', null, 80]])], {
    identityKey,
    on: '2026-12-01' as Day,
  })
  const keys = [
    'name',
    'id-number',
    'sex',
    'birth-date',
    'age',
    'phone',
    'minimum-living',
    'monthly-aid',
    'relation-to-head',
  ]
  const { subjects } = await read(village, {
    questions: keys.map((key) => `person.${key}`),
    on: '2026-12-05' as Day,
    limit: 2,
  })
  const told = subjects[1]!.facts.values().map(({ state, value, goodAsOf }) => [state, value, goodAsOf])
  assert.deepEqual(
    [...told],
    [
      ['value', '赵乙1', '2026-12-01'],
      ['value', numbers[1], '2026-12-01'],
      ['value', '2', '2026-12-01'],
      ['value', '1960-01-01', '2026-12-01'],
      ['value', 66, '2026-12-01'],
      ['missing', null, '2026-12-05'],
      ['value', false, '2026-11-24'],
      ['value', '80', '2026-12-01'],
      ['value', '10', '2026-12-01'],
    ],
  )
})
