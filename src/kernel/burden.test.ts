// K9: minutes of burden, held against the vector of the method (project methods, section 1.3).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { defaultAnswerSeconds, defaultCellMinutes, duplicateMinutes, formMinutes, minutesSaved } from './burden.ts'

const seed = 20261124
const close = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`)
const copies = fc.record({ units: fc.nat({ max: 1000 }), timesAYear: fc.nat({ max: 366 }) })

test('[K9] 12 facts asked by 3 departments of 20 villages every month cost 2,880 minutes too many', () => {
  const asks = Array.from({ length: 12 }, () => 3)
  close(duplicateMinutes(asks, 0.5, { units: 20, timesAYear: 12 }), 2880)
})

test('[K9] a fact asked once or not at all is no duplicate', () => {
  assert.equal(duplicateMinutes([1, 1, 0, 1], 0.5, { units: 20, timesAYear: 12 }), 0)
  assert.equal(duplicateMinutes([], 0.5, { units: 20, timesAYear: 12 }), 0)
})

test('[K9] a cell entered by hand costs finding, typing and checking, a filled one its check', () => {
  const one = { units: 1, timesAYear: 1 }
  close(formMinutes({ typed: 1, filled: 0 }, one), 0.5)
  close(formMinutes({ typed: 0, filled: 1 }, one), 0.05)
  close(formMinutes({ typed: 1, filled: 0 }, one, { ...defaultCellMinutes, evidence: 2 }), 2.5)
  close(formMinutes({ typed: 10, filled: 40 }, { units: 20, timesAYear: 12 }), 240 * (10 * 0.5 + 40 * 0.05))
})

test('[K9] filling a cell from a fact never costs more than typing it', () => {
  fc.assert(
    fc.property(fc.nat({ max: 500 }), fc.nat({ max: 500 }), copies, (typed, filled, of) => {
      const before = formMinutes({ typed: typed + filled, filled: 0 }, of)
      assert.ok(formMinutes({ typed, filled }, of) <= before + 1e-9)
    }),
    { seed },
  )
})

test('[K9] asking one more time costs one more answer', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 }), { minLength: 1 }), copies, (asks, of) => {
      const [head, ...rest] = asks as [number, ...number[]]
      const more = duplicateMinutes([head + 1, ...rest], 0.5, of) - duplicateMinutes(asks, 0.5, of)
      close(more, head === 0 ? 0 : 0.5 * of.units * of.timesAYear)
    }),
    { seed },
  )
})

test('[K9] a fact saves a cell everything but its check', () => {
  const one = { units: 1, timesAYear: 1 }
  close(minutesSaved(), formMinutes({ typed: 1, filled: 0 }, one) - formMinutes({ typed: 0, filled: 1 }, one))
  close(minutesSaved({ ...defaultCellMinutes, evidence: 2 }), 2.45)
})

test('[K9] looking at what is pre-selected is the quickest answer, choosing the slowest', () => {
  assert.ok(defaultAnswerSeconds['one-click'] < defaultAnswerSeconds.new)
  assert.ok(defaultAnswerSeconds.new < defaultAnswerSeconds.pick)
})
