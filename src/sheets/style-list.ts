// S8: the styles of a workbook as a list that only ever grows at its end: what cells already carry keeps its meaning.
import { escapeXml } from './escape-text.ts'
import {
  attribute,
  attributesOf,
  rewriteAttribute,
  scanXml,
  type Splice,
  splice,
  type XmlFault,
  type XmlToken,
} from './xml.ts'

/** One cell style: what its tag says, and what stands inside it up to the end of the element. */
type WrittenStyle = { said: Map<string, string>; inner: string }
export type StyleList = {
  xml: string
  styles: WrittenStyle[]
  /** By border: whether it draws any line. */
  lines: boolean[]
  tag: XmlToken
  end: number
  added: string[]
}

const sides = new Set(['left', 'right', 'start', 'end', 'top', 'bottom'])

/** Undefined when the part lists no cell styles. */
export function readStyleList(xml: string): StyleList | XmlFault | undefined {
  const styles: WrittenStyle[] = []
  const lines: boolean[] = []
  let list: { tag: XmlToken; end: number } | undefined
  let open: XmlToken | undefined
  const fault = scanXml(xml, (token, path) => {
    if (token.kind === 'text') return
    if (path.length === 1 && token.name === 'cellXfs') {
      if (token.kind === 'open') list = { tag: token, end: token.start }
      else if (list) list.end = token.start
    } else if (path.length === 2 && path[1] === 'cellXfs') {
      if (token.kind === 'open') open = token
      else if (open) {
        const said = new Map(attributesOf(xml, open).map((one) => [one.qualified, one.value]))
        styles.push({ said, inner: token.empty ? '' : xml.slice(open.end, token.end) })
      }
    } else if (path[1] === 'borders' && token.kind === 'open') {
      if (path.length === 2) lines.push(false)
      if (path.length === 3 && sides.has(token.name) && (attribute(xml, token, 'style') ?? 'none') !== 'none')
        lines[lines.length - 1] = true
    }
  })
  if (fault) return fault
  return list && styles.length > 0 ? { xml, styles, lines, ...list, added: [] } : undefined
}

const borderOf = ({ said }: WrittenStyle): number => Number(said.get('borderId') ?? 0) || 0

export function drawsLine({ styles, lines }: StyleList, style: number): boolean {
  const written = styles[style]
  return written !== undefined && (lines[borderOf(written)] ?? false)
}

/** Index of style `style` with the border of style `like`: of one that is there already, else of a new one at the end. */
export function withBorderOf(list: StyleList, style: number, like: number): number {
  const base = list.styles[style] ?? list.styles[0]!
  const said = new Map(base.said).set('borderId', String(borderOf(list.styles[like]!))).set('applyBorder', '1')
  const known = list.styles.findIndex(
    (one) =>
      one.inner === base.inner &&
      one.said.size === said.size &&
      [...said].every(([name, value]) => one.said.get(name) === value),
  )
  if (known !== -1) return known
  const attributes = [...said].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('')
  list.added.push(`<${list.tag.prefix}xf${attributes}${base.inner === '' ? '/>' : `>${base.inner}`}`)
  list.styles.push({ said, inner: base.inner })
  return list.styles.length - 1
}

/** The styles part with the new styles behind the others. */
export function printStyleList({ xml, styles, tag, end, added }: StyleList): string {
  if (added.length === 0) return xml
  const count = rewriteAttribute({ xml, token: tag, name: 'count', change: () => String(styles.length) })
  const behind: Splice = { start: end, end, text: added.join('') }
  return splice(xml, count ? [count, behind] : [behind])
}
