// T1: a field is one fillable place of a template: a list column, a key-value cell, a fixed-row cell or a cross-tab cell.
import { z } from 'zod'

export const fieldKinds = ['list', 'key-value', 'fixed-row', 'cross-tab'] as const
export const fieldTypes = ['text', 'number', 'date', 'id-number', 'phone', 'boolean', 'choice'] as const

/**
 * Rows of a list that the form already offers, first and last. `firstColumn`: the letter of the list's first column, only
 * where another list begins in the same row beside it.
 */
export const ListRegion = z.strictObject({
  firstRow: z.int(),
  lastRow: z.int(),
  firstColumn: z
    .string()
    .regex(/^[A-Z]{1,3}$/)
    .optional(),
})

export const Field = z.strictObject({
  sheet: z.string().min(1),
  /** First cell to fill, `C7`. For a list column: the column's cell in the first list row. */
  cell: z.string(),
  kind: z.enum(fieldKinds),
  /** Labels from outermost to innermost. A fixed-row or cross-tab cell has its row labels first, then its column labels. */
  headerPath: z.array(z.string().min(1)).min(1),
  /** Shared by the columns of a list. */
  region: ListRegion.optional(),
  type: z.enum(fieldTypes),
  /** 计量单位 as printed: 元, 人, 亩. */
  measureUnit: z.string().optional(),
  options: z.array(z.string()).optional(),
  required: z.boolean(),
  /** 0 to 1: how sure the proposal is of place and label; shown, never decisive. */
  confidence: z.number().min(0).max(1),
  evidence: z.array(z.string()),
  /** For a label and its blank in one cell (`填报单位：____`): the text that stays in front of the value. */
  inlineLabel: z.string().optional(),
  /** What is printed behind the blank in the same cell (`____元`, `____司法所`): it stays behind the value. */
  inlineTail: z.string().optional(),
  /** The cell's own text when it offers answers to tick: `□是 □否`. */
  boxes: z.string().optional(),
  /** The cell's own text where a fill-in program's mark stands in it: `${unit}`, `填报单位：{{unit}}`. */
  mark: z.string().optional(),
  /** One of several blanks in the cell: its number from 1, and the cell's own text. */
  part: z.strictObject({ number: z.int().min(1), text: z.string() }).optional(),
})
export type Field = z.infer<typeof Field>

/** Names a field inside its template version, whatever its label: `sheet!cell`, and `sheet!cell#2` for a cell's second blank. */
export const fieldKey = ({ sheet, cell, part }: Pick<Field, 'sheet' | 'cell' | 'part'>): string =>
  `${sheet}!${cell}${part ? `#${part.number}` : ''}`

/** Names a list of a form, whatever its columns: `sheet!row`, and `sheet!columnRow` for one of several side by side. */
export const listKey = ({ sheet, region }: Pick<Field, 'sheet' | 'region'>): string =>
  `${sheet}!${region?.firstColumn ?? ''}${region?.firstRow ?? ''}`
