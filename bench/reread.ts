// A filled workbook is read again by a reader that is not ours, and every cell of it compared with what must stand there.
import * as XLSX from '@e965/xlsx'
import { printCell } from '../src/sheets/address.ts'
import type { CellValue, SheetEdit, SkippedWrite } from '../src/sheets/grid.ts'
import { movedRow } from './distinct-values.ts'

/** `wrong`: what stands where something else must, by cell; `totals`: sums over a list that leave out its new rows. Values of forms are in neither. */
export type Reread = { wrong: string[]; totals: string[] }

type Filled = { before: Uint8Array; after: Uint8Array; edits: readonly SheetEdit[]; skipped: readonly SkippedWrite[] }
/** Either what was written, or the cell as it stood there before. */
type Wanted = { written: CellValue } | { was: XLSX.CellObject }

export function reread({ before, after, edits, skipped }: Filled): Reread {
  const [old, fresh] = [parse(before), parse(after)]
  const done: Reread = { wrong: [], totals: [] }
  const plain = edits.every(({ insertions }) => insertions.length === 0)
  for (const name of old.SheetNames) {
    const edit = edits.find(({ sheet }) => sheet === name)
    const left = new Set(skipped.flatMap((one) => (one.sheet === name ? [printCell(one.row, one.column)] : [])))
    const wanted = wantedCells(old.Sheets[name]!, edit, left)
    const cells = cellsOf(fresh.Sheets[name])
    const clones = clonedFormulas(old.Sheets[name]!, edit)
    for (const [cell, want] of wanted) {
      const is = cells.get(cell)
      if (!equals(want, is, fresh))
        done.wrong.push(`${name}!${cell} ${'was' in want ? 'was there' : 'was written'}, reads ${is?.t ?? 'nothing'}`)
    }
    for (const [cell, is] of cells) {
      if (!wanted.has(cell) && !(is.f !== undefined && clones.has(cell)))
        done.wrong.push(`${name}!${cell} was neither there nor written`)
    }
    if (plain) done.wrong.push(...changedFormulas(name, cellsOf(old.Sheets[name]), cells))
    if (edit) done.totals.push(...shortTotals(old.Sheets[name]!, edit, cells))
  }
  return done
}

const parse = (bytes: Uint8Array): XLSX.WorkBook =>
  // Stubs: this reader leaves out a formula without result otherwise, and results that went stale are dropped on purpose.
  XLSX.read(Buffer.from(bytes), { type: 'buffer', cellFormula: true, cellNF: true, sheetStubs: true })

function cellsOf(sheet: XLSX.WorkSheet | undefined): Map<string, XLSX.CellObject> {
  const filled = Object.entries(sheet ?? {}).filter(([name]) => !name.startsWith('!')) as [string, XLSX.CellObject][]
  return new Map(filled.filter(([, { t, v, f }]) => f !== undefined || (t !== 'z' && v !== undefined && v !== '')))
}

/** What was there, moved by the insertions, and over it what was written. */
function wantedCells(
  sheet: XLSX.WorkSheet,
  edit: SheetEdit | undefined,
  left: ReadonlySet<string>,
): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>()
  for (const [name, was] of cellsOf(sheet)) {
    const { r, c } = XLSX.utils.decode_cell(name)
    wanted.set(printCell(movedRow(edit?.insertions ?? [], r + 1), c + 1), { was })
  }
  for (const { row, column, value } of edit?.writes ?? []) {
    const cell = printCell(row, column)
    if (!left.has(cell)) wanted.set(cell, { written: value })
  }
  return wanted
}

/** A formula stays one, whatever it results in now. A day is a serial number in a cell that shows days, and its text elsewhere. */
function equals(wanted: Wanted, is: XLSX.CellObject | undefined, book: XLSX.WorkBook): boolean {
  if ('was' in wanted) {
    // What LibreOffice could not read as a number stands there as NaN, which equals nothing.
    const { t, v, f } = wanted.was
    return f === undefined ? is?.f === undefined && is?.t === t && Object.is(is.v, v) : is?.f !== undefined
  }
  if (!is || is.f !== undefined) return false
  const value = wanted.written
  const showsDay = typeof is.z === 'string' && XLSX.SSF.is_date(is.z)
  if (!showsDay || typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return is.v === value
  const epoch = book.Workbook?.WBProps?.date1904 === true ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return is.t === 'n' && is.v === (Date.parse(value) - epoch) / 86_400_000
}

/** Cells of inserted rows that may hold a formula: the row they are like holds one there. */
function clonedFormulas(sheet: XLSX.WorkSheet, edit: SheetEdit | undefined): Set<string> {
  const cells = new Set<string>()
  const formulas = [...cellsOf(sheet)].flatMap(([name, { f }]) =>
    f === undefined ? [] : [XLSX.utils.decode_cell(name)],
  )
  for (const { after, count, like } of edit?.insertions ?? []) {
    const first = movedRow(edit!.insertions, after) + 1
    for (const { r, c } of formulas) {
      if (r + 1 !== like) continue
      for (let row = first; row < first + count; row++) cells.add(printCell(row, c + 1))
    }
  }
  return cells
}

/** Where no row moved, no formula changes. */
function changedFormulas(
  name: string,
  old: ReadonlyMap<string, XLSX.CellObject>,
  fresh: ReadonlyMap<string, XLSX.CellObject>,
): string[] {
  return [...old].flatMap(([cell, { f }]) =>
    f === undefined || fresh.get(cell)?.f === f ? [] : [`${name}!${cell} holds another formula`],
  )
}

const sums = /\b(?:SUM|SUBTOTAL|AVERAGE|COUNTA?|MAX|MIN)\(/i

/** Formulas that took in the last row a list offers, and do not take in the last one it has now. */
function shortTotals(
  sheet: XLSX.WorkSheet,
  { sheet: name, insertions }: SheetEdit,
  fresh: ReadonlyMap<string, XLSX.CellObject>,
): string[] {
  const refersTo = (formula: string, row: number) => new RegExp(String.raw`[A-Z]\$?${row}(?!\d)`).test(formula)
  return [...cellsOf(sheet)].flatMap(([cell, { f }]) => {
    const { r, c } = XLSX.utils.decode_cell(cell)
    if (f === undefined || !sums.test(f)) return []
    return insertions.flatMap(({ after, count }) => {
      if (r + 1 <= after || !refersTo(f, after)) return []
      const moved = printCell(movedRow(insertions, r + 1), c + 1)
      const grown = fresh.get(moved)?.f ?? ''
      return refersTo(grown, movedRow(insertions, after) + count) ? [] : [`${name}!${moved} holds ${grown}, was ${f}`]
    })
  })
}
