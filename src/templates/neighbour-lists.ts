// T32: lists that begin in the same row beside each other are told apart by their first columns; a list alone in its row needs no such name.
import { columnName, columnNumber, parseCell } from '../sheets/address.ts'
import { type Field, listKey } from './field.ts'

/** Fields in the same order. A column that names no list joins the nearest one to its left; those left of all make one of their own. */
export function nameNeighbours(fields: readonly Field[]): Field[] {
  const rows = Map.groupBy(fields, rowOf)
  return fields.map((field) => {
    const { region } = field
    if (!region) return field
    const beside = rows.get(rowOf(field))!
    const named = [...new Set(beside.flatMap((one) => one.region?.firstColumn ?? []))].toSorted(
      (a, b) => columnNumber(a) - columnNumber(b),
    )
    const listOf = (one: Field): string | undefined =>
      one.region?.firstColumn ?? named.findLast((column) => columnNumber(column) <= columnOf(one))
    const unnamed = beside.filter((one) => listOf(one) === undefined).map(columnOf)
    const isAlone = named.length + (unnamed.length > 0 ? 1 : 0) < 2
    const { firstRow, lastRow } = region
    const firstColumn = listOf(field) ?? columnName(Math.min(...unnamed))
    return { ...field, region: isAlone ? { firstRow, lastRow } : { firstRow, lastRow, firstColumn } }
  })
}

const rowOf = ({ sheet, region }: Field): string => `${sheet}!${region?.firstRow ?? ''}`
const columnOf = ({ cell }: Field): number => parseCell(cell)!.column

/** Where a list begins; its first column only where it has neighbours. `leftmost` is the letter of its first column in any case. */
export type List = { at: { sheet: string; firstRow: number; firstColumn?: string }; leftmost: string }

/** Every list of the form once, in field order. */
export function listsOf(fields: readonly Field[]): List[] {
  const lists = Map.groupBy(
    fields.filter(({ region }) => region),
    listKey,
  )
  return [...lists.values()].map((columns) => {
    const { sheet, region } = columns[0]!
    const { firstRow, firstColumn } = region!
    const at = { sheet, firstRow, ...(firstColumn === undefined ? {} : { firstColumn }) }
    return { at, leftmost: columnName(Math.min(...columns.map(columnOf))) }
  })
}
