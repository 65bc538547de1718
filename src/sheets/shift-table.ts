// S8: an Excel "table" moves with its rows, and grows when the list is its body.
import { parseRange } from './address.ts'
import { insertIntoFormula, type RowShift } from './formula.ts'
import type { Inserted } from './shift-range.ts'
import { shiftRanges } from './shift-range.ts'
import type { Obstacle } from './shift-sheet.ts'
import { attribute, rewriteAttribute, rewriteText, scanXml, type Splice, splice, type XmlFault } from './xml.ts'

const formulas = new Set(['calculatedColumnFormula', 'totalsRowFormula'])
const ranged = new Set(['table', 'autoFilter', 'sortState', 'sortCondition'])

/**
 * A table part after rows went in on its sheet. A row of totals at its foot is no body: rows below it lie outside.
 * Its rows come from elsewhere (`queryTable`) or from an XML file: then it cannot be said what new rows in it mean.
 */
export function shiftTable(xml: string, inserted: Inserted, shift: RowShift): { xml: string } | Obstacle | XmlFault {
  const splices: Splice[] = []
  let grows = true
  let obstacle: Obstacle | undefined
  const fault = scanXml(xml, (token, path) => {
    if (token.kind === 'text' && formulas.has(path.at(-1) ?? '')) {
      const moved = rewriteText(xml, token, (text) => insertIntoFormula(text, shift))
      if (moved) splices.push(moved)
    }
    if (token.kind !== 'open' || !ranged.has(token.name)) return
    if (token.name === 'table') {
      const ref = attribute(xml, token, 'ref') ?? ''
      const range = parseRange(ref)
      grows = Number(attribute(xml, token, 'totalsRowCount') ?? 0) === 0
      const last = (range?.bottom ?? Infinity) - (grows ? 0 : 1)
      const inside = (range?.top ?? 0) <= inserted.after && inserted.after <= last
      if (!range || (inside && attribute(xml, token, 'tableType') !== undefined))
        obstacle = { obstacle: 'table', at: ref }
    }
    const rangeGrows = token.name === 'table' ? grows : true
    const change = (ref: string) => shiftRanges(ref, inserted, rangeGrows)
    const moved = rewriteAttribute({ xml, token, name: 'ref', change })
    if (moved) splices.push(moved)
  })
  return fault ?? obstacle ?? { xml: splice(xml, splices) }
}
