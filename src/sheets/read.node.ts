// S15: any workbook is read by what it is; what cannot be read is refused with its own reason and next step.
import { fail, ok, type Result } from '../kernel/result.ts'
import { printCell } from './address.ts'
import { csvRows } from './csv.ts'
import { decodeText } from './decode-text.node.ts'
import { type Cell, cellKey, type Workbook } from './grid.ts'
import { type Limits, withLimits } from './limits.ts'
import { sheetProblems } from './problems.ts'
import { holdsPrivateUse } from './private-use.ts'
import { readSheetJs } from './read-sheetjs.node.ts'
import { readXlsx } from './read-xlsx.node.ts'
import { boundSheet } from './sheet-bounds.ts'
import { reachesTooFar, retypeValues } from './spreadsheetml.ts'
import { refuseKind } from './refuse-kind.ts'
import { type Kind, sniff } from './sniff.ts'
import { plainStyle } from './style-part.ts'

export type ReadOptions = { name?: string; limits?: Partial<Limits> }

/**
 * Reads a workbook of any format by its content. `name` is the file's name, for refusals only.
 * Days stay serial numbers; `style.isDate` tells them apart. Formats other than xlsx carry no borders.
 */
export function readWorkbook(bytes: Uint8Array, options: ReadOptions = {}): Result<Workbook> {
  const read = readByKind(bytes, options)
  if (!read.ok || !holdsPrivateUse(read.value.sheets)) return read
  return ok({ ...read.value, remarks: [...read.value.remarks, 'private-use-characters'] })
}

function readByKind(bytes: Uint8Array, options: ReadOptions): Result<Workbook> {
  const name = options.name ?? 'workbook'
  const limits = withLimits(options.limits)
  const of = { name, limits }
  if (bytes.length > limits.fileBytes) {
    return fail(sheetProblems['too-large']({ name, megabytes: Math.round(limits.fileBytes / 2 ** 20) }))
  }
  const kind = sniff(bytes)
  const refused = refuseKind(kind, name)
  if (refused) return refused
  if (kind === 'zip') return readXlsx(bytes, of)
  if (kind === 'ole' || kind === 'biff') return readSheetJs({ bytes }, { ...of, format: 'xls' })
  return readText(bytes, kind, of)
}

function readText(bytes: Uint8Array, kind: Kind, of: { name: string; limits: Limits }): Result<Workbook> {
  const { name, limits } = of
  const most = kind === 'text' ? limits.textBytes : limits.markupBytes
  if (bytes.length > most) return fail(sheetProblems['too-large']({ name, megabytes: Math.round(most / 2 ** 20) }))
  const text = decodeText(bytes)
  if (text === undefined) return fail(sheetProblems['not-a-workbook']({ name }))
  if (kind === 'text') return readCsv(text, of)
  if (kind === 'spreadsheetml' && /<!(?:doctype|entity)/i.test(text)) {
    return fail(sheetProblems['document-type']({ name, part: 'SpreadsheetML' }))
  }
  if (kind === 'spreadsheetml' && reachesTooFar(text)) {
    return fail(sheetProblems.damaged({ name, part: 'SpreadsheetML' }))
  }
  // An HTML page without a table is a page somebody saved, such as an error page of a download.
  if (kind === 'html' && !/<table[\s>]/i.test(text)) return fail(sheetProblems['not-a-workbook']({ name }))
  if (hasMoreTags(text, limits.markupTags)) {
    return fail(sheetProblems['too-much-memory']({ name, megabytes: markupMegabytes }))
  }
  if (kind === 'html') return readSheetJs({ text }, { name, limits, format: 'html' })
  return readSheetJs({ text: retypeValues(text) }, { name, limits, format: 'spreadsheetml' })
}

/** What SheetJS would take for `markupTags` of them, measured; the sentence names it. */
const markupMegabytes = 256

function hasMoreTags(text: string, most: number): boolean {
  let seen = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) if (++seen > most) return true
  return false
}

/** How many fields a text may hold at most, told before it is cut up. */
function mostFields(text: string): number {
  let count = 1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 44 || code === 9 || code === 59 || code === 10) count++
  }
  return count
}

function readCsv(text: string, { name, limits }: { name: string; limits: Limits }): Result<Workbook> {
  if (mostFields(text) > 2 * limits.cells) return fail(sheetProblems['too-many-cells']({ name, limit: limits.cells }))
  const rows = csvRows(text)
  if (!rows) return fail(sheetProblems['not-a-workbook']({ name }))
  const cells = new Map<string, Cell>()
  for (const [index, fields] of rows.entries()) {
    for (const [across, value] of fields.entries()) {
      const at = { row: index + 1, column: across + 1 }
      if (value !== '') cells.set(cellKey(at.row, at.column), { ...at, value, style: plainStyle })
    }
    if (cells.size > limits.cells) return fail(sheetProblems['too-many-cells']({ name, limit: limits.cells }))
  }
  const bound = boundSheet(cells, limits.area)
  if ('far' in bound)
    return fail(
      sheetProblems['far-cell']({ name, sheet: csvSheetName, cell: printCell(bound.far.row, bound.far.column) }),
    )
  const none = {
    hiddenRows: new Set<number>(),
    hiddenColumns: new Set<number>(),
    columnWidths: new Map<number, number>(),
  }
  const sheet = { name: csvSheetName, state: 'visible' as const, cells: bound.cells, merges: [], validations: [] }
  return ok({ format: 'csv', sheets: [{ ...sheet, ...bound.bounds, ...none }], date1904: false, remarks: [] })
}

/** What Excel calls the one sheet of a new workbook. */
const csvSheetName = 'Sheet1'
