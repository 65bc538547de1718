// S16: XML goes straight into bytes: texts put together first and encoded after cost most of a report's time, in garbage.
import type { TextSink } from './text-sink.ts'

export type Utf8Sink = TextSink & {
  /** Bytes put so far; good until the next `put` or `clear`. */
  view: () => Uint8Array
  clear: () => void
}

/** From this length on one call of Node's encoder is quicker than a loop. */
const longText = 64
const firstSize = 2 ** 16
/** Whole numbers up to here are spelled digit by digit. */
const highestWhole = 999_999_999

/** Text as UTF-8; half of a pair of surrogates becomes U+FFFD. */
export function openUtf8Sink(): Utf8Sink {
  let bytes = Buffer.allocUnsafeSlow(firstSize)
  let at = 0

  const reserve = (length: number) => {
    if (at + length <= bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(bytes.length * 2, at + length))
    larger.set(bytes.subarray(0, at))
    bytes = larger
  }
  const put = (text: string): void => {
    const { length } = text
    reserve(length * 3)
    if (length >= longText) {
      at += bytes.write(text, at, 'utf8')
      return
    }
    const into = bytes
    let to = at
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index)
      if (code < 0x80) into[to++] = code
      else if (code < 0x800) {
        into[to++] = 0xc0 | (code >> 6)
        into[to++] = 0x80 | (code & 0x3f)
      } else if (code >= 0xd800 && code < 0xe000) {
        at += into.write(text, at, 'utf8')
        return
      } else {
        into[to++] = 0xe0 | (code >> 12)
        into[to++] = 0x80 | ((code >> 6) & 0x3f)
        into[to++] = 0x80 | (code & 0x3f)
      }
    }
    at = to
  }
  const putBytes = (said: Uint8Array): void => {
    const { length } = said
    reserve(length)
    const into = bytes
    let to = at
    for (let index = 0; index < length; index++) into[to++] = said[index]!
    at = to
  }
  const putNumber = (value: number): void => {
    if (value < 0 || value > highestWhole || !Number.isInteger(value) || Object.is(value, -0)) return put(String(value))
    reserve(10)
    let digits = 1
    for (let power = 10; power <= value; power *= 10) digits += 1
    let rest = value
    for (let to = at + digits - 1; to >= at; to--) {
      const tens = Math.floor(rest / 10)
      bytes[to] = 48 + rest - tens * 10
      rest = tens
    }
    at += digits
  }
  return {
    put,
    putBytes,
    bytesOf: (text) => new Uint8Array(Buffer.from(text, 'utf8')),
    putNumber,
    length: () => at,
    since: (mark) => bytes.toString('utf8', mark, at),
    view: () => bytes.subarray(0, at),
    clear: () => void (at = 0),
  }
}
