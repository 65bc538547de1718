// K2: expected failure is a value; only a bug is thrown.
import type { Problem } from './problem.ts'

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem })
