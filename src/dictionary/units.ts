// D8: a value changes its unit only where the factor is exact law: 1 万元 = 10,000 元; 15 亩 = 1 公顷 = 10,000 平方米.
import { plainUnit } from '../matching/label.ts'

type Factor = { times: bigint; over: bigint }

const factors: Record<string, Factor> = {
  '元>万元': { times: 1n, over: 10_000n },
  '万元>元': { times: 10_000n, over: 1n },
  '平方米>亩': { times: 3n, over: 2_000n },
  '亩>平方米': { times: 2_000n, over: 3n },
}

/** Digits kept after the point where a quotient does not end. */
const kept = 6n

/** Units a value in `unit` can be turned into. */
export const convertible = (unit: string): string[] =>
  Object.keys(factors).flatMap((pair) => (pair.startsWith(`${unit}>`) ? [pair.slice(unit.length + 1)] : []))

/** One spelling for each unit, counting words of things among themselves being one. */
export const sameUnit = (unit: string): string => plainUnit(unit) ?? unit

/** A decimal in `from` as exact decimal text in `to`, rounded half up at the sixth digit; undefined when no factor is known. */
export function convertUnit(decimal: string, from: string, to: string): string | undefined {
  const [own, wanted] = [sameUnit(from), sameUnit(to)]
  if (own === wanted) return decimal
  const factor = factors[`${own}>${wanted}`]
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)
  if (!factor || !match) return undefined
  const [, sign, whole, part = ''] = match
  const scaled = BigInt(whole! + part) * factor.times * 10n ** kept
  const divisor = factor.over * 10n ** BigInt(part.length)
  const rounded = ((scaled * 2n + divisor) / (divisor * 2n)).toString().padStart(Number(kept) + 1, '0')
  const text = `${rounded.slice(0, -Number(kept))}.${rounded.slice(-Number(kept))}`.replace(/\.?0+$/, '')
  return text === '0' ? '0' : `${sign}${text}`
}
