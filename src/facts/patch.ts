// F8: the log keeps every save as {column: [old, new]}; a stated blank is written as its state, so that no two states look alike.
import type { Answer } from './answer.ts'
import type { FactState, FactValue } from './fact.ts'
import { factStates } from './fact.ts'

/** `null`: nothing known. A value, or a stated blank. */
export type Logged = FactValue | { state: FactState }
export type Patch = Record<string, [old: Logged, now: Logged]>

/** The state as its column `_s` holds it. */
export const stateNumber = (state: FactState): number => factStates.indexOf(state)
export const stateOf = (number: number | null): FactState => (number === null ? 'missing' : factStates[number]!)

export const logged = ({ state, value }: Answer): Logged => (state === 'value' ? value : { state })

export function answerOf(entry: Logged): Answer {
  if (entry === null) return { state: 'missing', value: null }
  return typeof entry === 'object' ? { state: entry.state, value: null } : { state: 'value', value: entry }
}

export const isConflict = (entry: Logged): boolean => typeof entry === 'object' && entry?.state === 'conflict'
