// Every proposed field gets a value that no other has, of its own type; lists get all the rows they offer and some more.
import type { CellValue, RowInsertion, SheetEdit } from '../src/sheets/grid.ts'
import { parseCell } from '../src/sheets/address.ts'
import type { Field } from '../src/templates/field.ts'

/** Rows a list gets beyond those it offers. */
const more = 7

/** `grows`: insert rows, as for more subjects than the form has lines. Rows and columns of the writes are those after insertion. */
export function distinctEdits(fields: readonly Field[], { grows }: { grows: boolean }): SheetEdit[] {
  let count = 0
  return [...Map.groupBy(fields, ({ sheet }) => sheet)].map(([sheet, own]) => {
    const insertions = grows ? insertionsFor(own) : []
    const writes = own.flatMap((field) => {
      const { row, column } = parseCell(field.cell)!
      const { firstRow, lastRow } = field.region ?? { firstRow: row, lastRow: row }
      const rows = lastRow - firstRow + 1 + (field.region && grows ? more : 0)
      const top = movedRow(insertions, row)
      return Array.from({ length: rows }, (_, index) => ({
        row: top + index,
        column,
        value: valueOf(field, ++count),
      }))
    })
    return { sheet, insertions, writes }
  })
}

/** Below the last offered row of each list, as the product inserts them. */
function insertionsFor(fields: readonly Field[]): RowInsertion[] {
  const ends = new Set(fields.flatMap(({ region }) => (region ? [region.lastRow] : [])))
  return [...ends].toSorted((a, b) => a - b).map((row) => ({ after: row, count: more, like: row }))
}

/** Where a row of the form as sent lies once the rows are in. */
export const movedRow = (insertions: readonly RowInsertion[], row: number): number =>
  insertions.reduce((sum, { after, count }) => sum + (after < row ? count : 0), row)

function valueOf({ type, options, inlineLabel }: Field, count: number): CellValue {
  const text = textOf(type, count, options)
  if (inlineLabel !== undefined) return `${inlineLabel}${text}`
  if (type === 'number') return count % 3 === 0 ? count + 0.25 : count
  return type === 'boolean' && count % 4 === 0 ? count % 8 === 0 : text
}

/** Digits that a number would lose, days, and now and then what a careless writer would spoil: `=`, blanks, `<&>`, planes beyond the first. */
function textOf(type: Field['type'], count: number, options: readonly string[] | undefined): string {
  if (type === 'id-number') return String(count).padStart(18, '0')
  if (type === 'phone') return String(count).padStart(11, '0')
  if (type === 'date') return new Date(Date.UTC(1990, 0, 1 + count)).toISOString().slice(0, 10)
  if (options && options.length > 0) return options[count % options.length]!
  const hard = ['=1+', ' 两头 ', '<&>"', '𠮷', '_x000A_', '换\n行', '-']
  return count % 5 === 0 ? `${hard[(count / 5) % hard.length]}${count}` : `值${count}`
}
