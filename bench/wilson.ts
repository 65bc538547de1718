// Wilson's 95 % interval of a share, lower end: matching.md section 7.

/** NaN for a share of nothing. */
export function wilsonLow(right: number, all: number): number {
  const z = 1.96
  const share = right / all
  const centre = (share + z ** 2 / (2 * all)) / (1 + z ** 2 / all)
  return centre - (z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))) / (1 + z ** 2 / all)
}
