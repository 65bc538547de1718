// K6: ids as a tree in byte order.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type AreaId,
  areaChild,
  type AreaLevel,
  areaLevels,
  areaParent,
  areaRange,
  isWithin,
  parseAreaId,
  shardOf,
} from './area.ts'

const seed = 20261124
const most = 36 ** 3 - 1
/** Levels may be skipped; which ones are not is part of the example. */
const path = fc
  .tuple(
    fc.subarray([...areaLevels], { minLength: 1 }),
    fc.array(fc.integer({ min: 1, max: most }), { minLength: 9, maxLength: 9 }),
  )
  .map(([levels, indexes]) => levels.map((level, at) => ({ level, index: indexes[at]! })))
type Step = { level: AreaLevel; index: number }
const idOf = (steps: readonly Step[]): AreaId =>
  steps.reduce<AreaId | ''>((parent, child) => areaChild(parent, child), '') as AreaId
/** Byte order, as the database sorts with collate "C". */
const before = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0

test('[K6] an id has three characters for every level, and 000 where there is no area', () => {
  assert.equal(areaChild('', { level: 'province', index: 1 }), '001')
  assert.equal(areaChild('', { level: 'county', index: 36 }), '000000010')
  assert.equal(areaChild('001' as AreaId, { level: 'county', index: 2 }), '001000002')
})

test('[K6] a parent is what a child was made from, and a root has none', () => {
  fc.assert(
    fc.property(path, (steps) => {
      const above = steps.slice(0, -1)
      assert.equal(areaParent(idOf(steps)), above.length === 0 ? undefined : idOf(above))
    }),
    { seed },
  )
})

test('[K6] an area lies in the range of another exactly when it is the same or below it', () => {
  fc.assert(
    fc.property(path, path, fc.nat({ max: 9 }), (one, other, shared) => {
      const scope = idOf(one)
      const kept = one.slice(0, shared)
      const deepest = kept.length === 0 ? -1 : areaLevels.indexOf(kept.at(-1)!.level)
      const all = [...kept, ...other.filter(({ level }) => areaLevels.indexOf(level) > deepest)]
      const area = idOf(all)
      const { low, high } = areaRange(scope)
      const inRange = !before(area, low) && before(area, high)
      assert.equal(inRange, isWithin(area, scope))
      assert.equal(inRange, JSON.stringify(all.slice(0, one.length)) === JSON.stringify(one))
    }),
    { seed },
  )
})

test('[K6] areas of one level below one parent sort as their numbers do', () => {
  fc.assert(
    fc.property(path, fc.integer({ min: 1, max: most - 1 }), (steps, index) => {
      const parent = steps.length === 1 ? '' : idOf(steps.slice(0, -1))
      const { level } = steps.at(-1)!
      assert.ok(before(areaChild(parent, { level, index }), areaChild(parent, { level, index: index + 1 })))
    }),
    { seed },
  )
})

test('[K6] what lies in one county has one shard, with or without a province above it', () => {
  const county = { level: 'county', index: 7 } as const
  const village = { level: 'village', index: 3 } as const
  for (const above of [[], [{ level: 'province', index: 1 }] as const]) {
    assert.equal(shardOf(idOf([...above, county, village])), idOf([...above, county]))
    assert.equal(shardOf(idOf([...above, county])), idOf([...above, county]))
  }
})

test('[K6] what was printed is read again, and nothing else is an id', () => {
  fc.assert(
    fc.property(path, (steps) => assert.equal(parseAreaId(idOf(steps)), idOf(steps))),
    { seed },
  )
  for (const text of ['', '0', '0000', '00A', '０００', '00 ', '001\n', '00-', '000', '001000', '001'.repeat(10)])
    assert.equal(parseAreaId(text), undefined)
})

test('[K6] a child beyond the width of a level or not below its parent is a bug and is thrown', () => {
  for (const index of [-1, 0, 0.5, 36 ** 3, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => areaChild('', { level: 'county', index }), RangeError)
  assert.throws(() => areaChild('001001' as AreaId, { level: 'city', index: 1 }), RangeError)
})
