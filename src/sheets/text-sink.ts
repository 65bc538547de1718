// S16: where the XML of a sheet is put, piece by piece, while it is filled.
import { type HoledText, numberAt } from './holed-text.ts'

export type TextSink = {
  put: (text: string) => void
  /** Puts what `bytesOf` made, the same for every sink, of a text that is put again and again. */
  putBytes: (bytes: Uint8Array) => void
  bytesOf: (text: string) => Uint8Array
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
