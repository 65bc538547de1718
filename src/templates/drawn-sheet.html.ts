// T27: one sheet as it looks, every field outlined in the colour of its kind and tied to its entry in the list by a number.
import { columnName, parseCell } from '../sheets/address.ts'
import { cellAt, cellKey, type Range, type Sheet } from '../sheets/grid.ts'
import { plainLook, type SheetLook } from '../sheets/look.ts'
import { escapeHtml } from '../kernel/html.ts'
import type { Language } from '../kernel/language.ts'
import { type DrawnRow, extentOf } from './drawn-rows.ts'
import type { Field } from './field.ts'
import { lineCss, lookCss } from './look-css.ts'
import { sayDrawn } from './template-page-sentences.ts'

/** `number` ties drawing and list together, counted over the whole page. */
export type DrawnField = { field: Field; number: number }
export type Drawing = {
  sheet: Sheet
  look: SheetLook
  fields: readonly DrawnField[]
  language: Language
  /** Name of a class for these declarations: a thousand cells look alike. */
  classOf: (css: string) => string
}

/** The table, and its size in pixels: paper is narrower than a screen. */
export function drawnSheet({ sheet, look, fields, language, classOf }: Drawing): {
  html: string
  width: number
  height: number
} {
  const placed = placesOf(sheet, fields)
  const extent = extentOf(
    sheet,
    [...placed.values()].filter(({ isFirst }) => isFirst),
  )
  const { rows, columns, cutRow, cutColumn } = extent
  const widths = columns.map((column) => pixels(sheet.columnWidths.get(column) ?? look.defaultColumnWidth))
  const draw = { sheet, look, placed, columns, rows, merges: mergeStarts(sheet, extent), classOf }
  const body = rows.map((row) => {
    if ('folded' in row) {
      const text = escapeHtml(sayDrawn(language, 'folded', row.folded))
      return `<tr class="folded"><th>⋮</th><td colspan="${columns.length}"><span>${text}</span></td></tr>`
    }
    const height = Math.round((look.rowHeights.get(row.row) ?? look.defaultRowHeight) * 1.333)
    return `<tr style="height:${Math.min(400, height)}px"><th>${row.row}</th>${cellsOf(draw, row.row)}</tr>`
  })
  const cut = [
    ...(cutRow === undefined ? [] : [sayDrawn(language, 'cut.rows', { row: cutRow })]),
    ...(cutColumn === undefined ? [] : [sayDrawn(language, 'cut.columns', { column: columnName(cutColumn) })]),
  ].map((text) => `<p class="cut">${escapeHtml(text)}</p>`)
  const width = widths.reduce((sum, one) => sum + one, gutter)
  const heads = columns.map((column) => `<th>${columnName(column)}</th>`).join('')
  const html = `<table class="sheet${look.showsGrid ? ' grid' : ''}" style="width:${width}px"><colgroup><col style="width:${gutter}px">${widths
    .map((one) => `<col style="width:${one}px">`)
    .join('')}</colgroup><thead><tr><th></th>${heads}</tr></thead><tbody>
${body.join('\n')}
</tbody></table>${cut.join('')}`
  const heights = rows.map((row) =>
    'row' in row ? (look.rowHeights.get(row.row) ?? look.defaultRowHeight) * 1.333 : 24,
  )
  return { html, width, height: Math.round(heights.reduce((sum, one) => sum + one, 0)) }
}

const gutter = 30
/** Width in characters to pixels, at seven pixels a digit and five of padding (ECMA-376 part 1, 18.3.1.13). */
const pixels = (characters: number): number => Math.round(Math.min(120, Math.max(1, characters)) * 7 + 5)

type Placed = {
  row: number
  column: number
  drawn: DrawnField
  /** Further blanks of the same cell. */
  also: DrawnField[]
  isFirst: boolean
  isLast: boolean
}

/** Cells of every field: a list column holds the rows its form offers. */
function placesOf(sheet: Sheet, fields: readonly DrawnField[]): Map<string, Placed> {
  const placed = new Map<string, Placed>()
  for (const drawn of fields) {
    const { cell, region } = drawn.field
    const at = parseCell(cell)
    if (!at) continue
    const last = region?.lastRow ?? at.row
    for (let row = at.row; row <= Math.min(last, sheet.lastRow, at.row + 500); row++) {
      const key = cellKey(row, at.column)
      const there = placed.get(key)
      if (row === at.row && there?.isFirst) there.also.push(drawn)
      else if (row === at.row || !there)
        placed.set(key, { row, column: at.column, drawn, also: [], isFirst: row === at.row, isLast: row === last })
    }
  }
  return placed
}

type MergeStart = { range: Range; columns: number; rows: number }

/** Merges by the first cell of theirs that is drawn; `undefined` for the cells they cover. */
function mergeStarts(sheet: Sheet, { rows, columns }: Pick<ReturnType<typeof extentOf>, 'rows' | 'columns'>) {
  const found = new Map<string, MergeStart | undefined>()
  const drawn = rows.flatMap((row) => ('row' in row ? [row.row] : []))
  for (const range of sheet.merges) {
    const across = columns.filter((column) => column >= range.left && column <= range.right)
    const down = drawn.filter((row) => row >= range.top && row <= range.bottom)
    const folds = rows.filter(
      (row) => 'folded' in row && row.folded.first > range.top && row.folded.last < range.bottom,
    )
    for (const row of down) for (const column of across) found.set(cellKey(row, column), undefined)
    if (across.length > 0 && down.length > 0)
      found.set(cellKey(down[0]!, across[0]!), { range, columns: across.length, rows: down.length + folds.length })
  }
  return found
}

type Draw = {
  sheet: Sheet
  look: SheetLook
  placed: ReadonlyMap<string, Placed>
  columns: readonly number[]
  rows: readonly DrawnRow[]
  merges: ReadonlyMap<string, MergeStart | undefined>
  classOf: Drawing['classOf']
}

const cellsOf = (draw: Draw, row: number): string =>
  draw.columns
    .map((column) => {
      const key = cellKey(row, column)
      if (draw.merges.has(key) && !draw.merges.get(key)) return ''
      return cellHtml(draw, row, column)
    })
    .join('')

function cellHtml({ sheet, look, placed, merges, classOf }: Draw, row: number, column: number): string {
  const key = cellKey(row, column)
  const merge = merges.get(key)
  const range = merge?.range ?? { top: row, bottom: row, left: column, right: column }
  const start = cellKey(range.top, range.left)
  const cell = cellAt(sheet, range.top, range.left)
  const own = look.looks.get(start) ?? plainLook
  const text = look.shown.get(start) ?? (cell?.value === null || cell?.value === undefined ? '' : String(cell.value))
  const right = look.looks.get(cellKey(range.top, range.right)) ?? own
  const bottom = look.looks.get(cellKey(range.bottom, range.left)) ?? own
  const css = [
    lookCss(own, typeof cell?.value === 'number'),
    lineCss('top', own.lines.top),
    lineCss('left', own.lines.left),
    lineCss('right', right.lines.right),
    lineCss('bottom', bottom.lines.bottom),
  ]
  // As in Excel, a text that is not to wrap runs over blank cells beside it.
  const next = cellAt(sheet, range.top, range.right + 1)
  const runsOver = text !== '' && !own.wrap && typeof cell?.value === 'string' && (next?.value ?? null) === null
  const wraps = own.wrap || text.includes('\n')
  const field = placed.get(start)
  const classes = [
    classOf(css.filter(Boolean).join(';')),
    wraps ? 'wrap' : runsOver ? 'over' : '',
    ...(field ? fieldClasses(field) : []),
  ].filter(Boolean)
  const attributes = [
    ` class="${classes.join(' ')}"`,
    merge && merge.columns > 1 ? ` colspan="${merge.columns}"` : '',
    merge && merge.rows > 1 ? ` rowspan="${merge.rows}"` : '',
    field?.isFirst
      ? ` id="c${field.drawn.number}" title="${escapeHtml(field.drawn.field.headerPath.join(' / '))}"`
      : '',
  ]
  const mark = field?.isFirst
    ? markHtml(field.drawn, text === '') +
      field.also.map((one) => markHtml(one, false).replace('<a ', `<a id="c${one.number}" `)).join('')
    : ''
  return `<td${attributes.join('')}>${mark}${escapeHtml(text.slice(0, longest))}</td>`
}

const longest = 2_000

const fieldClasses = ({ drawn, isFirst, isLast }: Placed): string[] => [
  'field',
  drawn.field.kind,
  isFirst ? 'first' : '',
  isLast ? 'last' : '',
  drawn.field.confidence < unsure ? 'unsure' : '',
]

/** Below this the outline is dashed. */
export const unsure = 0.7

function markHtml({ field, number }: DrawnField, isBlank: boolean): string {
  const name = isBlank ? `<span>${escapeHtml(field.headerPath.at(-1) ?? '')}</span>` : ''
  return `<a class="mark" href="#f${number}"><b>${number}</b>${name}</a>`
}
