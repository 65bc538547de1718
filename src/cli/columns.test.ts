// Columns on a terminal.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alignColumns, cutTo } from './columns.ts'

test('[C17] a text is cut where its columns end', () => {
  assert.equal(cutTo('家庭人口数', 7), '家庭人…')
  assert.equal(cutTo('家庭', 4), '家庭')
})

test('[C17] columns stand under each other whatever is in them', () => {
  const lines = alignColumns(
    [
      ['格子', '路径', ''],
      ['A1', '姓\n名', '元'],
      ['AB10', '很长很长的路径', '万元'],
    ],
    8,
  )
  assert.deepEqual(lines, ['格子  路径', 'A1    姓 名    元', 'AB10  很长很…  万元'])
})
