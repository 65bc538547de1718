// Example county: draws a laid-out form as .xlsx bytes; the same form always gives the same bytes.
import { type Cell, type CellStyle, type DataValidation, writeXlsx, type WriteSheet } from 'hucre/xlsx'
import { columnName, printRange } from '../../src/sheets/address.ts'
import { withLimits } from '../../src/sheets/limits.ts'
import { writeZip } from '../../src/sheets/write-zip.node.ts'
import { openZip } from '../../src/sheets/zip.node.ts'
import type { FormSheet, LaidSheet, Look, Place } from './form.ts'

/** The first moment a zip can name; hucre would take the clock. */
const noMoment = new Date(Date.UTC(1980, 0, 1))

export async function draw(sheets: readonly LaidSheet[]): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    properties: { created: noMoment, modified: noMoment },
    sheets: sheets.map(drawSheet),
    defaultFont: { name: '宋体', size: 11 },
  })
  const zip = openZip(bytes, { name: 'example', limits: withLimits({ ratio: Infinity }) })
  if (!zip.ok) throw new TypeError(zip.problem.code)
  return writeZip(zip.value, new Map())
}

function drawSheet({ form, places, choices, heights, width, row: next, repeat }: LaidSheet): WriteSheet {
  const last = next - 1
  const { page = {} } = form
  const rows: (string | number | null)[][] = Array.from({ length: last }, () => Array<null>(width).fill(null))
  const cells = new Map<string, Partial<Cell>>()
  for (const place of places) {
    const style = styleOf(place.look, form)
    if (place.value !== undefined) rows[place.row - 1]![place.column - 1] = place.value
    for (let row = place.row; row <= (place.bottom ?? place.row); row++) {
      for (let at = place.column; at <= (place.right ?? place.column); at++) {
        const isFirst = row === place.row && at === place.column
        cells.set(
          `${row - 1},${at - 1}`,
          isFirst ? { ...contentOf(place), style } : { value: null, type: 'empty', style },
        )
      }
    }
  }
  return {
    name: form.name,
    columns: form.widths.map((one) => ({ width: one })),
    rows,
    cells,
    merges: places.flatMap(({ row, column, bottom = row, right = column }) =>
      bottom > row || right > column
        ? [{ startRow: row - 1, endRow: bottom - 1, startCol: column - 1, endCol: right - 1 }]
        : [],
    ),
    rowDefs: new Map([...heights].map(([row, height]) => [row - 1, { height }])),
    dataValidations: choices.map(({ range, options }): DataValidation => ({
      type: 'list',
      values: options,
      range: printRange(range),
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: '填写有误',
      errorMessage: '请从下拉列表中选择',
    })),
    pageSetup: {
      paperSize: 'a4',
      orientation: page.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.75, bottom: 0.75, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
      ...(page.printArea ? { printArea: `$A$1:$${columnName(width)}$${last}` } : {}),
      ...(repeat ? { printTitlesRow: `$${repeat.top}:$${repeat.bottom}` } : {}),
    },
    ...(page.head || page.foot
      ? {
          headerFooter: {
            ...(page.head ? { oddHeader: page.head } : {}),
            ...(page.foot ? { oddFooter: page.foot } : {}),
          },
        }
      : {}),
  }
}

function contentOf({ value, formula }: Place): Partial<Cell> {
  if (formula !== undefined) return { value: null, type: 'formula', formula, formulaResult: 0 }
  if (value === undefined) return { value: null, type: 'empty' }
  return { value, type: typeof value === 'number' ? 'number' : 'string' }
}

const line = { style: 'thin' } as const
const box = { border: { top: line, right: line, bottom: line, left: line } }
const middle = { horizontal: 'center', vertical: 'center', wrapText: true } as const

function styleOf(look: Look, { font, titleFont, bare }: FormSheet): CellStyle {
  const lined = bare ? {} : box
  const body = { name: font, size: 11 }
  switch (look) {
    case 'title':
      return { font: { name: titleFont, size: 20, bold: titleFont === '宋体' }, alignment: middle }
    case 'subtitle':
      return { font: { name: font, size: 12 }, alignment: middle }
    case 'line':
      return { font: body, alignment: { horizontal: 'left', vertical: 'center' } }
    case 'right':
      return { font: body, alignment: { horizontal: 'right', vertical: 'center' } }
    case 'header':
      return { font: { ...body, bold: true }, alignment: middle, ...lined }
    case 'label':
      return { font: body, alignment: middle, ...lined }
    case 'left':
      return { font: body, alignment: { horizontal: 'left', vertical: 'center', wrapText: true }, ...lined }
    case 'blank':
      return { font: { name: font, size: 10 }, alignment: middle, ...lined }
    case 'number':
      return { font: { name: font, size: 10 }, alignment: { ...middle, horizontal: 'right' }, ...lined }
    case 'day':
      return { font: { name: font, size: 10 }, alignment: middle, ...lined, numFmt: 'yyyy-mm-dd' }
    case 'note':
      return { font: { name: font, size: 10 }, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } }
  }
}
