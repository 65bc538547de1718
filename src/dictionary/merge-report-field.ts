// D37: every field of every form with its place, its class, what it asks and who asked it first; all counts are made from these.
import { z } from 'zod'
import { type Field, fieldKey } from '../templates/field.ts'
import type { Template } from '../templates/template.ts'
import { type Attachment, relations } from './attachment.ts'
import { definitionKey } from './definition-key.ts'
import type { Definition } from './definition.ts'
import type { FieldMap } from './field-map.ts'
import type { Question } from './question.ts'

/** `first`: the form that asks it first in this report. `repeated`: a question or figure an earlier form asks already. */
export const fieldClasses = ['first', 'repeated', 'derivable', 'aggregate', 'demand', 'open'] as const
export type FieldClass = (typeof fieldClasses)[number]

export const count = z.int().nonnegative()

export const MergeField = z.strictObject({
  /** Position of the form in the report's `templates`. */
  template: count,
  sheet: z.string(),
  cell: z.string(),
  /** Which blank of the cell, from 1, where it has several. */
  part: z.int().positive().optional(),
  headerPath: z.array(z.string()),
  class: z.enum(fieldClasses),
  /** Cells of one copy: a list counts the rows its form offers. */
  cells: count,
  question: z.string().optional(),
  /** Position in the report's `figures`. */
  figure: count.optional(),
  /** What of the demand fills it. */
  demand: z.enum(['unit', 'day', 'period', 'serial']).optional(),
  relation: z.enum(relations).optional(),
  /** Position of the earlier form that asks the same. */
  firstAskedBy: count.optional(),
})
export type MergeField = z.infer<typeof MergeField>

/** What the report says of a question; also for one that no dictionary holds yet. */
export type Asked = Pick<Question, 'id' | 'name' | 'derivedFrom'> &
  Partial<Pick<Question, 'subject' | 'codes' | 'choices'>>
export type LookAsked = (key: string) => Asked | undefined

export type MergeTemplate = {
  template: Pick<Template, 'name' | 'forms' | 'fields'>
  map: Pick<FieldMap, 'issuer' | 'timesAYear' | 'attachments'>
  /** How many units fill it: villages, or households of a form per household. */
  units: number
}

export type MergeFields = {
  /** Form by form, in the order the forms arrived. */
  fields: MergeField[]
  /** Every figure some form asks, each definition once, whatever the order of its conditions. */
  figures: Definition[]
}

export function mergeFields(templates: readonly MergeTemplate[], look: LookAsked): MergeFields {
  const figures: Definition[] = []
  const places = new Map<string, number>()
  /** Which form asked it first. */
  const seen = new Map<string, number>()
  const fields = templates.flatMap(({ template, map }, at) => {
    const attachments = new Map(map.attachments.map((one) => [one.field, one]))
    const own = new Set<string>()
    const lines = template.fields.map((field): MergeField => {
      const attachment = attachments.get(fieldKey(field))
      const asked = attachment && askedBy(attachment)
      if (asked !== undefined) own.add(asked)
      const earlier = asked === undefined ? undefined : seen.get(asked)
      const said = attachment ? { ...whatOf(attachment, { figures, places }), relation: attachment.relation } : {}
      const first = earlier === undefined ? {} : { firstAskedBy: earlier }
      return { ...placeOf(field), template: at, class: classOf(attachment, { earlier, look }), ...said, ...first }
    })
    // One form that asks a thing twice asks it once more, but of nobody else.
    for (const key of own) if (!seen.has(key)) seen.set(key, at)
    return lines
  })
  return { fields, figures }
}

const placeOf = (field: Field) => ({
  sheet: field.sheet,
  cell: field.cell,
  ...(field.part ? { part: field.part.number } : {}),
  headerPath: field.headerPath,
  cells: cellsOf(field),
})

/** A list counts the rows its form offers; how many it will hold is not known before it is filled. */
export const cellsOf = ({ region }: Field): number => (region ? region.lastRow - region.firstRow + 1 : 1)

function whatOf(
  { filling }: Attachment,
  { figures, places }: { figures: Definition[]; places: Map<string, number> },
): Pick<MergeField, 'question' | 'figure' | 'demand'> {
  if (filling.from === 'question') return { question: filling.question }
  if (filling.from === 'demand') return { demand: filling.what }
  const key = definitionKey(filling.definition)
  const known = places.get(key)
  if (known !== undefined) return { figure: known }
  places.set(key, figures.length)
  return { figure: figures.push(filling.definition) - 1 }
}

type ClassInput = { earlier: number | undefined; look: LookAsked }

function classOf(attachment: Attachment | undefined, { earlier, look }: ClassInput): FieldClass {
  if (!attachment) return 'open'
  const { filling, relation } = attachment
  if (filling.from === 'demand') return 'demand'
  if (earlier !== undefined) return 'repeated'
  if (filling.from === 'definition') return 'aggregate'
  return relation === 'DERIVABLE' || look(filling.question)?.derivedFrom ? 'derivable' : 'first'
}

/** What a field asks, for telling a repetition: the question or the figure. */
export const askedBy = ({ filling }: Attachment): string | undefined =>
  filling.from === 'question'
    ? filling.question
    : filling.from === 'definition'
      ? definitionKey(filling.definition)
      : undefined
