// M14: a column code made of pinyin initials (xm, sfzh) is second evidence: it raises a suggestion, never attaches, and what it contradicts is shown.
import type { Postings } from './postings.ts'

/** Pinyin initials of a Chinese text, `sfzh` for 身份证号; undefined for a text with anything but Chinese characters. */
export type Initials = (text: string) => string | undefined

/** Positions of the questions that have a label with these initials. */
export type InitialPostings = ReadonlyMap<string, ReadonlySet<number>>

export function postInitials({ candidates }: Postings, initials: Initials): InitialPostings {
  const found = new Map<string, Set<number>>()
  for (const [position, { spellings }] of candidates.entries())
    for (const { text } of spellings) addCode(found, initials(text.replace('?', '是否')), position)
  return found
}

/** One more code of the question at `position`; no code adds nothing. */
export function addCode(found: Map<string, Set<number>>, code: string | undefined, position: number): void {
  if (code !== undefined) found.set(code, (found.get(code) ?? new Set()).add(position))
}

const files =
  /(?:^|_)(?:images?|imgs?|photos?|pictures?|pics?|urls?|files?|attach(?:ment)?s?|accessory|upload|scans?)(?:_|$)/i

/** `ID_CARD_IMAGE`: the column holds a file, whatever number the label may name. */
export const namesFile = (code: string): boolean => files.test(code.replace(/([a-z\d])([A-Z])/g, '$1_$2'))

/** The letters of a code that could be initials: at least two, numbers at its end cut; undefined for anything else. */
export function lettersOf(code: string): string | undefined {
  return /^([a-z]{2,16})\d*$/.exec(code.toLowerCase().replace(/[_\s]/g, ''))?.[1]
}

/** One spelling of a code for every joint and case: `ID_CARD` and `idCard` are one code. */
export const codeKey = (code: string): string => code.toLowerCase().replace(/[_\s-]/g, '')

/** Two letters agree with many labels by chance; what they contradict is not worth a word. */
export const tellingLetters = 3
