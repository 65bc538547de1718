// What a ledger says of people on record against what is known of them. The cast is invented.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { columnAgreement } from '../../src/facts/agreement.store.ts'
import { placeLedger } from '../../src/facts/import.store.ts'
import type { LedgerSheet } from '../../src/facts/ledger.ts'
import type { Day } from '../../src/kernel/day.ts'
import { castAsking as asking, list, people, village, 孙, 李, 赵, 钱 } from './cast.ts'
import { ledgerOf, on, openVillages, type Village } from './villages.ts'

let open: Awaited<ReturnType<typeof openVillages>>
before(async () => {
  open = await openVillages(import.meta.url)
})
after(() => open.db.close())

const agreement = ({ area, shard }: Village, sheets: LedgerSheet[], day: Day = on) =>
  open.within(async (trx) => {
    const ledger = { ...ledgerOf({ file: '又一份', sheets, area, shard }), on: day }
    const { placed } = await placeLedger(trx, ledger)
    return Object.fromEntries(await columnAgreement(trx, { shard, on: day, placed, places: asking.places }))
  })

test('[F15] of people on record each column counts whom it compares and of how many it says another thing', async () => {
  const place = open.place()
  await place.load(village())
  const said = people([
    ['赵大山', 赵, '1', '户主', '否', 320.5],
    ['钱小河', 钱, '1', '配偶', '否', 100],
    ['孙文', 孙, '2', '户主', '是', null],
    ['新来的', '', '2', null, '是', 1],
  ])
  assert.deepEqual(await agreement(place, [said]), {
    '人!A3': { compared: 3, differing: 0 },
    '人!B3': { compared: 3, differing: 0 },
    '人!D3': { compared: 3, differing: 0 },
    '人!E3': { compared: 2, differing: 1 },
    '人!F3': { compared: 1, differing: 0 },
  })
})

test('[F15] what is too old or of somebody else says nothing, and nothing is kept by looking', async () => {
  const place = open.place()
  await place.load(village())
  const said = () =>
    list(
      '又',
      'person',
      ['person.id-number', 'person.minimum-living'],
      [
        [李, '是'],
        [孙, '是'],
      ],
    )
  assert.deepEqual(await agreement(place, [said()]), {
    '又!A3': { compared: 2, differing: 0 },
    '又!B3': { compared: 1, differing: 1 },
  })
  assert.equal((await agreement(place, [said()], '2029-01-01' as Day))['又!B3'], undefined)
  assert.deepEqual(await agreement(open.place(), [said()]), {})
  const [one] = (await place.persons(['person.minimum-living'])).filter(
    ({ facts }) => facts.get('person.minimum-living')?.value === true,
  )
  assert.ok(one, 'only 赵 has it, as before')
})

test('[F15] two lists of one sheet that answer the same question are weighed apart', async () => {
  const place = open.place()
  await place.load(village())
  const right = list('表', 'person', ['person.id-number', 'person.monthly-aid'], [[赵, 320.5]])
  const left = list('表', 'person', ['person.id-number', 'person.monthly-aid'], [[赵, 5]])
  const moved: LedgerSheet = {
    ...left,
    columns: new Map([...left.columns].map(([field, key]) => [`${field}x`, key])),
    rows: left.rows.map(({ row, values }) => ({
      row,
      values: new Map([...values].map(([field, value]) => [`${field}x`, value])),
    })),
  }
  const found = await agreement(place, [right])
  assert.deepEqual(found['表!B3'], { compared: 1, differing: 0 })
  assert.deepEqual((await agreement(place, [moved]))['表!B3x'], { compared: 1, differing: 1 })
})
