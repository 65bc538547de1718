// D5: a name on a form is read as its code only where one code is meant; anything else stays unread.
import { normalText } from '../kernel/text.ts'
import { codeLists, type CodeList } from './code-lists.ts'

const byKey = new Map(codeLists.map((list) => [list.key, list]))
const plain = (text: string): string => normalText(text).toUpperCase()
const readings = new Map(codeLists.map((list) => [list.key, readingsOf(list)]))

export const codeList = (key: string): CodeList | undefined => byKey.get(key)

/** A bare number is read as a code of a national list only: in any other, every form numbers its options its own way. */
function readingsOf({ codes, standard }: CodeList): Map<string, string> {
  const found = new Map<string, string>()
  for (const [code, ...names] of codes) {
    for (const name of standard ? [code, ...names] : names) found.set(plain(name), code)
  }
  return found
}

/** The code of `list` that `text` means: its name, a known writing, a national code, or `01汉族` and `1.男` when both halves agree. */
export function readCode(list: string, text: string): string | undefined {
  const known = readings.get(list)
  const written = plain(text)
  const whole = known?.get(written)
  if (whole !== undefined) return whole
  const halves = /^([0-9]{1,2})[.、:：)）-]?([^0-9].*)$/.exec(written)
  const named = halves && known?.get(halves[2]!)
  return named && named === halves[1] ? named : undefined
}

/** Name printed for a code. */
export const codeName = (list: string, code: string): string | undefined =>
  byKey.get(list)?.codes.find(([known]) => known === code)?.[1]

export const codeNames = (list: string): string[] => byKey.get(list)?.codes.map(([, name]) => name) ?? []

const yes = new Set(['是', '有', '√', '✓', '✔', '☑', '对', 'Y', 'YES', 'TRUE', '已参加', '已参保', '享受'])
const no = new Set(['否', '无', '×', '✗', '✘', '不是', '没有', 'N', 'NO', 'FALSE', '未参加', '未参保', '不享受'])

/** 是/否 as forms write it; undefined for anything else, a blank included: no tick is no answer. */
export function readYesNo(text: string): boolean | undefined {
  const written = plain(text)
  return yes.has(written) ? true : no.has(written) ? false : undefined
}
