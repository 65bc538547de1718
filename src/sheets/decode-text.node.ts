// S15: Chinese text files come as UTF-8, UTF-16 or GB18030; which one is read off the bytes.

/** Text of a file without markup, or of one whose markup names its charset. Undefined when no encoding fits. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const encodings =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ['utf-16le']
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ['utf-16be']
        : ['utf-8', ...statedCharset(bytes), 'gb18030']
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The bytes are not text in this encoding (or there is no such encoding): the next one is tried.
    }
  }
  return undefined
}

function statedCharset(bytes: Uint8Array): string[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const match = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(head)
  return match ? [match[1]!] : []
}
