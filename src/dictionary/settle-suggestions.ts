// D43: a suggested definition stands in a confirmation as a line that says so, and attaches only when a person has said yes to it or to its table.
import type { Problem } from '../kernel/problem.ts'
import type { Confirmation } from './attachment.ts'
import { dictionaryProblems } from './problems.ts'

export type Settled = { confirmation: Confirmation; problems: Problem[] }

/** Lines nobody agreed to fall away and are named, a table by its range; the others are a person's word like any. */
export function settleSuggestions(confirmation: Confirmation): Settled {
  const agreed = new Set(confirmation.tables?.flatMap(({ table, confirmed }) => (confirmed ? [table] : [])))
  const isOpen = ({ by, table }: Confirmation['fields'][number]) =>
    by === 'suggestion' && !(table !== undefined && agreed.has(table))
  const waiting = new Set(confirmation.fields.filter(isOpen).map(({ field, table }) => table ?? field))
  return {
    confirmation: {
      ...confirmation,
      fields: confirmation.fields.filter((one) => !isOpen(one)).map(({ by: _by, table: _table, ...said }) => said),
    },
    problems: [...waiting].map((field) => dictionaryProblems['only-suggested']({ field })),
  }
}
