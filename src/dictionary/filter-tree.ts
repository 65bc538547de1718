// D40: a list of conditions and a tree whose rules must all hold say the same; whoever looks at one looks at both.
import type { Condition, Definition, FilterTree, Where } from './definition.ts'

const isGroup = (rule: Condition | FilterTree): rule is FilterTree => 'combinator' in rule

export const treeOf = (where: Where): FilterTree =>
  'combinator' in where ? where : { combinator: 'and', rules: [...where] }

export type TreeShape<T> = {
  rule: (condition: Condition) => T
  group: (group: { combinator: 'and' | 'or'; not: boolean; rules: T[] }) => T
}

/** Every reading of a tree, from its leaves up: as SQL, as words, as a verdict. */
export function foldTree<T>(where: Where, { rule, group }: TreeShape<T>): T {
  const { combinator, not = false, rules } = treeOf(where)
  const inner = rules.map((one) => (isGroup(one) ? foldTree(one, { rule, group }) : rule(one)))
  return group({ combinator, not, rules: inner })
}

/** Every condition of the tree, in the order it is written. */
export const conditionsIn = (where: Where): Condition[] =>
  foldTree<Condition[]>(where, { rule: (condition) => [condition], group: ({ rules }) => rules.flat() })

/** Those who meet both. */
export function bothOf(one: Where, other: Where): Definition['where'] {
  if (!('combinator' in one) && !('combinator' in other)) return [...one, ...other]
  return { combinator: 'and', rules: [treeOf(one), treeOf(other)] }
}

/** What must all hold, as a list of rules: how conditions are kept; and back. */
export const rulesOf = (where: Where): FilterTree['rules'] => ('combinator' in where ? [where] : [...where])

export function whereOfRules(rules: FilterTree['rules']): Definition['where'] {
  const conditions = rules.filter((rule): rule is Condition => !isGroup(rule))
  return conditions.length === rules.length ? conditions : { combinator: 'and', rules }
}

/** Whom the definition is about, its group of answers among the conditions. */
export const whereOf = ({ where, group }: Pick<Definition, 'where' | 'group'>): Where =>
  group && 'question' in group ? bothOf(where, [{ question: group.question, is: '=', value: group.value }]) : where

/** Every question a definition looks at, each once: a fact that changes changes the figure only through one of these. */
export function questionsIn(definition: Definition): string[] {
  const { question, over, part = [] } = definition
  const tested = [...conditionsIn(whereOf(definition)), ...conditionsIn(part)].map((condition) => condition.question)
  return [...new Set([question ?? [], over ?? [], tested].flat())]
}
