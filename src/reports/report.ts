// P5: a report 报表 is one filled workbook for a demand, a unit and a period; here only what lists and downloads show of it.
import { z } from 'zod'
import type { AreaId } from '../kernel/area.ts'

export const ReportSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  issuer: z.string(),
  period: z.string(),
  fieldMap: z.enum(['confirmed', 'unconfirmed']),
  filledOn: z.string(),
  cells: z.int(),
  blanks: z.int(),
})
export type ReportSummary = z.infer<typeof ReportSummary>

/** Where a list of reports goes on: the last one shown. Pages by key, since counting offsets reads what it skips. */
export type ReportPage = { scope: AreaId; after?: string; limit: number }
