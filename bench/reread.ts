// A filled workbook is read again by a reader that is not ours, and every cell of it compared with what must stand there.
import * as XLSX from '@e965/xlsx'
import { printCell } from '../src/sheets/address.ts'
import type { SheetEdit, SkippedWrite } from '../src/sheets/grid.ts'
import { type DistinctFill, movedRow, type WantedCell } from './distinct-values.ts'

/** `wrong`: what stands where something else must, by cell; `totals`: sums over a list that leave out its new rows. Values of forms are in neither. */
export type Reread = { wrong: string[]; totals: string[] }

type Filled = DistinctFill & { before: Uint8Array; after: Uint8Array; skipped: readonly SkippedWrite[] }
/** Either what was written, or the cell as it stood there before. */
type Wanted = WantedCell | { was: XLSX.CellObject }

export function reread({ before, after, edits, wanted: written, skipped }: Filled): Reread {
  const [old, fresh] = [parse(before), parse(after)]
  const done: Reread = { wrong: [], totals: [] }
  const plain = edits.every(({ insertions }) => insertions.length === 0)
  for (const name of old.SheetNames) {
    const edit = edits.find(({ sheet }) => sheet === name)
    const left = new Set(skipped.flatMap((one) => (one.sheet === name ? [printCell(one.row, one.column)] : [])))
    const wanted = wasThere(old.Sheets[name]!, edit)
    for (const one of written) {
      const cell = printCell(one.row, one.column)
      if (one.sheet === name && !left.has(cell)) wanted.set(cell, one)
    }
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

/** What was there, moved by the insertions. */
function wasThere(sheet: XLSX.WorkSheet, edit: SheetEdit | undefined): Map<string, Wanted> {
  return new Map(
    [...cellsOf(sheet)].map(([name, was]) => {
      const { r, c } = XLSX.utils.decode_cell(name)
      return [printCell(movedRow(edit?.insertions ?? [], r + 1), c + 1), { was }]
    }),
  )
}

/** A formula stays one, whatever it results in now. A day is a serial number in a cell that shows days, and its text elsewhere. */
function equals(wanted: Wanted, is: XLSX.CellObject | undefined, book: XLSX.WorkBook): boolean {
  if ('was' in wanted) {
    // What LibreOffice could not read as a number stands there as NaN, which equals nothing.
    const { t, v, f } = wanted.was
    return f === undefined ? is?.f === undefined && is?.t === t && Object.is(is.v, v) : is?.f !== undefined
  }
  if (!is || is.f !== undefined) return false
  if ('holds' in wanted) return inOrder(String(is.v), wanted.holds)
  const { value } = wanted
  const showsDay = typeof is.z === 'string' && XLSX.SSF.is_date(is.z)
  if (!showsDay || typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return is.v === value
  const epoch = book.Workbook?.WBProps?.date1904 === true ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return is.t === 'n' && is.v === (Date.parse(value) - epoch) / 86_400_000
}

const inOrder = (text: string, parts: readonly string[]): boolean =>
  parts.reduce((from, part) => (from < 0 ? from : text.indexOf(part, from)), 0) >= 0

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
