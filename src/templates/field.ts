// T1: a field is one fillable place of a template: a list column, a key-value cell, a fixed-row cell or a cross-tab cell.
import { z } from 'zod'

export const fieldKinds = ['list', 'key-value', 'fixed-row', 'cross-tab'] as const
export const fieldTypes = ['text', 'number', 'date', 'id-number', 'phone', 'boolean', 'choice'] as const

export const Field = z.strictObject({
  sheet: z.string().min(1),
  /** First cell to fill, `C7`. For a list column: the column's cell in the first list row. */
  cell: z.string(),
  kind: z.enum(fieldKinds),
  /** Labels from outermost to innermost. A fixed-row or cross-tab cell has its row labels first, then its column labels. */
  headerPath: z.array(z.string().min(1)).min(1),
  /** Row region of a list, shared by its columns: first and last row that the form already offers. */
  region: z.strictObject({ firstRow: z.int(), lastRow: z.int() }).optional(),
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
  /** One of several blanks in the cell: its number from 1, and the cell's own text. */
  part: z.strictObject({ number: z.int().min(1), text: z.string() }).optional(),
})
export type Field = z.infer<typeof Field>

/** Names a field inside its template version, whatever its label: `sheet!cell`, and `sheet!cell#2` for a cell's second blank. */
export const fieldKey = ({ sheet, cell, part }: Pick<Field, 'sheet' | 'cell' | 'part'>): string =>
  `${sheet}!${cell}${part ? `#${part.number}` : ''}`
