// S1: fonts, fills, lines and alignment by the index cells carry, and the heights of a sheet's rows.
import { parseCell } from './address.ts'
import { cellKey } from './grid.ts'
import { colorOf } from './look-color.ts'
import { type Look, plainLook, type SheetLook } from './look.ts'
import { attribute, isOn, scanXml, stopScan, type XmlFault } from './xml.ts'

type Font = Pick<Look, 'size' | 'bold' | 'italic' | 'underline' | 'strike' | 'color' | 'face'>
const sides: Record<string, keyof Look['lines']> = {
  top: 'top',
  right: 'right',
  end: 'right',
  bottom: 'bottom',
  left: 'left',
  start: 'left',
}

/** Looks by the index cells carry (`s`). `theme` as `parseTheme` gives it. */
export function parseLooks(xml: string, theme: readonly string[]): Look[] | XmlFault {
  const fonts: Font[] = []
  const fills: { color?: string | undefined; isNone?: true }[] = []
  const lines: Look['lines'][] = []
  const made: Look[] = []
  const fault = scanXml(xml, (token, path) => {
    if (token.kind !== 'open') return
    const value = (name: string) => attribute(xml, token, name)
    const index = (name: string) => Number(value(name) ?? 0) || 0
    const [, group, , inner] = path
    if (path.length === 2) {
      if (group === 'fonts') fonts.push({ ...plainLook })
      if (group === 'fills') fills.push({})
      if (group === 'borders') lines.push({})
      if (group === 'cellXfs' && token.name === 'xf') {
        const font = fonts[index('fontId')] ?? plainLook
        made.push({
          ...plainLook,
          ...font,
          fill: fills[index('fillId')]?.color,
          lines: lines[index('borderId')] ?? {},
        })
      }
      return
    }
    if (group === 'fonts' && path.length === 3) readFont(token.name, fonts.at(-1)!, value)
    if (group === 'fonts' && path.length === 3 && token.name === 'color')
      fonts.at(-1)!.color = colorOf(xml, token, theme)
    if (group === 'fills' && token.name === 'fgColor' && inner === 'patternFill' && !fills.at(-1)!.isNone)
      fills.at(-1)!.color ??= colorOf(xml, token, theme)
    if (group === 'fills' && token.name === 'patternFill' && (value('patternType') ?? 'none') === 'none')
      fills.at(-1)!.isNone = true
    const side = sides[path.length === 3 ? token.name : (inner ?? '')]
    if (group === 'borders' && side) {
      const own = lines.at(-1)!
      const style = value('style') ?? 'none'
      if (path.length === 3 && style !== 'none') own[side] = { style, color: undefined }
      if (path.length === 4 && token.name === 'color' && own[side]) own[side].color = colorOf(xml, token, theme)
    }
    if (group === 'cellXfs' && token.name === 'alignment') {
      const look = made.at(-1)!
      look.across = value('horizontal') ?? look.across
      look.down = value('vertical') ?? look.down
      look.wrap = isOn(value('wrapText'))
      look.indent = index('indent')
      look.turn = index('textRotation')
    }
  })
  return fault ?? made
}

function readFont(name: string, font: Font, value: (name: string) => string | undefined): void {
  const on = isOn(value('val') ?? '1')
  if (name === 'b') font.bold = on
  if (name === 'i') font.italic = on
  if (name === 'u') font.underline = value('val') !== 'none'
  if (name === 'strike') font.strike = on
  if (name === 'sz') font.size = Number(value('val')) || font.size
  if (name === 'name') font.face = value('val') ?? ''
}

export type SheetLookPart = Omit<SheetLook, 'name' | 'looks' | 'shown'> & {
  /** Style index by `row,column`. */
  styles: ReadonlyMap<string, number>
}

/** Looks no further than `mostRows`: nobody looks at a page longer than that. */
export function parseSheetLook(xml: string, mostRows: number): SheetLookPart | XmlFault {
  const styles = new Map<string, number>()
  const rowHeights = new Map<number, number>()
  let [defaultRowHeight, defaultColumnWidth, showsGrid] = [15, 8.43, true]
  let [row, column] = [0, 0]
  const fault = scanXml(xml, (token, path) => {
    if (token.kind !== 'open') return
    const value = (name: string) => attribute(xml, token, name)
    if (token.name === 'sheetView' && value('showGridLines') !== undefined) showsGrid = isOn(value('showGridLines'))
    if (token.name === 'sheetFormatPr') {
      defaultRowHeight = Number(value('defaultRowHeight')) || defaultRowHeight
      defaultColumnWidth = Number(value('defaultColWidth')) || defaultColumnWidth
    }
    if (path[1] !== 'sheetData') return
    if (token.name === 'row' && path.length === 2) {
      row = Number(value('r') ?? row + 1)
      column = 0
      if (row > mostRows) return stopScan
      const height = Number(value('ht'))
      if (height > 0) rowHeights.set(row, height)
    } else if (token.name === 'c' && path.length === 3) {
      column = parseCell(value('r') ?? '')?.column ?? column + 1
      styles.set(cellKey(row, column), Number(value('s') ?? 0) || 0)
    }
    return undefined
  })
  return fault ?? { styles, rowHeights, defaultRowHeight, defaultColumnWidth, showsGrid }
}
