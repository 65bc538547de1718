// F46: figures of villages add up to those of the town and the county, to the last digit.
/** What a village's figure says: its value, on how many it rests, and for how many it could not be decided. */
export type VillageFigure = { value: number | null; counted: number; unknown: number }

/** Null where every part is: nobody is on record anywhere. */
export function addUp(parts: readonly VillageFigure[]): VillageFigure {
  const values = parts.flatMap(({ value }) => value ?? [])
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  return {
    value: values.length === 0 ? null : addExactly(values),
    counted: sum(parts.map(({ counted }) => counted)),
    unknown: sum(parts.map(({ unknown }) => unknown)),
  }
}

/** Decimal, as the database adds: 0.1 and 0.2 are 0.3. */
function addExactly(numbers: readonly number[]): number {
  const texts = numbers.map((one) => plainText(one))
  const digits = Math.max(...texts.map((text) => text.split('.')[1]?.length ?? 0))
  const scaled = texts.map((text) => {
    const [whole = '0', part = ''] = text.split('.')
    return BigInt(whole + part.padEnd(digits, '0'))
  })
  const total = scaled.reduce((a, b) => a + b, 0n)
  const text = (total < 0n ? -total : total).toString().padStart(digits + 1, '0')
  const point = text.length - digits
  return Number(`${total < 0n ? '-' : ''}${text.slice(0, point)}.${text.slice(point)}0`)
}

const plainText = (value: number): string =>
  String(value).includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : String(value)
