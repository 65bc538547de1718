// Labels of the gold and of the detection are compared after one normalisation, and paths label by label.
import { normalText } from '../src/kernel/text.ts'
import { contentHash } from '../src/sheets/hash.node.ts'
import type { GoldLabel } from './gold.ts'

const placeholders = /\$\{[^}]*\}|\{\{[^}]*\}\}|\{\.\w+\}|<%[^%]*%>|_{2,}/g
const skeleton = String.raw`(?:年[\s_]*月[\s_]*日|年[\s_]*月)`
const blankAfterColon = new RegExp(String.raw`([:：])[\s_]*${skeleton}?[\s_]*$`)

/** A label without what belongs to its blank or its mark: placeholders, the closing colon, asterisks. Units in brackets stay. */
export function labelKey(text: string): string {
  const plain = text.replace(placeholders, '').replace(blankAfterColon, '$1')
  return normalText(plain).replace(/[:*_]+$|^\*+/g, '')
}

/** Nothing but marks of a blank: placeholders, lines, `年 月 日`, boxes to tick with their answers. */
export const isBlank = (text: string): boolean => /^[年月日()至~-]*$|[□☐]/.test(labelKey(text))

/** Eight hexadecimal digits: enough to tell the labels of one sheet apart, and no text. */
export const labelHash = (text: string): string => contentHash(labelKey(text)).slice(0, 8)

const blankBefore = new RegExp(String.raw`^(?:[\s_]*${skeleton})?[\s_]*`)

/** Labels of a cell that holds its blanks too: `填报单位：____ 填报日期： 年 月 日` has two. */
export function inlineLabels(text: string): string[] {
  const plain = text.replace(placeholders, ' ')
  const labels = [...plain.matchAll(/([^:：]+)[:：]/g)].map((match) => match[1]!.replace(blankBefore, ''))
  return labels.length > 0 ? labels : [text]
}

/** True when the found path is the wanted one. A label printed twice in a row is one label; an optional one may be absent. */
export function samePath(wanted: readonly GoldLabel[], found: readonly string[]): boolean {
  const relaxed = wanted.map((label, index) => ({
    hash: label.hash,
    optional: label.optional || label.hash === wanted[index - 1]?.hash,
  }))
  return matches(
    relaxed,
    found.filter((hash, index) => hash !== found[index - 1]),
  )
}

function matches(wanted: readonly GoldLabel[], found: readonly string[]): boolean {
  const [first, ...rest] = wanted
  if (!first) return found.length === 0
  if (first.optional && matches(rest, found)) return true
  return found[0] === first.hash && matches(rest, found.slice(1))
}
