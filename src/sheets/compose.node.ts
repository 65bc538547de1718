// S13: workbooks of our own (rows sent back, merge reports) are composed anew; a text in them is never a formula.
import { type Cell as HucreCell, writeXlsx } from 'hucre/xlsx'
import { widthOf } from '../kernel/text-width.ts'
import { printRange } from './address.ts'
import type { CellValue, Range } from './grid.ts'
import { withLimits } from './limits.ts'
import { writeZip } from './write-zip.node.ts'
import { openZip } from './zip.node.ts'

export type ComposedCell = {
  value: CellValue
  /** Without `=`; `value` is then what it gives now. Only ever the program's own words: a text from outside is a `value`. */
  formula?: string
  /** How a number is shown: `#,##0.0`. */
  numberFormat?: string
  bold?: boolean
  wrap?: boolean
  border?: boolean
  /** Red, green, blue as six hexadecimal digits. */
  background?: string
}
export type ComposedSheet = {
  name: string
  columns?: { width?: number }[]
  rows: ComposedCell[][]
  merges?: Range[]
  /** Drop-downs: the values, or the range of this workbook that holds them, `'问项'!$A$2:$A$90`. Other entries stay possible. */
  choices?: { at: Range; from: readonly string[] | string }[]
  /** Rows that stay in sight, and stand on top of every printed page. */
  frozenRows?: number
  /** So many rows, from the first, are as high as their wrapped texts need: Excel sees to that by itself, not every program does. */
  fittedRows?: number
  /** Drop-downs over this range that choose which rows are shown; its first row is the header. */
  filter?: Range
  /** A4, as wide as one page. `footer` in Excel's own codes: `&P` page, `&N` pages. */
  print?: { isLandscape?: boolean; footer?: string }
}

const line = { style: 'thin' } as const
/** The library's own; a bold cell that does not name it is shown in another one. */
const font = { name: 'Calibri', size: 11 }

/** Bytes of a new .xlsx. Sheet names are cut and cleaned to what Excel accepts. Ranges count from 1, as everywhere here. */
export async function composeWorkbook(sheets: readonly ComposedSheet[]): Promise<Uint8Array> {
  const names = sheetNames(sheets.map((sheet) => sheet.name))
  const bytes = await writeXlsx({
    properties: { modified: noMoment },
    sheets: sheets.map((sheet, index) => ({
      name: names[index]!,
      columns: (sheet.columns ?? []).map(({ width }) => (width === undefined ? {} : { width })),
      rows: sheet.rows.map((row) => row.map((cell) => cell.value)),
      cells: styledCells(sheet.rows),
      merges: (sheet.merges ?? []).map((range) => ({
        startRow: range.top - 1,
        startCol: range.left - 1,
        endRow: range.bottom - 1,
        endCol: range.right - 1,
      })),
      dataValidations: (sheet.choices ?? []).map(({ at, from }) => ({
        type: 'list' as const,
        range: printRange(at),
        ...(typeof from === 'string' ? { formula1: from } : { values: [...from] }),
        allowBlank: true,
        showErrorMessage: false,
      })),
      ...(sheet.frozenRows === undefined ? {} : { freezePane: { rows: sheet.frozenRows } }),
      ...(sheet.fittedRows === undefined ? {} : { rowDefs: fittedRows(sheet, sheet.fittedRows) }),
      ...(sheet.filter ? { autoFilter: { range: printRange(sheet.filter) } } : {}),
      ...(sheet.print ? { pageSetup: pageOf(sheet.print), headerFooter: { oddFooter: sheet.print.footer ?? '' } } : {}),
    })),
    namedRanges: sheets.flatMap(({ print, frozenRows = 0 }, index) => {
      const name = names[index]!
      if (!print || frozenRows === 0) return []
      // Written here because the library leaves a name with a blank unquoted, and Excel then repairs the file.
      const range = `'${name.replaceAll("'", "''")}'!$1:$${frozenRows}`
      return [{ name: '_xlnm.Print_Titles', range, scope: name }]
    }),
  })
  const zip = openZip(bytes, { name: names[0] ?? 'workbook', limits: withLimits({ ratio: Infinity }) })
  if (!zip.ok) throw new TypeError(zip.problem.code)
  return writeZip(zip.value, new Map())
}

/** The first moment a zip can name: the same rows must give the same bytes, whenever they are composed. */
const noMoment = new Date(Date.UTC(1980, 0, 1))

const pageOf = ({ isLandscape = false }: NonNullable<ComposedSheet['print']>) => ({
  paperSize: 'a4' as const,
  orientation: isLandscape ? ('landscape' as const) : ('portrait' as const),
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
})

const lineHeight = 15
/** Points; Excel allows no more. */
const highest = 409

function fittedRows(
  { rows, columns = [], merges = [] }: ComposedSheet,
  count: number,
): Map<number, { height: number }> {
  const right = new Map(merges.map((range) => [`${range.top},${range.left}`, range.right]))
  const widthAt = (row: number, column: number): number => {
    const own = columns.slice(column, right.get(`${row + 1},${column + 1}`) ?? column + 1)
    return own.reduce((sum, { width = Infinity }) => sum + width, 0)
  }
  const linesOf = (text: string, width: number): number =>
    // A column's width counts digits, and the last Chinese character of a line rarely fits exactly.
    text.split('\n').reduce((sum, line) => {
      const needs = widthOf(line)
      return sum + (needs <= width ? 1 : Math.ceil(needs / Math.max(1, width - 2)))
    }, 0)
  const heights = rows.slice(0, count).map((row, at) => {
    const lines = row.map(({ value, wrap }, column) =>
      wrap && typeof value === 'string' ? linesOf(value, widthAt(at, column)) : 1,
    )
    return Math.min(highest, Math.max(1, ...lines) * lineHeight)
  })
  return new Map(heights.map((height, row) => [row, { height }]))
}

function styledCells(rows: readonly ComposedCell[][]): Map<string, Partial<HucreCell>> {
  const cells = new Map<string, Partial<HucreCell>>()
  for (const [row, content] of rows.entries()) {
    for (const [column, cell] of content.entries()) {
      const style = {
        ...(cell.bold ? { font: { ...font, bold: true } } : {}),
        ...(cell.wrap ? { alignment: { wrapText: true, vertical: 'top' as const } } : {}),
        ...(cell.border ? { border: { top: line, right: line, bottom: line, left: line } } : {}),
        ...(cell.background
          ? { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: cell.background } } }
          : {}),
        // `@` keeps Excel from turning an identifier into a number when somebody edits the cell.
        ...(typeof cell.value === 'string' && cell.formula === undefined ? { numFmt: '@' } : {}),
        ...(cell.numberFormat === undefined ? {} : { numFmt: cell.numberFormat }),
      }
      const said =
        cell.formula === undefined
          ? { type: typeOf(cell.value) }
          : { type: 'formula' as const, formula: cell.formula, formulaResult: cell.value }
      cells.set(`${row},${column}`, { value: cell.value, ...said, style })
    }
  }
  return cells
}

function typeOf(value: CellValue): 'string' | 'number' | 'boolean' | 'empty' {
  if (value === null) return 'empty'
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean'
}

/** Excel: 1 to 31 characters, none of \ / ? * [ ] :, no apostrophe at the ends, no two alike. */
function sheetNames(wanted: readonly string[]): string[] {
  const names: string[] = []
  for (const [index, name] of wanted.entries()) {
    const clean = name.replace(/[\\/?*[\]:\p{Cc}]/gu, ' ').replace(/^[\s']+|[\s']+$/g, '') || `Sheet${index + 1}`
    let candidate = clean.slice(0, 31)
    for (let copy = 2; names.some((one) => one.toLowerCase() === candidate.toLowerCase()); copy++) {
      candidate = `${clean.slice(0, 31 - `(${copy})`.length)}(${copy})`
    }
    names.push(candidate)
  }
  return names
}
