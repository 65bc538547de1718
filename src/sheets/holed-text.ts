// S16: how a text depends on numbers of rows is learned from samples of it, so that no rule of insertion stands twice.

/** A number that is `base` and `by[i]` for every one of the i-th count. */
export type Affine = { base: number; by: readonly number[] }
/** A text with numbers in it that depend on counts: `holes[i]` stands between `parts[i]` and `parts[i + 1]`. */
export type HoledText = string | { parts: readonly string[]; holes: readonly Affine[] }

export function numberAt(number: number | Affine, counts: readonly number[]): number {
  if (typeof number === 'number') return number
  let value = number.base
  for (let index = 0; index < number.by.length; index++) value += number.by[index]! * counts[index]!
  return value
}

export function textAt(text: HoledText, counts: readonly number[]): string {
  if (typeof text === 'string') return text
  const { parts, holes } = text
  let said = parts[0]!
  for (let index = 0; index < holes.length; index++) said += numberAt(holes[index]!, counts) + parts[index + 1]!
  return said
}

/** The number that has these values: the first at the counts `origin`, each other with one of them greater by one. */
export function learnNumber(values: readonly number[], origin: readonly number[]): number | Affine {
  const [first = 0, ...others] = values
  const by = others.map((value) => value - first)
  if (by.every((step) => step === 0)) return first
  return { base: by.reduce((rest, step, index) => rest - step * origin[index]!, first), by }
}

const digits = /(\d+)/
/** As a count is printed: no leading zero, and exact. */
const isCount = (text: string): boolean => /^(?:0|[1-9]\d{0,14})$/.test(text)

/** The text of which these are the samples, see `learnNumber`; undefined when they differ in more than such numbers. */
export function learnText(samples: readonly string[], origin: readonly number[]): HoledText | undefined {
  const first = samples[0]!
  if (samples.every((sample) => sample === first)) return first
  // The pieces at odd places are the digits.
  const pieces = samples.map((sample) => sample.split(digits))
  if (pieces.some((one) => one.length !== pieces[0]!.length)) return undefined
  const parts = ['']
  const holes: Affine[] = []
  for (const [index, piece] of pieces[0]!.entries()) {
    const seen = pieces.map((one) => one[index]!)
    if (seen.every((one) => one === piece)) parts[parts.length - 1] += piece
    else if (index % 2 === 0 || !seen.every(isCount)) return undefined
    else {
      const number = learnNumber(seen.map(Number), origin)
      if (typeof number === 'number') return undefined
      holes.push(number)
      parts.push('')
    }
  }
  return { parts, holes }
}

/** The greatest number that depends on counts, at counts of nought; 0 when none does. */
export const highestBase = (text: HoledText): number =>
  typeof text === 'string' ? 0 : Math.max(...text.holes.map(({ base }) => base))
