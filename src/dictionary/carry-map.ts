// D18: a form sent again keeps what a person confirmed of its earlier version where the field is plainly the same; all else waits.
import type { FieldChange } from '../templates/field-diff.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import { listsOf } from '../templates/neighbour-lists.ts'
import type { Template } from '../templates/template.ts'
import type { Confirmation, RowScope } from './attachment.ts'
import type { FieldMap } from './field-map.ts'
import { scopeOf } from './row-scope.ts'

export type CarriedMap = {
  confirmation: Confirmation
  /** Nothing of the new form waits for a person: no field is new or says something else, and every list kept its people. */
  isWhole: boolean
}

type CarryInput = {
  map: FieldMap
  changes: readonly FieldChange[]
  /** Fields of the earlier form, for its lists. */
  before: readonly Field[]
  template: Pick<Template, 'hash'>
}

export function carryMap({ map, changes, before, template }: CarryInput): CarriedMap {
  const now = new Map(
    changes.flatMap((one) =>
      one.change === 'kept' || one.change === 'moved' ? [[fieldKey(one.from), one.to] as const] : [],
    ),
  )
  // What only an alias said is said again by it; a person's word is carried.
  const spoken = map.attachments.filter(({ by }) => by === 'confirmation')
  const fields = spoken.flatMap(({ field, relation, filling }) => {
    const to = now.get(field)
    return to ? [{ field: fieldKey(to), headerPath: to.headerPath, relation, filling }] : []
  })
  const rows = map.rows.flatMap((scope) => carryScope(scope, { before, now }) ?? [])
  const waits = changes.some(({ change }) => change === 'renamed' || change === 'added')
  const { issuer, per, timesAYear } = map
  return {
    confirmation: { template: template.hash, issuer, per, timesAYear, rows, fields },
    isWhole: map.confirmed && !waits && rows.length === map.rows.length,
  }
}

/** The list where all columns that stayed now stand; one that fell apart keeps nobody. */
function carryScope(
  scope: RowScope,
  { before, now }: { before: readonly Field[]; now: ReadonlyMap<string, Field> },
): RowScope | undefined {
  const columns = before.filter((column) => scopeOf(column, [scope]))
  const lists = listsOf(columns.flatMap((column) => now.get(fieldKey(column)) ?? []))
  const [list] = lists
  if (!list || lists.length > 1) return undefined
  return { ...list.at, of: scope.of, where: scope.where }
}
