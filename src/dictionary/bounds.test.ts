import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boundsOf, isWithinBounds } from './bounds.ts'
import { catalogue } from './catalogue.ts'

const within = (value: number, question: { measureUnit?: string; min?: number; max?: number }) =>
  isWithinBounds(value, boundsOf(question))

test('[D49] a number lies within the bounds of its unit, unless its question states others', () => {
  assert.deepEqual(
    [
      within(131, { measureUnit: '岁' }),
      within(130, { measureUnit: '岁' }),
      within(-0.5, { measureUnit: '亩' }),
      within(0, { measureUnit: '亩' }),
      within(100.5, { measureUnit: '%' }),
      within(-5000, { measureUnit: '元' }),
      within(-5000, { measureUnit: '元', min: 0 }),
      within(120, { measureUnit: '%', max: 200 }),
      within(-1, {}),
    ],
    [false, true, false, true, false, true, false, true, true],
  )
})

test('[D49] every unit of a count, an area, a length or a weight in the catalogue has a lower bound', () => {
  const open = catalogue.filter(
    ({ measureUnit }) => measureUnit !== undefined && boundsOf({ measureUnit }).min === undefined,
  )
  assert.deepEqual(new Set(open.map(({ measureUnit }) => measureUnit)), new Set(['元', '万元']))
})
