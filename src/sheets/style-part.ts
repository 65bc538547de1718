// S3: of a cell's style we read what the meaning of a form depends on: borders, bold, number format.
import type { Border, CellStyle } from './grid.ts'
import { mostListed } from './limits.ts'
import { numberFormat } from './number-format.ts'
import { attribute, isOn, scanXml, stopScan, type XmlFault, type XmlText } from './xml.ts'

const noBorder: Border = { top: false, right: false, bottom: false, left: false }
export const plainStyle: CellStyle = { border: noBorder, bold: false, format: 'General', isDate: false }

const sides: Record<string, keyof Border> = {
  top: 'top',
  right: 'right',
  end: 'right',
  bottom: 'bottom',
  left: 'left',
  start: 'left',
}

/** Styles by the index cells carry (`s`). */
export function parseStyles(source: XmlText): CellStyle[] | XmlFault {
  const codes = new Map<number, string>()
  const bold: boolean[] = []
  const borders: Border[] = []
  const formats: { format: number; font: number; border: number }[] = []
  const fault = scanXml(source, (token, path, xml) => {
    if (token.kind !== 'open') return
    if (Math.max(formats.length, borders.length, bold.length, codes.size) > mostListed) return stopScan
    const parent = path.at(-1)
    const value = (name: string) => attribute(xml, token, name)
    const index = (name: string) => Number(value(name) ?? 0) || 0
    if (path.length === 2) {
      if (parent === 'numFmts') codes.set(index('numFmtId'), value('formatCode') ?? 'General')
      if (parent === 'fonts') bold.push(false)
      if (parent === 'borders') borders.push({ ...noBorder })
      if (parent === 'cellXfs' && token.name === 'xf') {
        formats.push({ format: index('numFmtId'), font: index('fontId'), border: index('borderId') })
      }
    }
    if (path.length !== 3) return
    if (path[1] === 'fonts' && token.name === 'b') bold[bold.length - 1] = isOn(value('val') ?? '1')
    const side = sides[token.name]
    if (path[1] === 'borders' && side) borders.at(-1)![side] = (value('style') ?? 'none') !== 'none'
  })
  if (fault) return fault
  if (Math.max(formats.length, borders.length, bold.length, codes.size) > mostListed) return 'damaged'
  return formats.map(({ format, font, border }) => ({
    border: borders[border] ?? noBorder,
    bold: bold[font] ?? false,
    ...numberFormat(format, codes.get(format)),
  }))
}
