// S1: the workbook part says which sheets there are, in which order, and which names are defined.
import { mostListed } from './limits.ts'
import { attribute, attributesOf, isOn, scanXml, stopScan, textOf, type XmlFault, type XmlText } from './xml.ts'
import type { Sheet } from './grid.ts'

export type SheetEntry = { name: string; state: Sheet['state']; relation: string }
export type DefinedName = { name: string; sheet?: number; text: string }
export type WorkbookPart = { date1904: boolean; sheets: SheetEntry[]; names: DefinedName[] }

const states = ['visible', 'hidden', 'veryHidden'] as const

export function parseWorkbookPart(source: XmlText): WorkbookPart | XmlFault {
  const part: WorkbookPart = { date1904: false, sheets: [], names: [] }
  let name: DefinedName | undefined
  const tooMany = () => part.sheets.length + part.names.length > mostListed
  const fault = scanXml(source, (token, path, xml) => {
    if (tooMany()) return stopScan
    if (token.kind === 'text') {
      if (name && path.at(-1) === 'definedName') name.text += textOf(xml, token)
      return
    }
    if (token.kind === 'close') return
    if (token.name === 'workbookPr' && path.length === 1) part.date1904 = isOn(attribute(xml, token, 'date1904'))
    if (token.name === 'sheet' && path.at(-1) === 'sheets') {
      const all = attributesOf(xml, token)
      const value = (wanted: string) => all.find((one) => one.name === wanted)?.value
      const state = states.find((one) => one === value('state')) ?? 'visible'
      part.sheets.push({ name: value('name') ?? '', state, relation: value('id') ?? '' })
    }
    if (token.name === 'definedName' && path.at(-1) === 'definedNames') {
      const sheet = attribute(xml, token, 'localSheetId')
      name = { name: attribute(xml, token, 'name') ?? '', text: '', ...(sheet ? { sheet: Number(sheet) } : {}) }
      part.names.push(name)
    }
  })
  return fault ?? (tooMany() ? 'damaged' : part)
}
