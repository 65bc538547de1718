// D17: what a draft may fill of a form that nobody confirmed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '../templates/field.ts'
import type { Attachment, Filling } from './attachment.ts'
import { draftMap, redraftMap } from './draft-map.ts'
import type { FieldMap } from './field-map.ts'
import { namesEverybody } from './names-everybody.ts'

const field = (cell: string, firstRow?: number): Field => ({
  sheet: '表',
  cell,
  kind: firstRow ? 'list' : 'key-value',
  headerPath: [cell],
  ...(firstRow ? { region: { firstRow, lastRow: firstRow + 4 } } : {}),
  type: 'text',
  required: false,
  confidence: 1,
  evidence: [],
})
const attached = (cell: string, filling: Filling): Attachment => ({
  field: `表!${cell}`,
  relation: 'SAME',
  filling,
  version: 1,
  by: 'alias',
})
const ask = (cell: string, question: string) => attached(cell, { from: 'question', question, render: 'plain' })
const draft = (fields: Field[], attachments: Attachment[], title = '村民基本信息表') =>
  draftMap({ fields, form: { name: 'a.xlsx', forms: [{ sheet: '表', title }] }, attachments })
const nobody = { per: 'area', rows: [] }

test('[D17] a list whose columns name people holds everybody, in a form of the village', () => {
  const fields = [field('A1'), field('A3', 3), field('B3', 3), field('C3', 3)]
  const map = draft(fields, [ask('A3', 'person.name'), ask('B3', 'person.phone')])
  assert.deepEqual(map, { per: 'area', rows: [{ sheet: '表', firstRow: 3, of: 'person', where: [] }] })
})

test('[D17] a list of which nobody can say whose rows it holds stays empty', () => {
  const fields = [field('A3', 3), field('B3', 3)]
  assert.deepEqual(draft(fields, [ask('A3', 'household.arable-area'), ask('B3', 'area.name')]), nobody)
  assert.deepEqual(draft(fields, [ask('A3', 'person.name')]), nobody, 'one column is too little')
  assert.deepEqual(draft(fields, [ask('A3', 'person.name'), ask('B3', 'place.name')]), nobody, 'one that a person sees')
})

test('[D17] single cells that name a household make a form per household', () => {
  const fields = [field('B1'), field('B2')]
  const map = draft(fields, [ask('B1', 'household.head-name'), ask('B2', 'area.name')])
  assert.equal(map.per, 'household')
})

test('[D17] a person’s name that no household answers makes no copies without a name', () => {
  const map = draft([field('B1'), field('B2')], [ask('B1', 'person.name'), ask('B2', 'area.name')])
  assert.equal(map.per, 'area')
})

const redraft = (before: Pick<FieldMap, 'per' | 'rows' | 'attachments'>, attachments: Attachment[]) =>
  redraftMap({
    fields: list,
    form: { name: 'a.xlsx', forms: [{ sheet: '表', title: '村民信息表' }] },
    before,
    attachments,
  })
const list = [field('A3', 3), field('B3', 3), field('C3', 3)]
const people = [ask('A3', 'person.name'), ask('B3', 'person.phone')]

test('[D17] a draft that lost the column which named its rows holds nobody', () => {
  const before = { ...draft(list, people), attachments: people }
  assert.equal(before.rows.length, 1)
  assert.deepEqual(redraft(before, people.slice(1)), nobody)
  assert.deepEqual(redraft(before, [...people, ask('C3', 'person.age')]).rows, before.rows)
})

test('[D17] whom a person gave a list stays, whatever comes and goes', () => {
  const poor = {
    sheet: '表',
    firstRow: 3,
    of: 'person' as const,
    where: [{ question: 'person.name', is: 'known' as const }],
  }
  const before = { per: 'household' as const, rows: [poor], attachments: people }
  assert.deepEqual(redraft(before, people.slice(1)), { per: 'household', rows: [poor] })
})

test('[D17] a list that a title or a heading gives to fewer than everybody stays empty until a person says whom', () => {
  const fields = [field('A3', 3), field('B3', 3)]
  for (const title of ['黑名单客户', '商户信息表', '低保对象花名册', '入户走访台账'])
    assert.deepEqual(draft(fields, people, title), nobody, title)
  const headed = fields.map((one) => ({ ...one, headerPath: ['监测对象', one.cell] }))
  assert.deepEqual(draft(headed, people), nobody)
  assert.deepEqual(draft(fields, people, ''), nobody, 'nothing says whom it holds')
})

test('[D17] the members of the household a form is about are its own, whatever its title', () => {
  const fields = [field('B1'), field('A3', 3), field('B3', 3)]
  const map = draft(
    fields,
    [ask('B1', 'household.head-name'), ask('A3', 'person.name'), ask('B3', 'person.phone')],
    '防返贫监测对象信息表',
  )
  assert.deepEqual([map.per, map.rows.length], ['household', 1])
})

test('[D17] everybody is named by general words alone, and an unknown word may narrow', () => {
  const named = (name: string, file = 'b1.xlsx') => namesEverybody({ names: [name, 'Sheet1'], file })
  for (const name of ['2026年村民基本信息登记表', '农户详细信息表', '附件1：全村人口花名册'])
    assert.equal(named(name), true, name)
  for (const name of [
    '残疾人花名册',
    '白名单客户',
    '党员名册',
    '常住人口花名册',
    '户主花名册',
    '城镇居民名册',
    '花名册',
    '',
  ])
    assert.equal(named(name), false, name)
  assert.equal(named('家庭情况', '农业农村局-农户信息采集表.xlsx'), true)
  assert.equal(named('家庭情况', '民政局-低保家庭表.xlsx'), false)
})

test('[D17] [T32] of lists side by side a draft fills none: one list cut in two would hold everybody twice', () => {
  const beside = (cell: string, firstColumn: string) => ({
    ...field(cell),
    kind: 'list' as const,
    region: { firstRow: 3, lastRow: 9, firstColumn },
  })
  const fields = [beside('A3', 'A'), beside('B3', 'A'), beside('D3', 'D'), beside('E3', 'D')]
  const asked = [
    ask('A3', 'person.name'),
    ask('B3', 'person.phone'),
    ask('D3', 'person.name'),
    ask('E3', 'person.phone'),
  ]
  assert.deepEqual(draft(fields, asked), nobody)
  assert.equal(
    draft(
      fields.slice(0, 2).map((one) => ({ ...one, region: { firstRow: 3, lastRow: 9 } })),
      asked,
    ).rows.length,
    1,
  )
})
