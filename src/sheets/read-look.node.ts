// S1: a second look at an .xlsx that was read already, for drawing it: only who draws pays for it.
import { SSF } from '@e965/xlsx'
import { ok, type Result } from '../kernel/result.ts'
import { cellKey, type Sheet, type Workbook } from './grid.ts'
import { parseTheme } from './look-color.ts'
import { parseLooks, parseSheetLook } from './look-part.ts'
import { type Look, plainLook, type SheetLook } from './look.ts'
import { withLimits } from './limits.ts'
import { openPackage, partText, xmlProblem } from './package.node.ts'

/** Rows a drawing may have. */
export const mostDrawnRows = 400

/** Looks of the worksheets in their order. `workbook` is the same file as `readXlsx` gave it. */
export function readLook(bytes: Uint8Array, workbook: Workbook, name: string): Result<SheetLook[]> {
  const opened = openPackage(bytes, { name, limits: withLimits() })
  if (!opened.ok) return opened
  const { zip, sheets, relations } = opened.value
  const optional = (type: string) => {
    const part = relations.find((one) => one.type === type)?.target
    const xml = part === undefined ? undefined : partText(zip, part)
    return xml?.ok ? xml.value : undefined
  }
  const theme = optional('theme')
  const styles = optional('styles')
  const looks = styles === undefined ? [] : parseLooks(styles, theme === undefined ? [] : parseTheme(theme))
  if (typeof looks === 'string') return xmlProblem(zip, 'xl/styles.xml', looks)
  const drawn: SheetLook[] = []
  for (const [index, { part, name: sheet }] of sheets.entries()) {
    const xml = partText(zip, part)
    if (!xml.ok) return xml
    const read = parseSheetLook(xml.value, mostDrawnRows)
    if (typeof read === 'string') return xmlProblem(zip, part, read)
    const { styles: byCell, ...rest } = read
    const own = new Map<string, Look>([...byCell].map(([key, style]) => [key, looks[style] ?? plainLook]))
    drawn.push({ name: sheet, looks: own, shown: shownOf(workbook.sheets[index], workbook.date1904), ...rest })
  }
  return ok(drawn)
}

/** Numbers as their formats print them; a format nobody knows prints the number. */
function shownOf(sheet: Sheet | undefined, date1904: boolean): Map<string, string> {
  const shown = new Map<string, string>()
  for (const { row, column, value, style } of sheet?.cells.values() ?? []) {
    if (typeof value !== 'number' || row > mostDrawnRows) continue
    try {
      shown.set(cellKey(row, column), String(SSF.format(style.format, value, { date1904 })).trim())
    } catch {
      shown.set(cellKey(row, column), String(value))
    }
  }
  return shown
}
