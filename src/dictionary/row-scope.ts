// T32: whose rows a list holds is said of one list: the only one of its row, or one of several by its first column.
import { type Field, listKey } from '../templates/field.ts'
import type { RowScope } from './attachment.ts'

/** Names the list a scope speaks of, as `listKey` names it by its columns. */
export const scopeKey = ({ sheet, firstRow, firstColumn }: Omit<RowScope, 'of' | 'where'>): string =>
  listKey({ sheet, region: { firstRow, lastRow: firstRow, firstColumn } })

/** What a person said of the list this column is in; undefined where nobody said anything of just this list. */
export const scopeOf = <S extends RowScope>(field: Field, rows: readonly S[]): S | undefined =>
  field.region && rows.find((scope) => scopeKey(scope) === listKey(field))
