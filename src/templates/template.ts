// T2: a template is a department's workbook as sent, with the field map that was proposed for it.
import { z } from 'zod'
import { Field } from './field.ts'
import { Marks } from './marks.ts'

export const SheetForm = z.strictObject({
  sheet: z.string(),
  title: z.string(),
  notes: z.array(z.string()),
  /** `单位：元` printed once for the sheet. */
  measureUnit: z.string().optional(),
  /** 表号、制定机关、批准文号、有效期 as printed at its head. */
  marks: Marks.optional(),
})
export type SheetForm = z.infer<typeof SheetForm>

export const Template = z.strictObject({
  /** SHA-256 of the file as sent, hexadecimal. */
  hash: z.string(),
  /** SHA-256 over labels, merges and places without digits: the same form re-sent keeps it. */
  shape: z.string(),
  /** File name as received. */
  name: z.string(),
  forms: z.array(SheetForm),
  fields: z.array(Field),
})
export type Template = z.infer<typeof Template>
