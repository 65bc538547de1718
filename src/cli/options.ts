// C15: days, periods and whole numbers on the command line are checked before anything is opened.
import { type Day, parseDay } from '../kernel/day.ts'
import { localDay } from '../kernel/local-day.node.ts'
import { parsePeriod, type Period } from '../kernel/period.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { cliProblems } from './problems.ts'
import { type Call, optionText } from './verb.ts'

const bad = (option: string, value: string, wanted: string) =>
  fail(cliProblems['bad-option']({ option: `--${option}`, value, wanted }))

export function dayOption(call: Call): Result<Day> {
  const value = optionText(call, 'on') ?? localDay(new Date())
  const day = parseDay(value)
  return day ? ok(day) : bad('on', value, '2026-11-01')
}

export function periodOption(call: Call, on: Day): Result<Period> {
  const value = optionText(call, 'period') ?? on.slice(0, 7)
  const period = parsePeriod(value)
  return period ? ok(period) : bad('period', value, '2026, 2026-11')
}

export type Whole = { usual: number; most: number }

/** A whole number from 1 to `most`. */
export function wholeOption(call: Call, name: string, { usual, most }: Whole): Result<number> {
  const value = optionText(call, name) ?? String(usual)
  const fits = /^\d{1,9}$/.test(value) && Number(value) >= 1 && Number(value) <= most
  return fits ? ok(Number(value)) : bad(name, value, `1–${most}`)
}
