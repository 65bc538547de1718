// Marks of survey forms, laid out as statistics offices lay them out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCell } from '../sheets/address.ts'
import { type Cell, cellKey, type Range, type Sheet } from '../sheets/grid.ts'
import { formClass, readMarks } from './marks.ts'
import { readForm } from './read-form.ts'

const line = { top: true, right: true, bottom: true, left: true }
const none = { top: false, right: false, bottom: false, left: false }

/** A sheet of these cells; a value that ends in `|` is drawn with lines. */
function sheetOf(values: Record<string, string>, merges: Range[] = []): Sheet {
  const cells = new Map<string, Cell>()
  for (const [address, text] of Object.entries(values)) {
    const at = parseCell(address)!
    const value = text.replace(/\|$/, '')
    const border = text.endsWith('|') ? line : none
    const style = { border, bold: false, format: 'General', isDate: false }
    cells.set(cellKey(at.row, at.column), { ...at, value: value === '' ? null : value, style })
  }
  const all = [...cells.values()]
  return {
    name: '表',
    state: 'visible',
    cells,
    merges,
    validations: [],
    lastRow: Math.max(...all.map(({ row }) => row)),
    lastColumn: Math.max(...all.map(({ column }) => column)),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    columnWidths: new Map(),
  }
}

const four = { formNumber: '甲统1表', madeBy: '某县统计局', approvalNumber: '甲统制〔2024〕12号' }

test('[T25] marks in cells of their own, set wide and with the value beside them', () => {
  const marks = readMarks(
    sheetOf({
      A1: '农村基本情况',
      E2: '表　　号：',
      F2: '甲统1表',
      E3: '制定机关：',
      F3: '某县统计局',
      E4: '批准文号：',
      F4: '甲统制',
      G4: '〔2024〕',
      H4: '12号',
      E5: '有效期至：',
      F5: '2026年1月',
    }),
  )
  assert.deepEqual(marks, { ...four, validUntil: '2026年1月', lastDay: '2026-01-31' })
})

test('[T25] marks in one cell, line by line or side by side', () => {
  const lines = '表号：甲统1表\n制表机关: 某县统计局\n备案文号：甲统制〔2024〕12号\n有效期：2024年1月至2026年2月'
  assert.deepEqual(readMarks(sheetOf({ F1: lines })), {
    ...four,
    validUntil: '2024年1月至2026年2月',
    lastDay: '2026-02-28',
  })
  const beside = sheetOf({ A2: '表号：甲统1表　批准机关：某市统计局　有效期至：2026-12-31' })
  const marks = readMarks(beside)
  assert.deepEqual([marks?.formNumber, marks?.approvedBy, marks?.lastDay], ['甲统1表', '某市统计局', '2026-12-31'])
})

test('[T25] a merged label takes the value beside the merge, and a label that only looks like one is none', () => {
  const merge = { top: 1, bottom: 1, left: 5, right: 6 }
  assert.equal(readMarks(sheetOf({ E1: '表 号', G1: '甲1表' }, [merge]))?.formNumber, '甲1表')
  for (const text of ['报表号码：3', '身份证有效期：长期', '说明：表号见附件', '文号'])
    assert.equal(readMarks(sheetOf({ A1: text })), undefined, text)
})

test('[T25] all four marks with a number of the statistics make a statutory form, an approval alone an administrative one', () => {
  const whole = { ...four, validUntil: '2026年1月' }
  assert.equal(formClass(whole), 'statutory')
  assert.equal(formClass({ ...whole, approvalNumber: '甲减负〔2024〕3号' }), 'administrative')
  assert.equal(formClass(four), 'administrative')
  assert.equal(formClass({ formNumber: '甲1表', madeBy: '某局' }), 'unmarked')
  assert.equal(formClass(undefined), 'unmarked')
})

test('[T25] marks are properties of the form and no fields, blank ones included', () => {
  const sheet = sheetOf({
    A1: '花名册',
    A2: '填报单位：',
    D2: '有效期至：',
    E2: '',
    D3: '表号：甲1表',
    A4: '姓名|',
    B4: '住址|',
    A5: '|',
    B5: '|',
    A6: '|',
    B6: '|',
  })
  const { forms, fields } = readForm({ sheets: [sheet] })
  assert.deepEqual(forms[0]!.marks, { formNumber: '甲1表' })
  assert.deepEqual(
    fields.map(({ headerPath }) => headerPath.join('/')),
    ['填报单位', '姓名', '住址'],
  )
})
