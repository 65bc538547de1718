import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type AnsweredScore, calibrate, fewestAnswers, isotonic } from './review-queue-calibration.ts'

const seed = 20261125
const answer = fc.record({ score: fc.integer({ min: 0, max: 20 }).map((step) => step / 20), right: fc.boolean() })

/** `count` answers of a score, the first `right` of them right, from departments in turn. */
const answers = (score: number, right: number, count: number): AnsweredScore[] =>
  Array.from({ length: count }, (_, index) => ({ score, right: index < right, issuer: `部门${index % 5}` }))

test('[D33] a score says what it says until 500 answers are on record', () => {
  const few = answers(0.9, 0, fewestAnswers - 1)
  assert.equal(calibrate(few)(0.9), 0.9)
  assert.equal(calibrate([...few, ...answers(0.9, 0, 1)])(0.9), 0)
})

test('[D33] then it says the share that was right, never less for a higher score', () => {
  const read = calibrate([...answers(0.4, 20, 200), ...answers(0.6, 150, 200), ...answers(0.97, 190, 200)])
  assert.deepEqual([read(0.4), read(0.6), read(0.97)], [0.1, 0.75, 0.95])
  assert.deepEqual([read(0.1), read(0.5), read(1)], [0.1, 0.1, 0.95])
})

test('[D33] shares that fall where the score rises are pooled', () => {
  const read = isotonic([...answers(0.3, 60, 100), ...answers(0.5, 20, 100), ...answers(0.9, 90, 100)])
  assert.deepEqual([read(0.3), read(0.5), read(0.9)], [0.4, 0.4, 0.9])
})

test('[D33] the fit rises, keeps the mean, and no rising function of the scores is nearer', () => {
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 60 }), (given) => {
      const read = isotonic(given)
      const scores = [...new Set(given.map(({ score }) => score))].toSorted((a, b) => a - b)
      const steps = scores.map(read)
      assert.ok(steps.every((step, index) => index === 0 || step >= steps[index - 1]!))
      const sum = (of: (one: (typeof given)[number]) => number) => given.reduce((total, one) => total + of(one), 0)
      assert.ok(Math.abs(sum(({ score }) => read(score)) - sum(({ right }) => Number(right))) < 1e-9)
      const error = (of: (score: number) => number) => sum(({ score, right }) => (of(score) - Number(right)) ** 2)
      const others = [() => sum(({ right }) => Number(right)) / given.length, (score: number) => score]
      for (const other of others) assert.ok(error(read) <= error(other) + 1e-9)
    }),
    { seed },
  )
})

test('[D33] what only holds for the department it was learned from is not used', () => {
  // One department was always right where every other one was always wrong, and each half looks certain alone.
  const own: AnsweredScore[] = Array.from({ length: 300 }, () => ({ score: 0.5, right: true, issuer: '甲' }))
  const others: AnsweredScore[] = Array.from({ length: 300 }, () => ({ score: 0.5, right: false, issuer: '乙' }))
  assert.equal(calibrate([...own, ...others])(0.5), 0.5)
  const skewed = [...own.slice(0, 250), ...others, ...own.slice(0, 50).map((one) => ({ ...one, score: 0.6 }))]
  assert.equal(calibrate(skewed)(0.6), 0.6)
})

test('[D33] one department alone proves nothing', () => {
  const own: AnsweredScore[] = Array.from({ length: 700 }, () => ({ score: 0.9, right: false, issuer: '甲' }))
  assert.equal(calibrate(own)(0.9), 0.9)
})
