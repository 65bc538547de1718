// T15: forms circulate with people's rows left in them; numbers that name people are found and told by their place, never by what they say.
import { z } from 'zod'
import { makeDay } from '../kernel/day.ts'
import { parseIdNumber } from '../kernel/id-number.ts'
import { parseSheetCell, printCell } from '../sheets/address.ts'
import type { Cell, SheetEdit, Workbook } from '../sheets/grid.ts'

export const personalKinds = ['id-number', 'bank-card', 'phone'] as const
export type PersonalKind = (typeof personalKinds)[number]

/** `held`: in a cell, or in a text beside the cells. `place`: `名单!B7`, or the sheet's or part's name where there is no cell. */
export const PersonalPlace = z.strictObject({
  kind: z.enum(personalKinds),
  held: z.enum(['cell', 'comment', 'page', 'file']),
  place: z.string(),
})
export type PersonalPlace = z.infer<typeof PersonalPlace>

/** Words that stand outside the cells, as the sheets room gives them. */
export type OutsideWords = { part: string; holder: string; text: string; sheet?: string; cell?: string }

type Word = { start: number; end: number; kind: PersonalKind }

const edge = String.raw`(?<![\da-fA-F]|\d\.|[\dA-Za-z]-)`
const end = String.raw`(?![\dA-Za-z]|\.\d)`
const patterns: [PersonalKind, RegExp, (digits: string) => boolean][] = [
  [
    'id-number',
    new RegExp(`${edge}\\d{6}[ -]?\\d{8}[ -]?\\d{3}[\\dXx]${end}`, 'g'),
    (digits) => parseIdNumber(digits) !== undefined,
  ],
  ['bank-card', new RegExp(`${edge}\\d{4}(?:[ -]?\\d{4}){3}(?:[ -]?\\d{1,3})?${end}`, 'g'), isBankCard],
  ['id-number', new RegExp(`${edge}\\d{15}${end}`, 'g'), isOldIdNumber],
  ['phone', new RegExp(`${edge}(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}${end}`, 'g'), () => true],
]

/** Numbers in a text that name a person, from left to right. A checksum must hold, so that an amount or a code is none. */
export function personalWords(text: string): Word[] {
  // Full-width digits become plain ones place by place: offsets stay those of the text.
  const plain = text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  const words: Word[] = []
  for (const [kind, pattern, holds] of patterns) {
    for (const match of plain.matchAll(pattern)) {
      const [start, stop] = [match.index, match.index + match[0].length]
      const isFree = words.every((word) => stop <= word.start || start >= word.end)
      if (isFree && holds(match[0].replace(/[ -]/g, ''))) words.push({ start, end: stop, kind })
    }
  }
  return words.toSorted((a, b) => a.start - b.start)
}

/** GB 11643-1989 had no check character: fifteen digits with a day of the last century in them. A rare code is asked about in vain; a real one is not let through. */
function isOldIdNumber(digits: string): boolean {
  const [year, month, day] = [digits.slice(6, 8), digits.slice(8, 10), digits.slice(10, 12)].map(Number)
  return makeDay(1900 + year!, month!, day!) !== undefined
}

/** ISO/IEC 7812 check digit and a prefix that banks in China give out (UnionPay 62 and 60, older debit cards, Visa, Mastercard). */
function isBankCard(digits: string): boolean {
  if (!/^(?:6[02]|9558|9559|4|5[1-5])/.test(digits)) return false
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** What a cell that holds a number says of a person. Numbers keep 15 to 17 digits, so a long one has lost its check digit. */
function personalNumber(value: number, format: string): PersonalKind | undefined {
  const digits = Number.isInteger(value) ? BigInt(value).toString() : ''
  if (/^\d{18}$/.test(digits) && makeDay(+digits.slice(6, 10), +digits.slice(10, 12), +digits.slice(12, 14)))
    return 'id-number'
  if (/^62\d{14,17}$/.test(digits)) return 'bank-card'
  const kind = personalWords(digits)[0]?.kind
  // An amount is no telephone.
  return kind === 'phone' && /[.,%¥￥$]/.test(format) ? undefined : kind
}

const kindsIn = (cell: Cell): PersonalKind[] => {
  const { value, style } = cell
  if (typeof value === 'number') return [personalNumber(value, style.format) ?? []].flat()
  return typeof value === 'string' ? [...new Set(personalWords(value).map(({ kind }) => kind))] : []
}

/** Every place that holds such a number: cells of all sheets, hidden ones too, and the words outside them. */
export function personalData(
  { sheets }: Pick<Workbook, 'sheets'>,
  outside: readonly OutsideWords[] = [],
): PersonalPlace[] {
  const shown = new Set<string>()
  const inCells = sheets.flatMap(({ name, cells }) =>
    [...cells.values()].flatMap((cell): PersonalPlace[] => {
      if (typeof cell.value === 'string') shown.add(cell.value)
      const place = `${name}!${printCell(cell.row, cell.column)}`
      return kindsIn(cell).map((kind) => ({ kind, held: 'cell', place }))
    }),
  )
  const beside = outside.flatMap((words): PersonalPlace[] => {
    if (shown.has(words.text)) return []
    const kinds = new Set(personalWords(words.text).map(({ kind }) => kind))
    return [...kinds].map((kind) => ({ kind, ...besideCells(words) }))
  })
  return [...inCells, ...beside]
}

function besideCells({ part, holder, sheet, cell }: OutsideWords): Pick<PersonalPlace, 'held' | 'place'> {
  if (sheet === undefined) return { held: 'file', place: part }
  if (cell !== undefined) return { held: holder === 'f' ? 'cell' : 'comment', place: `${sheet}!${cell}` }
  return { held: 'page', place: sheet }
}

/** Edits that empty the cells holding nothing but such a number; out of a longer text only the number is taken, elsewhere. */
export function blankingEdits({ sheets }: Pick<Workbook, 'sheets'>, places: readonly PersonalPlace[]): SheetEdit[] {
  const named = places.filter(({ held }) => held === 'cell').flatMap(({ place }) => parseSheetCell(place) ?? [])
  return sheets.flatMap(({ name, cells }) => {
    const writes = named
      .filter(({ sheet, row, column }) => {
        const value = sheet === name ? cells.get(`${row},${column}`)?.value : undefined
        return typeof value === 'number' || (typeof value === 'string' && isNothingElse(value))
      })
      .map(({ row, column }) => ({ row, column, value: null }))
    return writes.length === 0 ? [] : [{ sheet: name, insertions: [], writes }]
  })
}

const isNothingElse = (text: string): boolean => {
  const words = personalWords(text)
  return (
    words.length > 0 &&
    words.reduceRight((rest, { start, end: stop }) => rest.slice(0, start) + rest.slice(stop), text).trim() === ''
  )
}

const named = 20

/** Places for a sentence, each once: `名单!B7、名单!B8…`. */
export function listPlaces(places: readonly PersonalPlace[]): string {
  const each = [...new Set(places.map(({ place }) => place))]
  return each.slice(0, named).join('、') + (each.length > named ? '…' : '')
}
