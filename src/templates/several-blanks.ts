// T24: one cell may hold several labels, each with its blank: `填报单位：      填报日期：    年  月  日`.
import { boxItems, isBlankRest, tailAfterBlank, tickBox, withoutMarks } from './blank.ts'

export type LabelledBlank = {
  /** As printed, colon and all, with what stands before it. */
  label: string
  blank: string
  /** Printed behind the blank. */
  tail: string | undefined
  /** Answers to tick instead of a blank. */
  options: string[] | undefined
}

const label = /(?<![^\s])[^\s:：_□☐◻○◯]{1,24}[:：]/g

/** The blanks of a cell from left to right; undefined unless it holds two or more, or one behind a text of its own, and nothing else. */
export function splitBlanks(text: string): LabelledBlank[] | undefined {
  const labels = [...text.matchAll(label)]
  const before = text.slice(0, labels[0]?.index ?? 0)
  if (labels.length < (before.trim() === '' ? 2 : 1) || !/^(?:\s*|[^。；;]{1,30}\s{2,})$/.test(before)) return undefined
  const blanks = labels.map((found, index): LabelledBlank => {
    const blank = text.slice(found.index + found[0].length, labels[index + 1]?.index)
    const own = index === 0 ? before + found[0] : found[0]
    return { label: own, blank, tail: tailAfterBlank(blank), options: boxItems(blank) }
  })
  // A label right behind another (`注：一、村名：`) leaves no room to write.
  const isRoom = ({ blank, tail, options }: LabelledBlank, index: number) =>
    tail !== undefined || options !== undefined || (isBlankRest(blank) && (blank !== '' || index === blanks.length - 1))
  return blanks.every(isRoom) ? blanks : undefined
}

/** What the label says, without the text that stands before it. */
export const labelText = ({ label: printed }: Pick<LabelledBlank, 'label'>): string =>
  /(\S+)[:：]$/.exec(printed)?.[1] ?? printed

/** The cell's text with these blanks filled, by their number from 1; the others stay blank, and what follows keeps its distance. */
export function fillBlanks(text: string, values: ReadonlyMap<number, string>): string {
  const blanks = splitBlanks(text) ?? []
  return blanks
    .map(({ label: before, blank, tail = '', options }, index) => {
      const value = values.get(index + 1)
      if (value === undefined) return before + withoutMarks(blank)
      if (options) return before + (tickBox(blank, value) ?? blank)
      const room = index === blanks.length - 1 ? 0 : Math.max(2, width(blank) - width(value + tail))
      return before + value + tail + ' '.repeat(room)
    })
    .join('')
}

/** What stands in one blank of a cell that was filled; null where it is still blank. */
export function blankValue(printed: string, part: number, text: string): string | null {
  const blanks = splitBlanks(printed) ?? []
  let from = 0
  for (const [index, { label: before, tail = '' }] of blanks.entries()) {
    const start = text.indexOf(before, from)
    if (start < 0) return null
    from = start + before.length
    if (index + 1 !== part) continue
    const next = blanks[index + 1]
    const end = next ? text.indexOf(next.label, from) : text.length
    const value = text.slice(from, end < 0 ? text.length : end).trim()
    return value === '' || isBlankRest(value)
      ? null
      : value.slice(0, value.length - (value.endsWith(tail) ? tail.length : 0))
  }
  return null
}

/** A Chinese character takes the room of two others. */
const width = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0)
