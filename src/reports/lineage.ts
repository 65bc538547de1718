// P1: lineage 溯源 says of every cell of a filled workbook what it holds, why, and where it came from.
import { z } from 'zod'
import { Filling } from '../dictionary/attachment.ts'
import { Seal } from './manifest.ts'

export const cellStates = [
  'value',
  'missing',
  'not-applicable',
  'refused',
  'conflict',
  'unattached',
  'formula',
] as const

export const LineageCell = z.strictObject({
  sheet: z.string(),
  cell: z.string(),
  state: z.enum(cellStates),
  /** Absent for a cell nobody attached. */
  filling: Filling.optional(),
  attachmentVersion: z.int().optional(),
  /** Random id of this cell in this export; resolves to a fact only inside the product, by right. */
  fact: z.string().optional(),
  /** Number of subjects behind a figure; never who they are. */
  counted: z.int().optional(),
  /** Unit and day the fact was taken from. */
  source: z.strictObject({ unit: z.string(), recorded: z.string() }).optional(),
})
export type LineageCell = z.infer<typeof LineageCell>

/** The sidecar `NAME.lineage.json`, or the hidden sheet of a workbook that carries it. */
export const Lineage = z.strictObject({
  shixiao: z.literal(1),
  report: z.string(),
  /** SHA-256 of the filled file, before a sheet of lineage came into it, and of the template as sent. */
  file: z.string(),
  template: z.string(),
  unit: z.string(),
  period: z.string(),
  filledOn: z.string(),
  /** `unconfirmed`: no person has confirmed this template's fields yet, so the file is a draft to check, not a report. */
  fieldMap: z.enum(['confirmed', 'unconfirmed']),
  cells: z.array(LineageCell),
  /** Absent where the county has no key. */
  seal: Seal.optional(),
})
export type Lineage = z.infer<typeof Lineage>
