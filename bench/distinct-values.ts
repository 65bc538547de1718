// Every proposed field gets a value that no other has, of its own type, by way of the product's own plan; lists get all the rows they offer and some more.
import type { Attachment } from '../src/dictionary/attachment.ts'
import type { Fact } from '../src/facts/fact.ts'
import type { Day } from '../src/kernel/day.ts'
import { planFill, type SubjectRow } from '../src/reports/fill-plan.ts'
import { parseCell } from '../src/sheets/address.ts'
import type { RowInsertion, SheetEdit } from '../src/sheets/grid.ts'
import { type Field, fieldKey, listKey } from '../src/templates/field.ts'

/** Rows a list gets beyond those it offers. */
const more = 7

type Value = string | number | boolean

/** What must stand in a cell afterwards: this value, or a text that holds these in their order. */
export type WantedCell = { sheet: string; row: number; column: number } & ({ value: Value } | { holds: string[] })

export type DistinctFill = { edits: SheetEdit[]; wanted: WantedCell[] }

/**
 * `grows`: more subjects than the form has lines. What is wanted is laid out here from the fields alone, so that a fault of the
 * plan shows as well as one of the engine.
 */
export function distinctFill(fields: readonly Field[], { grows }: { grows: boolean }): DistinctFill {
  const lists = Map.groupBy(
    fields.filter(({ region }) => region),
    listKey,
  )
  const rowsOf = ({ region }: Field): number => (region ? region.lastRow - region.firstRow + 1 : 1)
  const counts = new Map([...lists].map(([key, own]) => [key, Math.max(...own.map(rowsOf)) + (grows ? more : 0)]))
  const values = giveValues(fields, counts)
  const subjects = (count: number): SubjectRow[] =>
    Array.from({ length: count }, (_, index) => ({ kind: 'person', id: undefined, facts: factsOf(values, index) }))
  const { edits } = planFill({
    fields,
    attachments: new Map(fields.map((field) => [fieldKey(field), attachmentOf(field)])),
    lists: new Map([...counts].map(([key, count]) => [key, subjects(count)])),
    single: subjects(1)[0]!,
    figures: new Map(),
    demand: { unit: '', day: '', period: '' },
    print: ({ fact }) => fact.value ?? undefined,
  })
  return { edits, wanted: wantedCells(fields, values, counts) }
}

/** Values of each field, one per row. */
type Values = ReadonlyMap<string, readonly Value[]>

function giveValues(fields: readonly Field[], counts: ReadonlyMap<string, number>): Values {
  let given = 0
  return new Map(
    fields.map((field) => {
      const length = field.region ? counts.get(listKey(field))! : 1
      return [fieldKey(field), Array.from({ length }, () => valueOf(field, ++given))]
    }),
  )
}

const factsOf = (values: Values, index: number): Map<string, Fact> =>
  new Map(
    [...values].map(([key, own]) => [
      key,
      { state: 'value', value: own[index] ?? null, goodAsOf: '2026-11-01' as Day },
    ]),
  )

const attachmentOf = (field: Field): Attachment => ({
  field: fieldKey(field),
  relation: 'SAME',
  filling: { from: 'question', question: fieldKey(field), render: 'plain' },
  version: 1,
  by: 'confirmation',
})

function wantedCells(fields: readonly Field[], values: Values, counts: ReadonlyMap<string, number>): WantedCell[] {
  const ends = Map.groupBy(
    fields.filter(({ region }) => region),
    ({ sheet }) => sheet,
  )
  const byCell = Map.groupBy(
    fields.flatMap((field) => {
      const { row, column } = parseCell(field.cell)!
      const insertions = [...longest(ends.get(field.sheet) ?? [], counts)].map(([after, count]) => ({ after, count }))
      const top = movedRow(insertions, row)
      return values.get(fieldKey(field))!.map((value, index) => ({ field, value, row: top + index, column }))
    }),
    ({ field, row, column }) => `${field.sheet}!${row},${column}`,
  )
  return [...byCell.values()].map((own) => {
    const [{ field, value, row, column }] = own as [(typeof own)[number]]
    const { sheet, boxes, part, inlineLabel = '', inlineTail = '' } = field
    const at = { sheet, row, column }
    if (boxes !== undefined) return { ...at, holds: [`☑${value}`] }
    if (part)
      return {
        ...at,
        holds: own.toSorted((a, b) => a.field.part!.number - b.field.part!.number).map((one) => String(one.value)),
      }
    return { ...at, value: inlineLabel + inlineTail === '' ? value : `${inlineLabel}${value}${inlineTail}` }
  })
}

/** Rows that must go in below each last offered row; those that a shorter list beside it has brought are not needed again. */
function longest(fields: readonly Field[], counts: ReadonlyMap<string, number>): Map<number, number> {
  const after = new Map<number, number>()
  for (const { sheet, region } of fields.toSorted((a, b) => a.region!.lastRow - b.region!.lastRow)) {
    const { firstRow, lastRow } = region!
    const brought = [...after]
      .filter(([row]) => row >= firstRow && row < lastRow)
      .reduce((sum, [, one]) => sum + one, 0)
    const lacking = counts.get(listKey({ sheet, region }))! - (lastRow - firstRow + 1) - brought
    after.set(lastRow, Math.max(after.get(lastRow) ?? 0, lacking))
  }
  return after
}

/** Where a row of the form as sent lies once the rows are in. */
export const movedRow = (insertions: readonly Pick<RowInsertion, 'after' | 'count'>[], row: number): number =>
  insertions.reduce((sum, { after, count }) => sum + (after < row ? count : 0), row)

function valueOf({ type, options, boxes, part }: Field, count: number): Value {
  if (boxes !== undefined && options) return options[count % options.length]!
  if (part) return `值${count}`
  if (type === 'number') return count % 3 === 0 ? count + 0.25 : count
  if (type === 'boolean' && count % 4 === 0) return count % 8 === 0
  return textOf(type, count, options)
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
