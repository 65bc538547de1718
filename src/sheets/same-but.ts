// S5: parts that may follow a fill elsewhere are held to it: but for results of formulas, and formulas that followed moved rows, they are the same.
import { forgetResults } from './forget-results.ts'
import { writeOut } from './plain-sheet.ts'
import { attributesOf, scanXml, type Splice, splice, type XmlToken } from './xml.ts'

const formulaTexts = new Set(['f', 'formula', 'formula1', 'formula2'])
const formulaAttributes = new Set(['location', 'textlink', 'cellRange'])

/** A sheet without results and, where rows moved, without what its formulas say. Undefined when it cannot be read. */
export function sheetButResults(xml: string, moved: boolean): string | undefined {
  const written = moved ? writeOut(xml) : { xml }
  const bare = typeof written === 'string' ? written : forgetResults(written.xml)
  if (typeof bare === 'string') return undefined
  return moved ? butFormulas(bare.xml) : bare.xml
}

/** XML without what its formulas say: texts of chart series and rules, cells that links and shapes point at. */
export function butFormulas(xml: string): string | undefined {
  const splices: Splice[] = []
  const fault = scanXml(xml, (token, path) => {
    if (token.kind === 'text' && formulaTexts.has(path.at(-1) ?? ''))
      splices.push({ start: token.start, end: token.end, text: '' })
    if (token.kind !== 'open') return
    for (const { name, start, end } of attributesOf(xml, token))
      if (formulaAttributes.has(name)) splices.push({ start, end, text: '' })
  })
  return fault ? undefined : splice(xml, splices)
}

/** Whether the new styles are the old ones with some put behind them: no cell of another sheet looks different. */
export function onlyMoreStyles(old: string, fresh: string): boolean {
  const [before, after] = [listedStyles(old), listedStyles(fresh)]
  if (!before || !after || before.rest !== after.rest) return false
  return [...after.lists].every(([name, list]) => list.startsWith(before.lists.get(name) ?? ''))
}

/** The lists of borders and cell styles, and the part without them. */
function listedStyles(xml: string): { lists: Map<string, string>; rest: string } | undefined {
  const lists = new Map<string, string>()
  const splices: Splice[] = []
  let open: XmlToken | undefined
  const fault = scanXml(xml, (token, path) => {
    if (path.length !== 1 || (token.name !== 'borders' && token.name !== 'cellXfs')) return
    if (token.kind === 'open') open = token
    else if (open) {
      lists.set(token.name, token.empty ? '' : xml.slice(open.end, token.start))
      splices.push({ start: open.start, end: token.end, text: '' })
    }
  })
  return fault ? undefined : { lists, rest: splice(xml, splices) }
}
