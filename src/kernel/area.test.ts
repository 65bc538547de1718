// K6: ids as a tree in byte order.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type AreaId, areaChild, areaParent, areaRange, isWithin, parseAreaId } from './area.ts'

const seed = 20261124
const path = fc.array(fc.nat({ max: 36 ** 3 - 1 }), { minLength: 1, maxLength: 8 })
const idOf = (indexes: readonly number[]): AreaId =>
  indexes.reduce<AreaId | ''>((parent, index) => areaChild(parent, index), '') as AreaId
/** Byte order, as the database sorts with collate "C". */
const before = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0

test('[K6] the first root is 000 and its 36th child ends in 010', () => {
  assert.equal(areaChild('', 0), '000')
  assert.equal(areaChild('000' as AreaId, 36), '000010')
})

test('[K6] a parent is what a child was made from, and a root has none', () => {
  fc.assert(
    fc.property(path, (indexes) => {
      const above = indexes.slice(0, -1)
      assert.equal(areaParent(idOf(indexes)), above.length === 0 ? undefined : idOf(above))
    }),
    { seed },
  )
})

test('[K6] an area lies in the range of another exactly when it is the same or below it', () => {
  fc.assert(
    fc.property(path, path, fc.nat({ max: 4 }), (one, other, shared) => {
      const scope = idOf(one)
      const area = idOf([...one.slice(0, shared), ...other])
      const { low, high } = areaRange(scope)
      const inRange = !before(area, low) && before(area, high)
      assert.equal(inRange, isWithin(area, scope))
      assert.equal(inRange, idOf([...one.slice(0, shared), ...other].slice(0, one.length)) === scope)
    }),
    { seed },
  )
})

test('[K6] children sort as their numbers do', () => {
  fc.assert(
    fc.property(path, fc.nat({ max: 36 ** 3 - 2 }), (indexes, index) => {
      const parent = idOf(indexes)
      assert.ok(before(areaChild(parent, index), areaChild(parent, index + 1)))
    }),
    { seed },
  )
})

test('[K6] what was printed is read again, and nothing else is an id', () => {
  fc.assert(
    fc.property(path, (indexes) => assert.equal(parseAreaId(idOf(indexes)), idOf(indexes))),
    { seed },
  )
  for (const text of ['', '0', '0000', '00A', '０００', '00 ', '000\n', '00-'])
    assert.equal(parseAreaId(text), undefined)
})

test('[K6] a child beyond the width of a level is a bug and is thrown', () => {
  for (const index of [-1, 0.5, 36 ** 3, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => areaChild('', index), RangeError)
})
