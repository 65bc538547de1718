// F12: rows that go back keep their columns and order, so that the corrected workbook can be imported as it is.
import type { Language } from '../kernel/language.ts'
import type { ProblemSentence } from '../kernel/problem.ts'
import type { ReturnedRow } from './decide-import.ts'
import type { LedgerSheet, LedgerValue } from './ledger.ts'

export type ReturnedSheet = {
  name: string
  /** Labels of the ledger's own columns, in its order. */
  headers: string[]
  rows: {
    /** Row of the ledger as it was handed in. */
    row: number
    /** One per header. */
    values: LedgerValue[]
    /** The rest of the row is already kept; only the cells named below are missing. */
    kept: boolean
    /** Index of the header a reason belongs to; absent: the row as a whole. */
    reasons: ({ column?: number; code: string } & ProblemSentence)[]
  }[]
}

export type ReturnedInput = {
  sheets: readonly LedgerSheet[]
  returned: readonly ReturnedRow[]
  /** Label printed above each field; the field key stands in where none is given. */
  headers: ReadonlyMap<string, string>
  language: Language
}

/** One sheet per ledger sheet that has rows going back, rows in their order. */
export function returnedWorkbook({ sheets, returned, headers, language }: ReturnedInput): ReturnedSheet[] {
  return sheets.flatMap((ledger) => {
    const own = returned.filter(({ sheet }) => sheet === ledger.sheet).toSorted((a, b) => a.row - b.row)
    const fields = [...new Set([...ledger.rows.flatMap(({ values }) => [...values.keys()]), ...ledger.columns.keys()])]
    // A sheet may hold several lists; each gives back its own rows only.
    const rows = own.filter(({ row }) => ledger.rows.some((one) => one.row === row))
    if (rows.length === 0) return []
    return [
      {
        name: ledger.sheet,
        headers: fields.map((field) => headers.get(field) ?? field),
        rows: rows.map(({ row, values, kept, cells }) => ({
          row,
          values: fields.map((field) => values.get(field) ?? null),
          kept,
          reasons: cells.map(({ field, problem }) => {
            const column = field === undefined ? -1 : fields.indexOf(field)
            return { ...(column < 0 ? {} : { column }), code: problem.code, ...problem.says[language] }
          }),
        })),
      },
    ]
  })
}
