// What of a confirmed map a new version of its form keeps.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diffFields } from '../templates/field-diff.ts'
import type { Field } from '../templates/field.ts'
import type { Attachment } from './attachment.ts'
import { carryMap } from './carry-map.ts'
import type { FieldMap } from './field-map.ts'

const field = (cell: string, label: string, firstRow = 4): Field => ({
  sheet: '表',
  cell,
  kind: 'list',
  headerPath: [label],
  region: { firstRow, lastRow: 9 },
  type: 'text',
  required: false,
  confidence: 0.9,
  evidence: [],
})
const attachment = (cell: string, question: string, by: Attachment['by'] = 'confirmation'): Attachment => ({
  field: `表!${cell}`,
  relation: 'SAME',
  filling: { from: 'question', question, render: 'plain' },
  version: 1,
  by,
})
const scope = { sheet: '表', firstRow: 4, of: 'person' as const, where: [] }
const map: FieldMap = {
  template: 'old',
  version: 3,
  issuer: '民政局',
  per: 'area',
  timesAYear: 4,
  confirmed: true,
  attachments: [
    attachment('A4', 'person.name'),
    attachment('B4', 'person.phone'),
    attachment('C4', 'person.age', 'alias'),
  ],
  rows: [scope],
}
const forms = [{ sheet: '表', title: '', notes: [] }]
const before = [field('A4', '姓名'), field('B4', '电话'), field('C4', '年龄')]
const carry = (after: Field[], of: FieldMap = map) =>
  carryMap({
    map: of,
    changes: diffFields({ forms, fields: before }, { forms, fields: after }),
    before,
    template: { hash: 'new' },
  })

test('[D18] a form that stayed keeps everything a person said; what an alias said is left to the alias', () => {
  const { confirmation, isWhole } = carry(before)
  assert.equal(isWhole, true)
  assert.deepEqual(
    [confirmation.template, confirmation.issuer, confirmation.timesAYear, confirmation.rows],
    ['new', '民政局', 4, [scope]],
  )
  assert.deepEqual(
    confirmation.fields.map(({ field: key }) => key),
    ['表!A4', '表!B4'],
  )
  assert.equal(carry(before, { ...map, confirmed: false }).isWhole, false)
})

test('[D18] columns that moved down together keep their answers and their people', () => {
  const moved = carry([field('A6', '姓名', 6), field('C6', '电话', 6), field('D6', '年龄', 6)])
  assert.deepEqual(moved.confirmation.rows, [{ ...scope, firstRow: 6 }])
  assert.deepEqual([moved.isWhole, moved.confirmation.fields.map(({ field: key }) => key)], [true, ['表!A6', '表!C6']])
})

test('[D18] what was renamed or is new waits, what is gone is not asked, and a list that fell apart keeps nobody', () => {
  const renamed = carry([field('A4', '姓名'), field('B4', '户主电话'), field('C4', '年龄')])
  assert.deepEqual([renamed.isWhole, renamed.confirmation.fields.length], [false, 1])
  assert.equal(carry([...before, field('D4', '民族')]).isWhole, false)
  const fewer = carry([field('A4', '姓名'), field('C4', '年龄')])
  assert.deepEqual([fewer.isWhole, fewer.confirmation.fields.length], [true, 1])
  const apart = carry([field('A4', '姓名'), field('B20', '电话', 20), field('C4', '年龄')])
  assert.deepEqual([apart.isWhole, apart.confirmation.rows], [false, []])
})

test('[D18] [T32] a list that got a neighbour keeps its people under its first column; one cut in two keeps nobody', () => {
  const beside = (one: Field, firstColumn: string): Field => ({ ...one, region: { ...one.region!, firstColumn } })
  const left = carry([...before.map((one) => beside(one, 'A')), beside(field('F4', '户主'), 'F')])
  assert.deepEqual(left.confirmation.rows, [{ ...scope, firstColumn: 'A' }])
  assert.equal(left.isWhole, false)
  const cut = carry(before.map((one) => beside(one, one.cell === 'C4' ? 'C' : 'A')))
  assert.deepEqual(cut.confirmation.rows, [])
})
