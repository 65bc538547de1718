// T9: where one item stands twice in a table, the heading or the item above it says which is meant; without it two questions would look like one.
import { normalText } from '../kernel/text.ts'
import type { FoundField } from './found.ts'

/** A field of a row, with what stands above that row: the last heading, and the last item that is no part of another. */
export type RowField = { field: FoundField; heading: string | undefined; item: string | undefined }

/** `outer`: how many labels hold for the whole table; what tells two fields apart goes behind them. */
export function tellApart(rows: readonly RowField[], outer: number): FoundField[] {
  const alike = Map.groupBy(rows, ({ field }) => field.headerPath.join('\n'))
  return rows.map(({ field, heading, item }) => {
    if (alike.get(field.headerPath.join('\n'))!.length === 1) return field
    const named = isPart(field.headerPath[outer]!) ? item : heading
    if (named === undefined) return field
    return { ...field, headerPath: field.headerPath.toSpliced(outer, 0, named) }
  })
}

/** `其中：女` is a part of the item above it. */
export const isPart = (label: string): boolean => /^(?:其中|其他|包括|含)[:：]?/.test(normalText(label))
