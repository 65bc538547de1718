// T24: one cell may hold several labels, each with its blank: `填报单位：      填报日期：    年  月  日`.
import { isBlankRest, unitAfterBlank } from './blank.ts'

export type LabelledBlank = {
  /** As printed, colon and all. */
  label: string
  blank: string
  measureUnit: string | undefined
}

const label = /[^\s:：_]{1,24}[:：]/g

/** The blanks of a cell from left to right; undefined unless it holds two or more and nothing else. */
export function splitBlanks(text: string): LabelledBlank[] | undefined {
  const labels = [...text.matchAll(label)]
  if (labels.length < 2 || text.slice(0, labels[0]!.index).trim() !== '') return undefined
  const blanks = labels.map((found, index) => {
    const blank = text.slice(found.index + found[0].length, labels[index + 1]?.index)
    return { label: found[0], blank, measureUnit: unitAfterBlank(blank) }
  })
  // A label right behind another (`注：一、村名：`) leaves no room to write.
  const isRoom = ({ blank, measureUnit }: LabelledBlank, index: number) =>
    measureUnit !== undefined || (isBlankRest(blank) && (blank !== '' || index === blanks.length - 1))
  return blanks.every(isRoom) ? blanks : undefined
}

/** The cell's text with these blanks filled, by their number from 1; the others stay blank, and what follows keeps its distance. */
export function fillBlanks(text: string, values: ReadonlyMap<number, string>): string {
  const blanks = splitBlanks(text) ?? []
  return blanks
    .map(({ label: before, blank, measureUnit = '' }, index) => {
      const value = values.get(index + 1)
      if (value === undefined) return before + blank
      const room = index === blanks.length - 1 ? 0 : Math.max(2, width(blank) - width(value + measureUnit))
      return before + value + measureUnit + ' '.repeat(room)
    })
    .join('')
}

/** What stands in one blank of a cell that was filled; null where it is still blank. */
export function blankValue(printed: string, part: number, text: string): string | null {
  const blanks = splitBlanks(printed) ?? []
  let from = 0
  for (const [index, { label: before, measureUnit = '' }] of blanks.entries()) {
    const start = text.indexOf(before, from)
    if (start < 0) return null
    from = start + before.length
    if (index + 1 !== part) continue
    const next = blanks[index + 1]
    const end = next ? text.indexOf(next.label, from) : text.length
    const value = text.slice(from, end < 0 ? text.length : end).trim()
    return value === '' || isBlankRest(value)
      ? null
      : value.slice(0, value.length - (value.endsWith(measureUnit) ? measureUnit.length : 0))
  }
  return null
}

/** A Chinese character takes the room of two others. */
const width = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0)
