// S8: a single cell that a function adds up is a list of one row, and its total grows with it.
import type { Standing } from './formula.ts'

const anyArgument = () => true
/** Functions that add up, count or average cells, and which of their arguments those cells are. */
const totalling: Record<string, (argument: number) => boolean> = {
  ...Object.fromEntries(
    ['SUM', 'COUNT', 'COUNTA', 'COUNTBLANK', 'AVERAGE', 'PRODUCT', 'SUMPRODUCT', 'MAX', 'MIN'].map((name) => [
      name,
      anyArgument,
    ]),
  ),
  SUBTOTAL: (argument) => argument > 0,
  AGGREGATE: (argument) => argument > 1,
  COUNTIF: (argument) => argument === 0,
  SUMIF: (argument) => argument !== 1,
  AVERAGEIF: (argument) => argument !== 1,
  COUNTIFS: (argument) => argument % 2 === 0,
  SUMIFS: (argument) => argument === 0 || argument % 2 === 1,
  AVERAGEIFS: (argument) => argument === 0 || argument % 2 === 1,
}

/** Whether a single cell is the whole of an argument that a function adds up. MAX(F5,0) is no total: there it must be the only one. */
export function totals({ call, before, behind }: Standing): boolean {
  if (!call || !['(', ','].includes(before) || ![')', ','].includes(behind)) return false
  if (['MAX', 'MIN'].includes(call.name) && (before !== '(' || behind !== ')')) return false
  return totalling[call.name]?.(call.argument) ?? false
}
