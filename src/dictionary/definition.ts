// D2: a definition 口径 says how an aggregate cell is computed from the ledger: what is counted, and which of them.
import { z } from 'zod'
import { areaLevels } from '../kernel/area.ts'
import { subjectKinds } from './question.ts'

export const comparisons = ['=', '!=', '<', '<=', '>', '>=', 'in', 'known'] as const

/** One test of a question's value. Ages are `person.age` compared in full years on the report's date. */
export const Condition = z.strictObject({
  question: z.string(),
  is: z.enum(comparisons),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
})
export type Condition = z.infer<typeof Condition>

/** All of the rules, or any one of them; `not` turns the whole around. `query-builder.ts` gives it to an editor and back. */
export type FilterTree = { combinator: 'and' | 'or'; not?: boolean | undefined; rules: (Condition | FilterTree)[] }

/** Groups inside groups. Deeper than anybody reads, and a bound for a file made to exhaust the reader. */
const deepest = 5
const group = (rule: z.ZodType<Condition | FilterTree>): z.ZodType<FilterTree> =>
  z.strictObject({ combinator: z.enum(['and', 'or']), not: z.boolean().optional(), rules: z.array(rule).max(100) })

export const FilterTree: z.ZodType<FilterTree> = Array.from({ length: deepest - 1 }).reduce<z.ZodType<FilterTree>>(
  (inner) => group(z.union([Condition, inner])),
  group(Condition),
)

/** Conditions that must all hold, or a tree of them. */
export const Where = z.union([z.array(Condition).max(100), FilterTree])
export type Where = readonly Condition[] | FilterTree

export const measures = ['count', 'sum', 'average', 'share', 'min', 'max', 'distinct'] as const

/** One row or column of a table grouped by area or by the answers to a question. */
export const Group = z.union([
  /** Villages, towns … below the report's area; the one of this name as the form prints it. */
  z.strictObject({ level: z.enum(areaLevels), name: z.string().min(1) }),
  /** Those who answer a question of codes or of yes and no in this way. */
  z.strictObject({ question: z.string(), value: z.union([z.string(), z.boolean()]) }),
])
export type Group = z.infer<typeof Group>

export const Definition = z.strictObject({
  measure: z.enum(measures),
  /** Which kind of subject is counted. */
  of: z.enum(subjectKinds),
  /** Question added up, averaged, compared, or whose different answers are counted; absent for a count and a share. */
  question: z.string().optional(),
  /** Average: per what, 人均 of households is `household.size`: the sum of `question` over the sum of this. */
  over: z.string().optional(),
  /** Of whom; all must hold. */
  where: Where,
  /** Share: which of them, 其中. */
  part: Where.optional(),
  /** Share: of how many; 100 is a percentage, 1 a ratio. */
  per: z.union([z.literal(1), z.literal(100), z.literal(1000)]).optional(),
  group: Group.optional(),
  /** Whose state is meant: at the end of the report's period, its start, or a year before its end. Absent: the end. */
  at: z.enum(['end', 'start', 'last-year']).optional(),
})
export type Definition = z.infer<typeof Definition>
