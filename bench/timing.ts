// The bench: times and their middle; on a noisy machine one run says nothing and a mean says little more.
import { cpus, loadavg } from 'node:os'

/** The value below which the share `at` of the values lies; 0.5 is the median. */
export function quantile(values: readonly number[], at: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))]!
}

export async function msOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Milliseconds of each of `times` runs, one after the other. */
export async function msOfEach(times: number, work: (nth: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let nth = 0; nth < times; nth++) taken.push(await msOf(() => work(nth)))
  return taken
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** Processes that want a processor, for each processor: above 1 the figures are those of a busy machine. */
export const loadPerProcessor = (): number => rounded(loadavg()[0]! / cpus().length)
