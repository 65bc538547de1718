// D49: between which bounds a number can lie at all: what the question states, else what its unit allows.
import type { Question } from './question.ts'

export type Bounds = { min?: number | undefined; max?: number | undefined }

const notNegative: Bounds = { min: 0 }

/** Money has no bound: an income may be a loss. */
const ofUnit: Readonly<Record<string, Bounds>> = {
  ...Object.fromEntries(
    [...'人个头间处所只盏户张座层台剂具月亩', '平方米', '公顷', '平方公里', '公里', '厘米', '公斤', '千瓦'].map(
      (unit) => [unit, notNegative],
    ),
  ),
  '%': { min: 0, max: 100 },
  // The oldest age ever proven is 122 (Gerontology Research Group).
  岁: { min: 0, max: 130 },
  // A year, or a number of years.
  年: { min: 0, max: 2999 },
}

export function boundsOf({ measureUnit = '', min, max }: Pick<Question, 'measureUnit' | 'min' | 'max'>): Bounds {
  const usual = ofUnit[measureUnit]
  return { min: min ?? usual?.min, max: max ?? usual?.max }
}

export const isWithinBounds = (value: number, { min, max }: Bounds): boolean =>
  (min === undefined || value >= min) && (max === undefined || value <= max)
