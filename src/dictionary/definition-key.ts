// D40: two definitions are one when they say the same, whatever the order of their conditions.
import type { Condition, Definition, Where } from './definition.ts'
import { bothOf, foldTree, whereOf } from './filter-tree.ts'

/** One text for all definitions that ask the same of the ledger. A group of answers is a condition, an area stays an area. */
export function definitionKey(definition: Definition): string {
  const { measure, of, question, over, part, group, at = 'end' } = definition
  const per = measure === 'share' ? (definition.per ?? 100) : undefined
  const whom = whereKey(whereOf(definition))
  // Whoever is in the part is among those it is a part of, whether or not the part says so again.
  const which = part === undefined ? undefined : whereKey(bothOf(whereOf(definition), part))
  const area = group && 'level' in group ? [group.level, group.name] : undefined
  return JSON.stringify([measure, of, question, over, whom, which, per, area, at])
}

/** One text for filters that say the same in another order or with groups of one. */
export const whereKey = (where: Where): string =>
  foldTree<Said>(where, {
    rule: (condition) => ({ combinator: undefined, text: conditionKey(condition) }),
    group: ({ combinator, not, rules }) => {
      const inner = rules.flatMap((rule) => (rule.combinator === combinator ? rule.inner! : [rule.text])).toSorted()
      const distinct = [...new Set(inner)]
      if (not) return { combinator: undefined, text: JSON.stringify(['not', combinator, distinct]) }
      // What holds of a single rule holds of the rule itself, all or any.
      if (distinct.length === 1) return { combinator: undefined, text: distinct[0]! }
      return { combinator, inner: distinct, text: JSON.stringify([combinator, distinct]) }
    },
  }).text

type Said = { combinator: 'and' | 'or' | undefined; text: string; inner?: string[] }

const conditionKey = ({ question, is, value }: Condition): string =>
  JSON.stringify([
    question,
    is,
    Array.isArray(value) ? value.toSorted() : typeof value === 'number' ? String(value) : value,
  ])
