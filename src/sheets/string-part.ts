// S3: shared texts are read as shown: runs joined, phonetic guides left out.
import { decodeCellText } from './escape-text.ts'
import { defaultLimits } from './limits.ts'
import { scanXml, stopScan, textOf, type XmlFault } from './xml.ts'

/** Texts by the index cells carry. */
export function parseSharedStrings(xml: string): string[] | XmlFault {
  const strings: string[] = []
  let text = ''
  const fault = scanXml(xml, (token, path) => {
    if (token.kind === 'text') {
      if (path.at(-1) === 't' && path.at(-2) !== 'rPh') text += textOf(xml, token)
      return
    }
    if (token.name !== 'si' || path.length !== 1) return
    if (strings.length > defaultLimits.cells) return stopScan
    if (token.kind === 'open') text = ''
    else strings.push(decodeCellText(text))
  })
  return fault ?? (strings.length > defaultLimits.cells ? 'damaged' : strings)
}
