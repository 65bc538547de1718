// K5: an ID number (公民身份号码) is text; its check digit, birth day and sex follow GB 11643-1999.
import { type Day, makeDay } from './day.ts'

export type IdNumber = string & { readonly idNumber: unique symbol }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** Check character of the first 17 digits: ISO 7064 MOD 11-2. */
export function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return checks[sum % 11]!
}

/** The number, with a lower-case x made upper, or undefined when form, birth day or check character is wrong. */
export function parseIdNumber(text: string): IdNumber | undefined {
  const number = text.normalize('NFKC').trim().toUpperCase()
  if (!/^\d{17}[\dX]$/.test(number) || number[17] !== checkCharacter(number)) return undefined
  return birthOfDigits(number) ? (number as IdNumber) : undefined
}

const birthOfDigits = (number: string): Day | undefined =>
  makeDay(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)))

export const birthOf = (number: IdNumber): Day => birthOfDigits(number)!

/** GB/T 2261.1 code: '1' 男, '2' 女. The 17th digit is odd for men. */
export const sexOf = (number: IdNumber): '1' | '2' => (Number(number[16]) % 2 === 1 ? '1' : '2')
