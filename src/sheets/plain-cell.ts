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
const greater = 62

/**
 * Reads `<c r="B7" s="2" t="s"><v>3</v></c>` and its like at `start`. Undefined for whatever is written otherwise, cut off
 * or not sound: the reader of tokens then says what it is. The returned object is used again for the next cell.
 */
export function plainCellReader({ strings, styles }: Texts) {
  const cell: PlainCell = { column: 0, value: null, style: plainStyle, end: 0 }

  /** Offset of the `<` that follows `from`, -1 when its closing tags are not `close`. */
  const closeAt = (xml: string, from: number, close: string): number => {
    const end = xml.indexOf('<', from)
    if (end === -1 || !xml.startsWith(close, end)) return -1
    cell.end = end + close.length
    return end
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
    if (xml.startsWith('<v>', from)) {
      const end = closeAt(xml, from + 3, '</v></c>')
      return end === -1 ? undefined : setValue(xml, type, [from + 3, end])
    }
    if (type !== 'inlineStr' || !xml.startsWith('<is><t', from)) return undefined
    const text = xml.charCodeAt(from + 6) === greater ? from + 7 : from + 6 + preserved.length
    if (text !== from + 7 && !xml.startsWith(preserved, from + 6)) return undefined
    const end = closeAt(xml, text, '</t></is></c>')
    if (end === -1) return undefined
    cell.value = decodeCellText(decodeXml(xml.slice(text, end)))
    return cell
  }

  function setValue(xml: string, type: string, [from, end]: [number, number]): PlainCell | undefined {
    const whole = readDigits(xml, from)
    const isWhole = whole >= 0 && ended === end
    if (type === 's') {
      const value = isWhole ? strings[whole] : undefined
      if (value === undefined) return undefined
      cell.value = value
      return cell
    }
    if (type === 'inlineStr') return undefined
    if (isWhole) {
      cell.value = whole
      return cell
    }
    const text = xml.slice(from, end)
    const number = Number(text)
    // Blanks alone are no number: the reader of tokens says what they are.
    if (!Number.isFinite(number) || (number === 0 && text.trim() === '')) return undefined
    cell.value = number
    return cell
  }
}

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
