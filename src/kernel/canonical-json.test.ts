import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from './canonical-json.ts'

test('[K20] the examples of RFC 8785 come out as the RFC prints them', () => {
  const example = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\\"/',
    literals: [null, true, false],
  }
  assert.equal(
    canonicalJson(example),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  assert.equal(canonicalJson(keys).replace(/[^\d:,{}]/g, ''), '{:2,1:4,:6,:7,:1,:5,:3}')
})

test('[K20] what is read back and written again is the same, in whatever order the keys came', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const written = canonicalJson(value)
      assert.equal(canonicalJson(JSON.parse(written)), written)
    }),
    { seed: 20, numRuns: 300 },
  )
  assert.equal(canonicalJson({ b: 1, a: { d: 2, c: undefined } }), canonicalJson({ a: { d: 2 }, b: 1 }))
})

test('[K20] what JSON cannot hold is a bug and never written as something else', () => {
  for (const value of [Number.NaN, Infinity, '\ud800', undefined, 1n, { '\udc00': 1 }])
    assert.throws(() => canonicalJson(value), TypeError)
})
