// S3: whether a number is a day is decided by its number format alone.

/** Built-in formats that hold a day (ECMA-376 part 1, 18.8.30; 27–31, 36 and 50–58 as in Chinese Excel and WPS). Times of day are not days. */
const builtInDays = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

const builtInCodes: Record<number, string> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  31: 'yyyy"年"m"月"d"日"',
  36: 'yyyy"年"m"月"',
  49: '@',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

export type NumberFormat = { format: string; isDate: boolean }

/** `code` is the custom code of `id`, if the file defines one. */
export const numberFormat = (id: number, code: string | undefined): NumberFormat =>
  code === undefined
    ? { format: builtInCodes[id] ?? 'General', isDate: builtInDays.has(id) }
    : { format: code, isDate: showsDay(code) }

/** True when the first section of the code prints a year, a month or a day. */
export function showsDay(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/general|G\/通用格式|am\/pm|a\/p|上午\/下午/gi, '')
    .split(';')[0]!
    .toLowerCase()
  if (/[#?]|0(?!$)\d*[.,%]|0\.|e[+-]/.test(bare)) return /[yd]/.test(bare)
  if (/[yde]|aaa/.test(bare)) return true
  // [h]:mm is a length of time: its m are minutes although its hours went with the brackets.
  return bare.includes('m') && !/[hs]/.test(bare) && !/\[(?:h+|m+|s+)\]/i.test(code)
}
