// K7: periods.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countOfDay, type Day, dayOfCount } from './day.ts'
import { parsePeriod, printPeriod } from './period.ts'

const seed = 20261124

test('[K7] a period is printed as a Chinese form writes it', () => {
  const printed = {
    '2026': '2026年',
    '2026-Q3': '2026年第3季度',
    '2026-11': '2026年11月',
    '2026-03': '2026年3月',
    '2026-W47': '2026年第47周',
    '2026-W05': '2026年第5周',
    '2026-11-23': '2026年11月23日',
  }
  for (const [text, shown] of Object.entries(printed)) assert.equal(printPeriod(parsePeriod(text)!), shown)
})

test('[K7] a period that does not exist is not read', () => {
  const texts = [
    '',
    '26',
    '2026-',
    '2026-0',
    '2026-00',
    '2026-13',
    '2026-Q0',
    '2026-Q5',
    '2026-q1',
    '2026-W00',
    '2026-W54',
    '2026-W1',
    '2026-02-30',
    '2026-1-1',
    '0000',
    '9999-01',
    ' 2026',
    '2026年',
    '2026-11-23-01',
  ]
  for (const text of texts) assert.equal(parsePeriod(text), undefined, text)
})

test('[K7] a 53rd week is read only in the years that have one', () => {
  // ISO 8601: years beginning on a Thursday, and leap years beginning on a Wednesday.
  const long = Array.from({ length: 40 }, (_, index) => 2000 + index).filter((year) => parsePeriod(`${year}-W53`))
  assert.deepEqual(long, [2004, 2009, 2015, 2020, 2026, 2032, 2037])
})

const count = fc.integer({ min: countOfDay('1900-01-01' as Day), max: countOfDay('2100-12-31' as Day) })
const text = fc.tuple(count, fc.integer({ min: 0, max: 4 })).map(([at, kind]) => {
  const day = dayOfCount(at)!
  const [year, month] = day.split('-') as [string, string]
  return [year, `${year}-Q${Math.ceil(Number(month) / 3)}`, `${year}-${month}`, `${year}-W${month}`, day][kind]!
})

test('[K7] every period is read as it was written, and two periods never print the same', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [a, b] = [parsePeriod(one)!, parsePeriod(other)!]
      assert.equal(a, one)
      assert.equal(printPeriod(a) === printPeriod(b), one === other)
    }),
    { seed },
  )
})
