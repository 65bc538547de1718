// Whole forms as departments print them: one household per sheet, a list of members below, village forms, tables of counts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Field, fieldKey } from '../templates/field.ts'
import { aliasKey } from './alias.ts'
import { parseFields } from './parse.ts'

type Given = readonly [cell: string, path: string, more?: Partial<Field>]

const list = { kind: 'list' as const, region: { firstRow: 8, lastRow: 12 } }
const make = ([cell, path, more]: Given): Field => ({
  sheet: '表',
  cell,
  kind: 'key-value',
  headerPath: path.split(' > '),
  type: 'text',
  required: false,
  confidence: 1,
  evidence: [],
  ...more,
})

/** Subject, role and text of every field, by cell. */
function read(title: string, given: readonly Given[], measureUnit?: string): Record<string, string> {
  const fields = given.map(make)
  const form = { sheet: '表', title, notes: [], ...(measureUnit === undefined ? {} : { measureUnit }) }
  const slots = parseFields(fields, [form])
  return Object.fromEntries(
    fields.map((field) => {
      const { subject, role, text } = slots.get(fieldKey(field))!
      return [field.cell, `${subject}/${role} ${text}`]
    }),
  )
}

test('[M4] a household’s own form: single cells speak of it and its head, the list below of its members', () => {
  assert.deepEqual(
    read('农户信息采集表', [
      ['B2', '户主姓名'],
      ['D2', '身份证号'],
      ['B3', '家庭住址'],
      ['D3', '家庭人口数'],
      ['B4', '耕地面积'],
      ['D4', '联系电话'],
      ['A8', '姓名', list],
      ['B8', '与户主关系', list],
      ['C8', '身份证号', list],
      ['D8', '联系电话', list],
    ]),
    {
      B2: 'household/head 姓名',
      D2: 'household/head 身份证号',
      B3: 'household/self 家庭住址',
      D3: 'household/self 家庭人口数',
      B4: 'household/self 耕地面积',
      D4: 'household/self 联系电话',
      A8: 'person/self 姓名',
      B8: 'person/self 与户主关系',
      C8: 'person/self 身份证号',
      D8: 'person/self 联系电话',
    },
  )
})

test('[M4] one person’s form, with whoever filled it at its foot', () => {
  assert.deepEqual(
    read('残疾人登记表', [
      ['B2', '姓名'],
      ['D2', '性别'],
      ['B3', '监护人姓名'],
      ['D3', '联系电话'],
      ['B4', '户主姓名'],
      ['B9', '填表人'],
      ['D9', '联系电话'],
    ]),
    {
      B2: 'person/self 姓名',
      D2: 'person/self 性别',
      B3: 'person/guardian 姓名',
      D3: 'person/unknown 联系电话',
      B4: 'household/head 姓名',
      B9: 'demand/filler 姓名',
      D9: 'person/unknown 联系电话',
    },
  )
})

test('[M4] a village’s form: land is the village’s, a bare phone is nobody’s, the secretary is the secretary', () => {
  assert.deepEqual(
    read('村级基本情况表', [
      ['B2', '村名'],
      ['B3', '村民小组数'],
      ['B4', '耕地面积'],
      ['B5', '村支书姓名'],
      ['B6', '书记联系电话'],
      ['B7', '联系电话'],
    ]),
    {
      B2: 'area/self 村名',
      B3: 'area/self 村民小组数',
      B4: 'area/self 耕地面积',
      B5: 'area/secretary 姓名',
      B6: 'area/secretary 联系电话',
      B7: 'area/unknown 联系电话',
    },
  )
})

test('[M4] what belongs to household or village keeps its subject in a list of people', () => {
  assert.deepEqual(
    read('', [
      ['A8', '行政村', list],
      ['B8', '村民小组', list],
      ['C8', '户主姓名', list],
      ['D8', '姓名', list],
      ['E8', '年龄', list],
      ['F8', '家庭人口数', list],
      ['G8', '鞋码', list],
    ]),
    {
      A8: 'area/self 行政村',
      B8: 'household/self 村民小组',
      C8: 'household/head 姓名',
      D8: 'person/self 姓名',
      E8: 'person/self 年龄',
      F8: 'household/self 家庭人口数',
      G8: 'person/self 鞋码',
    },
  )
})

test('[M4] headers above name the role, the period or nothing; one that cannot be read stays a restriction', () => {
  const path = (label: string) => {
    const fields = [
      make(['A8', '姓名', list]),
      make(['B8', '年龄', list]),
      make(['C8', '民族', list]),
      make(['D8', label, list]),
    ]
    const { role, period, qualifiers, text } = parseFields(fields, []).get('表!D8')!
    return [role, period, qualifiers, text]
  }
  assert.deepEqual(path('基本情况 > 性别'), ['self', 'none', [], '性别'])
  assert.deepEqual(path('配偶信息 > 性别'), ['spouse', 'none', [], '性别'])
  assert.deepEqual(path('上年 > 家庭年收入'), ['self', 'year-last', [], '家庭年收入'])
  assert.deepEqual(path('医疗救助 > 月救助金额'), ['self', 'none', ['under:医疗救助'], '月救助金额'])
  assert.deepEqual(path('残疾 > 等级'), ['self', 'none', [], '残疾等级'])
  assert.deepEqual(path('低保 > 是否'), ['self', 'none', [], '?低保'])
})

test('[M2] the sheet’s unit serves number fields that print none of their own', () => {
  const unit = (more: Partial<Field>, label = '年收入') => {
    const field = make(['B2', label, more])
    return parseFields([field], [{ sheet: '表', title: '农户信息表', notes: [], measureUnit: '万元' }]).get('表!B2')!
      .measureUnit
  }
  assert.deepEqual([unit({ type: 'number' }), unit({}), unit({ type: 'number' }, '年收入(元)')], ['万元', 'none', '元'])
})

test('[M5] a fixed row with one answer column has a key, a cell where counts meet has none', () => {
  const key = (path: string, kind: Field['kind']) => {
    const field = make(['C5', path, { kind, type: 'number' }])
    return aliasKey(parseFields([field], [{ sheet: '表', title: '各村情况统计表', notes: [] }]).get('表!C5')!)
  }
  assert.equal(key('村民小组数 > 数量', 'fixed-row'), 'area/self|村民小组数||none|none|none')
  assert.equal(key('低保 > 60岁以上', 'fixed-row'), undefined)
  assert.equal(key('低保 > 人数', 'cross-tab'), undefined)
})
