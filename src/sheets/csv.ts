// S12: CSV has no types, so every field stays the text it is; on the way out no text can act as a formula.

/** Rows of fields of RFC 4180 text. A quote inside an unquoted field is an ordinary character. */
export function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length) {
    const field = text[at] === '"' ? quotedField(text, at) : bareField(text, at, separator)
    row.push(field.value)
    at = field.end
    if (text[at] === separator) {
      at++
      if (at < text.length) continue
      row.push('')
    }
    at = lineEnd(text, at)
    rows.push(row)
    row = []
  }
  return rows

  function bareField(whole: string, from: number, stop: string): { value: string; end: number } {
    let end = from
    while (end < whole.length && whole[end] !== stop && whole[end] !== '\n' && whole[end] !== '\r') end++
    return { value: whole.slice(from, end), end }
  }
  function quotedField(whole: string, from: number): { value: string; end: number } {
    let value = ''
    let start = from + 1
    for (;;) {
      const quote = whole.indexOf('"', start)
      if (quote === -1) return { value: value + whole.slice(start), end: whole.length }
      value += whole.slice(start, quote)
      if (whole[quote + 1] !== '"') {
        const rest = bareField(whole, quote + 1, separator)
        return { value: value + rest.value, end: rest.end }
      }
      value += '"'
      start = quote + 2
    }
  }
}

const lineEnd = (text: string, at: number): number =>
  text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : Math.min(at + 1, text.length)

const separators = [',', '\t', ';']

/** The rows of a text that is a table: several lines cut by one separator into equally many fields. Prose is not one. */
export function csvRows(text: string): string[][] | undefined {
  for (const separator of separators) {
    if (!text.includes(separator)) continue
    const rows = parseCsv(text, separator).filter((row) => row.some((field) => field.trim() !== ''))
    const width = Math.max(0, ...rows.slice(0, 1000).map((row) => row.length))
    const even = rows.filter((row) => row.length === width).length
    if (rows.length >= 2 && width >= 2 && even >= rows.length * 0.8) return parseCsv(text, separator)
  }
  return undefined
}

/** Source of the characters: OWASP "CSV Injection"; full-width forms are turned into them by some spreadsheet programs. */
const acts = /^[=+\-@\t\r＝＋－＠]/
const plainNumber = /^-?(?:\d{1,15})(?:\.\d+)?$/

/** One field as written to CSV. A text that could act as a formula gets a leading apostrophe; numbers such as -5 stay bare. */
export function printCsvField(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = acts.test(value) && !plainNumber.test(value) ? `'${value}` : value
  return /[",\n\r;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** CSV text with a byte order mark, without which Excel takes UTF-8 Chinese for GBK. */
export const printCsv = (rows: readonly (readonly (string | number | boolean | null)[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(printCsvField).join(',')}\r\n`).join('')}`
