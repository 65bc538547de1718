// S10: the text of a part is decoded piece by piece while it is read, so that it is never held whole beside its bytes.

/** Bytes unpacked or decoded at a time: with more, text and cells no longer stay in the processor's cache (measured: 2 ** 17 costs a quarter more). */
export const pieceBytes = 2 ** 16

/** Decodes a part that begins with these bytes: UTF-8 unless a byte order mark says UTF-16. What is no text throws. */
export function decoderFor([first, second]: Uint8Array): InstanceType<typeof TextDecoder> {
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding, { fatal: true })
}

/** The text of a part in pieces; throws what `isDecodingError` tells where the bytes are no text. */
export function* textPieces(bytes: Uint8Array): Generator<string, undefined> {
  const decoder = decoderFor(bytes)
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const end = at + pieceBytes
    yield decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length })
  }
  return undefined
}

/** What zlib and TextDecoder throw for bytes that are not what they should be. */
export const isDecodingError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:Z_|ERR_ENCODING)/.test(String(error.code))
