// S1: a colour of a workbook is given outright, by its place in the theme with a tint, or in the old palette.
import { attribute, scanXml, type XmlToken } from './xml.ts'

/** ECMA-376 part 1, 18.8.27: the palette of old programs; 0 to 7 repeat 8 to 15, 64 and 65 are the system's own. */
const bright = ['000000', 'ffffff', 'ff0000', '00ff00', '0000ff', 'ffff00', 'ff00ff', '00ffff']
const further =
  '800000 008000 000080 808000 800080 008080 c0c0c0 808080 9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff 000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff 00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99 3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'
const palette = [...bright, ...bright, ...further.split(' ')]

/** Order of `theme="n"`: the light and dark pairs stand the other way round than in the theme part. */
const themeOrder = ['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6']
/** Office's own theme, where a file brings none. */
const officeTheme = 'ffffff 000000 eeece1 1f497d 4f81bd c0504d 9bbb59 8064a2 4bacc6 f79646'.split(' ')

/** Colours by `theme="n"`. */
export function parseTheme(xml: string): string[] {
  const named = new Map<string, string>()
  scanXml(xml, (token, path) => {
    if (token.kind !== 'open' || path.at(-2) !== 'clrScheme') return
    const hex = attribute(xml, token, 'lastClr') ?? attribute(xml, token, 'val') ?? ''
    if (/^[\da-f]{6}$/i.test(hex)) named.set(path.at(-1)!, hex.toLowerCase())
  })
  return themeOrder.map((name, index) => named.get(name) ?? officeTheme[index]!)
}

/** `#rrggbb` of a colour element; undefined for the system's own colour or one that makes no sense. */
export function colorOf(xml: string, token: XmlToken, theme: readonly string[]): string | undefined {
  const said = (name: string) => attribute(xml, token, name)
  const rgb = said('rgb')
  const index = said('indexed')
  const place = said('theme')
  const hex =
    rgb === undefined
      ? place === undefined
        ? palette[Number(index ?? -1)]
        : (theme.length > 0 ? theme : officeTheme)[Number(place)]
      : rgb.slice(-6)
  if (hex === undefined || !/^[\da-f]{6}$/i.test(hex)) return undefined
  return `#${tinted(hex.toLowerCase(), Number(said('tint') ?? 0) || 0)}`
}

/** Lighter towards white, darker towards black. */
function tinted(hex: string, tint: number): string {
  const shade = (value: number) => Math.round(tint < 0 ? value * (1 + tint) : value + (255 - value) * tint)
  return [0, 2, 4]
    .map((at) => Math.min(255, Math.max(0, shade(Number.parseInt(hex.slice(at, at + 2), 16)))))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')
}
