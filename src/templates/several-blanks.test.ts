import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blankValue, fillBlanks, splitBlanks } from './several-blanks.ts'

const line = '村名：________ 面积：____亩  填报日期：    年  月  日'

test('[T24] a cell of several labels is cut into its blanks, and one with an answer or a single label is not', () => {
  assert.deepEqual(
    splitBlanks(line)?.map(({ label, tail }) => [label, tail]),
    [
      ['村名：', undefined],
      ['面积：', '亩'],
      ['填报日期：', undefined],
    ],
  )
  for (const text of ['村名：青山村 面积：', '村名：', '注：一、村名：  二、面积：', ''])
    assert.equal(splitBlanks(text), undefined, text)
})

test('[T24] filling some blanks keeps the labels, the units and the other blanks', () => {
  assert.equal(fillBlanks(line, new Map([[2, '12.5']])), '村名：________ 面积：12.5亩  填报日期：    年  月  日')
  const all = fillBlanks(
    line,
    new Map([
      [1, '青山村'],
      [2, '3'],
      [3, '2026年1月2日'],
    ]),
  )
  assert.equal(all, '村名：青山村   面积：3亩     填报日期：2026年1月2日')
})

test('[T24] what was filled is read back by blank, and a blank as none', () => {
  const filled = fillBlanks(
    line,
    new Map([
      [1, '青山村'],
      [2, '3'],
    ]),
  )
  assert.deepEqual(
    [1, 2, 3].map((part) => blankValue(line, part, filled)),
    ['青山村', '3', null],
  )
  assert.equal(blankValue(line, 1, '改过的字'), null)
})
