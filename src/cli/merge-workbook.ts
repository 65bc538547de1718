// C38: the merge report as a workbook an office hands round: counts, forms, questions, pairs, fields; minutes follow the inputs on its first sheet.
import type { MergeReport } from '../dictionary/merge-report.ts'
import { sayMerge } from '../dictionary/merge-report-sentences.ts'
import type { Language } from '../kernel/language.ts'
import type { LongSheet } from '../sheets/compose-long.node.ts'
import type { MergeBook } from './merge-workbook-cell.ts'
import { fieldSheet, openSheet, questionSheet } from './merge-workbook-lists.ts'
import { pairSheet } from './merge-workbook-pairs.ts'
import { templateSheet } from './merge-workbook-templates.ts'
import { totalSheet } from './merge-workbook-totals.ts'

export function mergeWorkbook(report: MergeReport, language: Language): LongSheet[] {
  const book: MergeBook = { report, language, say: (key, values) => sayMerge(language, key, values) }
  const sheets = [totalSheet, templateSheet, questionSheet, pairSheet, fieldSheet, openSheet]
  return sheets.map((sheet) => ({
    ...sheet(book),
    print: { isLandscape: true, footer: `&C${book.say('book.footer')}` },
  }))
}
