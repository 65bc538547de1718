// S8: a formula that would silently miss the new rows, or point beside its cell, stops the insertion instead.
import { type Change, insertIntoFormula, mapReferences, type Mark, type RowShift, speaksOf } from './formula.ts'

/** What of a formula a shift cannot follow. */
export type Unfollowed = 'sheet-span' | 'row-by-row' | 'text-reference'

/**
 * Why a formula cannot follow inserted rows: it reaches over several sheets at once (`一月:三月!B5`), it adds the rows of
 * the list one by one (`D4+D5`, or the last row alone right below it) and would miss the new ones, or it spells out an
 * address as text (`INDIRECT("D5")`). `below`: the column of the cell when it stands right below the list.
 */
export function unfollowed(formula: string, shift: RowShift, below?: number): Unfollowed | undefined {
  let found: Unfollowed | undefined
  let last: Mark | undefined
  const visit: Change = (reference, { before }) => {
    const { from, to } = reference
    const reaches = Math.max(from.row ?? 0, to?.row ?? 0) >= shift.after
    if (reaches && /^(?!.*\[).*:.*!$/s.test(reference.qualifier)) found ??= 'sheet-span'
    if (!to && shift.row !== shift.after && speaksOf(reference.qualifier, shift)) {
      const rows = [from.row, last?.row].toSorted((a, b) => a! - b!)
      const added = before === '+' && last?.column === from.column
      if (added && rows[1] === shift.after && rows[0] === shift.after - 1) found ??= 'row-by-row'
      if (below === from.column && from.row === shift.after && /^=?\+?\$?[A-Za-z]+\$?\d+$/.test(formula.trim()))
        found ??= 'row-by-row'
      last = from
    } else last = undefined
    return undefined
  }
  mapReferences(formula, visit, (token, call) => {
    if (token !== '+') last = undefined
    if (call !== 'INDIRECT' || !token.startsWith('"')) return
    const text = token.slice(1, -1).replaceAll('""', '"')
    if (insertIntoFormula(text, { ...shift, row: 0 }) !== text) found ??= 'text-reference'
  })
  return found
}
