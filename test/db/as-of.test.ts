import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import type { Answer } from '../../src/facts/answer.ts'
import type { FactState, FactValue } from '../../src/facts/fact.ts'
import { decideConflict, openConflicts } from '../../src/facts/conflicts.store.ts'
import { saveAnswers } from '../../src/facts/save.store.ts'
import type { Subject } from '../../src/facts/subject.store.ts'
import type { Day } from '../../src/kernel/day.ts'
import { castAsking as asking, list, village, 李, 赵, 钱 } from './cast.ts'
import { openVillages } from './villages.ts'

const { db, within, place } = await openVillages('as-of')
after(() => db.close())

const questions = [
  'person.name',
  'person.age',
  'person.phone',
  'person.minimum-living',
  'person.monthly-aid',
  'household.address',
  'household.size',
  'household.head-name',
  'area.groups',
]
const units = fc.constantFrom('青山村', '区卫健局', '民政所')
const days = fc.constantFrom<Day[]>('2026-11-24' as Day, '2026-12-01' as Day, '2028-01-01' as Day)
const said = fc.constantFrom<[FactState, FactValue][]>(
  ['value', '1'],
  ['value', '5'],
  ['value', '9'],
  ['refused', null],
)
const step = fc.oneof(
  fc.record({ do: fc.constant('save' as const), unit: units, on: days, who: fc.nat(3), aid: said, phone: said }),
  fc.record({
    do: fc.constant('file' as const),
    unit: units,
    on: days,
    who: fc.constantFrom(赵, 钱, 李),
    home: fc.constantFrom('1', '2', null),
    aid: fc.constantFrom('1', '5', null),
  }),
  fc.record({ do: fc.constant('decide' as const), on: days, aid: fc.constantFrom('1', '5', '7') }),
  fc.record({ do: fc.constant('new' as const), on: days, home: fc.nat(3) }),
)

const plain = (rows: readonly Subject[]) =>
  rows.map(({ facts, household, id }) => ({ id, household, facts: Object.fromEntries(facts) }))

test('[F45] [F9] whatever is saved, handed in, disputed and decided, every moment reads afterwards as it read then', async () => {
  let turn = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const { load, persons, shard, area } = place()
      const read = (more: object = {}) => persons(questions, { on: '2027-06-01' as Day, ...more }).then(plain)
      const moments: { at: string; state: unknown }[] = []
      const note = async () => {
        const { rows } = await within((trx) => trx.query<{ at: string }>('select clock_timestamp()::text as at'))
        moments.push({ at: rows[0]!.at, state: await read() })
      }
      await note()
      await load(village())
      await note()
      for (const one of steps) {
        turn += 1
        const { on } = one
        const people = await persons(['person.name'])
        const base = { shard, actor: '王支书', on, asking, identityKey: new Uint8Array(32) }
        const answer = ([state, value]: [FactState, FactValue]): Answer => ({ state, value })
        if (one.do === 'save') {
          const id = people[one.who]!.id
          const answers = new Map([
            ['e10', answer(one.aid)],
            ['e8', answer(one.phone)],
          ])
          const saves = [{ kind: 'person' as const, id, area, answers, sure: new Set(['e10']) }]
          await within((trx) => saveAnswers(trx, { ...base, unit: one.unit, source: 'entry', saves }))
        } else if (one.do === 'file') {
          const columns = ['person.id-number', 'household.number', 'person.monthly-aid']
          const file = { name: `${turn}`, hash: `${turn}` }
          await load([list('人', 'person', columns, [[one.who, one.home, one.aid]])], { unit: one.unit, on, file })
        } else if (one.do === 'decide') {
          await within(async (trx) => {
            const [first] = await openConflicts(trx, { shard, scope: area })
            if (!first) return
            const { kind, id, stem } = first
            const decision = {
              ...base,
              unit: '东河镇',
              reason: '核查',
              kind,
              id,
              stem,
              answer: answer(['value', one.aid]),
            }
            await decideConflict(trx, decision)
          })
        } else {
          const id = `01900000-0000-7000-8000-${String(turn).padStart(12, '0')}`
          const answers = new Map([
            ['e1', answer(['value', `新${turn}`])],
            ['born', answer(['value', '2026-11-01'])],
          ])
          const household = people[one.home]!.household!
          const saves = [{ kind: 'person' as const, id, area, answers, isNew: true as const, household }]
          await within((trx) => saveAnswers(trx, { ...base, unit: '青山村', source: 'life-event', saves }))
        }
        await note()
      }
      for (const { at, state } of moments) assert.deepEqual(await read({ asOf: { recorded: at } }), state)
    }),
    { seed: 45, numRuns: 25 },
  )
})

test('[F45] a day reads as what was so then: a correction about March changes what April was, not what June was', async () => {
  const { load, persons, shard, area } = place()
  await load(village(), { on: '2026-01-10' as Day })
  const [zhao] = await persons(['person.name'])
  const save = (aid: string, validFrom: string, validTo?: string) =>
    within((trx) =>
      saveAnswers(trx, {
        shard,
        unit: '青山村',
        actor: '王支书',
        source: 'entry',
        on: '2026-07-01' as Day,
        validFrom: validFrom as Day,
        ...(validTo === undefined ? {} : { validTo: validTo as Day }),
        asking,
        saves: [{ kind: 'person', id: zhao!.id, area, answers: new Map([['e10', { state: 'value', value: aid }]]) }],
      }),
    )
  await save('400', '2026-06-01')
  const before = (await within((trx) => trx.query<{ at: string }>('select clock_timestamp()::text as at'))).rows[0]!.at
  await save('350', '2026-03-01')
  await save('999', '2026-08-01', '2026-08-31')
  const aid = async (goodOn: string, recorded?: string) => {
    const asOf = { goodOn: goodOn as Day, ...(recorded === undefined ? {} : { recorded }) }
    const [head] = await persons(['person.monthly-aid'], { asOf })
    const fact = head?.facts.get('person.monthly-aid')
    return fact?.state === 'value' ? fact.value : fact?.state
  }
  assert.deepEqual(
    [
      await aid('2026-01-09'),
      await aid('2026-02-01'),
      await aid('2026-04-01'),
      await aid('2026-06-01'),
      await aid('2026-08-15'),
      await aid('2026-09-01'),
    ],
    [undefined, '320.5', '350', '400', '999', '400'],
  )
  assert.equal(await aid('2026-04-01', before), '320.5')
})
