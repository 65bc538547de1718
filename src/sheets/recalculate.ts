// S9: a filled workbook is told to compute itself when opened.
import { attributesOf, isOn, scanXml, type Splice, splice, type XmlFault } from './xml.ts'

/** `calcPr` stands after the last of these (ECMA-376 part 1, CT_Workbook). */
const before = new Set(['sheets', 'functionGroups', 'externalReferences', 'definedNames'])

/** The workbook part with `fullCalcOnLoad` set. */
export function recalculateOnLoad(workbookXml: string): { xml: string } | XmlFault {
  let place: Splice | undefined
  let present = false
  const fault = scanXml(workbookXml, (token, path) => {
    if (path.length !== 1 || token.kind === 'text') return
    if (token.kind === 'open' && token.name === 'calcPr') {
      present = true
      const known = attributesOf(workbookXml, token).find((one) => one.name === 'fullCalcOnLoad')
      const end = token.end - (token.empty ? 2 : 1)
      if (known)
        place = isOn(known.value) ? undefined : { start: known.start, end: known.end, text: ' fullCalcOnLoad="1"' }
      else place = { start: end, end, text: ' fullCalcOnLoad="1"' }
    }
    if (!present && token.kind === 'close' && before.has(token.name)) {
      place = { start: token.end, end: token.end, text: `<${token.prefix}calcPr fullCalcOnLoad="1"/>` }
    }
  })
  return fault ?? { xml: place ? splice(workbookXml, [place]) : workbookXml }
}
