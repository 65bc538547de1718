// C38: what the sheets of the merge report's workbook share: their looks, and where the minutes of a cell stand.
import type { MergeReport } from '../dictionary/merge-report.ts'
import type { MergeSentence } from '../dictionary/merge-report-sentences.ts'
import type { Language } from '../kernel/language.ts'
import type { ComposedCell } from '../sheets/compose.node.ts'

/** What every sheet is made from. */
export type MergeBook = {
  report: MergeReport
  language: Language
  say: (key: MergeSentence, values?: Record<string, unknown>) => string
}

/** Rows of one sheet: Excel ends at 1,048,576. What lies beyond stands in the data, and the first sheet says so. */
export const mostRows = 1_000_000

export const head = (value: string): ComposedCell => ({
  value,
  bold: true,
  border: true,
  wrap: true,
  background: 'DCE6F1',
})
export const plain = (value: ComposedCell['value']): ComposedCell => ({ value, border: true, wrap: true })
/** A number somebody may change. */
export const input = (value: number): ComposedCell => ({ value, border: true, wrap: true, background: 'FFF2CC' })
export const computed = (formula: string, value: number): ComposedCell => ({
  value,
  formula,
  border: true,
  wrap: true,
  numberFormat: '#,##0.0',
})

/** Where the minutes of a cell stand, for formulas of any sheet. Rows and names are fixed here and nowhere else. */
export const minuteRows = { find: 9, type: 10, check: 11, evidence: 12, byHand: 13 } as const
export const minuteAt = ({ say }: MergeBook, which: keyof typeof minuteRows): string =>
  `'${say('sheet.totals')}'!$B$${minuteRows[which]}`

/** Letter of a column counted from 0; no sheet here has more than 26. */
export const letter = (index: number): string => String.fromCodePoint(65 + index)
