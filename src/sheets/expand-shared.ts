// S8: before rows move, every follower of a shared formula gets its own formula: a shared one cannot say that some cells moved.
import { parseCell } from './address.ts'
import { escapeXml } from './escape-text.ts'
import { copyFormula } from './formula.ts'
import { attribute, scanXml, stopScan, type Splice, splice, textOf, type XmlFault, type XmlToken } from './xml.ts'

/** Characters that a sheet's shared formulas may come to; a short file may share a long formula with very many cells. */
const mostWritten = 20_000_000

type Place = { row: number; column: number }

/** The sheet's XML with shared formulas written out. Every cell must carry its address. */
export function expandShared(xml: string): { xml: string } | XmlFault {
  const masters = new Map<string, Place & { text: string }>()
  const splices: Splice[] = []
  let written = 0
  let cell: Place | undefined
  let shared: { open: XmlToken; index: string; text: string } | undefined
  const fault = scanXml(xml, (token, path) => {
    if (written > mostWritten) return stopScan
    if (token.kind === 'text') {
      if (shared && path.at(-1) === 'f') shared.text += textOf(xml, token)
    } else if (path[1] !== 'sheetData') return
    else if (token.kind === 'open' && token.name === 'c') cell = parseCell(attribute(xml, token, 'r') ?? '')
    else if (token.kind === 'open' && token.name === 'f' && attribute(xml, token, 't') === 'shared') {
      shared = { open: token, index: attribute(xml, token, 'si') ?? '', text: '' }
    } else if (token.kind === 'close' && token.name === 'f' && shared && cell) {
      const text = formulaOf(shared, cell, masters)
      written += text.length
      const { prefix, start } = shared.open
      splices.push({ start, end: token.end, text: `<${prefix}f>${escapeXml(text)}</${prefix}f>` })
      shared = undefined
    }
  })
  if (written > mostWritten) return 'damaged'
  return fault ?? { xml: splices.length === 0 ? xml : splice(xml, splices) }
}

function formulaOf(
  shared: { index: string; text: string },
  cell: Place,
  masters: Map<string, Place & { text: string }>,
) {
  if (shared.text !== '') {
    masters.set(shared.index, { ...cell, text: shared.text })
    return shared.text
  }
  const master = masters.get(shared.index)
  return master
    ? copyFormula(master.text, { rows: cell.row - master.row, columns: cell.column - master.column })
    : '#REF!'
}
