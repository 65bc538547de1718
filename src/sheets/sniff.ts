// S15: what a file is, its first bytes say; its name says nothing.
export type Kind = 'empty' | 'zip' | 'encrypted' | 'ole' | 'biff' | 'spreadsheetml' | 'html' | 'text' | 'binary'

/** What people call a format that cannot be filled in place. */
export const formatNames: Partial<Record<Kind, string>> = {
  ole: '.xls',
  biff: '.xls',
  spreadsheetml: 'XML 2003',
  html: 'HTML',
  text: 'CSV',
}

const starts = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, index) => bytes[index] === byte)

/** `ole` is a compound file that holds a workbook stream; other compound files (Word, old mail) are `binary`. */
export function sniff(bytes: Uint8Array): Kind {
  if (bytes.length === 0) return 'empty'
  if (starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0x50, 0x4b, 5, 6)) return 'zip'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return sniffCompound(bytes)
  // BIFF 2 to 5 begin with a bare BOF record: 09 0x 04|06|08.
  if (bytes[0] === 9 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && [4, 6, 8].includes(bytes[2] ?? -1)) return 'biff'
  const wide = starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)
  if (!wide && bytes.subarray(0, 65_536).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)))
    return 'binary'
  return sniffMarkup(latin(bytes.subarray(0, 4096)))
}

const latin = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) if (byte !== 0) text += String.fromCharCode(byte)
  return text
}

function sniffMarkup(head: string): Kind {
  const start = head.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').trimStart()
  if (!start.startsWith('<')) return 'text'
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(start) && /<(?:\w+:)?Workbook[\s>]/.test(start))
    return 'spreadsheetml'
  return /<(?:!doctype\s+html|html|head|body|table|meta|style|div)[\s>]/i.test(start) ? 'html' : 'binary'
}

const compoundNames: [name: string, kind: Kind][] = [
  ['EncryptedPackage', 'encrypted'],
  ['Workbook', 'ole'],
  ['Book', 'ole'],
]

/** Names of the streams and storages of a compound file. Directory entries are 128 bytes on 128-byte borders: name in UTF-16, its length in bytes at 64 (MS-CFB 2.6.1). */
export function compoundEntries(bytes: Uint8Array): Set<string> {
  const found = new Set<string>()
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const length = (bytes[at + 64] ?? 0) + (bytes[at + 65] ?? 0) * 256
    if (length < 4 || length > 64 || length % 2 !== 0) continue
    found.add(latin(bytes.subarray(at, at + length - 2)))
  }
  return found
}

function sniffCompound(bytes: Uint8Array): Kind {
  const found = compoundEntries(bytes)
  return compoundNames.find(([name]) => found.has(name))?.[1] ?? 'binary'
}
