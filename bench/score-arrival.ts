// Figures of the arrival, matching.md section 7: each field once, one order at a time, never pooled.
import type { Arrived } from './arrival.ts'
import { wilsonLow } from './wilson.ts'

export type ArrivalScore = {
  auto_false: number
  auto_precision: number
  auto_precision_wilson_low: number
  auto_coverage: number
  existing_found_top5: number
  /** After ten sources, or after half of fewer than twenty. */
  decisions_per_100_late: number
  new_accepts_per_100: number
}

/** Sources after which the registry counts as grown: ten, or half of fewer than twenty. */
export const grownAfter = (sources: number): number => Math.min(10, Math.floor(sources / 2))

export function scoreArrival(arrived: readonly Arrived[]): ArrivalScore {
  const auto = arrived.filter(isAuto)
  const right = auto.filter(isRight)
  const existing = arrived.filter(({ existed }) => existed)
  const sources = new Set(arrived.map(({ form }) => form.source)).size
  const late = arrived.filter(({ sourcesBefore }) => sourcesBefore >= grownAfter(sources))
  return {
    auto_false: auto.length - right.length,
    auto_precision: right.length / auto.length,
    auto_precision_wilson_low: wilsonLow(right.length, auto.length),
    auto_coverage: right.length / existing.length,
    existing_found_top5: existing.filter((one) => (isAuto(one) ? isRight(one) : one.rank > 0)).length / existing.length,
    decisions_per_100_late: decisionsPer100(late),
    new_accepts_per_100: (100 * late.filter(({ existed }) => !existed).length) / late.length,
  }
}

/** Decisions on questions that exist already; new ones are counted apart. */
export const decisionsPer100 = (arrived: readonly Arrived[]): number =>
  (100 * arrived.filter((one) => one.existed && !isAuto(one)).length) / arrived.length

export const isAuto = ({ proposal }: Arrived): boolean => proposal.tier === 'auto'
export const isRight = ({ rank }: Arrived): boolean => rank === 1

/** The order in the middle by precision; of two in the middle the worse one. */
export function medianOrder(scores: readonly ArrivalScore[]): ArrivalScore {
  const sorted = scores.toSorted((a, b) => a.auto_precision - b.auto_precision || a.auto_coverage - b.auto_coverage)
  return sorted[Math.floor((sorted.length - 1) / 2)]!
}

/** The figures under the keys of the bench: how many sources came before says the name. */
export function figuresOf(score: ArrivalScore, sources: number): Record<string, number> {
  const { decisions_per_100_late, ...others } = score
  return { ...others, [`decisions_per_100_after_${grownAfter(sources)}_sources`]: decisions_per_100_late }
}

/** Wrong automatic attachments by what was mixed up, of all orders together: somebody else's same fact, or another fact. */
export function falseByClass(runs: readonly (readonly Arrived[])[]): string {
  const wrong = runs.flat().filter((one) => isAuto(one) && !isRight(one))
  const property = (answer: string) => answer.replace(/^(?:gold:)?[^.]*\./, '')
  const classes = Map.groupBy(wrong, ({ answer, proposal }) =>
    property(answer) === property(proposal.suggestions[0]!.answer) ? 'whose' : 'what',
  )
  return [...classes].map(([name, own]) => `${name} ${own.length}`).join(', ') || 'none'
}
