// T2–T24: forms drawn as text, for tests: `|` parts cells, `<` joins the cell to its left, `^` to the one above, `·` starts an undrawn line or is an undrawn cell.
import { type Cell, cellKey, type Range, type Sheet } from '../sheets/grid.ts'
import { detectFields } from './detect.ts'

const border = (drawn: boolean) => ({ top: drawn, right: drawn, bottom: drawn, left: drawn })

export function draw(lines: readonly string[], more: Partial<Sheet> = {}): Sheet {
  const cells = new Map<string, Cell>()
  const merges: Range[] = []
  const startOf = new Map<string, Range>()
  for (const [index, line] of lines.entries()) {
    const drawn = !line.startsWith('·')
    const row = index + 1
    for (const [at, text] of line.replace(/^·/, '').split('|').entries()) {
      const column = at + 1
      const joined = text === '<' ? startOf.get(cellKey(row, column - 1)) : startOf.get(cellKey(row - 1, column))
      if ((text === '<' || text === '^') && joined) {
        if (joined.bottom === joined.top && joined.right === joined.left) merges.push(joined)
        joined.bottom = Math.max(joined.bottom, row)
        joined.right = Math.max(joined.right, column)
        startOf.set(cellKey(row, column), joined)
      } else startOf.set(cellKey(row, column), { top: row, bottom: row, left: column, right: column })
      const formula = text.startsWith('=') ? { formula: text.slice(1) } : {}
      const value = text === '<' || text === '^' || text === '' ? null : text.startsWith('=') ? 0 : text
      const style = { border: border(drawn), bold: false, format: 'General', isDate: false }
      if (text !== '·' && (drawn || value !== null))
        cells.set(cellKey(row, column), { row, column, value, ...formula, style })
    }
  }
  const lastColumn = Math.max(...lines.map((line) => line.split('|').length))
  const base = {
    hiddenRows: new Set<number>(),
    hiddenColumns: new Set<number>(),
    columnWidths: new Map<number, number>(),
  }
  return {
    name: '表',
    state: 'visible',
    cells,
    merges,
    validations: [],
    lastRow: lines.length,
    lastColumn,
    ...base,
    ...more,
  }
}

/** Every field as `cell kind path`, with the rows of a list. */
export const found = (lines: readonly string[], more: Partial<Sheet> = {}): string[] =>
  detectFields({ sheets: [draw(lines, more)] }).fields.map(({ cell, kind, headerPath, region }) =>
    [cell, kind, headerPath.join('/'), ...(region ? [`${region.firstRow}-${region.lastRow}`] : [])].join(' '),
  )
