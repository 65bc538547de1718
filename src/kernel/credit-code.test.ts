import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { creditCheckCharacter, parseCreditCode } from './credit-code.ts'

/** Area 999999 exists nowhere, so no organisation has it. */
const first = '91999999MA0000000'
const code = first + creditCheckCharacter(first)

test('[K11] a code is read in capitals, and any one wrong character is found', () => {
  assert.equal(parseCreditCode(` ${code.toLowerCase()} `), code)
  fc.assert(
    fc.property(fc.nat(17), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (at, other) => {
      const changed = code.slice(0, at) + other + code.slice(at + 1)
      assert.equal(parseCreditCode(changed), changed === code ? code : undefined)
    }),
    { seed: 20261125, numRuns: 300 },
  )
})

test('[K11] letters that are read as others, and other lengths, are no code', () => {
  for (const text of [code.slice(1), `${code}0`, code.replace('M', 'O'), '', '统一社会信用代码']) {
    assert.equal(parseCreditCode(text), undefined)
  }
})

test('[K11] the check of a code worked out by hand', () => {
  // Only the first character counts: 9 × 3^0 = 9, and 31 - 9 = 22, the 23rd character.
  assert.equal(creditCheckCharacter('90000000000000000'), 'N')
})
