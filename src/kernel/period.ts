// K7: a period 期别 is text that says its own length: 2026, 2026-Q3, 2026-11, 2026-W47, 2026-11-23.
import { countOfDay, makeDay, parseDay } from './day.ts'

export type Period = string & { readonly period: unique symbol }

export function parsePeriod(text: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:Q([1-4])|W(\d{2})|(\d{2})(?:-(\d{2}))?))?$/.exec(text)
  if (!match) return undefined
  const [, year, , week, month, date] = match
  if (!makeDay(Number(year), 1, 1)) return undefined
  if (week !== undefined && (Number(week) < 1 || Number(week) > weeksOf(Number(year)))) return undefined
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined
  if (date !== undefined && !parseDay(text)) return undefined
  return text as Period
}

/** Weeks of a year by ISO 8601: 53 when 1 January is a Thursday, or 31 December is. */
function weeksOf(year: number): 52 | 53 {
  // 1970-01-01 was a Thursday.
  const isThursday = (month: number, date: number) => countOfDay(makeDay(year, month, date)!) % 7 === 0
  return isThursday(1, 1) || isThursday(12, 31) ? 53 : 52
}

/** How a Chinese form prints it: 2026年、2026年第3季度、2026年11月、2026年第47周、2026年11月23日. */
export function printPeriod(period: Period): string {
  const [year, rest, date] = period.split('-')
  if (!rest) return `${year}年`
  // How forms write a quarter, not a sentence of ours.
  // oxlint-disable-next-line house/no-untranslated
  if (rest.startsWith('Q')) return `${year}年第${rest.slice(1)}季度`
  if (rest.startsWith('W')) return `${year}年第${Number(rest.slice(1))}周`
  return `${year}年${Number(rest)}月${date ? `${Number(date)}日` : ''}`
}
