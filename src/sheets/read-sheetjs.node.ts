// S15: old and foreign formats (.xls, SpreadsheetML 2003, HTML tables) are read by SheetJS, which knows no borders.
import * as XLSX from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { fail, ok, type Result } from '../kernel/result.ts'
import { printCell, printRange } from './address.ts'
import {
  type Cell,
  type CellValue,
  cellKey,
  type Range,
  type Sheet,
  type Workbook,
  type WorkbookFormat,
  type WorkbookRemark,
} from './grid.ts'
import { areaOf, type Limits } from './limits.ts'
import { showsDay } from './number-format.ts'
import { sheetProblems } from './problems.ts'
import { compoundEntries } from './sniff.ts'
import { boundSheet } from './sheet-bounds.ts'
import { plainStyle } from './style-part.ts'

// Workbooks written before Unicode carry GBK text (code page 936).
XLSX.set_cptable(codepages)

type Source = { bytes: Uint8Array } | { text: string }

export function readSheetJs(
  source: Source,
  of: { name: string; limits: Limits; format: WorkbookFormat },
): Result<Workbook> {
  const { name, limits, format } = of
  let book: XLSX.WorkBook
  try {
    const data = 'bytes' in source ? Buffer.from(source.bytes) : source.text
    const type = 'bytes' in source ? 'buffer' : 'string'
    // `raw` keeps the digits of identifiers in HTML; one row more than a sheet can hold is never read.
    book = XLSX.read(data, { type, raw: true, cellFormula: true, cellNF: true, cellStyles: true, sheetRows: 1_048_576 })
  } catch (error) {
    // SheetJS says what went wrong in an English sentence only.
    const locked = error instanceof Error && /password|encrypt/i.test(error.message)
    return fail(locked ? sheetProblems['password-protected']({ name }) : sheetProblems.damaged({ name, part: format }))
  }
  const sheets: Sheet[] = []
  let room = limits.cells
  for (const [index, sheetName] of book.SheetNames.entries()) {
    const raw = book.Sheets[sheetName]
    if (!raw || (raw['!type'] ?? 'sheet') !== 'sheet') continue
    const sheet = readSheet({ raw, sheetName, name, limits, room })
    if (!sheet.ok) return sheet
    room -= sheet.value.cells.size
    const hidden = book.Workbook?.Sheets?.[index]?.Hidden ?? 0
    sheets.push({ ...sheet.value, state: hidden === 2 ? 'veryHidden' : hidden === 1 ? 'hidden' : 'visible' })
  }
  if (sheets.length === 0) return fail(sheetProblems['not-a-workbook']({ name }))
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  return ok({ format, sheets, date1904, remarks: 'bytes' in source ? remarksOf(source.bytes) : [] })
}

/** What an old workbook carries beside its sheets, told by the names of its streams (MS-XLS 2.1.7). */
const remarkStreams: [remark: WorkbookRemark, name: RegExp][] = [
  ['macros', /^_VBA_PROJECT(_CUR)?$/],
  ['embedded-objects', /^MBD[0-9A-F]{8}$/],
  ['signed', /^(_signatures|_xmlsignatures)$/],
]

function remarksOf(bytes: Uint8Array): WorkbookRemark[] {
  const names = [...compoundEntries(bytes)]
  return remarkStreams.flatMap(([remark, pattern]) => (names.some((name) => pattern.test(name)) ? [remark] : []))
}

function readSheet(of: {
  raw: XLSX.WorkSheet
  sheetName: string
  name: string
  limits: Limits
  room: number
}): Result<Sheet> {
  const { raw, sheetName, name, limits, room } = of
  const cells = new Map<string, Cell>()
  for (const [address, content] of Object.entries(raw)) {
    if (address.startsWith('!')) continue
    const at = XLSX.utils.decode_cell(address)
    const made = readCell(at.r + 1, at.c + 1, content as XLSX.CellObject)
    cells.set(cellKey(made.row, made.column), made)
    if (cells.size > room) return fail(sheetProblems['too-many-cells']({ name, limit: limits.cells }))
  }
  const merges: Range[] = (raw['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r + 1,
    left: s.c + 1,
    bottom: e.r + 1,
    right: e.c + 1,
  }))
  if (merges.length > limits.merges) {
    const count = merges.length
    return fail(sheetProblems['too-many-merges']({ name, sheet: sheetName, count, limit: limits.merges }))
  }
  const huge = merges.find((range) => areaOf(range) > limits.area)
  if (huge) return fail(sheetProblems['huge-merge']({ name, sheet: sheetName, range: printRange(huge) }))
  const bound = boundSheet(cells, limits.area)
  if ('far' in bound) {
    const cell = printCell(bound.far.row, bound.far.column)
    return fail(sheetProblems['far-cell']({ name, sheet: sheetName, cell }))
  }
  return ok({
    name: sheetName,
    state: 'visible',
    cells: bound.cells,
    merges,
    validations: [],
    ...bound.bounds,
    hiddenRows: new Set(hiddenOf(raw['!rows'])),
    hiddenColumns: new Set(hiddenOf(raw['!cols'])),
    columnWidths: new Map(
      (raw['!cols'] ?? []).flatMap((column, index) => (column?.wch === undefined ? [] : [[index + 1, column.wch]])),
    ),
  })
}

const hiddenOf = (lines: readonly ({ hidden?: boolean } | undefined)[] | undefined): number[] =>
  [...(lines ?? []).entries()].flatMap(([index, line]) => (line?.hidden === true ? [index + 1] : []))

function readCell(row: number, column: number, content: XLSX.CellObject): Cell {
  const format = typeof content.z === 'string' ? content.z : 'General'
  const style = format === 'General' ? plainStyle : { ...plainStyle, format, isDate: showsDay(format) }
  const formula = typeof content.f === 'string' && content.f !== '' ? { formula: content.f } : {}
  return { row, column, value: valueOf(content), style, ...formula }
}

function valueOf(content: XLSX.CellObject): CellValue {
  const { t, v, w } = content
  if (t === 'z' || v === undefined || v === null) return null
  if (t === 'e') return w ?? '#VALUE!'
  if (t === 'b') return v === true
  if (typeof v === 'number') return Number.isFinite(v) ? v : (w ?? String(v))
  return v instanceof Date ? (w ?? v.toISOString().slice(0, 10)) : String(v)
}
