// K11: a unified social credit code is text of 18 characters with a check character, GB 32100-2015.
export type CreditCode = string & { readonly creditCode: unique symbol }

/** Digits and capital letters without I, O, S, V and Z, which are read as others. */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Check character of the first 17: weights are the powers of 3 modulo 31. */
export function creditCheckCharacter(first17: string): string {
  let [sum, weight] = [0, 1]
  for (const character of first17) {
    sum += characters.indexOf(character) * weight
    weight = (weight * 3) % characters.length
  }
  return characters[(characters.length - (sum % characters.length)) % characters.length]!
}

/** The code in capitals, or undefined when a character or the check is wrong. */
export function parseCreditCode(text: string): CreditCode | undefined {
  const code = text.normalize('NFKC').trim().toUpperCase()
  const isWhole = code.length === 18 && [...code].every((character) => characters.includes(character))
  return isWhole && creditCheckCharacter(code.slice(0, 17)) === code[17] ? (code as CreditCode) : undefined
}
