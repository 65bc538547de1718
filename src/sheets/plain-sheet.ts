// S8: before rows move, every row and cell says its address and every formula stands in its own cell.
import { expandShared } from './expand-shared.ts'
import { addressAll, layOut } from './sheet-layout.ts'
import { splice, type XmlFault } from './xml.ts'

/** The sheet's XML with addresses and plain formulas everywhere, and its last row. */
export function writeOut(xml: string): { xml: string; lastRow: number } | XmlFault {
  const layout = layOut(xml)
  if (typeof layout === 'string') return layout
  const expanded = expandShared(splice(xml, addressAll(layout)))
  return typeof expanded === 'string' ? expanded : { xml: expanded.xml, lastRow: layout.rows.at(-1)?.row ?? 0 }
}
