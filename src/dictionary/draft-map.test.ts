// D17: what a draft may fill of a form that nobody confirmed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '../templates/field.ts'
import type { Attachment, Filling } from './attachment.ts'
import { questionOf } from './catalogue.ts'
import { draftMap } from './draft-map.ts'
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
  draftMap({ fields, form: { name: 'a.xlsx', forms: [{ sheet: '表', title }] }, attachments, look: questionOf })
const fieldsOf = (map: ReturnType<typeof draftMap>) => map?.attachments.map(({ field: key }) => key)

test('[D17] a list whose columns name people holds everybody, in a form of the village', () => {
  const fields = [field('A1'), field('A3', 3), field('B3', 3), field('C3', 3)]
  const map = draft(fields, [ask('A3', 'person.name'), ask('B3', 'person.phone')])
  assert.deepEqual(map?.rows, [{ sheet: '表', firstRow: 3, of: 'person', where: [] }])
  assert.equal(map.per, 'area')
  assert.deepEqual(fieldsOf(map), ['表!A3', '表!B3'])
})

test('[D17] a list of which nobody can say whose rows it holds stays empty', () => {
  const fields = [field('A3', 3), field('B3', 3)]
  assert.equal(draft(fields, [ask('A3', 'household.arable-area'), ask('B3', 'area.name')]), undefined)
  assert.equal(draft(fields, [ask('A3', 'person.name')]), undefined, 'one column is too little')
})

test('[D17] single cells that name a household make a form per household', () => {
  const fields = [field('B1'), field('B2')]
  const map = draft(fields, [ask('B1', 'household.head-name'), ask('B2', 'area.name')])
  assert.equal(map?.per, 'household')
  assert.deepEqual(fieldsOf(map), ['表!B1', '表!B2'])
})

test('[D17] a person’s name that no household answers makes no copies without a name', () => {
  const map = draft([field('B1'), field('B2')], [ask('B1', 'person.name'), ask('B2', 'area.name')])
  assert.deepEqual([map?.per, fieldsOf(map)], ['area', ['表!B2']])
})

test('[D17] what the subject cannot answer and every figure fall away', () => {
  const fields = [field('B1'), field('B2'), field('B3')]
  const figure = attached('B3', { from: 'definition', definition: { measure: 'count', of: 'person', where: [] } })
  const map = draft(fields, [ask('B1', 'area.name'), ask('B2', 'person.phone'), figure])
  assert.deepEqual(fieldsOf(map), ['表!B1'])
})

test('[D17] a form of which only the demand’s own words are known is no draft', () => {
  const map = draft([field('B1')], [attached('B1', { from: 'demand', what: 'unit' })])
  assert.equal(map, undefined)
})

test('[D17] a list that a title or a heading gives to fewer than everybody stays empty until a person says whom', () => {
  const people = [ask('A3', 'person.name'), ask('B3', 'person.phone')]
  const fields = [field('A3', 3), field('B3', 3)]
  for (const title of ['黑名单客户', '商户信息表', '低保对象花名册', '入户走访台账'])
    assert.equal(draft(fields, people, title), undefined, title)
  const headed = fields.map((one) => ({ ...one, headerPath: ['监测对象', one.cell] }))
  assert.equal(draft(headed, people), undefined)
  assert.equal(draft(fields, people, ''), undefined, 'nothing says whom it holds')
})

test('[D17] the members of the household a form is about are its own, whatever its title', () => {
  const fields = [field('B1'), field('A3', 3), field('B3', 3)]
  const map = draft(
    fields,
    [ask('B1', 'household.head-name'), ask('A3', 'person.name'), ask('B3', 'person.phone')],
    '防返贫监测对象信息表',
  )
  assert.deepEqual([map?.per, map?.rows.length], ['household', 1])
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
