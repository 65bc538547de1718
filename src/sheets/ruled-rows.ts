// S8 S16: whether rows of a list have lines already is seen without writing the sheet; in doubt the loan is made, or tried.
import type { BorderLoan, CellStyle } from './grid.ts'
import { rangeAt, type RowForm, rowsOf, type SheetForm } from './sheet-form.ts'

type RuledOf = { form: SheetForm; counts: readonly number[]; styles: readonly CellStyle[] }

/** Whether every cell of these rows draws a line, so that a loan of the header's changes nothing. */
export const areRuled = (of: RuledOf, loans: readonly BorderLoan[]): boolean =>
  loans.every((loan) => isLoanIdle(of, loan))

function isLoanIdle({ form, counts, styles }: RuledOf, { first, last, left, right, like }: BorderLoan): boolean {
  // A merged header stands over all of its columns.
  const reach = form.merges
    .map((range) => rangeAt(range, counts))
    .filter((range) => range.top <= like && range.bottom >= like && range.left <= right && range.right >= right)
  const rightmost = Math.max(right, ...reach.map((range) => range.right))
  const draws = (style: string | undefined) => Object.values(styles[Number(style ?? 0)]?.border ?? {}).includes(true)
  const known = new Map<RowForm, boolean>()
  const isRuled = (row: RowForm) => {
    const { byColumn, style } = row.pieces()
    for (let column = left; column <= rightmost; column++) {
      const cell = byColumn[column]
      const ofColumn = form.columnStyles.find(({ from, to }) => column >= from && column <= to)?.style
      if (!draws(cell ? cell.style : (style ?? ofColumn))) return false
    }
    return true
  }
  let rows = 0
  for (const { row, form: one } of rowsOf(form, counts)) {
    if (row < first || row > last) continue
    const ruled = known.get(one) ?? isRuled(one)
    if (!ruled) return false
    known.set(one, ruled)
    rows += 1
  }
  return rows === Math.max(0, last - first + 1)
}
