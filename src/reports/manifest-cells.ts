// P41: what a cell says, in a form that opening and saving the file in another program leaves as it is.
import { printCell } from '../sheets/address.ts'
import type { Cell, Workbook } from '../sheets/grid.ts'
import { canonicalJson } from '../kernel/canonical-json.ts'

export type SaidCell = { sheet: string; cell: string; line: string }

/** Digits that survive every program: a double is written with 15 by some and with 17 by others. */
const safeDigits = 15

/**
 * Every cell that says something, sheet by sheet but for `without`, with the line that is digested for it: sheet, address,
 * type, value. Of a formula it is the formula: its result is computed anew by whoever opens the file. Names of sheets and
 * addresses are part of what a cell says; order of sheets, styles and widths are not.
 */
export function saidCells(workbook: Pick<Workbook, 'sheets'>, { without }: { without: string }): SaidCell[] {
  return workbook.sheets
    .filter(({ name }) => name !== without)
    .flatMap(({ name, cells }) =>
      [...cells.values()].flatMap((one) => {
        const said = saidBy(one)
        const cell = printCell(one.row, one.column)
        return said ? [{ sheet: name, cell, line: canonicalJson([name, cell, ...said]) }] : []
      }),
    )
}

function saidBy({ value, formula }: Cell): [type: string, value: string] | undefined {
  if (formula !== undefined) return ['formula', plainFormula(formula)]
  if (value === null || value === '') return undefined
  if (typeof value === 'number') return ['number', String(Number(value.toPrecision(safeDigits)))]
  if (typeof value === 'boolean') return ['boolean', value ? '1' : '0']
  // A workbook may hold half of a surrogate pair; no two programs save it alike.
  return ['text', value.replace(/\r\n?/g, '\n').toWellFormed()]
}

/** Blanks outside quotes and the case of names are every program's own. */
const plainFormula = (formula: string): string =>
  formula
    .toWellFormed()
    .replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|\s+|[^"'\s]+/g, (piece) =>
      /^["']/.test(piece) ? piece : piece.trim().toUpperCase(),
    )
