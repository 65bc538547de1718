// U2: an event never carries an ID number or a phone number, however deep in its details: the log outlives every erasure.
import { parseIdNumber } from '../kernel/id-number.ts'

/** 18 characters of an ID number, or a mobile number (11 digits from 13 to 19), standing free in a text. */
const idNumbers = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g
const mobiles = /(?<![\dA-Za-z-])1[3-9]\d{9}(?![\dA-Za-z-])/

/** Path of the first value that is an ID number or a mobile number, or undefined. Names cannot be told from words. */
export function personalValue(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return isPersonal(String(value)) ? path : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    // A key is data too: counts per ID number would leak just the same, so it is not repeated in the path either.
    if (isPersonal(key)) return `${path}.*`
    const found = personalValue(inner, `${path}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}

const isPersonal = (text: string): boolean =>
  mobiles.test(text) || (text.match(idNumbers) ?? []).some((number) => parseIdNumber(number) !== undefined)
