// D15: the merge report 归并报告 counts what several forms ask again; every field is counted in exactly one class.
import { z } from 'zod'
import { type CellMinutes, defaultCellMinutes, formMinutes } from '../kernel/burden.ts'
import { definitionWords } from './definition-words.ts'
import {
  count,
  type FieldClass,
  type LookAsked,
  MergeField,
  mergeFields,
  type MergeTemplate,
} from './merge-report-field.ts'
import { MergePair, mergePairs } from './merge-report-pairs.ts'
import { subjectKinds } from './question.ts'

const Counts = z.strictObject({
  first: count,
  repeated: count,
  derivable: count,
  aggregate: count,
  demand: count,
  open: count,
})
type Counts = z.infer<typeof Counts>
const Minutes = z.strictObject({ before: z.number(), after: z.number() })
const Name = z.strictObject({ 'zh-CN': z.string(), en: z.string() })
/** Who asks it, by which forms and fields. */
const AskedBy = { issuers: z.array(z.string()), templates: z.array(z.string()), fields: count }

export const MergeReport = z.strictObject({
  templates: z.array(
    z.strictObject({
      name: z.string(),
      issuer: z.string(),
      forms: count,
      fields: count,
      cells: count,
      /** Of the cells, those somebody types after merging too: what is asked first and what is open. */
      typed: count,
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
    z.strictObject({ key: z.string(), name: Name, subject: z.enum(subjectKinds).optional(), ...AskedBy }),
  ),
  /** Every figure that is computed from answers; `name` says its definition. */
  figures: z.array(z.strictObject({ name: Name, ...AskedBy })),
  issuers: z.array(z.string()),
  /** Questions that both departments ask, in the order of `issuers`; on the diagonal, what one asks at all. */
  overlap: z.array(z.array(count)),
  pairs: z.array(MergePair),
  fields: z.array(MergeField),
  minutesPerCell: z.strictObject({ find: z.number(), type: z.number(), check: z.number(), evidence: z.number() }),
  /** Nobody has confirmed what the fields ask: they are merged by what reads alike. */
  suggested: z.boolean(),
  dictionary: z
    .strictObject({
      questions: count,
      own: z.array(z.strictObject({ prefix: z.string(), name: z.string(), version: count })),
    })
    .optional(),
})
export type MergeReport = z.infer<typeof MergeReport>

export type MergeInput = {
  /** In the order the forms arrived: the first to ask is the one that asks. */
  templates: readonly MergeTemplate[]
  look: LookAsked
  minutes?: CellMinutes
  isSuggested?: boolean
  /** What the fields were read by, for people who want to know. */
  dictionary?: MergeReport['dictionary']
}

export function mergeReport({
  templates: given,
  look,
  minutes = defaultCellMinutes,
  isSuggested = false,
  dictionary,
}: MergeInput): MergeReport {
  const { fields, figures: definitions } = mergeFields(given, look)
  const own = Map.groupBy(fields, ({ template }) => template)
  const templates = given.map((one, at) => templateLine(one, own.get(at) ?? [], minutes))
  const by = (positions: readonly MergeField[]) => ({
    issuers: [...new Set(positions.map(({ template }) => templates[template]!.issuer))],
    templates: [...new Set(positions.map(({ template }) => templates[template]!.name))],
    fields: positions.length,
  })
  const questions = [...Map.groupBy(fields.filter(hasQuestion), ({ question }) => question)]
    .map(([key, asked]) => ({ key, ...nameOf(key, look), ...by(asked) }))
    .toSorted(
      (a, b) =>
        b.issuers.length - a.issuers.length || b.fields - a.fields || (look(a.key)?.id ?? 0) - (look(b.key)?.id ?? 0),
    )
  const byFigure = Map.groupBy(fields, ({ figure }) => figure)
  const figures = definitions.map((definition, at) => ({
    name: { 'zh-CN': definitionWords(definition, look, 'zh-CN'), en: definitionWords(definition, look, 'en') },
    ...by(byFigure.get(at)!),
  }))
  const issuers = [...new Set(templates.map(({ issuer }) => issuer))]
  return {
    templates,
    totals: {
      templates: templates.length,
      forms: sum(templates, ({ forms }) => forms),
      fields: fields.length,
      questions: questions.length,
      classes: countClasses(fields),
      minutes: {
        before: sum(templates, (line) => line.minutes.before),
        after: sum(templates, (line) => line.minutes.after),
      },
    },
    questions,
    figures,
    issuers,
    overlap: overlapOf(issuers, questions),
    pairs: mergePairs({ fields, templates, issuers, minutes }),
    fields,
    minutesPerCell: minutes,
    suggested: isSuggested,
    ...(dictionary ? { dictionary } : {}),
  }
}

function templateLine({ template, map, units }: MergeTemplate, fields: readonly MergeField[], minutes: CellMinutes) {
  const copies = { units, timesAYear: map.timesAYear }
  const cells = sum(fields, (field) => field.cells)
  const typed = sum(fields, (field) => (isTyped[field.class] ? field.cells : 0))
  return {
    name: template.name,
    issuer: map.issuer,
    forms: template.forms.length,
    fields: fields.length,
    cells,
    typed,
    classes: countClasses(fields),
    copies,
    minutes: {
      before: formMinutes({ typed: cells, filled: 0 }, copies, minutes),
      after: formMinutes({ typed, filled: cells - typed }, copies, minutes),
    },
  }
}

const isTyped: Record<FieldClass, boolean> = {
  first: true,
  repeated: false,
  derivable: false,
  aggregate: false,
  demand: false,
  open: true,
}

const hasQuestion = (field: MergeField): field is MergeField & { question: string } => field.question !== undefined

function overlapOf(issuers: readonly string[], questions: readonly { issuers: readonly string[] }[]): number[][] {
  const positions = new Map(issuers.map((issuer, at) => [issuer, at]))
  const overlap = issuers.map(() => issuers.map(() => 0))
  for (const question of questions) {
    const asking = question.issuers.map((issuer) => positions.get(issuer)!)
    for (const one of asking) for (const other of asking) overlap[one]![other]! += 1
  }
  return overlap
}

function nameOf(key: string, look: LookAsked) {
  const question = look(key)
  const name = question?.name ?? { 'zh-CN': key, en: key }
  return question?.subject === undefined ? { name } : { name, subject: question.subject }
}

function countClasses(fields: readonly MergeField[]): Counts {
  const counts: Counts = { first: 0, repeated: 0, derivable: 0, aggregate: 0, demand: 0, open: 0 }
  for (const field of fields) counts[field.class] += 1
  return counts
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
