// T27: a cell's look as CSS: only numbers, checked colours and fonts of the reader's own machine get into the page.
import type { Look, LookLine } from '../sheets/look.ts'

/** Fonts the reader may have, by the face a form asks for; names from the file never reach the page. */
const faces: [asked: RegExp, css: string][] = [
  [/楷|kai/i, '"KaiTi","Kaiti SC","STKaiti","AR PL UKai CN",serif'],
  [/仿宋|fang/i, '"FangSong","STFangsong","Noto Serif CJK SC",serif'],
  [/宋|sun|song|ming|serif|times/i, '"SimSun","Songti SC","STSong","Noto Serif CJK SC","Source Han Serif SC",serif'],
  [/黑|hei/i, '"SimHei","Heiti SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif'],
]
const sans = '"Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Noto Sans SC",sans-serif'

const across: Record<string, string> = {
  left: 'left',
  center: 'center',
  centerContinuous: 'center',
  right: 'right',
  justify: 'justify',
  distributed: 'center',
  fill: 'left',
}
const down: Record<string, string> = { top: 'top', center: 'middle', distributed: 'middle', justify: 'top' }
const strokes: Record<string, string> = {
  hair: '1px dotted',
  dotted: '1px dotted',
  dashed: '1px dashed',
  dashDot: '1px dashed',
  dashDotDot: '1px dashed',
  medium: '2px solid',
  mediumDashed: '2px dashed',
  mediumDashDot: '2px dashed',
  mediumDashDotDot: '2px dashed',
  thick: '3px solid',
  double: '3px double',
}

const isColor = (text: string | undefined): text is string => text !== undefined && /^#[\da-f]{6}$/.test(text)

/** Declarations for one cell. `isNumber`: what Excel puts to the right when nothing is said. */
export function lookCss(look: Look, isNumber: boolean): string {
  const size = Math.min(48, Math.max(6, look.size))
  const rules = [
    `font-size:${Math.round(size * 13.33) / 10}px`,
    `font-family:${faces.find(([asked]) => asked.test(look.face))?.[1] ?? sans}`,
    look.bold && 'font-weight:700',
    look.italic && 'font-style:italic',
    (look.underline || look.strike) &&
      `text-decoration:${[look.underline && 'underline', look.strike && 'line-through'].filter(Boolean).join(' ')}`,
    isColor(look.color) && `color:${look.color}`,
    isColor(look.fill) && `background-color:${look.fill}`,
    `text-align:${across[look.across] ?? (isNumber ? 'right' : 'left')}`,
    `vertical-align:${down[look.down] ?? 'bottom'}`,
    look.indent > 0 && `padding-left:${Math.min(15, look.indent) * 9 + 3}px`,
    look.turn === 255 && 'writing-mode:vertical-rl;text-orientation:upright',
    look.turn > 0 && look.turn <= 90 && 'writing-mode:vertical-rl;transform:rotate(180deg)',
    look.turn > 90 && look.turn < 255 && 'writing-mode:vertical-rl',
  ]
  return rules.filter(Boolean).join(';')
}

export const lineCss = (side: string, line: LookLine | undefined): string =>
  line === undefined
    ? ''
    : `border-${side}:${strokes[line.style] ?? '1px solid'} ${isColor(line.color) ? line.color : '#1f2933'}`
