// K4: days as forms write them and as Excel counts them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  ageOn,
  countOfDay,
  type Day,
  dayOfCount,
  dayOfSerial,
  dayParts,
  makeDay,
  parseDay,
  serialOfDay,
} from './day.ts'

const seed = 20261124
const first = countOfDay('1800-01-01' as Day)
const last = countOfDay('2999-12-31' as Day)
const anyDay = fc.integer({ min: first, max: last }).map((count) => dayOfCount(count)!)

test('[K4] the spellings of a day on Chinese forms are read as one day', () => {
  const spellings = [
    '2026-03-05',
    '2026-3-5',
    '2026/3/5',
    '2026.03.05',
    '2026年3月5日',
    '2026年03月05',
    '20260305',
    ' 2026－3－5 ',
    '２０２６年３月５日',
  ]
  for (const text of spellings) assert.equal(parseDay(text), '2026-03-05', text)
})

test('[K4] what is no day, or leaves a doubt, is not read', () => {
  const texts = [
    '',
    '2026',
    '2026-03',
    '26-3-5',
    '2026-13-01',
    '2026-02-29',
    '2026-3/5',
    '2026年3-5',
    '2026-3-5日',
    '3/5/2026',
    '2026-00-10',
    '2026-03-00',
    '1799-12-31',
    '3000-01-01',
    '2026-03-05T00:00',
    '202635',
    '46086',
  ]
  for (const text of texts) assert.equal(parseDay(text), undefined, text)
})

test('[K4] every day is printed and read again in every spelling', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const [year, month, date] = dayParts(day)
      assert.equal(makeDay(year, month, date), day)
      for (const text of [
        day,
        `${year}/${month}/${date}`,
        `${year}.${month}.${date}`,
        `${year}年${month}月${date}日`,
        day.replaceAll('-', ''),
      ])
        assert.equal(parseDay(text), day)
    }),
    { seed },
  )
})

test('[K4] a day is made of whole numbers that exist in the calendar', () => {
  assert.equal(makeDay(2024, 2, 29), '2024-02-29')
  assert.equal(makeDay(2000, 2, 29), '2000-02-29')
  const wrong: [number, number, number][] = [
    [1900, 2, 29],
    [2026, 4, 31],
    [2026, 1.5, 1],
    [2026, 1, 1.5],
    [2026.5, 1, 1],
    [2026, Number.NaN, 1],
    [2026, 1, Number.NaN],
  ]
  for (const parts of wrong) assert.equal(makeDay(...parts), undefined, parts.join())
})

test('[K4] days are counted one by one, and order as text is order in time', () => {
  fc.assert(
    fc.property(fc.integer({ min: first, max: last - 1 }), (count) => {
      const [day, next] = [dayOfCount(count)!, dayOfCount(count + 1)!]
      assert.equal(countOfDay(day), count)
      assert.ok(day < next)
    }),
    { seed },
  )
  assert.equal(countOfDay('1970-01-01' as Day), 0)
  assert.equal(dayOfCount(first - 1), undefined)
  assert.equal(dayOfCount(last + 1), undefined)
})

test('[K4] counting agrees with the calendar of the platform', () => {
  fc.assert(
    fc.property(anyDay, (day) => assert.equal(countOfDay(day) * 86_400_000, Date.parse(`${day}T00:00:00Z`))),
    { seed },
  )
})

test("[K4] Excel's numbers name the days Excel shows, in both date systems", () => {
  assert.equal(dayOfSerial(61), '1900-03-01')
  assert.equal(dayOfSerial(46086), '2026-03-05')
  assert.equal(dayOfSerial(46086.75), '2026-03-05')
  assert.equal(dayOfSerial(44624, true), '2026-03-05')
  assert.equal(dayOfSerial(0, true), '1904-01-01')
  assert.equal(serialOfDay('2026-03-05' as Day), 46086)
})

test("[K4] a serial from before Excel's false leap day, or none at all, is no day", () => {
  for (const serial of [60, 1, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9])
    assert.equal(dayOfSerial(serial), undefined)
})

test('[K4] every day from March 1900 goes through its serial and back', () => {
  const min = countOfDay('1904-01-01' as Day)
  fc.assert(
    fc.property(fc.integer({ min, max: last }), fc.boolean(), (count, date1904) => {
      const day = dayOfCount(count)!
      assert.equal(dayOfSerial(serialOfDay(day, date1904), date1904), day)
    }),
    { seed },
  )
})

test('[K4] a full year is counted on the birthday, and a leap-day child ages on 1 March', () => {
  const age = (birth: string, on: string) => ageOn(birth as Day, on as Day)
  assert.equal(age('1960-11-24', '2026-11-23'), 65)
  assert.equal(age('1960-11-24', '2026-11-24'), 66)
  assert.equal(age('2024-02-29', '2025-02-28'), 0)
  assert.equal(age('2024-02-29', '2025-03-01'), 1)
  assert.equal(age('2026-11-24', '2026-11-24'), 0)
  assert.equal(age('2026-11-25', '2026-11-24'), undefined)
})

test('[K4] nobody grows younger', () => {
  fc.assert(
    fc.property(anyDay, fc.nat({ max: 50_000 }), fc.nat({ max: 400 }), (birth, lived, more) => {
      const [on, later] = [lived, lived + more].map((days) => dayOfCount(countOfDay(birth) + days))
      if (on && later) assert.ok(ageOn(birth, on)! <= ageOn(birth, later)!)
    }),
    { seed },
  )
})
