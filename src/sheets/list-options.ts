// S3: the options of a list validation are read where they are literal or lie in cells of this workbook; others are left out.
import { parseRange } from './address.ts'
import { areaOf } from './limits.ts'
import { cellAt, type Range, type Sheet, type Validation } from './grid.ts'
import type { ListRule } from './sheet-scan.ts'
import type { DefinedName } from './workbook-part.ts'

/** A list longer than this is a register, not a choice; Excel itself shows no more rows of a list. */
const mostOptions = 32_767

/** Places of the workbook that are looked at for options; a short file may point at long ranges very often. */
const mostPlaces = 2_000_000

type Book = { sheets: readonly Sheet[]; names: readonly DefinedName[] }

type Reading = {
  home: Sheet
  position: number
  sheets: readonly Sheet[]
  names: ReadonlyMap<string, DefinedName[]>
  known: Map<string, string[] | undefined>
  places: number
}

export function listValidations(of: {
  rules: readonly ListRule[]
  home: Sheet
  position: number
  book: Book
}): Validation[] {
  const { rules, home, position, book } = of
  if (rules.length === 0) return []
  const names = Map.groupBy(book.names, (one) => one.name.toLowerCase())
  const reading: Reading = { home, position, sheets: book.sheets, names, known: new Map(), places: 0 }
  return rules.flatMap(({ ranges, formula }) => {
    const text = formula.trim()
    if (!reading.known.has(text)) reading.known.set(text, optionsOf(text, reading))
    const options = reading.known.get(text)
    return options && options.length > 0 ? [{ ranges, options }] : []
  })
}

function optionsOf(formula: string, reading: Reading): string[] | undefined {
  if (/^"[^]*"$/.test(formula)) {
    const literal = formula.slice(1, -1).replaceAll('""', '"')
    return literal
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
  }
  const named = reading.names.get(formula.toLowerCase()) ?? []
  const name = named.find((one) => one.sheet === reading.position) ?? named.find((one) => one.sheet === undefined)
  const place = placeOf(name?.text ?? formula, reading.home, reading.sheets)
  if (!place || areaOf(place.range) > mostOptions) return undefined
  reading.places += areaOf(place.range)
  return reading.places > mostPlaces ? undefined : textsOf(place.sheet, place.range)
}

function placeOf(text: string, home: Sheet, sheets: readonly Sheet[]): { sheet: Sheet; range: Range } | undefined {
  const cut = text.lastIndexOf('!')
  const range = parseRange(text.slice(cut + 1))
  if (!range) return undefined
  const written = text.slice(0, Math.max(cut, 0)).replace(/^=/, '')
  const plain = /^'[^]*'$/.test(written) ? written.slice(1, -1).replaceAll("''", "'") : written
  const sheet = cut === -1 ? home : sheets.find((one) => one.name.toLowerCase() === plain.toLowerCase())
  return sheet && { sheet, range }
}

function textsOf(sheet: Sheet, range: Range): string[] {
  const texts: string[] = []
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) {
      const value = cellAt(sheet, row, column)?.value
      if (value !== undefined && value !== null && value !== '') texts.push(String(value).trim())
    }
  }
  return texts
}
