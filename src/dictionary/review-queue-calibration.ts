// D33: once 500 answers are on record, a score is read as the share of answers of that score that were right; before, as it stands.

/** What a person answered where the machine's first suggestion had `score`. One entry for each decision, not for each field. */
export type AnsweredScore = { score: number; right: boolean; issuer: string }

/** Fewer answers tell less than the score itself (design note on matching, section 6). */
export const fewestAnswers = 500

/** Reads a score, 0 to 1, as the probability that it is right. */
export type Calibration = (score: number) => number

/**
 * An isotonic fit where it holds: departments are left out one by one, and only a fit that says better than the score how
 * often answers of a department it has not seen are right is used. Pairs are never split: forms of one department repeat themselves.
 */
export function calibrate(answers: readonly AnsweredScore[]): Calibration {
  const asIs: Calibration = (score) => score
  if (answers.length < fewestAnswers) return asIs
  const departments = [...Map.groupBy(answers, ({ issuer }) => issuer).keys()]
  if (departments.length < 2) return asIs
  let [fitted, plain] = [0, 0]
  for (const issuer of departments) {
    const fit = isotonic(answers.filter((one) => one.issuer !== issuer))
    for (const one of answers) {
      if (one.issuer !== issuer) continue
      fitted += squareError(fit, one)
      plain += squareError(asIs, one)
    }
  }
  return fitted < plain ? isotonic(answers) : asIs
}

const squareError = (read: Calibration, { score, right }: AnsweredScore): number => (read(score) - (right ? 1 : 0)) ** 2

type Pool = { from: number; right: number; count: number }

/**
 * The rising step function nearest to the answers, by pooling adjacent violators (Ayer et al. 1955). Below the lowest score
 * answered it stays at the lowest step.
 */
export function isotonic(answers: readonly Pick<AnsweredScore, 'score' | 'right'>[]): Calibration {
  const byScore = Map.groupBy(answers, ({ score }) => score)
  const pools: Pool[] = []
  for (const score of [...byScore.keys()].toSorted((a, b) => a - b)) {
    const own = byScore.get(score)!
    let pool: Pool = { from: score, right: own.filter(({ right }) => right).length, count: own.length }
    // Equal shares are one step too: the fewer steps, the fewer questions that seem to differ and do not.
    while (pools.length > 0 && share(pools.at(-1)!) >= share(pool)) {
      const last = pools.pop()!
      pool = { from: last.from, right: last.right + pool.right, count: last.count + pool.count }
    }
    pools.push(pool)
  }
  return (score) => {
    const at = pools.findLastIndex(({ from }) => from <= score)
    return pools.length === 0 ? score : share(pools[Math.max(0, at)]!)
  }
}

const share = ({ right, count }: Pool): number => right / count
