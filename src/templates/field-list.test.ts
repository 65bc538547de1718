import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formsOfList, type ListedField, listedFields } from './field-list.ts'

const row = (label: string, more: Partial<ListedField> = {}): ListedField => ({
  system: '低保系统',
  table: 'person',
  title: '人员表',
  code: '',
  label,
  type: 'varchar(20)',
  ...more,
})

test('[T31] one table is one form, its rows the columns of one list', () => {
  const forms = formsOfList([row('姓名', { code: 'xm' }), row('村名', { table: 'area', title: '' }), row('联系电话')])
  assert.deepEqual(
    forms.map(({ name, fields }) => [name, fields.map(({ cell, headerPath }) => cell + headerPath[0])]),
    [
      ['人员表', ['A2姓名', 'B2联系电话']],
      ['area', ['A2村名']],
    ],
  )
  assert.deepEqual([...forms[0]!.codes], [['person!A2', 'xm']])
})

test('[T31] what has no label and what a program keeps for itself is left out and counted', () => {
  const [form] = formsOfList(
    ['', '主键', '主键ID', '创建时间', '更新人', '删除标志（0正常）', '姓名', '建造时间'].map((label) => row(label)),
  )
  assert.deepEqual([form!.fields.map(({ headerPath }) => headerPath[0]), form!.leftOut], [['姓名', '建造时间'], 6])
})

test('[T31] a type follows from the label, and a date from the column’s own type', () => {
  const [form] = formsOfList([
    row('身份证号'),
    row('生日', { type: 'datetime' }),
    row('耕地面积（亩）'),
    row('性别(男/女)'),
    row('性别', { type: 'tinyint' }),
  ])
  assert.deepEqual(
    form!.fields.map(({ type }) => type),
    ['id-number', 'date', 'number', 'choice', 'text'],
  )
})

test('[T24] a list names its columns in any order, and a table without them is none', () => {
  const [one] =
    listedFields([
      ['label', 'type', 'table', 'remark'],
      ['姓名', 'text', 'person', '-'],
    ]) ?? []
  assert.deepEqual(one, { system: '', table: 'person', title: '', code: '', label: '姓名', type: 'text' })
  assert.equal(
    listedFields([
      ['姓名', '性别'],
      ['张某', '男'],
    ]),
    undefined,
  )
})
