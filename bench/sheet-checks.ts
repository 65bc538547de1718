// What the sheets bench asks of every engine before its time counts: the values stand, and what is around new rows has followed.
import * as SheetJs from '@e965/xlsx'
import { printCell, printRange } from '../src/sheets/address.ts'
import type { SheetEdit } from '../src/sheets/grid.ts'
import { readWorkbook } from '../src/sheets/read.node.ts'

/** Every value stands where it was asked for, as another reader reads it. */
export function checkFilled(bytes: Uint8Array, edit: SheetEdit, engine: string): void {
  const sheet = SheetJs.read(bytes).Sheets[edit.sheet]
  for (const { row, column, value } of edit.writes) {
    const found = sheet?.[printCell(row, column)]?.v as unknown
    if (found !== value)
      throw new Error(`${engine}: ${printCell(row, column)} is ${String(found)}, not ${String(value)}`)
  }
}

/** What stands around new rows has followed them, by this engine as by ours: texts, formulas, borders, merges, options. */
export function checkFollowed(bytes: Uint8Array, expected: Uint8Array, engine: string): void {
  const [found, wanted] = [seen(bytes), seen(expected)]
  for (const [place, said] of wanted) {
    if (found.get(place) !== said) throw new Error(`${engine}: ${place} is ${found.get(place)}, not ${said}`)
  }
}

/** What a person sees of each sheet, by its place. */
function seen(bytes: Uint8Array): Map<string, string> {
  const read = readWorkbook(bytes)
  if (!read.ok) throw new Error(read.problem.code)
  const all = new Map<string, string>()
  for (const { name, cells, merges, validations } of read.value.sheets) {
    for (const { row, column, ...cell } of cells.values()) {
      all.set(`${name}!${printCell(row, column)}`, JSON.stringify(cell))
    }
    all.set(`${name} merges`, merges.map(printRange).toSorted().join(' '))
    for (const { ranges, options } of validations) {
      for (const { top, bottom, left, right } of ranges) {
        for (let row = top; row <= bottom; row++) {
          for (let column = left; column <= right; column++) {
            all.set(`${name}!${printCell(row, column)} options`, options.join())
          }
        }
      }
    }
  }
  return all
}
