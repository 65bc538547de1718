// S6: any text survives a cell: markup is escaped, control characters become _xHHHH_, and a text that looks like one is escaped too.

/** What XML 1.0 cannot hold, lone surrogates included; other control characters are coded too, since programs drop them. */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
const coded = /_x([\da-fA-F]{4})_/g

const code = (character: string): string => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** For element content and double-quoted attributes. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Text of a cell as ST_Xstring (ECMA-376 part 1, 22.9.2.19). A carriage return would be lost by the XML reader, so it is coded. */
export const encodeCellText = (text: string): string =>
  escapeXml(text.replace(coded, '_x005F_x$1_').replace(forbidden, code).replaceAll('\r', '_x000D_'))

/** Whether a character may need an escape, alone or with what stands around it: hardly one of a report does. */
export const mayNeedEscape = (code: number): boolean =>
  code < 32 ||
  (code > 126 && code < 160) ||
  (code >= 0xd800 && code < 0xe000) ||
  code > 0xfffd ||
  code === 34 ||
  code === 38 ||
  code === 60 ||
  code === 62 ||
  code === 95

export const decodeCellText = (text: string): string =>
  text.includes('_x') ? text.replace(coded, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text

/** Without this attribute a reader may drop blanks at the ends of a text. */
export const keepsBlanks = (text: string): boolean => text.includes('\n') || text.trim().length < text.length
