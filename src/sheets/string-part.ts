// S3: shared texts are read as shown: runs joined, phonetic guides left out.
import { decodeCellText } from './escape-text.ts'
import { scanXml, stopScan, textOf, type XmlFault, type XmlText } from './xml.ts'

/** Texts by the index cells carry, `most` of them; more are refused. */
export function parseSharedStrings(source: XmlText, most: number): string[] | XmlFault {
  const strings: string[] = []
  let text = ''
  const fault = scanXml(source, (token, path, xml) => {
    if (token.kind === 'text') {
      if (path.at(-1) === 't' && path.at(-2) !== 'rPh') text += textOf(xml, token)
      return
    }
    if (token.name !== 'si' || path.length !== 1) return
    if (strings.length > most) return stopScan
    if (token.kind === 'open') text = ''
    else strings.push(decodeCellText(text))
  })
  return fault ?? (strings.length > most ? 'damaged' : strings)
}
