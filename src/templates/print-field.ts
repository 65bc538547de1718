// T1: a field as programs read it: every name is always there, null where the form says nothing.
import { z } from 'zod'
import { Field, ListRegion } from './field.ts'

export const PrintedField = z.strictObject({
  sheet: z.string(),
  cell: z.string(),
  kind: Field.shape.kind,
  headerPath: z.array(z.string()),
  type: Field.shape.type,
  unit: z.string().nullable(),
  options: z.array(z.string()).nullable(),
  required: z.boolean(),
  confidence: z.number(),
  region: ListRegion.nullable(),
  evidence: z.array(z.string()),
  inlineLabel: z.string().optional(),
  /** Which of several blanks in the cell, from 1. */
  part: z.int().optional(),
})
export type PrintedField = z.infer<typeof PrintedField>

export const printField = (field: Field): PrintedField => {
  const { sheet, cell, kind, headerPath, region, type, measureUnit, options, required, confidence, evidence } = field
  return {
    sheet,
    cell,
    kind,
    headerPath,
    type,
    unit: measureUnit ?? null,
    options: options ?? null,
    required,
    confidence,
    region: region ?? null,
    evidence,
    ...(field.inlineLabel === undefined ? {} : { inlineLabel: field.inlineLabel }),
    ...(field.part === undefined ? {} : { part: field.part.number }),
  }
}
