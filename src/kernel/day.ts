// K4: days are text `YYYY-MM-DD`; age and day arithmetic need no clock and no time zone.
export type Day = string & { readonly day: unique symbol }

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export function makeDay(year: number, month: number, date: number): Day | undefined {
  if (![year, month, date].every(Number.isInteger)) return undefined
  if (year < 1800 || year > 2999 || month < 1 || month > 12 || date < 1) return undefined
  const last = month === 2 && isLeap(year) ? 29 : monthDays[month - 1]!
  if (date > last) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day
}

const written = [
  /^(\d{4})([-/.])(?<month>\d{1,2})\2(?<date>\d{1,2})$/,
  /^(\d{4})年(?<month>\d{1,2})月(?<date>\d{1,2})日?$/,
  /^(\d{4})(?<month>\d{2})(?<date>\d{2})$/,
]

/** Reads 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日 and 20260305; anything else is undefined, never a guess. */
export function parseDay(text: string): Day | undefined {
  const plain = text.normalize('NFKC').trim()
  for (const pattern of written) {
    const match = pattern.exec(plain)
    if (match) return makeDay(Number(match[1]), Number(match.groups?.['month']), Number(match.groups?.['date']))
  }
  return undefined
}

export const dayParts = (day: Day): [year: number, month: number, date: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
]

/** Full years lived on `on`; the birthday itself counts. Undefined when `on` lies before the birth. */
export function ageOn(birth: Day, on: Day): number | undefined {
  if (on < birth) return undefined
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) >= birth.slice(5) ? years : years - 1
}

/** Excel's day number (1900 system unless `date1904`) to a day. Source: ECMA-376 part 1, 18.17.4.1; serials under 61 suffer the 1900 leap-year bug and are refused. */
export function dayOfSerial(serial: number, date1904 = false): Day | undefined {
  const whole = Math.floor(serial)
  if (!date1904 && whole < 61) return undefined
  return dayOfCount(whole + (date1904 ? 1462 : 0) - 25569)
}

/** Excel's number of a day. Before March 1900 Excel's own count is off by its leap-year bug: serials under 61 are not to be written. */
export function serialOfDay(day: Day, date1904 = false): number {
  return countOfDay(day) + 25569 - (date1904 ? 1462 : 0)
}

/** Days since 1970-01-01, proleptic Gregorian (Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
export function countOfDay(day: Day): number {
  const [y, month, date] = dayParts(day)
  const year = month <= 2 ? y - 1 : y
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

export function dayOfCount(count: number): Day | undefined {
  const shifted = count + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  return makeDay(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
}
