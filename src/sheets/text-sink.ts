// S16: where the XML of a sheet is put, piece by piece, while it is filled.
import { type HoledText, numberAt } from './holed-text.ts'

/** UTF-8 of a text, `length` bytes in words of four, the lowest first; beyond the end the last word is 0. */
export type SaidText = { length: number; words: Uint32Array }

export type TextSink = {
  put: (text: string) => void
  /** Puts the text of a cell, escaped. */
  putCellText: (text: string) => void
  /** Puts a text that is put again and again, see `sayOnce`. */
  putSaid: (said: SaidText) => void
  /** A text ready to be put, good for every sink. */
  sayOnce: (text: string) => SaidText
  /** A number as JavaScript prints it. */
  putNumber: (value: number) => void
  /** Length so far, in the sink's own units. */
  length: () => number
  /** What was put since then. */
  since: (mark: number) => string
}

export function putText({ put }: TextSink, text: HoledText, counts: readonly number[]): void {
  if (typeof text === 'string') return put(text)
  const { parts, holes } = text
  put(parts[0]!)
  for (let index = 0; index < holes.length; index++) {
    put(String(numberAt(holes[index]!, counts)))
    put(parts[index + 1]!)
  }
}
