// S1: an .xlsx is read part by part within bounds; what is not a sheet stays closed.
import { fail, ok, type Result } from '../kernel/result.ts'
import { printCell, printRange } from './address.ts'
import type { CellStyle, Sheet, Workbook, WorkbookRemark } from './grid.ts'
import { areaOf, type Limits } from './limits.ts'
import { listValidations } from './list-options.ts'
import { openPackage, type Package, readPart } from './package.node.ts'
import { sheetProblems } from './problems.ts'
import { boundSheet } from './sheet-bounds.ts'
import { parseSheetPart } from './sheet-part.ts'
import type { ListRule, SheetContext, SheetExcess } from './sheet-scan.ts'
import { parseSharedStrings } from './string-part.ts'
import { parseStyles } from './style-part.ts'
import type { XmlText } from './xml.ts'
import { findEntry, type Zip } from './zip.node.ts'

export function readXlsx(bytes: Uint8Array, of: { name: string; limits: Limits }): Result<Workbook> {
  const opened = openPackage(bytes, of)
  if (!opened.ok) return opened
  const pack = opened.value
  const { date1904 } = pack.workbook
  const known = sheetContext(pack, of.limits)
  if (!known.ok) return known
  const context = known.value

  const sheets: Sheet[] = []
  const rules: ListRule[][] = []
  for (const { name, state, part } of pack.sheets) {
    const read = readSheet({ zip: pack.zip, part, name, context, limits: of.limits })
    if (!read.ok) return read
    sheets.push({ ...read.value.sheet, state })
    rules.push(read.value.lists)
    context.limits.cells -= read.value.sheet.cells.size
  }
  const book = { sheets, names: pack.workbook.names }
  const validated = sheets.map((home, index) => {
    const { position } = pack.sheets[index]!
    return { ...home, validations: listValidations({ rules: rules[index]!, home, position, book }) }
  })
  return ok({ format: 'xlsx', sheets: validated, date1904, remarks: remarksOf(pack.zip) })
}

/** What the cells of all sheets lean on; `limits` are those of the workbook. */
export function sheetContext(pack: Package, limits: Limits): Result<SheetContext> {
  const strings = readOptional(pack, 'sharedStrings', (xml) => parseSharedStrings(xml, limits.strings))
  if (!strings.ok) return strings
  const styles = readStyles(pack)
  if (!styles.ok) return styles
  const { date1904 } = pack.workbook
  return ok({ strings: strings.value, styles: styles.value, date1904, limits: { ...limits } })
}

/** Styles of a package, for a filler that must know which cells hold days. */
export const readStyles = (pack: Package): Result<CellStyle[]> => readOptional(pack, 'styles', parseStyles)

function readOptional<T extends object>(
  pack: Package,
  type: string,
  parse: (xml: XmlText) => T[] | 'document-type' | 'damaged',
): Result<T[]>
function readOptional(
  pack: Package,
  type: string,
  parse: (xml: XmlText) => string[] | 'document-type' | 'damaged',
): Result<string[]>
function readOptional<T>(
  pack: Package,
  type: string,
  parse: (xml: XmlText) => T[] | 'document-type' | 'damaged',
): Result<T[]> {
  const part = pack.relations.find((one) => one.type === type)?.target
  return part && findEntry(pack.zip, part) ? readPart(pack.zip, part, parse) : ok([])
}

function readSheet(of: {
  zip: Zip
  part: string
  name: string
  context: SheetContext
  limits: Limits
}): Result<{ sheet: Sheet; lists: ListRule[] }> {
  const { zip, part, name: sheet, limits } = of
  const { name } = zip
  const read = readPart(zip, part, (xml) => parseSheetPart(xml, of.context))
  if (!read.ok) return read
  const parsed = read.value
  if ('excess' in parsed) return excessProblem(parsed, { name, sheet, limits })
  const huge = parsed.merges.find((range) => areaOf(range) > limits.area)
  if (huge) return fail(sheetProblems['huge-merge']({ name, sheet, range: printRange(huge) }))
  const bound = boundSheet(parsed.cells, limits.area)
  if ('far' in bound) {
    return fail(sheetProblems['far-cell']({ name, sheet, cell: printCell(bound.far.row, bound.far.column) }))
  }
  const { hiddenColumns, columnWidths } = columnsOf(parsed.columns, bound.bounds.lastColumn)
  return ok({
    sheet: {
      name: sheet,
      state: 'visible',
      cells: bound.cells,
      merges: parsed.merges,
      validations: [],
      ...bound.bounds,
      hiddenRows: parsed.hiddenRows,
      hiddenColumns,
      columnWidths,
    },
    lists: parsed.lists,
  })
}

export const excessProblem = (
  { excess, count }: SheetExcess,
  { name, sheet, limits }: { name: string; sheet: string; limits: Limits },
) =>
  excess === 'cells'
    ? fail(sheetProblems['too-many-cells']({ name, limit: limits.cells }))
    : fail(sheetProblems['too-many-merges']({ name, sheet, count, limit: limits.merges }))

function columnsOf(rules: { from: number; to: number; width?: number; hidden: boolean }[], last: number) {
  const hiddenColumns = new Set<number>()
  const columnWidths = new Map<number, number>()
  for (const { from, to, width, hidden } of rules) {
    for (let column = from; column <= Math.min(to, Math.max(last, from)); column++) {
      if (hidden) hiddenColumns.add(column)
      if (width !== undefined) columnWidths.set(column, width)
    }
  }
  return { hiddenColumns, columnWidths }
}

const remarkParts: [remark: WorkbookRemark, pattern: RegExp][] = [
  ['macros', /(^|\/)vbaProject\.bin$/i],
  ['external-links', /(^|\/)externalLinks\//i],
  ['embedded-objects', /(^|\/)(embeddings|activeX)\//i],
  ['data-connections', /(^|\/)(connections\.xml$|queryTables\/)/i],
  ['signed', /^_xmlsignatures\//i],
]

const remarksOf = (zip: Zip): WorkbookRemark[] => [
  ...remarkParts.flatMap(([remark, pattern]) => (zip.entries.some(({ name }) => pattern.test(name)) ? [remark] : [])),
  ...(zip.entries.some((entry) => linksToProgram(zip, entry.name)) ? (['dde'] as const) : []),
]

function linksToProgram(zip: Zip, part: string): boolean {
  if (!/(^|\/)externalLinks\/[^/]+\.xml$/i.test(part)) return false
  const links = readPart(zip, part, (xml) => ({ dde: mentions(xml, 'ddeLink') }))
  return links.ok && links.value.dde
}

/** Whether a word stands anywhere in a part, well-formed or not. */
function mentions(xml: XmlText, word: string): boolean {
  let before = ''
  for (const piece of typeof xml === 'string' ? [xml] : xml) {
    if ((before + piece).includes(word)) return true
    before = piece.slice(1 - word.length)
  }
  return false
}
