// S27: a printed copy carries a code in its footer; whatever the form prints there stays, and so do its pages and print areas.
import { escapeXml } from './escape-text.ts'
import { rewriteText, scanXml, type Splice, splice, type XmlFault } from './xml.ts'

/** What follows `headerFooter` in a sheet (ECMA-376 part 1, CT_Worksheet). */
const after = new Set([
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'drawingHF',
  'legacyDrawing',
  'legacyDrawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
])
const footers = new Set(['oddFooter', 'evenFooter', 'firstFooter'])

/** The sheet's XML with the code at the right of every footer it prints. */
export function withPrintCode(sheetXml: string, code: string): { xml: string } | XmlFault {
  const changes: Splice[] = []
  const found = new Set<string>()
  let header: { prefix: string; empty: boolean; start: number; end: number; kinds: string[] } | undefined
  let place: { at: number; prefix: string } | undefined
  const fault = scanXml(sheetXml, (token, path) => {
    if (token.kind === 'open' && token.name === 'headerFooter' && path.length === 1) {
      const said = sheetXml.slice(token.start, token.end)
      const kinds = ['oddFooter']
      if (/\bdifferentOddEven\s*=\s*["'](?:1|true)/.test(said)) kinds.push('evenFooter')
      if (/\bdifferentFirst\s*=\s*["'](?:1|true)/.test(said)) kinds.push('firstFooter')
      header = { prefix: token.prefix, empty: token.empty, start: token.start, end: token.end, kinds }
    }
    if (token.kind === 'text' && footers.has(path.at(-1) ?? '') && path.at(-2) === 'headerFooter') {
      const change = rewriteText(sheetXml, token, (text) => footerWith(text, code))
      if (change) changes.push(change)
      found.add(path.at(-1)!)
    }
    if (token.kind === 'open' && footers.has(token.name) && token.empty && path.at(-1) === 'headerFooter')
      changes.push({ start: token.start, end: token.end, text: '' })
    if (token.kind === 'close' && token.name === 'headerFooter' && path.length === 1) {
      const missing = header!.kinds.filter((kind) => !found.has(kind))
      const text = missing.map((kind) => footerElement(header!.prefix, kind, code)).join('')
      changes.push(
        header!.empty
          ? { ...header!, text: openedHeader(sheetXml, header!, text) }
          : { start: token.start, end: token.start, text },
      )
    }
    const isNext = token.kind === 'open' && path.length === 1 && after.has(token.name)
    const isEnd = token.kind === 'close' && path.length === 0
    if ((isNext || isEnd) && !place) place = { at: token.start, prefix: token.prefix }
  })
  if (fault) return fault
  if (!header && place) {
    const element = `<${place.prefix}headerFooter>${footerElement(place.prefix, 'oddFooter', code)}</${place.prefix}headerFooter>`
    changes.push({ start: place.at, end: place.at, text: element })
  }
  return { xml: splice(sheetXml, changes) }
}

const footerElement = (prefix: string, kind: string, code: string): string =>
  `<${prefix}${kind}>${escapeXml(footerWith('', code))}</${prefix}${kind}>`

const openedHeader = (
  xml: string,
  { start, end, prefix }: { start: number; end: number; prefix: string },
  inside: string,
) => `${xml.slice(start, end).replace(/\s*\/>$/, '>')}${inside}</${prefix}headerFooter>`

/** Sections start with `&L`, `&C`, `&R`; a text without one stands in the middle. `&8` sets the size, and a blank ends the number. */
export function footerWith(footer: string, code: string): string {
  const said = `&8 ${code.replaceAll('&', '&&')}`
  // `&&` is an ampersand, `&"font,bold"` a font: neither begins a section.
  const sections = footer.match(/&(?:&|"[^"]*"|[^&"])|[^&]+/g) ?? []
  const right = sections.findLastIndex((piece) => piece === '&R')
  if (right === -1) return `${footer}&R${said}`
  const next = sections.findIndex((piece, index) => index > right && /^&[LC]$/.test(piece))
  const end = next === -1 ? sections.length : next
  return [...sections.slice(0, end), ` ${said}`, ...sections.slice(end)].join('')
}
