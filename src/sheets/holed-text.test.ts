import assert from 'node:assert/strict'
import { test } from 'node:test'
import { learnNumber, learnText, numberAt, textAt } from './holed-text.ts'

const origin = [2, 2]
const sample = (say: (a: number, b: number) => string) => [say(2, 2), say(3, 2), say(2, 3)]

test('[S16] a text that depends on counts is learned from samples, and said at any counts', () => {
  const say = (a: number, b: number) => `SUM(B3:B${6 + a})+C${10 + a + b} 007 ${3 * a}次`
  const learned = learnText(sample(say), origin)
  assert.ok(learned !== undefined && typeof learned !== 'string')
  for (const [a, b] of [
    [1, 1],
    [7, 30],
    [1000, 4],
  ] as const)
    assert.equal(textAt(learned, [a, b]), say(a, b))
  assert.equal(
    learnText(
      sample(() => '合计 2026'),
      origin,
    ),
    '合计 2026',
  )
  assert.equal(numberAt(learnNumber([12, 13, 12], origin), [9, 100]), 19)
})

test('[S16] a text that differs in anything but such numbers is not learned', () => {
  assert.equal(
    learnText(
      sample((a) => 'x'.repeat(a)),
      origin,
    ),
    undefined,
  )
  assert.equal(
    learnText(
      sample((a) => `${a}`.padStart(3, '0')),
      origin,
    ),
    undefined,
  )
  assert.equal(
    learnText(
      sample((a) => (a === 2 ? 'A1' : 'A1 B2')),
      origin,
    ),
    undefined,
  )
})
