// S9: a result computed before the fill is a wrong number after it. LibreOffice 7.4 shows stored results even when told to compute.
import { parseCell, parseRange } from './address.ts'
import type { Range } from './grid.ts'
import { attributesOf, scanXml, type Splice, splice, textOf, type XmlFault, type XmlToken } from './xml.ts'

type OpenCell = {
  at: { row: number; column: number } | undefined
  type: Splice | undefined
  computed: boolean
  value: Splice | undefined
}

/** The sheet's XML without the stored results of its formulas; every program then computes them. */
export function forgetResults(xml: string): { xml: string } | XmlFault {
  const splices: Splice[] = []
  const areas: Range[] = []
  let cell: OpenCell | undefined
  const fault = scanXml(xml, (token, path) => {
    if (token.kind === 'text' || path[1] !== 'sheetData') return
    if (path.length === 3 && token.name === 'c') {
      if (token.kind === 'open') cell = openCell(xml, token)
      else if (cell && (cell.computed || areas.some((area) => holds(area, cell?.at)))) {
        if (cell.value) splices.push(...(cell.type ? [cell.type] : []), cell.value)
      }
    } else if (path.length === 4 && cell && token.name === 'f' && token.kind === 'open') {
      cell.computed = true
      const said = attributesOf(xml, token)
      const value = (name: string) => said.find((one) => one.qualified === name)?.value ?? ''
      const area = ['array', 'dataTable'].includes(value('t')) ? parseRange(value('ref')) : undefined
      if (area) areas.push(area)
    } else if (path.length === 4 && cell && token.name === 'v') {
      if (token.kind === 'open') cell.value = { start: token.start, end: token.end, text: '' }
      else if (cell.value) cell.value.end = token.end
    }
  })
  return fault ?? { xml: splice(xml, splices) }
}

function openCell(xml: string, token: XmlToken): OpenCell {
  const said = attributesOf(xml, token)
  const type = said.find((one) => one.qualified === 't')
  const address = said.find((one) => one.qualified === 'r')
  return {
    at: parseCell(address?.value ?? ''),
    type: type && { start: type.start, end: type.end, text: '' },
    computed: false,
    value: undefined,
  }
}

const holds = (area: Range, at: OpenCell['at']): boolean =>
  at !== undefined && at.row >= area.top && at.row <= area.bottom && at.column >= area.left && at.column <= area.right

/** All formulas of a sheet, one per line. */
export function formulaTexts(xml: string): string {
  const texts: string[] = []
  scanXml(xml, (token, path) => {
    if (token.kind === 'text' && path.length === 5 && path[4] === 'f' && path[1] === 'sheetData')
      texts.push(textOf(xml, token))
  })
  return texts.join('\n')
}
