// F1: a fact 事实 is a typed answer to one question about one subject, with its source and time; states are never silent.
import type { Day } from '../kernel/day.ts'

export const factStates = ['value', 'missing', 'not-applicable', 'refused', 'conflict'] as const
export type FactState = (typeof factStates)[number]

/** `null` unless the state is `value`. Dates are `YYYY-MM-DD` text, codes their code, decimals exact text. */
export type FactValue = string | number | boolean | null

export type Fact = { state: FactState; value: FactValue; goodAsOf: Day }
