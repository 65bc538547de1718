// M18: how sure a count of audits makes us of a rule: the exact one-sided 95 % bounds of a share.
// Source: Clopper and Pearson, The use of confidence or fiducial limits illustrated in the case of the binomial, Biometrika 26
// (1934) 404-413. Exact, because the usual approximations promise too much where errors are rare.

export type Counted = { audited: number; errors: number }

/** How often the truth may lie outside the bound. */
const risk = 0.05
/** Halvings: far below what a count of audits can tell. */
const steps = 60

/** The share of right ones is at least this, with 95 % confidence; 0 where nothing was audited. */
export function lowerBound({ audited, errors }: Counted): number {
  if (errors >= audited) return 0
  // The largest rate of errors under which so few errors are still that likely.
  return 1 - rateWhere((rate) => atMost(errors, audited, rate) > risk)
}

/** The share of right ones is at most this, with 95 % confidence; 1 where no error was found. */
export function upperBound({ audited, errors }: Counted): number {
  if (errors === 0) return 1
  // The smallest rate of errors under which so many are still that likely.
  return 1 - rateWhere((rate) => 1 - atMost(errors - 1, audited, rate) < risk)
}

/** The rate up to which the test holds; it holds for small rates and fails for large ones. */
function rateWhere(holds: (rate: number) => boolean): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < steps; step++) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Probability of at most `errors` errors among `audited` at this rate. Logarithms, because the terms are as small as the counts are large. */
function atMost(errors: number, audited: number, rate: number): number {
  let chance = 0
  let ways = 0
  for (let count = 0; count <= errors; count++) {
    chance += Math.exp(ways + count * Math.log(rate) + (audited - count) * Math.log1p(-rate))
    ways += Math.log(audited - count) - Math.log(count + 1)
  }
  return chance
}
