// T3, T13–T17, T20: what single words, values and sheets of a form are.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseIdNumber } from '../kernel/id-number.ts'
import { type Cell, cellKey, type CellValue, type Sheet } from '../sheets/grid.ts'
import type { Field } from './field.ts'
import { statedUnits } from './given.ts'
import { listRows, singleValue } from './list-rows.ts'
import { blankingEdits, personalData, personalWords } from './personal-data.ts'
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
  for (const text of ['{.姓名}', '${list.姓名}']) assert.equal(isBlankText(text), true, text)
  for (const text of ['姓名', '2026年', '0', '无', '{说明}']) assert.equal(isBlankText(text), false, text)
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

test('[T15] numbers of people are found by their cells, in longer text and hidden sheets too', () => {
  const wrong = `${valid.slice(0, 17)}${valid.endsWith('0') ? '1' : '0'}`
  const sheets = [
    sheetOf([[valid, 19900000001, wrong]]),
    { ...sheetOf([['电话19900000002、199-0000-0003，卡号 6200 0000 0000 0000 05']]), state: 'hidden' as const },
  ]
  const told = personalData({ sheets }).map(({ kind, held, place }) => [kind, held, place].join(' '))
  assert.deepEqual(told, ['id-number cell 表!A1', 'phone cell 表!B1', 'phone cell 表!A1', 'bank-card cell 表!A1'])
})

test('[T15] old and wide ID numbers, cards and phones are numbers of people; amounts, codes and dates are none', () => {
  const kinds = (text: string) => personalWords(text).map(({ kind, start, end }) => `${kind} ${start}-${end}`)
  const wide = valid.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  assert.deepEqual(kinds(`证${wide}。`), ['id-number 1-19'])
  assert.deepEqual(kinds(valid.toLowerCase()), ['id-number 0-18'])
  assert.deepEqual(kinds('999001900101001'), ['id-number 0-15'])
  assert.deepEqual(kinds('999001901301001'), [])
  assert.deepEqual(kinds('+86 199 0000 0001'), ['phone 0-17'])
  assert.deepEqual(kinds('Tel.19900000001'), ['phone 4-15'])
  assert.deepEqual(kinds(`${valid} 19900000001`), ['id-number 0-18', 'phone 19-30'])
  assert.deepEqual(kinds('6200000000000000000'), ['bank-card 0-19'])
  assert.deepEqual(kinds('6200000000000000001'), [])
  for (const text of [
    '0.199000000015',
    '2026-01-01',
    '{ab199-0000-0003-c}',
    '0571-88880000',
    '9119900000001',
    '8000000000000000',
  ])
    assert.deepEqual(kinds(text), [], text)
})

test('[T15] a number typed into a cell is somebody’s when it kept the day of birth, an amount never', () => {
  const sheet = sheetOf([[999001199001010000, 6200000000000000000, 19900000001, 19900000001.5]])
  const money = { ...style, format: '#,##0.00' }
  const priced = new Map([...sheet.cells].map(([key, cell]) => [key, { ...cell, style: money }]))
  const kinds = (cells: Sheet['cells']) => personalData({ sheets: [{ ...sheet, cells }] }).map(({ place }) => place)
  assert.deepEqual(kinds(sheet.cells), ['表!A1', '表!B1', '表!C1'])
  assert.deepEqual(kinds(priced), ['表!A1', '表!B1'])
})

test('[T15] words beside the cells are told by their sheet, cell or part, and a shared text a cell shows is told once', () => {
  const outside = [
    { part: 'xl/sharedStrings.xml', holder: 'si', text: valid },
    { part: 'xl/sharedStrings.xml', holder: 'si', text: '卡19900000001' },
    { part: 'xl/comments1.xml', holder: 'text', text: '找19900000002', sheet: '表', cell: 'B7' },
    { part: 'xl/worksheets/sheet1.xml', holder: 'oddHeader', text: '19900000003', sheet: '表' },
  ]
  const told = personalData({ sheets: [sheetOf([[valid]])] }, outside).map(({ held, place }) => `${held} ${place}`)
  assert.deepEqual(told, ['cell 表!A1', 'file xl/sharedStrings.xml', 'comment 表!B7', 'page 表'])
})

test('[T26] cells that hold nothing but a number are emptied, out of other text only the number is taken', () => {
  const sheets = [sheetOf([[valid, `找${valid}`, 19900000001, ' 19900000002 ']])]
  const places = personalData({ sheets })
  assert.deepEqual(blankingEdits({ sheets }, places), [
    { sheet: '表', insertions: [], writes: [1, 3, 4].map((column) => ({ row: 1, column, value: null })) },
  ])
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
