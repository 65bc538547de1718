// D3: an attachment 挂接 ties one field of one template version to a question or a definition; versioned and reversible.
import { z } from 'zod'
import { Correction } from '../templates/correction.ts'
import { ListRegion } from '../templates/field.ts'
import { Because } from './because.ts'
import { Condition, Definition } from './definition.ts'
import { subjectKinds } from './question.ts'

export const relations = ['SAME', 'DERIVABLE', 'BROADER', 'NARROWER', 'DIFFERENT'] as const

/** How a value is printed in this cell. */
export const renderers = [
  'plain',
  'code-name',
  'code',
  'yes-no',
  'has-not',
  'tick',
  'date-dashes',
  'date-chinese',
  'date-dots',
  'date-slashes',
  'date-digits',
  'year-month',
  'year-month-dashes',
  'year-month-dots',
  'year-month-digits',
  'year',
  'id-masked',
  'id-masked-tail',
] as const

/** What fills a cell: a fact, a figure over the ledger, or something the demand itself knows. */
export const Filling = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('question'), question: z.string(), render: z.enum(renderers).default('plain') }),
  z.strictObject({ from: z.literal('definition'), definition: Definition }),
  /** `unit`: name of the reporting area; `day`: the day of filling; `period`: the demand's period; `serial`: 序号. */
  z.strictObject({ from: z.literal('demand'), what: z.enum(['unit', 'day', 'period', 'serial']) }),
])
export type Filling = z.infer<typeof Filling>

export const Attachment = z.strictObject({
  field: z.string(),
  relation: z.enum(relations),
  filling: Filling,
  version: z.int().positive(),
  /** Who said so: `confirmation` a person of this field, `alias` a key a person confirmed elsewhere, `rule` a rule that audits promoted. */
  by: z.enum(['confirmation', 'alias', 'rule']),
  /** Why; absent for what was attached before reasons were kept. */
  because: Because.optional(),
})
export type Attachment = z.infer<typeof Attachment>

/** Which subjects a list's rows are. Confirmed with the template, because a list of 低保对象 looks like a list of everybody. */
export const RowScope = z.strictObject({
  sheet: z.string(),
  firstRow: z.int(),
  /** Letter of the list's first column, where another list begins in the same row. */
  firstColumn: ListRegion.shape.firstColumn,
  of: z.enum(subjectKinds),
  where: z.array(Condition),
})
export type RowScope = z.infer<typeof RowScope>

/** What a person confirmed about one template; the file format of `template confirm`. */
export const Confirmation = z.strictObject({
  /** File name or hash of the template it speaks of. */
  template: z.string(),
  /** Department that sends it. */
  issuer: z.string(),
  /** One workbook per village, or one per household of the village. */
  per: z.enum(['area', 'household']).default('area'),
  timesAYear: z.number().positive().default(1),
  rows: z.array(RowScope).default([]),
  /** What of the proposed fields is wrong; absent: the fields stand as they were last corrected. */
  corrections: z.array(Correction).optional(),
  fields: z.array(
    z.strictObject({
      field: z.string(),
      headerPath: z.array(z.string()).optional(),
      relation: z.enum(relations).default('SAME'),
      filling: Filling,
      /** A definition the product suggests and nobody has confirmed: it attaches nothing. A person who agrees takes this away. */
      by: z.literal('suggestion').optional(),
      /** The table of counts the suggestion is a cell of. */
      table: z.string().optional(),
    }),
  ),
  /** One decision for all suggested cells of a table: `统计表!B5:E11`. */
  tables: z.array(z.strictObject({ table: z.string(), confirmed: z.boolean() })).optional(),
})
export type Confirmation = z.infer<typeof Confirmation>
