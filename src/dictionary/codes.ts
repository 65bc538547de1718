// D5: a name on a form is read as its code only where one code is meant; anything else stays unread.
import { normalText } from '../kernel/text.ts'
import type { CodeList } from './code-list.ts'
import { codeLists } from './code-lists.ts'
import type { Question } from './question.ts'

/** What of a question says which codes it takes: a list of the dictionary by key, or choices of a county's own. */
export type Coded = Pick<Question, 'codes' | 'choices'>

const byKey = new Map(codeLists.map((list) => [list.key, list]))
const plain = (text: string): string => normalText(text).toUpperCase()
const readings = new WeakMap<CodeList['codes'], Map<string, string>>()

export const codeList = (key: string): CodeList | undefined => byKey.get(key)

const listOf = ({ codes = '', choices }: Coded): Pick<CodeList, 'codes' | 'standard'> | undefined =>
  choices ? { codes: choices } : byKey.get(codes)

function knownReadings(list: Pick<CodeList, 'codes' | 'standard'>): Map<string, string> {
  const known = readings.get(list.codes) ?? readingsOf(list)
  readings.set(list.codes, known)
  return known
}

/** A bare number is read as a code of a national list only: in any other, every form numbers its options its own way. */
function readingsOf({ codes, standard }: Pick<CodeList, 'codes' | 'standard'>): Map<string, string> {
  const found = new Map<string, string>()
  for (const [code, ...names] of codes) {
    for (const name of standard ? [code, ...names] : names) found.set(plain(name), code)
  }
  return found
}

/** The code of the question's list that `text` means: its name, a known writing, a national code, or `01汉族` and `1.男` when both halves agree. */
export function readCode(coded: Coded, text: string): string | undefined {
  const list = listOf(coded)
  const known = list && knownReadings(list)
  const written = plain(text)
  const whole = known?.get(written)
  if (whole !== undefined) return whole
  const halves = /^([0-9]{1,2})[.、:：)）-]?([^0-9].*)$/.exec(written)
  const named = halves && known?.get(halves[2]!)
  return named && named === halves[1] ? named : undefined
}

/** Name printed for a code. */
export const codeName = (coded: Coded, code: string): string | undefined =>
  listOf(coded)?.codes.find(([known]) => known === code)?.[1]

/** Every way a code is written: its name first. */
export const codeWritings = (coded: Coded, code: string): string[] =>
  listOf(coded)
    ?.codes.find(([known]) => known === code)
    ?.slice(1) ?? []

/** All codes of the question's list, in its order. */
export const codesOf = (coded: Coded): string[] => listOf(coded)?.codes.map(([code]) => code) ?? []

export const codeNames = (coded: Coded): string[] => listOf(coded)?.codes.map(([, name]) => name) ?? []

const yes = new Set(['是', '有', '√', '✓', '✔', '☑', '对', 'Y', 'YES', 'TRUE', '已参加', '已参保', '享受'])
const no = new Set(['否', '无', '×', '✗', '✘', '不是', '没有', 'N', 'NO', 'FALSE', '未参加', '未参保', '不享受'])

/** 是/否 as forms write it; undefined for anything else, a blank included: no tick is no answer. */
export function readYesNo(text: string): boolean | undefined {
  const written = plain(text)
  return yes.has(written) ? true : no.has(written) ? false : undefined
}
