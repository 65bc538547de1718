import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ensureColumns } from '../../src/facts/column.store.ts'
import { identityTokens } from '../../src/facts/identity.node.ts'
import { importLedger } from '../../src/facts/import.store.ts'
import type { Day } from '../../src/kernel/day.ts'
import type { IdNumber } from '../../src/kernel/id-number.ts'
import { castQuestions, households, invented, list, people, village, 孙, 赵, 钱 } from './cast.ts'
import { must } from './harness.ts'
import { ledgerOf, openVillages, values } from './villages.ts'

const { db, within, place } = await openVillages('facts-import')
after(() => db.close())

test('[F7] a ledger of two sheets becomes subjects with typed facts, in ledger order', async () => {
  const { load, persons } = place('台账')
  const result = await load(village())
  assert.deepEqual([result.subjectsNew, result.subjectsChanged, result.unchanged, result.returned], [6, 0, 0, []])
  const rows = await persons(['person.name', 'person.age', 'person.sex', 'person.monthly-aid', 'household.address'])
  assert.deepEqual(values(rows, 'person.name', 'person.age', 'person.sex', 'person.monthly-aid', 'household.address'), [
    ['赵大山', 76, '1', '320.5', '东头 1 号'],
    ['钱小河', 74, '2', 'missing', '东头 1 号'],
    ['孙文', 36, '1', 'missing', '西头 2 号'],
    ['李苗', 11, '2', 'missing', '西头 2 号'],
  ])
})

test('[F7] importing the same file twice changes nothing', async () => {
  const { load, shard } = place('台账')
  const first = await load(village())
  const state = () =>
    within(
      async (trx) =>
        (
          await trx.query(
            'select p.*, (select count(*) from facts.patch_log l where l.shard = $1) as saves from facts.person p where shard = $1 order by id',
            [shard],
          )
        ).rows,
    )
  const before = await state()
  const again = await load(village(), { on: '2026-12-24' as Day })
  assert.deepEqual(await state(), before)
  assert.deepEqual(
    [again.subjectsNew, again.subjectsChanged, again.factsWritten, again.unchanged],
    [0, 0, 0, first.factsWritten],
  )
})

test('[F7] a blank cell never erases', async () => {
  const { load, persons } = place('台账')
  await load(village())
  await load([people([['赵大山', 赵, '1', null, null, null]])])
  assert.deepEqual(
    values(
      await persons(['person.monthly-aid', 'person.minimum-living']),
      'person.monthly-aid',
      'person.minimum-living',
    )[0],
    ['320.5', true],
  )
})

test('[F9] a later file of the same unit corrects; the log keeps the earlier value', async () => {
  const { load, persons, shard } = place('台账')
  await load(village())
  const result = await load([people([['赵大山', 赵, '1', null, null, 400]])])
  assert.deepEqual([result.subjectsChanged, result.factsWritten, result.conflicts], [1, 1, 0])
  const [head] = await persons(['person.monthly-aid'])
  assert.equal(head!.facts.get('person.monthly-aid')!.value, '400')
  const log = await within((trx) =>
    trx.query('select patch from facts.patch_log where shard = $1 and subject_id = $2 order by id', [shard, head!.id]),
  )
  assert.deepEqual(log.rows.at(-1).patch, { e10: ['320.5', '400'] })
})

test('[F9] another unit that disagrees makes a conflict with both values, which ends when they agree', async () => {
  const { load, persons, shard } = place('台账')
  await load(village())
  const aid = async () => (await persons(['person.monthly-aid']))[0]!.facts.get('person.monthly-aid')!
  const other = { unit: '区卫健局', actor: '李经办' }
  const result = await load([people([['赵大山', 赵, '1', null, null, 999]])], other)
  assert.equal(result.conflicts, 1)
  assert.deepEqual([(await aid()).state, (await aid()).value], ['conflict', null])
  const said = await within((trx) =>
    trx.query('select unit, said from facts.conflict where shard = $1 order by unit', [shard]),
  )
  assert.deepEqual(said.rows, [
    { unit: '区卫健局', said: '999' },
    { unit: '青山村', said: '320.5' },
  ])
  await load(village(), { on: '2026-12-01' as Day })
  assert.equal((await aid()).state, 'conflict')
  await load([people([['赵大山', 赵, '1', null, null, 320.5]])], other)
  assert.deepEqual([(await aid()).state, (await aid()).value], ['value', '320.5'])
})

test('[F4] two rows of one person fold when equal and go back when not', async () => {
  const { load, persons } = place('台账')
  const row = ['赵大山', 赵, '1', '户主', '是', 320.5]
  const result = await load([
    households(),
    people([row, row, ['孙文', 孙, '2', '户主', '是', 1], ['孙文', 孙, '2', '户主', '是', 2]]),
  ])
  assert.deepEqual(result.folded, [{ sheet: '人', row: 4, into: 3 }])
  assert.deepEqual(
    result.returned.map(({ row: at, kept, cells }) => [at, kept, cells[0]!.problem.code]),
    [
      [5, false, 'facts/rows-differ'],
      [6, false, 'facts/rows-differ'],
    ],
  )
  assert.deepEqual(values(await persons(['person.name']), 'person.name'), [['赵大山']])
})

test('[F5] a household number nobody knows goes back and the person is kept without a household', async () => {
  const { load, persons } = place('台账')
  const result = await load([people([['赵大山', 赵, '77', '户主', null, null]])])
  assert.deepEqual(
    result.returned.map(({ kept, cells }) => [kept, cells.map(({ field, problem }) => [field, problem.code])]),
    [[true, [['人!C3', 'facts/household-unknown']]]],
  )
  assert.deepEqual(
    (await persons(['person.name'])).map(({ household }) => household),
    [undefined],
  )
})

test('[F5] a person without a number is known by name, birth day and household, and gets the number later', async () => {
  const { load, persons } = place('台账')
  const columns = ['person.name', 'person.birth-date', 'person.sex', 'household.number', 'person.id-number']
  const row = (number: string | null, at = '1') =>
    list('人', 'person', columns, [['钱小河', '1952-02-02', '女', at, number]])
  await load([households(), row(null)])
  const [before] = await persons(['person.age', 'person.sex'])
  assert.deepEqual(values([before!], 'person.age', 'person.sex'), [[74, '2']])
  assert.equal((await load([row(null, '2')])).returned[0]!.cells[0]!.problem.code, 'facts/maybe-known-already')
  await load([row(钱)])
  const after = await persons(['person.id-number'])
  assert.deepEqual(values(after, 'person.id-number'), [[钱]])
  assert.equal(after[0]!.id, before!.id)
})

test('[F1] columns are added once, one per asked question, named by its id', async () => {
  const result = await within(async (trx) => must(await ensureColumns(trx, castQuestions)))
  assert.equal(result.added, 0)
  const extra = { ...castQuestions[0]!, id: 4711, key: 'person.extra', type: 'decimal' as const }
  const again = await within(async (trx) => must(await ensureColumns(trx, [...castQuestions, extra])))
  assert.equal(again.added, 1)
  const { rows } = await within((trx) =>
    trx.query(
      `select column_name as name, data_type as type from information_schema.columns
       where table_schema = 'facts' and table_name = 'person' and column_name like 'e4711%' order by 1`,
    ),
  )
  assert.deepEqual(rows, [
    { name: 'e4711', type: 'numeric' },
    { name: 'e4711_at', type: 'date' },
    { name: 'e4711_s', type: 'smallint' },
  ])
})

test('[F6] the identity table holds no ID number and depends on the key', async () => {
  const { load, shard } = place('台账')
  await load(village())
  const { rows } = await within((trx) => trx.query('select token from facts.identity where shard = $1', [shard]))
  assert.equal(rows.length, 4)
  assert.ok(rows.every(({ token }) => /^[\w-]{43}$/.test(token)))
  assert.notEqual(
    identityTokens(new Uint8Array(32))(赵 as IdNumber),
    identityTokens(new Uint8Array(32).fill(1))(赵 as IdNumber),
  )
})

test('[F7] a failed import leaves nothing behind', async () => {
  const { area, shard } = place('台账')
  const failing = db.transaction(async (trx) => {
    must(await importLedger(trx, ledgerOf({ file: '台账', sheets: village(), area, shard })))
    throw new Error('power cut')
  })
  await assert.rejects(failing, /power cut/)
  const { rows } = await within((trx) =>
    trx.query(
      'select (select count(*) from facts.person where shard = $1) + (select count(*) from facts.patch_log where shard = $1) as left',
      [shard],
    ),
  )
  assert.equal(Number(rows[0].left), 0)
})

test('[F5] a person placed in a household by one unit is not moved by another', async () => {
  const { load, persons } = place('台账')
  await load(village())
  const move = [people([['赵大山', 赵, '2', null, null, null]])]
  const refused = await load(move, { unit: '区卫健局' })
  assert.deepEqual(
    refused.returned.map(({ kept, cells }) => [kept, cells[0]!.problem.code]),
    [[true, 'facts/household-differs']],
  )
  const homes = async () => new Set((await persons(['person.name'])).map(({ household }) => household)).size
  assert.equal(await homes(), 2)
  assert.equal((await load(move)).subjectsChanged, 1)
  const first = (await persons(['household.address'])).map(({ facts }) => facts.get('household.address')!.value)
  assert.deepEqual(first, ['东头 1 号', '西头 2 号', '西头 2 号', '西头 2 号'])
})

test('[F9] a disputed name neither renames the person nor hides who it is', async () => {
  const { load, persons } = place('台账')
  await load(village())
  const columns = ['person.name', 'person.id-number']
  await load([list('低保', 'person', columns, [['赵太山', 赵]])], { unit: '区卫健局' })
  const again = await load(village(), { file: { name: '台账.xlsx', hash: 'again' } })
  assert.deepEqual([again.subjectsNew, again.returned], [0, []])
  assert.deepEqual(values(await persons(['person.name']), 'person.name')[0], ['conflict'])
})

test('[F7] [F45] an equal answer in another file is fresh again; the log keeps no value of it, only the day before', async () => {
  const { load, persons, shard } = place('台账')
  await load(village())
  await load(village(), { file: { name: '台账.xlsx', hash: 'next year' }, on: '2027-06-01' as Day })
  const { rows } = await within((trx) =>
    trx.query(
      "select patch, days ->> 'e10' as day from facts.patch_log where shard = $1 and valid_from = $2 order by id",
      [shard, '2027-06-01'],
    ),
  )
  assert.equal(rows.length, 6)
  assert.ok(rows.every(({ patch }) => Object.keys(patch).length === 0))
  assert.deepEqual(
    rows.flatMap(({ day }) => day ?? []),
    ['2026-11-24'],
  )
  const [head] = await persons(['person.minimum-living'], { on: '2028-05-01' as Day })
  assert.deepEqual(head!.facts.get('person.minimum-living'), { state: 'value', value: true, goodAsOf: '2027-06-01' })
})

test('[F7] what is copied straight into the table is what the same answers merged into a known subject leave', async () => {
  const whole = place('台账')
  await whole.load(village())
  const merged = place('台账')
  // First only who they are, so that everything else is merged row by row.
  const bare = list('人', 'person', ['person.id-number'], [[赵], [钱], [孙], [invented('20150404', 4)]])
  await merged.load([list('户', 'household', ['household.number'], [['1'], ['2']]), bare])
  await merged.load(village())
  const facts = (shard: string) =>
    within(async (trx) => {
      const people = await trx.query(
        `select to_jsonb(p) - array['shard', 'id', 'area', 'household_id'] || jsonb_build_object('household', h.number_key) as row
         from facts.person p left join facts.household h on h.shard = p.shard and h.id = p.household_id
         where p.shard = $1 order by p.name_key`,
        [shard],
      )
      const homes = await trx.query(
        "select to_jsonb(h) - array['shard', 'id', 'area'] as row from facts.household h where shard = $1 order by number_key",
        [shard],
      )
      return [people.rows, homes.rows]
    })
  assert.deepEqual(await facts(whole.shard), await facts(merged.shard))
})
