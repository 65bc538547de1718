// K4: a moment just before or after local midnight belongs to the day on the wall.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDay } from './local-day.node.ts'

test('[K4] a moment has the day of the machine it is read on', () => {
  assert.equal(localDay(new Date(2026, 0, 1, 0, 5)), '2026-01-01')
  assert.equal(localDay(new Date(2026, 0, 31, 23, 55)), '2026-01-31')
  assert.throws(() => localDay(new Date('no day')), RangeError)
})
