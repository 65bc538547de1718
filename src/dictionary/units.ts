// D8: a value changes its unit only where the factor is exact by law: 1 万元 = 10,000 元; 15 亩 = 1 公顷 = 10,000 平方米.
import { plainUnit } from '../matching/label.ts'

type Factor = { times: bigint; over: bigint }

/** Units of one quantity with the smallest whole sizes whose proportions are exact. */
const quantities: readonly Record<string, bigint>[] = [
  { 元: 1n, 千元: 1_000n, 万元: 10_000n, 亿元: 100_000_000n },
  // A third of a square metre: 1 亩 = 2,000/3 平方米.
  { 平方米: 3n, 亩: 2_000n, 公顷: 30_000n, 平方公里: 3_000_000n },
]

function factorOf(from: string, to: string): Factor | undefined {
  const quantity = quantities.find((sizes) => from in sizes && to in sizes)
  return quantity && { times: quantity[from]!, over: quantity[to]! }
}

/** Digits kept after the point where a quotient does not end. */
const kept = 6n

/** Units a value in `unit` can be turned into. */
export const convertible = (unit: string): string[] =>
  quantities.flatMap((sizes) => (unit in sizes ? Object.keys(sizes).filter((other) => other !== unit) : []))

/** One spelling for each unit, counting words of things among themselves being one. */
export const sameUnit = (unit: string): string => plainUnit(unit) ?? unit

/** A decimal in `from` as exact decimal text in `to`, rounded half up at the sixth digit; undefined when no factor is known. */
export function convertUnit(decimal: string, from: string, to: string): string | undefined {
  const [own, wanted] = [sameUnit(from), sameUnit(to)]
  if (own === wanted) return decimal
  const factor = factorOf(own, wanted)
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)
  if (!factor || !match) return undefined
  const [, sign, whole, part = ''] = match
  const scaled = BigInt(whole! + part) * factor.times * 10n ** kept
  const divisor = factor.over * 10n ** BigInt(part.length)
  const rounded = ((scaled * 2n + divisor) / (divisor * 2n)).toString().padStart(Number(kept) + 1, '0')
  const text = `${rounded.slice(0, -Number(kept))}.${rounded.slice(-Number(kept))}`.replace(/\.?0+$/, '')
  return text === '0' ? '0' : `${sign}${text}`
}
