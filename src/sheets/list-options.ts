// S3: the options of a list validation are read where they are literal or lie in cells of this workbook; others are left out.
import { parseRange } from './address.ts'
import { areaOf } from './limits.ts'
import { cellAt, type Range, type Sheet, type Validation } from './grid.ts'
import type { ListRule } from './sheet-part.ts'
import type { DefinedName } from './workbook-part.ts'

/** A list longer than this is a register, not a choice; Excel itself shows no more rows of a list. */
const mostOptions = 32_767

type Book = { sheets: readonly Sheet[]; names: readonly DefinedName[] }

export function listValidations(of: {
  rules: readonly ListRule[]
  home: Sheet
  position: number
  book: Book
}): Validation[] {
  return of.rules.flatMap(({ ranges, formula }) => {
    const options = optionsOf({ ...of, formula: formula.trim() })
    return options && options.length > 0 ? [{ ranges, options }] : []
  })
}

function optionsOf(of: { formula: string; home: Sheet; position: number; book: Book }): string[] | undefined {
  const { formula, home, book } = of
  if (/^"[^]*"$/.test(formula)) {
    const literal = formula.slice(1, -1).replaceAll('""', '"')
    return literal
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
  }
  const named = book.names.filter((one) => one.name.toLowerCase() === formula.toLowerCase())
  const name = named.find((one) => one.sheet === of.position) ?? named.find((one) => one.sheet === undefined)
  const place = placeOf(name?.text ?? formula, home, book.sheets)
  return place && areaOf(place.range) <= mostOptions ? textsOf(place.sheet, place.range) : undefined
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
