// The numbers are those of the design: how many audited attachments show a share, with so many errors among them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lowerBound, upperBound } from './exact-bound.ts'

const fewest = (share: number, errors: number): number => {
  let audited = errors + 1
  while (lowerBound({ audited, errors }) < share) audited++
  return audited
}

test('[M18] so many must be audited to show .99 and .995, for none to three errors', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((errors) => [fewest(0.99, errors), fewest(0.995, errors)]),
    [
      [299, 598],
      [473, 947],
      [628, 1258],
      [773, 1549],
    ],
  )
})

test('[M18] without an error the bounds are the known closed forms', () => {
  for (const audited of [1, 10, 598, 100_000]) {
    assert.ok(Math.abs(lowerBound({ audited, errors: 0 }) - 0.05 ** (1 / audited)) < 1e-9)
    assert.equal(upperBound({ audited, errors: 0 }), 1)
    assert.ok(Math.abs(upperBound({ audited, errors: 1 }) - 0.95 ** (1 / audited)) < 1e-9)
    assert.ok(Math.abs(upperBound({ audited, errors: audited }) - (1 - 0.05 ** (1 / audited))) < 1e-9)
  }
})

test('[M18] nothing audited says nothing, and all wrong says nothing good', () => {
  assert.deepEqual([lowerBound({ audited: 0, errors: 0 }), upperBound({ audited: 0, errors: 0 })], [0, 1])
  assert.equal(lowerBound({ audited: 7, errors: 7 }), 0)
})

test('[M18] the share lies between the bounds, and an error lowers both', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(), (audited, seed) => {
      const errors = seed % audited
      const [lower, upper] = [lowerBound({ audited, errors }), upperBound({ audited, errors })]
      const share = 1 - errors / audited
      assert.ok(lower < share && share <= upper)
      assert.ok(lowerBound({ audited, errors: errors + 1 }) < lower)
      assert.ok(upperBound({ audited, errors: errors + 1 }) < upper)
    }),
    { seed: 20261125, numRuns: 60 },
  )
})
