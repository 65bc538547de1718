// K4: the one place that turns a moment into a day: the day of the people who use this machine, not Greenwich's.
import { type Day, makeDay } from './day.ts'

/** Local calendar day of a moment. Throws on an invalid date. */
export function localDay(moment: Date): Day {
  const day = makeDay(moment.getFullYear(), moment.getMonth() + 1, moment.getDate())
  if (!day) throw new RangeError(`no day: ${String(moment)}`)
  return day
}
