import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from './field.ts'
import { figureTables, wholeOf } from './figure-table.ts'

const cell = (at: string, ...headerPath: string[]): Field => ({
  sheet: '表',
  cell: at,
  kind: 'cross-tab',
  headerPath,
  type: 'number',
  required: false,
  confidence: 1,
  evidence: [],
})

test('[T40] labels that all cells of a row share are the row’s, rows under one head are one table', () => {
  const tables = figureTables([
    cell('B3', '组', '甲', '人口', '男'),
    cell('C3', '组', '甲', '人口', '女'),
    cell('B4', '组', '乙', '人口', '男'),
    cell('C4', '组', '乙', '人口', '女'),
    cell('B8', '丙', '户数'),
    cell('C8', '丙', '面积'),
  ])
  assert.deepEqual(
    tables.map(({ range }) => range),
    ['B3:C4', 'B8:C8'],
  )
  const [first] = tables[0]!.cells
  assert.deepEqual([first!.rowLabels, first!.columnLabels], [['组', '甲', '人口'], ['男']])
})

test('[T40] two tables side by side in other columns are told apart by their heads', () => {
  const tables = figureTables([
    cell('B3', '甲', '男'),
    cell('C3', '甲', '女'),
    cell('B4', '乙', '男'),
    cell('D4', '乙', '女'),
  ])
  assert.equal(tables.length, 2)
})

test('[T40] 其中 is of the nearest place before it, or nobody knows', () => {
  const [table] = figureTables([
    cell('B3', '甲', '人数'),
    cell('C3', '甲', '其中：男'),
    cell('D3', '甲', '其中：女'),
    cell('F3', '甲', '其中：残疾'),
  ])
  const whole = (index: number) => wholeOf(table!.cells[index]!, { table: table!, by: 'column', plain: () => false })
  assert.deepEqual(whole(2), { labels: ['人数'] })
  assert.equal(whole(3), 'unclear')
  assert.equal(whole(0), 'unclear')
})
