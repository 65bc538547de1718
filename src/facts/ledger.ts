// F2: a ledger 台账 arrives as plain rows with the question each column answers; this room knows no workbook.
import type { Attachment } from '../dictionary/attachment.ts'
import type { SubjectKind } from '../dictionary/question.ts'

export type LedgerValue = string | number | boolean | null

export type LedgerRow = {
  /** Row of the workbook, from 1: what a person is pointed at, and what lineage names. */
  row: number
  /** By field key `sheet!cell`. */
  values: ReadonlyMap<string, LedgerValue>
}

export type LedgerSheet = {
  sheet: string
  of: SubjectKind
  /** Question key each field answers. */
  columns: ReadonlyMap<string, string>
  rows: readonly LedgerRow[]
  /** The workbook counts its days from 1904. */
  date1904?: boolean
}

export type ListInput = {
  sheet: string
  of: SubjectKind
  attachments: readonly Attachment[]
  rows: readonly LedgerRow[]
  date1904?: boolean
}

/** A list, as `listRows` of the templates room reads it, with the confirmed questions of its columns; other columns stay out. */
export function ledgerList({ sheet, of, attachments, rows, date1904 = false }: ListInput): LedgerSheet {
  const fields = new Set(rows.flatMap(({ values }) => [...values.keys()]))
  return { sheet, of, columns: questionsOf(attachments, fields), rows, date1904 }
}

/** A cell of its own with the row it stands in. */
export type SingleCell = { field: string; row: number; value: LedgerValue }
export type SinglesInput = {
  sheet: string
  of: SubjectKind
  attachments: readonly Attachment[]
  cells: readonly SingleCell[]
  date1904?: boolean
}

/**
 * Single cells of a form (key beside value) speak of one subject. A village is known anyway, so each row of the sheet stays
 * a row of its own and lineage names it; a household or person is known by one of the cells, so they make one row together.
 */
export function ledgerSingles({ sheet, of, attachments, cells, date1904 = false }: SinglesInput): LedgerSheet {
  const rows = new Map<number, Map<string, LedgerValue>>()
  const first = Math.min(...cells.map(({ row }) => row))
  for (const { field, row, value } of cells) {
    const at = of === 'area' ? row : first
    rows.set(at, (rows.get(at) ?? new Map<string, LedgerValue>()).set(field, value))
  }
  return {
    sheet,
    of,
    columns: questionsOf(attachments, new Set(cells.map(({ field }) => field))),
    rows: [...rows].map(([row, values]) => ({ row, values })).toSorted((a, b) => a.row - b.row),
    date1904,
  }
}

const questionsOf = (attachments: readonly Attachment[], fields: ReadonlySet<string>) =>
  new Map(
    attachments.flatMap(({ field, filling }): [string, string][] =>
      filling.from === 'question' && fields.has(field) ? [[field, filling.question]] : [],
    ),
  )
