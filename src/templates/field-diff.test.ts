// A form and the same form sent again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carryFields } from './carry-fields.ts'
import { diffFields } from './field-diff.ts'
import { type Field, fieldKey } from './field.ts'
import { shapeText, titleKey } from './shape.ts'
import type { SheetForm } from './template.ts'

const field = (cell: string, path: string, more: Partial<Field> = {}): Field => ({
  sheet: '表',
  cell,
  kind: 'list',
  headerPath: path.split('/'),
  region: { firstRow: 4, lastRow: 9 },
  type: 'text',
  required: false,
  confidence: 0.9,
  evidence: ['list-column'],
  ...more,
})
type Form = { forms: SheetForm[]; fields: Field[] }
const form = (fields: Field[], title = '2025年花名册'): Form => ({
  forms: [...new Set(fields.map(({ sheet }) => sheet))].map((sheet) => ({ sheet, title, notes: [] })),
  fields,
})
const told = (before: Form, after: Form) =>
  diffFields(before, after).map((one) =>
    [
      one.change,
      'from' in one ? fieldKey(one.from) : '-',
      'to' in one ? fieldKey(one.to) : '-',
      ...(one.change === 'renamed' ? [one.because] : []),
    ].join(' '),
  )

test('[T30] a form of another year, with another date in title and labels, is the same field for field', () => {
  const before = form([field('A4', '姓名'), field('B4', '2025年收入'), field('C4', '6月末/余额')])
  const after = form([field('A4', '姓 名'), field('B4', '2026年收入'), field('C4', '9月末/余额')], '2026年花名册')
  assert.deepEqual(told(before, after), ['kept 表!A4 表!A4', 'kept 表!B4 表!B4', 'kept 表!C4 表!C4'])
})

test('[T30] a column put in between moves the others, which keep their names', () => {
  const before = form([field('A4', '姓名'), field('B4', '性别'), field('C4', '电话')])
  const after = form([field('A4', '姓名'), field('B4', '民族'), field('C4', '性别'), field('D4', '电话')])
  assert.deepEqual(told(before, after), ['kept 表!A4 表!A4', 'added - 表!B4', 'moved 表!B4 表!C4', 'moved 表!C4 表!D4'])
})

test('[T30] another label in the same cell is renamed, a column that is gone removed', () => {
  const before = form([field('A4', '姓名'), field('B4', '电话'), field('C4', '备注')])
  const after = form([field('A4', '姓名'), field('B4', '户主电话')])
  assert.deepEqual(told(before, after), ['kept 表!A4 表!A4', 'renamed 表!B4 表!B4 label', 'removed 表!C4 -'])
})

test('[T30] another unit, kind or other options make another field of it', () => {
  const before = form([
    field('A4', '收入', { measureUnit: '元' }),
    field('B4', '低保', { options: ['是', '否'] }),
    field('C4', '数'),
  ])
  const after = form([
    field('A4', '收入', { measureUnit: '万元' }),
    field('B4', '低保', { options: ['城市', '农村'] }),
    field('C4', '数', { kind: 'cross-tab' }),
  ])
  assert.deepEqual(told(before, after), [
    'renamed 表!A4 表!A4 unit',
    'renamed 表!B4 表!B4 options',
    'renamed 表!C4 表!C4 kind',
  ])
})

test('[T30] labels that differ by digits alone are never taken for each other', () => {
  const months = (first: number) => form([0, 1, 2].map((at) => field(`${'ABC'[at]}4`, `${first + at}月`)))
  assert.deepEqual(
    told(months(1), months(4)),
    ['A', 'B', 'C'].map((at) => `renamed 表!${at}4 表!${at}4 label`),
  )
  assert.deepEqual(
    told(months(1), months(1)),
    ['A', 'B', 'C'].map((at) => `kept 表!${at}4 表!${at}4`),
  )
  const [first, second] = [form([field('A4', '1号楼')]), form([field('A4', '2号楼')])]
  assert.deepEqual(told(first, second), ['renamed 表!A4 表!A4 label'])
})

test('[T30] labels that stand twice are the same only where they stand in the same cells', () => {
  const twice = (second: string) => form([field('A4', '姓名'), field(second, '姓名'), field('E4', '电话')])
  assert.deepEqual(told(twice('C4'), twice('C4')).slice(0, 2), ['kept 表!A4 表!A4', 'kept 表!C4 表!C4'])
  assert.deepEqual(told(twice('C4'), twice('D4')), [
    'renamed 表!A4 表!A4 label',
    'added - 表!D4',
    'kept 表!E4 表!E4',
    'removed 表!C4 -',
  ])
})

test('[T30] several blanks of one cell are fields of their own', () => {
  const blank = (number: number, path: string) => field('A2', path, { kind: 'key-value', part: { number, text: '' } })
  const before = form([blank(1, '村名'), blank(2, '日期')])
  assert.deepEqual(told(before, form([blank(1, '村名'), blank(2, '电话')])), [
    'kept 表!A2#1 表!A2#1',
    'renamed 表!A2#2 表!A2#2 label',
  ])
  assert.deepEqual(told(before, form([blank(1, '日期'), blank(2, '村名')])), [
    'moved 表!A2#2 表!A2#1',
    'moved 表!A2#1 表!A2#2',
  ])
})

test('[T30] under another title the same columns ask of other people', () => {
  const fields = [field('A4', '姓名')]
  assert.deepEqual(told(form(fields, '低保对象名册'), form(fields, '特困人员名册')), ['renamed 表!A4 表!A4 title'])
})

test('[T30] sheets are paired by name without digits, or as the only ones', () => {
  const on = (sheet: string) => field('A4', '姓名', { sheet })
  assert.deepEqual(told(form([on('2025')]), form([on('Sheet1')])), ['kept 2025!A4 Sheet1!A4'])
  assert.deepEqual(told(form([on('1月'), on('汇总')]), form([on('2月'), on('汇总')])), [
    'kept 1月!A4 2月!A4',
    'kept 汇总!A4 汇总!A4',
  ])
  assert.deepEqual(told(form([on('1月'), on('2月')]), form([on('3月'), on('4月')])), [
    'added - 3月!A4',
    'added - 4月!A4',
    'removed 1月!A4 -',
    'removed 2月!A4 -',
  ])
})

test('[T30] corrections hold where the very same places are proposed again, with the labels printed now', () => {
  const proposed = form([field('A4', '姓名'), field('B4', '2025年收入'), field('C4', '看错的')])
  const standing = form([field('A4', '姓名'), field('B4', '2025年收入'), field('F9', '漏掉的')])
  const after = form([field('A4', '姓名'), field('B4', '2026年收入'), field('C4', '看错的')], '2026年花名册')
  const same = carryFields({ proposed, standing, after })
  assert.deepEqual(
    same.fields.map((one) => `${one.cell} ${one.headerPath.join('/')}`),
    ['A4 姓名', 'B4 2026年收入', 'F9 漏掉的'],
  )
  const other = form([...after.fields, field('D4', '新的')])
  assert.deepEqual(carryFields({ proposed, standing, after: other }), other)
  assert.deepEqual(carryFields({ proposed, standing: proposed, after }), after)
})

test('[T14] numerals that count years and quarters are digits too, and a form without a title goes by its file', () => {
  const shape = (title: string) => shapeText(form([field('A4', '姓名')], title))
  assert.equal(shape('二〇二五年第一季度花名册'), shape('二〇二六年第三季度花名册'))
  assert.notEqual(shape('一般户花名册'), shape('二般户花名册'))
  const key = (name: string, title: string) => titleKey({ name, forms: form([field('A4', '姓名')], title).forms })
  assert.equal(key('甲.xlsx', '2025年表'), key('乙.xlsx', '2026年表'))
  assert.equal(key('甲2025.xlsx', ''), key('甲2026.xlsx', ''))
  assert.notEqual(key('甲.xlsx', ''), key('乙.xlsx', ''))
})
