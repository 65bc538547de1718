import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Answer } from '../../src/facts/answer.ts'
import type { FactValue } from '../../src/facts/fact.ts'
import { decideConflict, openConflicts } from '../../src/facts/conflicts.store.ts'
import { saveAnswers, type SaveInput } from '../../src/facts/save.store.ts'
import { sourceOf } from '../../src/facts/source.store.ts'
import { eventsAbout } from '../../src/audit/event.store.ts'
import type { Day } from '../../src/kernel/day.ts'
import { castAsking as asking, households, invented, people, village, 孙, 赵, 钱 } from './cast.ts'
import { on, openVillages, type Village } from './villages.ts'

const { db, within, place } = await openVillages('saves')
after(() => db.close())

const value = (one: FactValue): Answer => ({ state: 'value', value: one })
const answers = (given: Record<string, FactValue>) =>
  new Map(Object.entries(given).map(([stem, one]) => [stem, value(one)]))

/** Stems: e2 ID number, e7 relation, e8 phone, e9 minimum living, e10 monthly aid, e15 arable area, e17 groups. */
function desk({ shard, area, load, persons }: Village) {
  const save = (
    saves: (Omit<SaveInput['saves'][number], 'area' | 'kind'> & { kind?: 'household' | 'area' })[],
    more: Partial<SaveInput> = {},
  ) =>
    within((trx) =>
      saveAnswers(trx, {
        shard,
        unit: '青山村',
        actor: '王支书',
        source: 'entry',
        on,
        asking,
        identityKey: new Uint8Array(32),
        saves: saves.map((one) => ({ kind: 'person' as const, area, ...one })),
        ...more,
      }),
    )
  const rows = async (text: string) => (await within((trx) => trx.query(text, [shard]))).rows
  return { save, rows, load, persons, shard, area }
}

async function settled() {
  const one = desk(place())
  await one.load(village())
  const [zhao, qian, sun, li] = await one.persons(['person.name'])
  return { ...one, zhao: zhao!, qian: qian!, sun: sun!, li: li! }
}
const codes = (list: { stem: string; problem: { code: string } }[]) =>
  list.map(({ stem, problem }) => `${stem} ${problem.code}`)

test('[F40] a save keeps, corrects, logs with what stood before, and announces what changed', async () => {
  const { save, rows, zhao, qian, persons, shard } = await settled()
  await within((trx) => trx.query('delete from facts.outbox where shard = $1', [shard]))
  const done = await save(
    [
      { id: zhao.id, answers: answers({ e10: '400', e8: '13900000000' }) },
      { id: qian.id, answers: answers({ e9: false }) },
    ],
    { on: '2026-11-25' as Day, reason: '走访核实' },
  )
  assert.deepEqual([done.written, done.unchanged, done.conflicts, done.refused, done.asked], [2, 1, 0, [], []])
  const [head] = await persons(['person.monthly-aid'])
  assert.deepEqual(head!.facts.get('person.monthly-aid'), { state: 'value', value: '400', goodAsOf: '2026-11-25' })
  const log = await rows(
    'select patch, days, unit, actor, source, reason, valid_from from facts.patch_log where shard = $1 order by id desc limit 2',
  )
  const said = { unit: '青山村', actor: '王支书', source: 'entry', reason: '走访核实', valid_from: '2026-11-25' }
  assert.deepEqual(
    new Set(log),
    new Set([
      { patch: { e10: ['320.5', '400'], e8: [null, '13900000000'] }, days: { e10: '2026-11-24', e8: null }, ...said },
      { patch: {}, days: { e9: '2026-11-24' }, ...said },
    ]),
  )
  const outbox = await rows('select subject_id as id, columns from facts.outbox where shard = $1')
  assert.deepEqual(
    new Map(outbox.map(({ id, columns }) => [id, columns.toSorted()])),
    new Map([
      [zhao.id, ['e10', 'e8']],
      [qian.id, ['e9']],
    ]),
  )
})

test('[F40] a save leaves an event with counts only, and its source leads back to who entered it', async () => {
  const { save, zhao, shard } = await settled()
  await save([{ id: zhao.id, answers: answers({ e8: '13900000000' }) }])
  const [event] = await within((trx) => eventsAbout(trx, { kind: 'person', id: zhao.id }))
  assert.deepEqual([event!.action, event!.actor], ['facts-saved', '王支书'])
  assert.deepEqual(event!.details, {
    source: 'entry',
    subjects: 1,
    written: 1,
    unchanged: 0,
    conflicts: 0,
    refused: 0,
    asked: 0,
  })
  const source = await within((trx) => sourceOf(trx, { shard, subject: zhao.id, question: 'person.phone', asking }))
  assert.deepEqual({ ...source, recorded: '' }, { via: 'entry', unit: '青山村', actor: '王支书', recorded: '' })
})

test('[F40] [F9] another unit that enters something else makes a conflict, and the owner of an entered fact corrects it', async () => {
  const { save, zhao, persons, load } = await settled()
  const state = async () => (await persons(['person.monthly-aid']))[0]!.facts.get('person.monthly-aid')!
  const rival = await save([{ id: zhao.id, answers: answers({ e10: '500' }) }], { unit: '区民政局' })
  assert.deepEqual([rival.written, rival.conflicts, (await state()).state], [0, 1, 'conflict'])
  await load([people([['赵大山', 赵, '1', null, null, 500]])], { file: { name: 'b', hash: 'b' } })
  assert.deepEqual([(await state()).state, (await state()).value], ['value', '500'])
  const entered = await save([{ id: zhao.id, answers: answers({ e8: '1' }) }], { unit: '区民政局' })
  assert.equal(entered.written, 1)
  assert.equal((await save([{ id: zhao.id, answers: answers({ e8: '2' }) }], { unit: '区民政局' })).written, 1)
  assert.equal((await save([{ id: zhao.id, answers: answers({ e8: '3' }) }])).conflicts, 1)
})

test('[F41] what cannot stand is refused alone; the rest of the save is kept', async () => {
  const { save, zhao, qian, sun, persons } = await settled()
  const done = await save([
    { id: zhao.id, answers: answers({ e8: '1', born: '1951-01-01' }) },
    { id: qian.id, answers: answers({ e7: '01', e8: '2' }) },
    { id: sun.id, answers: answers({ e2: 赵, e8: '3' }) },
    { id: '00000000-0000-7000-8000-000000000000', answers: answers({ e8: '4' }) },
  ])
  assert.deepEqual(codes(done.refused).toSorted(), [
    'born facts/disagrees-with-id-number',
    'e2 facts/number-of-somebody-else',
    'e7 facts/another-head',
    'e8 facts/no-such-subject',
  ])
  assert.equal(done.written, 3)
  assert.deepEqual(
    (await persons(['person.phone', 'person.id-number']))
      .slice(0, 3)
      .map(({ facts }) => [facts.get('person.phone')!.value, facts.get('person.id-number')!.value]),
    [
      ['1', 赵],
      ['2', 钱],
      ['3', 孙],
    ],
  )
})

test('[F41] two who change places as head are saved together', async () => {
  const { save, zhao, qian } = await settled()
  const done = await save([
    { id: zhao.id, answers: answers({ e7: '10' }) },
    { id: qian.id, answers: answers({ e7: '01' }) },
  ])
  assert.deepEqual([done.written, done.refused], [2, []])
})

test('[F41] a ledger with a second head, on record or in the file, gets the relation back and the rest is kept', async () => {
  const { load, persons } = await settled()
  const second = await load([people([['钱小河', 钱, '1', '户主', null, 7]])], { file: { name: 'b', hash: 'b' } })
  assert.deepEqual(
    second.returned.map(({ kept, cells }) => [kept, cells.map(({ field, problem }) => [field, problem.code])]),
    [[true, [['人!D3', 'facts/another-head']]]],
  )
  assert.equal((await persons(['person.monthly-aid']))[1]!.facts.get('person.monthly-aid')!.value, '7')
  const swapped = [
    ['赵大山', 赵, '1', '配偶', null, null],
    ['钱小河', 钱, '1', '户主', null, null],
  ]
  assert.deepEqual((await load([people(swapped)], { file: { name: 'c', hash: 'c' } })).returned, [])
  const fresh = desk(place())
  const both = [
    ['赵大山', 赵, '1', '户主', null, 1],
    ['钱小河', 钱, '1', '户主', null, 2],
  ]
  const twice = await fresh.load([households(), people(both)])
  assert.deepEqual(
    twice.returned.map(({ row, kept }) => [row, kept]),
    [
      [3, true],
      [4, true],
    ],
  )
})

test('[F42] a number far from the last one waits until somebody is sure', async () => {
  const { save, zhao } = await settled()
  const first = await save([{ id: zhao.id, answers: answers({ e10: '3205' }) }])
  assert.deepEqual([first.written, first.refused, codes(first.asked)], [0, [], ['e10 facts/is-this-right']])
  const again = await save([{ id: zhao.id, answers: answers({ e10: '3205' }), sure: new Set(['e10']) }])
  assert.deepEqual([again.written, again.asked], [1, []])
})

test('[F40] a corrected ID number brings its birth day and sex, and the old one names nobody', async () => {
  const { save, zhao, persons, load } = await settled()
  const right = invented('19500101', 4)
  const done = await save([{ id: zhao.id, answers: answers({ e2: right }) }])
  assert.deepEqual([done.written, done.refused], [1, []])
  const [head] = await persons(['person.sex', 'person.id-number'])
  assert.deepEqual([head!.facts.get('person.sex')!.value, head!.facts.get('person.id-number')!.value], ['2', right])
  const found = await load([people([['赵大山', right, '1', null, null, 9]])], { file: { name: 'b', hash: 'b' } })
  assert.deepEqual([found.subjectsNew, found.subjectsChanged], [0, 1])
  const old = await load([people([['赵某', 赵, '2', null, null, 9]])], { file: { name: 'c', hash: 'c' } })
  assert.deepEqual([old.subjectsNew, old.returned], [1, []])
})

test('[F40] somebody new is recorded with a household; a name taken in the village is refused', async () => {
  const { save, zhao, persons, rows, area, shard } = await settled()
  const id = '01900000-0000-7000-8000-000000000001'
  const born = { e1: '赵小', born: '2026-11-01', sex: '1' }
  const done = await save([{ id, isNew: true, household: zhao.household!, answers: answers(born) }])
  assert.deepEqual([done.written, done.refused], [3, []])
  const found = (await persons(['person.name', 'household.size'])).find((one) => one.id === id)
  assert.deepEqual([found!.facts.get('person.name')!.value, found!.facts.get('household.size')!.value], ['赵小', 3])
  const taken = await save([
    { id: '01900000-0000-7000-8000-000000000002', kind: 'household', isNew: true, answers: answers({ e11: '2' }) },
  ])
  assert.deepEqual(codes(taken.refused), ['e11 facts/known-already'])
  await save([
    {
      id: (await rows(`select md5('area:${area}')::uuid as id where $1 = $1::text`))[0]!.id,
      kind: 'area',
      answers: answers({ e17: 8 }),
    },
  ])
  assert.equal((await rows('select e17::int as n from facts.area_facts where shard = $1'))[0]!.n, 8)
  assert.ok(shard)
})

test('[F40] eight who save one person at once leave a log in which every step begins where the last one ended', async () => {
  const { save, zhao, rows } = await settled()
  await Promise.all(
    Array.from({ length: 40 }, (_, index) => save([{ id: zhao.id, answers: answers({ e8: String(index % 9) }) }])),
  )
  const log = await rows(
    `select patch -> 'e8' as step from facts.patch_log where shard = $1 and patch ? 'e8' order by at, id`,
  )
  const steps: [string | null, string][] = log.map(({ step }) => step)
  assert.ok(steps.length > 5)
  for (const [index, [old]] of steps.entries()) assert.equal(old, index === 0 ? null : steps[index - 1]![1])
})

test('[F43] a conflict is decided once: the old answer of the unit that lost opens it no more, a new one does', async () => {
  const { save, load, zhao, persons, rows, shard, area } = await settled()
  const aid = async () => {
    const { state, value: now } = (await persons(['person.monthly-aid']))[0]!.facts.get('person.monthly-aid')!
    return state === 'value' ? now : state
  }
  const other = { unit: '区民政局', actor: '李经办' }
  await save([{ id: zhao.id, answers: answers({ e10: '500' }) }], other)
  const listed = await within((trx) => openConflicts(trx, { shard, scope: area }))
  assert.deepEqual(
    listed.map(({ id, stem, said }) => [id, stem, said.map(({ unit, said: one }) => [unit, one])]),
    [
      [
        zhao.id,
        'e10',
        [
          ['区民政局', '500'],
          ['青山村', '320.5'],
        ],
      ],
    ].map(([id, stem, said]) => [id, stem, said]),
  )
  assert.equal((await within((trx) => openConflicts(trx, { shard, scope: area, unit: '卫健局' }))).length, 0)
  const decide = (answer: string, reason: string) =>
    within((trx) =>
      decideConflict(trx, {
        shard,
        unit: '东河镇',
        actor: '周镇长',
        on,
        reason,
        kind: 'person',
        id: zhao.id,
        stem: 'e10',
        answer: value(answer),
        asking,
      }),
    )
  const refused = await decide('320.5', ' ')
  assert.equal(refused.ok ? '' : refused.problem.code, 'facts/reason-missing')
  assert.ok((await decide('320.5', '查存折')).ok)
  assert.equal(await aid(), '320.5')
  const again = await decide('320.5', '查存折')
  assert.equal(again.ok ? '' : again.problem.code, 'facts/no-such-conflict')
  const [entry] = await rows(
    'select patch, source, reason, unit, actor from facts.patch_log where shard = $1 order by id desc limit 1',
  )
  assert.deepEqual(entry, {
    patch: { e10: [{ state: 'conflict' }, '320.5'] },
    source: 'decision',
    reason: '查存折',
    unit: '青山村',
    actor: '周镇长',
  })
  const repeat = await save([{ id: zhao.id, answers: answers({ e10: '500' }) }], other)
  assert.deepEqual([repeat.written, repeat.unchanged, repeat.conflicts, await aid()], [0, 1, 0, '320.5'])
  const file = { ...other, file: { name: 'b', hash: 'b' } }
  assert.equal((await load([people([['赵大山', 赵, '1', null, null, 500]])], file)).conflicts, 0)
  assert.equal(await aid(), '320.5')
  assert.equal((await save([{ id: zhao.id, answers: answers({ e10: '330' }) }])).written, 1)
  const news = await save([{ id: zhao.id, answers: answers({ e10: '600' }) }], other)
  assert.deepEqual([news.conflicts, await aid()], [1, 'conflict'])
})

test('[F43] a decision may find neither right, and its word is then that of whoever decided', async () => {
  const { save, zhao, shard } = await settled()
  await save([{ id: zhao.id, answers: answers({ e10: '500' }) }], { unit: '区民政局' })
  const decided = await within((trx) =>
    decideConflict(trx, {
      shard,
      unit: '东河镇',
      actor: '周镇长',
      on,
      reason: '实地核查',
      kind: 'person',
      id: zhao.id,
      stem: 'e10',
      answer: value('410'),
      asking,
    }),
  )
  assert.ok(decided.ok)
  assert.equal((await save([{ id: zhao.id, answers: answers({ e10: '320.5' }) }])).unchanged, 1)
  assert.equal((await save([{ id: zhao.id, answers: answers({ e10: '420' }) }], { unit: '东河镇' })).written, 1)
})
