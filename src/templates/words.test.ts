// T3, T13–T17, T20: what single words, values and sheets of a form are.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseIdNumber } from '../kernel/id-number.ts'
import { type Cell, cellKey, type CellValue, type Sheet } from '../sheets/grid.ts'
import type { Field } from './field.ts'
import { statedUnits } from './given.ts'
import { listRows, singleValue } from './list-rows.ts'
import { personalData } from './personal-data.ts'
import { templateProblems } from './problems.ts'
import { shapeText } from './shape.ts'
import { isBlankText } from './blank.ts'
import { cleanText, isFootSigner, isMeasureUnit, isNote, isSignature, isTotal } from './wording.ts'

const style = {
  border: { top: true, right: true, bottom: true, left: true },
  bold: false,
  format: 'General',
  isDate: false,
}

function sheetOf(values: CellValue[][], name = '表'): Sheet {
  const cells = new Map<string, Cell>()
  for (const [index, line] of values.entries())
    for (const [at, value] of line.entries())
      cells.set(cellKey(index + 1, at + 1), { row: index + 1, column: at + 1, value, style })
  return {
    name,
    state: 'visible',
    cells,
    merges: [],
    validations: [],
    lastRow: values.length,
    lastColumn: Math.max(...values.map((line) => line.length)),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    columnWidths: new Map(),
  }
}

const valid = [...'0123456789X'].map((check) => `99900119900101001${check}`).find((text) => parseIdNumber(text))!

const field = (cell: string, more: Partial<Field> = {}): Field => ({
  sheet: '表',
  cell,
  kind: 'list',
  headerPath: ['姓名'],
  region: { firstRow: 2, lastRow: 6 },
  type: 'text',
  required: false,
  confidence: 1,
  evidence: [],
  ...more,
})

test('[T3] blanks of fill-in programs and typists are blank, words are not', () => {
  for (const text of ['', '  ', '____', '${name}', '{{name}}', '{.name}', '年 月 日', '${from}至${to}'])
    assert.equal(isBlankText(text), true, text)
  for (const text of ['姓名', '2026年', '0', '无']) assert.equal(isBlankText(text), false, text)
})

test('[T3] a label reads the same however it was spaced', () => {
  assert.equal(cleanText('姓　　名'), '姓名')
  assert.equal(cleanText('家庭\n住址'), '家庭住址')
  assert.equal(cleanText('Annual income'), 'Annual income')
})

test('[T3] notes, totals, signatures, signers and units are told from labels', () => {
  for (const text of ['注：按上年末数填写', '填表说明：1.每月5日前报', '说明:单位为元'])
    assert.equal(isNote(text), true, text)
  for (const text of ['备注', '是否说明', '姓名']) assert.equal(isNote(text), false, text)
  for (const text of ['合计', '合　计', '小计', '总计：']) assert.equal(isTotal(text), true, text)
  for (const text of ['合计金额', '总计划']) assert.equal(isTotal(text), false, text)
  for (const text of ['本人签字', '村委会意见', '（盖章）']) assert.equal(isSignature(text), true, text)
  for (const text of ['填报单位（盖章）：', '民主意见箱数']) assert.equal(isSignature(text), false, text)
  for (const text of ['填表人：', '负责人', '联系电话：']) assert.equal(isFootSigner(text), true, text)
  for (const text of ['元', '万元', '人、平方米']) assert.equal(isMeasureUnit(text), true, text)
  for (const text of ['青山村', '元旦']) assert.equal(isMeasureUnit(text), false, text)
})

test('[T14] another year is the same shape, another label or place is not', () => {
  const shape = (title: string, label: string, cell = 'A2') =>
    shapeText({ forms: [{ sheet: '表', title, notes: [] }], fields: [field(cell, { headerPath: [label] })] })
  assert.equal(shape('2026年花名册', '姓名'), shape('2027年花名册', '姓名'))
  assert.notEqual(shape('花名册', '姓名'), shape('花名册', '性别'))
  assert.notEqual(shape('花名册', '姓名', 'A2'), shape('花名册', '姓名', 'B2'))
})

test('[T15] ID numbers that are valid are found by their cells, mobile numbers counted, hidden sheets too', () => {
  const sheets = [
    sheetOf([[valid, 19900000001, `${valid.slice(0, 17)}${valid.endsWith('0') ? '1' : '0'}`]]),
    { ...sheetOf([['电话19900000002、19900000003']]), state: 'hidden' as const },
  ]
  const found = personalData({ sheets })
  assert.deepEqual(found, { idNumbers: ['表!A1'], phones: 3 })
})

test('[T16] rows somebody filled are read by field, others are not', () => {
  const sheet = sheetOf([
    ['姓名', '数'],
    ['张三', 5],
    [null, 2],
    ['  ', null],
    ['李四', null],
    ['合计', 7],
  ])
  const rows = listRows(sheet, [field('A2'), field('B2')])
  assert.deepEqual(
    rows.map(({ row, values }) => [row, ...values.values()]),
    [
      [2, '张三', 5],
      [5, '李四', null],
    ],
  )
})

test('[T16] the value that shares a cell with its label is read without it', () => {
  const one = field('A1', { kind: 'key-value', inlineLabel: '填报单位：', region: undefined })
  assert.equal(singleValue(sheetOf([['填报单位：青山村']]), one), '青山村')
  assert.equal(singleValue(sheetOf([['填报单位：____']]), one), null)
})

test('[T17] every refusal has its code and both sentences', () => {
  for (const make of [
    templateProblems['no-form'],
    templateProblems['no-such-template'],
    templateProblems['several-templates'],
  ]) {
    const { code, says } = make({ name: '表.xlsx' })
    assert.match(code, /^templates\//)
    for (const { message, do: next } of Object.values(says)) assert.ok(message.includes('表.xlsx') && next !== '')
  }
})

test('[T20] the reporting unit is read from the head without its office', () => {
  const units = statedUnits([
    sheetOf([['村民花名册'], ['填报单位：青山村村民委员会', null, '填报日期：']]),
    sheetOf([['所在村：青山村']]),
    sheetOf([['填报单位：____'], ['姓名']]),
  ])
  assert.deepEqual(units, ['青山村'])
})
