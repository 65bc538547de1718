// D40: a filter tree in the shape that react-querybuilder 8 edits, one to one, and back without anything lost.
import { z } from 'zod'
import { Condition, FilterTree, type Where } from './definition.ts'
import { treeOf } from './filter-tree.ts'

/** Its `RuleType`: our `question` is its `field`, our `is` its `operator`; `known` is its `notNull`, which has no value. */
export type QueryRule = { field: string; operator: string; value: Condition['value'] | null }
/** Its `RuleGroupType`. */
export type QueryGroup = { combinator: 'and' | 'or'; not?: boolean | undefined; rules: (QueryRule | QueryGroup)[] }

export function toQuery(where: Where): QueryGroup {
  const { combinator, not, rules } = treeOf(where)
  return {
    combinator,
    ...(not === undefined ? {} : { not }),
    rules: rules.map((rule) => ('combinator' in rule ? toQuery(rule) : toRule(rule))),
  }
}

const toRule = ({ question, is, value }: Condition): QueryRule => ({
  field: question,
  operator: is === 'known' ? 'notNull' : is,
  value: value ?? null,
})

/** What the editor adds for itself and what means nothing to a filter. */
const marks = { id: z.string().optional(), path: z.array(z.number()).optional() }
const rule = z
  .strictObject({ field: z.string(), operator: z.string(), value: z.unknown(), ...marks })
  // The editor's default; a value taken from another field is no condition of ours.
  .extend({ valueSource: z.literal('value').optional() })
const group = z.strictObject({
  combinator: z.enum(['and', 'or']),
  not: z.boolean().optional(),
  rules: z.array(z.unknown()),
  ...marks,
})

/** Undefined where the editor's tree says something that a definition cannot hold: another operator, a disabled rule, a missing value. */
export function fromQuery(query: unknown): FilterTree | undefined {
  const read = FilterTree.safeParse(plainGroup(query, 0))
  return read.success ? read.data : undefined
}

const deepest = 10

function plainGroup(query: unknown, depth: number): unknown {
  const read = group.safeParse(query)
  if (!read.success || depth > deepest) return undefined
  const { combinator, not, rules } = read.data
  return {
    combinator,
    ...(not === undefined ? {} : { not }),
    rules: rules.map((one) => plainRule(one) ?? plainGroup(one, depth + 1)),
  }
}

function plainRule(one: unknown): Condition | undefined {
  const read = rule.safeParse(one)
  if (!read.success) return undefined
  const { field: question, operator, value } = read.data
  if (operator === 'notNull') return { question, is: 'known' }
  const made = Condition.safeParse({ question, is: operator, ...(value === null ? {} : { value }) })
  return made.success && made.data.is !== 'known' && made.data.value !== undefined ? made.data : undefined
}
