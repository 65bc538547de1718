// S4: XML is tokenised, never matched by patterns that pair tags; prefixes do not matter, a DOCTYPE is refused.
import { escapeXml } from './escape-text.ts'

/** An opening or closing tag or a run of text. `name` is without prefix; an empty element comes as open, then close, both marked `empty`. */
export type XmlToken = {
  kind: 'open' | 'close' | 'text'
  name: string
  prefix: string
  empty: boolean
  /** Offsets of the tag or text in the source. */
  start: number
  end: number
}
export type XmlAttribute = { name: string; qualified: string; value: string; start: number; end: number }
/** Elements inside each other; workbooks go a dozen deep, and a bomb of opening tags would fill the memory. */
const deepest = 1000

export type XmlFault = 'document-type' | 'damaged'

const entityValues: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const entity = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));/g
const entityHere = /&(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});/y
const highest = 0x10ffff

/** Only the five XML entities and numeric references exist here. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(entity, (whole, named?: string, decimal?: string, hex?: string) => {
    if (named) return entityValues[named]!
    const point = decimal ? Number(decimal) : Number.parseInt(hex!, 16)
    return point <= highest ? String.fromCodePoint(point) : whole
  })
}

/** What a visitor returns to end the scan early, without a fault. */
export const stopScan = Symbol('stop')

/** What a visitor of an opening tag returns when it has read the element itself: the offset behind its closing tag. */
export type PassedElement = { passedTo: number }

/** Sees every token with the local names of the elements around it; `xml` is the text that the token's offsets count in. */
type Visit = (token: XmlToken, path: readonly string[], xml: string) => unknown

const passedTo = (seen: unknown): number | undefined =>
  typeof seen === 'object' && seen !== null ? (seen as PassedElement).passedTo : undefined

/** XML whole, or in the pieces it is unpacked in, cut anywhere. */
export type XmlText = string | Iterable<string>

/**
 * Calls `visit` for every token in order; returns the fault that ended the scan, if any. Comments and instructions are
 * passed over. Of a text that comes in pieces no more are asked for once the scan has ended.
 */
export function scanXml(source: XmlText, visit: Visit): XmlFault | undefined {
  const end = pushAll(source, openScan(visit))
  return end === stopScan ? undefined : end
}

/** Gives all of `source` to an open scan; what the scan ended with before its time, or said at the end. */
export function pushAll<End>(
  source: XmlText,
  push: (piece: string, last: boolean) => End | undefined,
): End | undefined {
  if (typeof source === 'string') return push(source, true)
  for (const piece of source) {
    const end = push(piece, false)
    if (end !== undefined) return end
  }
  return push('', true)
}

/**
 * No token of a workbook is longer (a list of ranges is read up to half of this): what would be carried on without end
 * is refused, for all of it is looked at again with every piece.
 */
const longestCarried = 2 ** 21

/**
 * A scan that takes its text in pieces, cut anywhere; `last` says that nothing follows. Offsets count in the text shown
 * with the token, which is the piece and what was carried over to it.
 */
export function openScan(visit: Visit): (piece: string, last: boolean) => XmlFault | typeof stopScan | undefined {
  const open: Element[] = []
  const path: string[] = []
  let carried = ''
  let begun = false
  let roots = 0
  return (piece, last) => {
    const xml = carried === '' ? piece : carried + piece
    let at = !begun && xml.charCodeAt(0) === 0xfeff ? 1 : 0
    begun ||= xml !== ''
    let ampersand = xml.indexOf('&')
    /** Whether all references before `end` are ones that exist. */
    const knownTo = (end: number): boolean => {
      while (ampersand !== -1 && ampersand < end) {
        entityHere.lastIndex = ampersand
        if (!entityHere.test(xml)) return false
        ampersand = xml.indexOf('&', ampersand + 1)
      }
      return true
    }
    const carry = (from: number): XmlFault | undefined => {
      carried = xml.slice(from)
      return knownTo(from) && carried.length <= longestCarried ? undefined : 'damaged'
    }
    while (at < xml.length) {
      const tag = xml.indexOf('<', at)
      if (tag === -1 && !last) return carry(at)
      const end = tag === -1 ? xml.length : tag
      if (end > at) {
        if (open.length === 0) {
          if (xml.slice(at, end).trim() !== '') return 'damaged'
        } else if (
          visit({ kind: 'text', name: '', prefix: '', empty: false, start: at, end }, path, xml) === stopScan
        ) {
          return stopScan
        }
      }
      if (tag === -1) break
      const special = xml.charCodeAt(tag + 1)
      if (special === 33 || special === 63) {
        const passed = passOver(xml, tag)
        if (typeof passed === 'string') {
          const cut = passed === 'damaged' || xml.length - tag < longestOpening
          return !last && cut ? carry(tag) : passed
        }
        if (xml.startsWith('<![CDATA[', tag)) {
          if (open.length === 0) return 'damaged'
          if (passed - 12 > tag) {
            visit({ kind: 'text', name: cdata, prefix: '', empty: false, start: tag + 9, end: passed - 3 }, path, xml)
          }
        }
        if (!knownTo(tag)) return 'damaged'
        if (ampersand !== -1 && ampersand < passed) ampersand = xml.indexOf('&', passed)
        at = passed
        continue
      }
      const close = tagEnd(xml, tag + 1)
      if (close < 0) return close === unended && !last ? carry(tag) : 'damaged'
      at = close + 1
      if (!knownTo(at)) return 'damaged'
      if (special === 47) {
        const element = open.pop()
        if (!element || !closes(xml, element, tag, close)) return 'damaged'
        path.pop()
        const { name, prefix } = element
        if (visit({ kind: 'close', name, prefix, empty: false, start: tag, end: at }, path, xml) === stopScan) {
          return stopScan
        }
        continue
      }
      const element = elementAt(xml, tag + 1, close)
      if (!element || (open.length === 0 && ++roots > 1)) return 'damaged'
      const { name, prefix } = element
      const empty = xml.charCodeAt(close - 1) === 47
      const seen = visit({ kind: 'open', name, prefix, empty, start: tag, end: at }, path, xml)
      if (seen === stopScan) return stopScan
      const passed = passedTo(seen)
      if (passed !== undefined) at = passed
      else if (empty) {
        if (visit({ kind: 'close', name, prefix, empty, start: tag, end: at }, path, xml) === stopScan) return stopScan
      } else {
        if (open.length >= deepest) return 'damaged'
        open.push(element)
        path.push(name)
      }
    }
    carried = ''
    if (!knownTo(xml.length)) return 'damaged'
    return !last || (open.length === 0 && roots === 1) ? undefined : 'damaged'
  }
}

const cdata = '#cdata'

/** The text a text token stands for. */
export const textOf = (xml: string, token: XmlToken): string => {
  const raw = xml.slice(token.start, token.end)
  return token.name === cdata ? raw : decodeXml(raw)
}

/** The replacement of a text token's content, undefined when `change` leaves it as it is. */
export function rewriteText(xml: string, token: XmlToken, change: (text: string) => string): Splice | undefined {
  const before = textOf(xml, token)
  const after = change(before)
  if (after === before) return undefined
  return { start: token.start, end: token.end, text: token.name === cdata ? after : escapeXml(after) }
}

/** The replacement of one attribute's value, undefined when there is none or `change` leaves it as it is. */
export function rewriteAttribute(of: {
  xml: string
  token: XmlToken
  name: string
  change: (value: string) => string
}): Splice | undefined {
  const found = attributesOf(of.xml, of.token).find((one) => one.name === of.name)
  const after = found && of.change(found.value)
  if (!found || after === undefined || after === found.value) return undefined
  return { start: found.start, end: found.end, text: ` ${found.qualified}="${escapeXml(after)}"` }
}

/** Of the openings below the longest: with less of the text at hand one cannot be told from a DOCTYPE. */
const longestOpening = '<![CDATA['.length

/** End of a comment, an instruction or a CDATA section, or why the document is refused. */
function passOver(xml: string, tag: number): number | XmlFault {
  const endings: [start: string, end: string][] = [
    ['<?', '?>'],
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
  ]
  for (const [start, ending] of endings) {
    if (!xml.startsWith(start, tag)) continue
    const found = xml.indexOf(ending, tag + start.length)
    return found === -1 ? 'damaged' : found + ending.length
  }
  return 'document-type'
}

const unended = -1
const broken = -2

/** Offset of the `>` that ends a tag; one inside a quoted value does not count. */
function tagEnd(xml: string, from: number): number {
  for (let at = from; at < xml.length; at++) {
    const code = xml.charCodeAt(at)
    if (code === 62) return at
    if (code === 60) return broken
    if (code === 34 || code === 39) {
      at = xml.indexOf(code === 34 ? '"' : "'", at + 1)
      if (at === -1) return unended
    }
  }
  return unended
}

type Element = { name: string; prefix: string }

function elementAt(xml: string, from: number, limit: number): Element | undefined {
  let at = from
  let colon = -1
  for (; at < limit; at++) {
    const code = xml.charCodeAt(at)
    if (code <= 32 || code === 47) break
    if (code === 58 && colon === -1) colon = at + 1
  }
  if (at === from) return undefined
  return colon === -1
    ? { name: xml.slice(from, at), prefix: '' }
    : { name: xml.slice(colon, at), prefix: xml.slice(from, colon) }
}

/** Whether the closing tag at `tag` is that of `element`; blanks may stand before its `>`. */
function closes(xml: string, { name, prefix }: Element, tag: number, close: number): boolean {
  const end = tag + 2 + prefix.length + name.length
  if (!xml.startsWith(prefix, tag + 2) || !xml.startsWith(name, tag + 2 + prefix.length)) return false
  for (let at = end; at < close; at++) if (xml.charCodeAt(at) > 32) return false
  return end <= close
}

const localName = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1)

const attributePattern = /([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y

/** Attributes of an opening tag, values decoded; declarations of namespaces are left out. Offsets include the blank before the name. */
export function attributesOf(xml: string, token: XmlToken): XmlAttribute[] {
  const attributes: XmlAttribute[] = []
  let at = token.start + 1 + token.prefix.length + token.name.length
  for (;;) {
    const start = at
    while (at < token.end && xml.charCodeAt(at) <= 32) at++
    attributePattern.lastIndex = at
    const match = attributePattern.exec(xml)
    if (!match || attributePattern.lastIndex > token.end) return attributes
    at = attributePattern.lastIndex
    const qualified = match[1]!
    if (qualified === 'xmlns' || qualified.startsWith('xmlns:')) continue
    const name = localName(qualified)
    attributes.push({ name, qualified, value: decodeXml(match[2] ?? match[3] ?? ''), start, end: at })
  }
}

/** One attribute by its local name; one without a prefix goes before one with. */
export function attribute(xml: string, token: XmlToken, name: string): string | undefined {
  const found = attributesOf(xml, token).filter((one) => one.name === name)
  return (found.find((one) => one.qualified === name) ?? found[0])?.value
}

/** XML booleans are written 1, true, on. */
export const isOn = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on'

export type Splice = { start: number; end: number; text: string }

/** Applies replacements given by offsets of `text`; they must not overlap, several insertions at one place keep their order. */
export function splice(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = []
  let at = 0
  for (const one of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (one.start < at) throw new RangeError('overlapping splices')
    pieces.push(text.slice(at, one.start), one.text)
    at = one.end
  }
  pieces.push(text.slice(at))
  return pieces.join('')
}
