// D15: the merge report 归并报告 counts what several forms ask again; every field is counted in exactly one class.
import { z } from 'zod'
import { type CellMinutes, defaultCellMinutes, formMinutes } from '../kernel/burden.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import type { Template } from '../templates/template.ts'
import type { Attachment } from './attachment.ts'
import type { FieldMap } from './field-map.ts'
import type { Question } from './question.ts'

/** `first`: the form that asks it first in this report. `repeated`: a question or figure an earlier form asks already. */
export const fieldClasses = ['first', 'repeated', 'derivable', 'aggregate', 'demand', 'open'] as const
export type FieldClass = (typeof fieldClasses)[number]

const count = z.int().nonnegative()
const Counts = z.strictObject({
  first: count,
  repeated: count,
  derivable: count,
  aggregate: count,
  demand: count,
  open: count,
})
const Minutes = z.strictObject({ before: z.number(), after: z.number() })

export const MergeReport = z.strictObject({
  templates: z.array(
    z.strictObject({
      name: z.string(),
      issuer: z.string(),
      forms: count,
      fields: count,
      cells: count,
      classes: Counts,
      copies: z.strictObject({ units: z.number(), timesAYear: z.number() }),
      minutes: Minutes,
    }),
  ),
  totals: z.strictObject({
    templates: count,
    forms: count,
    fields: count,
    questions: count,
    classes: Counts,
    minutes: Minutes,
  }),
  /** Every question some form asks; most widely asked first. */
  questions: z.array(
    z.strictObject({
      key: z.string(),
      name: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
      issuers: z.array(z.string()),
      templates: z.array(z.string()),
      fields: count,
    }),
  ),
  issuers: z.array(z.string()),
  /** Questions that both departments ask, in the order of `issuers`; on the diagonal, what one asks at all. */
  overlap: z.array(z.array(count)),
  minutesPerCell: z.strictObject({ find: z.number(), type: z.number(), check: z.number(), evidence: z.number() }),
})
export type MergeReport = z.infer<typeof MergeReport>
type Counts = z.infer<typeof Counts>

/** What the report says of a question; also for one that no dictionary holds yet. */
export type Asked = Pick<Question, 'id' | 'name' | 'derivedFrom'>
type Look = (key: string) => Asked | undefined

export type MergeInput = {
  /** In the order the forms arrived: the first to ask is the one that asks. */
  templates: readonly {
    template: Pick<Template, 'name' | 'forms' | 'fields'>
    map: Pick<FieldMap, 'issuer' | 'timesAYear' | 'attachments'>
    /** How many units fill it: villages, or households of a form per household. */
    units: number
  }[]
  look: Look
  minutes?: CellMinutes
}

export function mergeReport({ templates, look, minutes = defaultCellMinutes }: MergeInput): MergeReport {
  const asked = new Map<string, { issuers: Set<string>; templates: Set<string>; fields: number }>()
  const seen = new Set<string>()
  const lines = templates.map(({ template, map, units }) => {
    const attachments = new Map(map.attachments.map((one) => [one.field, one]))
    const own = new Set<string>()
    const classes = noCounts()
    const cells = { typed: 0, filled: 0 }
    for (const field of template.fields) {
      const attachment = attachments.get(fieldKey(field))
      const kind = classOf({ attachment, seen, look })
      classes[kind] += 1
      cells[kind === 'first' || kind === 'open' ? 'typed' : 'filled'] += cellsOf(field)
      const subject = attachment && askedBy(attachment)
      if (subject !== undefined) own.add(subject)
      if (attachment?.filling.from === 'question')
        note(asked, attachment.filling.question, { issuer: map.issuer, template: template.name })
    }
    for (const key of own) seen.add(key)
    const copies = { units, timesAYear: map.timesAYear }
    const all = cells.typed + cells.filled
    return {
      name: template.name,
      issuer: map.issuer,
      forms: template.forms.length,
      fields: template.fields.length,
      cells: all,
      classes,
      copies,
      minutes: {
        before: formMinutes({ typed: all, filled: 0 }, copies, minutes),
        after: formMinutes(cells, copies, minutes),
      },
    }
  })
  const questions = [...asked]
    .map(([key, by]) => ({
      key,
      name: nameOf(key, look),
      issuers: [...by.issuers],
      templates: [...by.templates],
      fields: by.fields,
    }))
    .toSorted(
      (a, b) =>
        b.issuers.length - a.issuers.length || b.fields - a.fields || (look(a.key)?.id ?? 0) - (look(b.key)?.id ?? 0),
    )
  const issuers = [...new Set(lines.map(({ issuer }) => issuer))]
  return {
    templates: lines,
    totals: {
      templates: lines.length,
      forms: sum(lines, ({ forms }) => forms),
      fields: sum(lines, ({ fields }) => fields),
      questions: questions.length,
      classes: lines.reduce((total, { classes }) => addCounts(total, classes), noCounts()),
      minutes: { before: sum(lines, (line) => line.minutes.before), after: sum(lines, (line) => line.minutes.after) },
    },
    questions,
    issuers,
    overlap: overlapOf(issuers, questions),
    minutesPerCell: minutes,
  }
}

type ClassInput = { attachment: Attachment | undefined; seen: ReadonlySet<string>; look: Look }

function classOf({ attachment, seen, look }: ClassInput): FieldClass {
  if (!attachment) return 'open'
  const { filling, relation } = attachment
  if (filling.from === 'demand') return 'demand'
  if (seen.has(askedBy(attachment)!)) return 'repeated'
  if (filling.from === 'definition') return 'aggregate'
  return relation === 'DERIVABLE' || look(filling.question)?.derivedFrom ? 'derivable' : 'first'
}

/** What a field asks, for telling a repetition: the question, or the figure's definition whatever the order of its conditions. */
function askedBy({ filling }: Attachment): string | undefined {
  if (filling.from === 'question') return filling.question
  if (filling.from !== 'definition') return undefined
  const { measure, of, question, where } = filling.definition
  const tests = where.map(({ question: tested, is, value }) => JSON.stringify([tested, is, value])).toSorted()
  return JSON.stringify([measure, of, question, tests])
}

/** A list counts the rows its form offers; how many it will hold is not known before it is filled. */
export const cellsOf = ({ region }: Field): number => (region ? region.lastRow - region.firstRow + 1 : 1)

function note(
  asked: Map<string, { issuers: Set<string>; templates: Set<string>; fields: number }>,
  key: string,
  by: { issuer: string; template: string },
): void {
  const known = asked.get(key) ?? { issuers: new Set<string>(), templates: new Set<string>(), fields: 0 }
  known.issuers.add(by.issuer)
  known.templates.add(by.template)
  known.fields += 1
  asked.set(key, known)
}

function overlapOf(issuers: readonly string[], questions: readonly { issuers: string[] }[]): number[][] {
  return issuers.map((one) =>
    issuers.map(
      (other) =>
        questions.filter((question) => question.issuers.includes(one) && question.issuers.includes(other)).length,
    ),
  )
}

const nameOf = (key: string, look: Look) => look(key)?.name ?? { 'zh-CN': key, en: key }
const noCounts = (): Counts => ({ first: 0, repeated: 0, derivable: 0, aggregate: 0, demand: 0, open: 0 })
const addCounts = (a: Counts, b: Counts): Counts => {
  const total = noCounts()
  for (const kind of fieldClasses) total[kind] = a[kind] + b[kind]
  return total
}
const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
