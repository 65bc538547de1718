// K5: ID numbers. The area code 999999 belongs to no place, so no number here can be anybody's.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countOfDay, type Day, dayOfCount } from './day.ts'
import { birthOf, checkCharacter, parseIdNumber, sexOf } from './id-number.ts'

const seed = 20261124
const days = { min: countOfDay('1900-01-01' as Day), max: countOfDay('2026-11-24' as Day) }
const parts = fc.record({
  day: fc.integer(days).map((count) => dayOfCount(count)!),
  order: fc.integer({ min: 0, max: 999 }),
})
const numberOf = ({ day, order }: { day: Day; order: number }): string => {
  const first17 = `999999${day.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return first17 + checkCharacter(first17)
}

test('[K5] the check character follows the worked example of the standard', () => {
  // GB 11643-1999, annex A: the two examples without their check characters.
  assert.equal(checkCharacter('11010519491231002'), 'X')
  assert.equal(checkCharacter('44052418800101001'), '4')
})

test('[K5] a right number is read, and gives back the birth day and sex it was made from', () => {
  fc.assert(
    fc.property(parts, (one) => {
      const number = parseIdNumber(numberOf(one))
      assert.equal(number, numberOf(one))
      assert.ok(number)
      assert.equal(birthOf(number), one.day)
      assert.equal(sexOf(number), one.order % 2 === 1 ? '1' : '2')
    }),
    { seed },
  )
})

test('[K5] no single digit can be mistyped unseen', () => {
  fc.assert(
    fc.property(parts, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (one, at, shift) => {
      const right = numberOf(one)
      const digit = String((Number(right[at]) + shift) % 10)
      assert.equal(parseIdNumber(right.slice(0, at) + digit + right.slice(at + 1)), undefined)
    }),
    { seed },
  )
})

test('[K5] no two neighbouring digits can be swapped unseen', () => {
  fc.assert(
    fc.property(parts, fc.nat({ max: 15 }), (one, at) => {
      const right = numberOf(one)
      const swapped = right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2)
      assert.equal(parseIdNumber(swapped), swapped === right ? right : undefined)
    }),
    { seed },
  )
})

test('[K5] full-width digits, blanks around and a small x are the same number', () => {
  const first17 = '999999194912310'
  const tail = Array.from({ length: 100 }, (_, index) => first17 + String(index).padStart(2, '0'))
  const withX = `${tail.find((text) => checkCharacter(text) === 'X')!}X`
  const wide = [...withX].map((letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0)).join('')
  for (const text of [withX, withX.toLowerCase(), ` ${withX}\t`, wide]) assert.equal(parseIdNumber(text), withX)
})

test('[K5] a number of another form or with an impossible birth day is no ID number', () => {
  const impossible = '99999920260230001'
  const old15 = '999999490101001'
  for (const text of [
    '',
    '姓名',
    old15,
    impossible + checkCharacter(impossible),
    numberOf({ day: '1990-01-01' as Day, order: 1 }) + '0',
    '9.99999199001011E+17',
  ])
    assert.equal(parseIdNumber(text), undefined, text)
})

test('[K5] reading never throws, whatever is in the cell', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const number = parseIdNumber(text)
      if (number !== undefined) assert.equal(number.length, 18)
    }),
    { seed },
  )
})
