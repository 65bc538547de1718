// S18: nearly all cells of a long list are written one plain way; those are read in one go, any other token by token.
import { decodeCellText } from './escape-text.ts'
import { lastSheetColumn } from './formula.ts'
import type { CellStyle, CellValue } from './grid.ts'
import { plainStyle } from './style-part.ts'
import { decodeXml } from './xml.ts'

/** `end` is the offset behind the cell's closing tag. */
export type PlainCell = { column: number; value: CellValue; style: CellStyle; end: number }

type Texts = { strings: readonly string[]; styles: readonly CellStyle[] }

const space = 32
const quote = 34
const equals = 61
const slash = 47
const zero = 48
const less = 60
const greater = 62
const ampersand = 38
const underscore = 95

const valueOpen = '<v>'
const valueClose = '</v></c>'
const textOpen = '<is><t'
/** What follows `t="` of a cell with a text of its own. */
const plainText = 'inlineStr"><is><t>'

/**
 * Reads `<c r="B7" s="2" t="s"><v>3</v></c>` and its like at `start`. Undefined for whatever is written otherwise, cut off
 * or not sound: the reader of tokens then says what it is. The returned object is used again for the next cell.
 */
export function plainCellReader({ strings, styles }: Texts) {
  const cell: PlainCell = { column: 0, value: null, style: plainStyle, end: 0 }

  /** The cell whose value ends at `end`, if its closing tags follow there. */
  const closed = (xml: string, end: number, close: string): PlainCell | undefined => {
    if (!xml.startsWith(close, end)) return undefined
    cell.end = end + close.length
    return cell
  }

  return (xml: string, start: number, row: number): PlainCell | undefined => {
    cell.column = 0
    let style = 0
    let type = ''
    let at = start + 2
    for (; xml.charCodeAt(at) === space;) {
      if (xml.charCodeAt(at + 2) !== equals || xml.charCodeAt(at + 3) !== quote) return undefined
      const from = at + 4
      const name = xml.charCodeAt(at + 1)
      if (name === 114) {
        const letters = readLetters(xml, from)
        cell.column = letters > 0 && xml.charCodeAt(ended) !== zero ? letters : 0
        if (cell.column === 0 || cell.column > lastSheetColumn || readDigits(xml, ended) !== row) return undefined
      } else if (name === 115) {
        style = readDigits(xml, from)
        if (style < 0) return undefined
      } else if (name === 116) {
        // Most texts of a filled list begin so: one look instead of one at each of its tags.
        if (cell.column > 0 && xml.startsWith(plainText, from)) return readText(xml, from + plainText.length, style)
        type = readType(xml, from)
        if (type === '') return undefined
      } else return undefined
      if (xml.charCodeAt(ended) !== quote) return undefined
      at = ended + 1
    }
    if (cell.column === 0) return undefined
    cell.style = styles[style] ?? plainStyle
    cell.value = null
    const code = xml.charCodeAt(at)
    cell.end = at + 2
    if (code === slash && xml.charCodeAt(at + 1) === greater) return cell
    if (code !== greater) return undefined
    const from = at + 1
    if (isValue(xml, from)) return readValue(xml, type, from + valueOpen.length)
    if (type !== 'inlineStr' || !xml.startsWith(textOpen, from)) return undefined
    const text = from + textOpen.length
    if (xml.charCodeAt(text) === greater) return readText(xml, text + 1, style)
    return xml.startsWith(preserved, text) ? readText(xml, text + preserved.length, style) : undefined
  }

  /** The text that begins at `from`, up to the next tag. */
  function readText(xml: string, from: number, style: number): PlainCell | undefined {
    let isLiteral = true
    let end = from
    for (let code = xml.charCodeAt(end); code !== less; code = xml.charCodeAt(++end)) {
      if (end >= xml.length) return undefined
      if (code === ampersand || code === underscore) isLiteral = false
    }
    const text = xml.slice(from, end)
    cell.style = styles[style] ?? plainStyle
    cell.value = isLiteral ? text : decodeCellText(decodeXml(text))
    return closed(xml, end, '</t></is></c>')
  }

  function readValue(xml: string, type: string, from: number): PlainCell | undefined {
    const whole = readDigits(xml, from)
    const isWhole = whole >= 0 && xml.charCodeAt(ended) === less
    if (type === 's') {
      const value = isWhole ? strings[whole] : undefined
      if (value === undefined) return undefined
      cell.value = value
      return closed(xml, ended, valueClose)
    }
    if (type === 'inlineStr') return undefined
    if (isWhole) {
      cell.value = whole
      return closed(xml, ended, valueClose)
    }
    const end = xml.indexOf('<', from)
    if (end === -1) return undefined
    const text = xml.slice(from, end)
    const number = Number(text)
    // Blanks alone are no number: the reader of tokens says what they are.
    if (!Number.isFinite(number) || (number === 0 && text.trim() === '')) return undefined
    cell.value = number
    return closed(xml, end, valueClose)
  }
}

const isValue = (xml: string, from: number): boolean =>
  xml.charCodeAt(from) === less && xml.charCodeAt(from + 1) === 118 && xml.charCodeAt(from + 2) === greater

/** Where the last reading below ended. */
let ended = 0

/** The types of plain cells; no text for any other. */
function readType(xml: string, from: number): 's' | 'n' | 'inlineStr' | '' {
  const isInline = xml.startsWith('inlineStr', from)
  ended = from + (isInline ? 9 : 1)
  if (isInline) return 'inlineStr'
  const code = xml.charCodeAt(from)
  return code === 115 ? 's' : code === 110 ? 'n' : ''
}

/** The column whose capitals stand at `from`, 0 when there are none or too many. */
function readLetters(xml: string, from: number): number {
  let column = 0
  let at = from
  for (let code = xml.charCodeAt(at); code >= 65 && code <= 90; code = xml.charCodeAt(++at)) {
    column = column * 26 + code - 64
  }
  ended = at
  return at - from > 3 ? 0 : column
}

/** Digits that a number keeps exactly whichever way they are read. */
const longestWhole = 15

/** The number whose digits stand at `from`, -1 when there are none or too many. */
function readDigits(xml: string, from: number): number {
  let value = 0
  let at = from
  for (let code = xml.charCodeAt(at); code >= zero && code <= 57; code = xml.charCodeAt(++at)) {
    value = value * 10 + code - zero
  }
  ended = at
  return at === from || at - from > longestWhole ? -1 : value
}

const preserved = ' xml:space="preserve">'
