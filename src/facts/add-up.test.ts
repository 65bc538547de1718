import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addUp } from './add-up.ts'

const of = (...values: (number | null)[]) => addUp(values.map((value) => ({ value, counted: 2, unknown: 1 })))

test('[F46] figures add up to the last digit, and nobody anywhere is no figure', () => {
  assert.deepEqual(
    [of(0.1, 0.2), of(1, null, 2.05), of(-1.5, 0.25), of(null, null), of(0.000001, 1e15), of()].map(
      ({ value }) => value,
    ),
    [0.3, 3.05, -1.25, null, 1000000000000000, null],
  )
  assert.deepEqual(of(1, null), { value: 1, counted: 4, unknown: 2 })
})
