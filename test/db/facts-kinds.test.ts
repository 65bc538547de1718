// Places, organisations and events have tables and columns; what is computed from other answers is computed when read.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Question, type SubjectKind } from '../../src/dictionary/question.ts'
import { askingOf } from '../../src/facts/asking.ts'
import { ensureColumns } from '../../src/facts/column.store.ts'
import { figure } from '../../src/facts/figure.store.ts'
import { loadSubjects } from '../../src/facts/subject.store.ts'
import { unansweredFacts } from '../../src/facts/unanswered.store.ts'
import { castAsking, castQuestions, list, 赵, 钱 } from './cast.ts'
import { must } from './harness.ts'
import { on, openVillages, values } from './villages.ts'

const { db, within, place, silent } = await openVillages('facts-kinds')
after(() => db.close())

const question = (id: number, key: string, more: Partial<Question> = {}): Question =>
  Question.parse({
    id,
    key,
    subject: key.split('.')[0],
    name: { 'zh-CN': key, en: key },
    type: 'text',
    sensitivity: 'internal',
    ...more,
  })
const more = [
  question(101, 'place.name'),
  question(102, 'place.homes', { type: 'integer' }),
  question(103, 'organisation.name'),
  question(104, 'event.number'),
  question(105, 'event.happened-on', { type: 'date' }),
  question(106, 'event.month', { derivedFrom: { question: 'event.happened-on', by: 'year-month' } }),
  question(107, 'event.year', { derivedFrom: { question: 'event.happened-on', by: 'year' } }),
  question(108, 'person.party-joined', { type: 'date' }),
  question(109, 'person.party-years', { type: 'integer', derivedFrom: { question: 'person.party-joined', by: 'age' } }),
  question(110, 'person.register-address', { freshDays: 30 }),
  question(111, 'person.register-region', { derivedFrom: { question: 'person.register-address', by: 'area' } }),
  question(112, 'household.head-sex', {
    type: 'code',
    codes: 'sex',
    derivedFrom: { question: 'person.sex', by: 'head' },
  }),
]
const asking = askingOf([...castQuestions, ...more], castAsking.codes)
const { added } = await within(async (trx) => must(await ensureColumns(trx, [...castQuestions, ...more])))

test('[F1] the whole catalogue of a kind gets its columns in one statement, computed questions none', () => {
  assert.equal(added, 7)
})

test('[F10] places, organisations and events are listed with what is known of them and of their village', async () => {
  const { area, shard, load } = place()
  await load([list('村', 'area', ['area.groups'], [[6]])])
  await within(async (trx) => {
    await trx.query(
      `insert into facts.place (shard, area, name_key, e101, e101_s, e101_at, e102, e102_s, e102_at)
       values ($1, $2, '东塘', '东塘', 0, $3, 4, 0, $3), ($1, $2, '西塘', '西塘', 0, $3, null, null, null)`,
      [shard, area, on],
    )
    await trx.query(
      `insert into facts.event (shard, area, number_key, e105, e105_s, e105_at) values ($1, $2, '1', '2026-03-05', 0, $3)`,
      [shard, area, on],
    )
  })
  const wanted = (of: SubjectKind, ...questions: string[]) => ({
    shard,
    scope: area,
    of,
    where: [],
    questions,
    on,
    asking,
  })
  const places = await within((trx) => loadSubjects(trx, wanted('place', 'place.name', 'place.homes', 'area.groups')))
  assert.deepEqual(values(places, 'place.name', 'place.homes', 'area.groups'), [
    ['东塘', 4, 6],
    ['西塘', 'missing', 6],
  ])
  const events = await within((trx) => loadSubjects(trx, wanted('event', 'event.month', 'event.year')))
  assert.deepEqual(values(events, 'event.month', 'event.year'), [['2026-03', '2026']])
  const spring = {
    ...wanted('event', 'event.month'),
    where: [{ question: 'event.year', is: '=' as const, value: '2025' }],
  }
  assert.deepEqual(await within((trx) => loadSubjects(trx, spring)), [])
  assert.deepEqual(await within((trx) => loadSubjects(trx, wanted('organisation', 'organisation.name'))), [])
  const homes = { measure: 'sum' as const, of: 'place' as const, question: 'place.homes', where: [] }
  assert.deepEqual(await within((trx) => figure(trx, { shard, scope: area, definition: homes, on, asking })), {
    value: 4,
    counted: 1,
    unknown: 1,
  })
  const lacks = await within((trx) => unansweredFacts(trx, wanted('place', 'place.homes', 'area.groups')))
  assert.deepEqual(
    lacks.map((lack) => [lack.kind, lack.id, lack.question]),
    [['place', places[1]!.id, 'place.homes']],
  )
  const ofHousehold = { ...wanted('place', 'place.name'), household: places[0]!.id }
  assert.deepEqual(await within((trx) => loadSubjects(trx, ofHousehold)), [], 'no household’s copy lists a place')
})

test('[F13] a village with no place on record is asked for the first one', async () => {
  const shard = silent
  const wanted = { shard, scope: silent, of: 'place' as const, where: [], questions: ['place.homes'], on, asking }
  const lacks = await within((trx) => unansweredFacts(trx, wanted))
  assert.deepEqual(
    lacks.map((lack) => [lack.kind, lack.question]),
    [['area', 'place.name']],
  )
})

test('[F10] years since a day, the area of an address and a head’s sex are computed when read', async () => {
  const { load, persons, area, shard } = place()
  const columns = [
    'person.id-number',
    'person.name',
    'household.number',
    'person.relation-to-head',
    'person.party-joined',
    'person.register-address',
  ]
  const village = await within(
    async (trx) =>
      (await trx.query<{ name: string }>('select name from access.area where id = $1', [area])).rows[0]!.name,
  )
  await load(
    [
      list('户', 'household', ['household.number'], [['1']]),
      list('人', 'person', columns, [
        [赵, '赵大山', '1', '户主', '1976-11-24', `示例县东河镇${village}3组`],
        [钱, '钱小河', '1', '配偶', '1976-11-25', `东河镇${village}`],
      ]),
    ],
    { asking },
  )
  const asked = ['person.party-years', 'person.register-region', 'household.head-sex']
  const rows = await persons(asked, { asking })
  assert.deepEqual(values(rows, ...asked), [
    [50, `示例县东河镇${village}`, '1'],
    [49, 'missing', '1'],
  ])
  assert.equal(rows[0]!.facts.get('person.party-years')!.derivedFrom, 'person.party-joined')
  const later = await persons(asked, { asking, on: '2026-12-25' })
  assert.equal(
    later[0]!.facts.get('person.register-region')!.state,
    'missing',
    'an address past its term tells nothing',
  )
  const old = await persons(['person.name'], {
    asking,
    where: [{ question: 'person.party-years', is: '>=', value: 50 }],
  })
  assert.deepEqual(values(old, 'person.name'), [['赵大山']])
  const wanted = {
    shard,
    scope: area,
    of: 'person' as const,
    where: [],
    questions: asked,
    on: '2026-12-25' as typeof on,
    asking,
  }
  const lacks = await within((trx) => unansweredFacts(trx, wanted))
  assert.deepEqual(
    lacks.map((lack) => lack.question),
    ['person.register-address', 'person.register-address'],
  )
})
