// K9: burden 负担 in minutes. B(form) = units · times a year · Σ cells (find + type + check + evidence);
// a cell filled from a fact counts checking only. Dup = Σ max(0, asks − 1) · minutes per fact (project methods, section 1.3).

/** Minutes for one cell. Project defaults, shown as such and configurable; no source states better ones. */
export type CellMinutes = { find: number; type: number; check: number; evidence: number }
export const defaultCellMinutes: CellMinutes = { find: 0.3, type: 0.15, check: 0.05, evidence: 0 }

export type Copies = { units: number; timesAYear: number }

/** Minutes a year for a form whose `typed` cells are entered by hand and whose `filled` cells come from facts. */
export function formMinutes(
  cells: { typed: number; filled: number },
  copies: Copies,
  minutes = defaultCellMinutes,
): number {
  const byHand = minutes.find + minutes.type + minutes.check + minutes.evidence
  return copies.units * copies.timesAYear * (cells.typed * byHand + cells.filled * minutes.check)
}

/** Minutes a year spent on answering the same fact more than once. `asks` counts the demands that ask each fact of one unit and period. */
export function duplicateMinutes(asks: readonly number[], minutesPerFact: number, copies: Copies): number {
  const repeated = asks.reduce((sum, times) => sum + Math.max(0, times - 1), 0)
  return copies.units * copies.timesAYear * repeated * minutesPerFact
}

/** Minutes that one cell no longer costs once a fact fills it. */
export const minutesSaved = ({ find, type, evidence }: CellMinutes = defaultCellMinutes): number =>
  find + type + evidence

/** Seconds a person takes for one decision in the review: accepting what is pre-selected, picking one of five, taking a question as new. */
export type AnswerSeconds = { 'one-click': number; pick: number; new: number }
/** Project defaults, shown as such and configurable: nobody was measured for them, and nobody ever is. */
export const defaultAnswerSeconds: AnswerSeconds = { 'one-click': 4, pick: 12, new: 6 }
