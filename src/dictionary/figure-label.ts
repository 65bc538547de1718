// D41: a label is cut into words that are all known, or its unknown part is named; nothing is passed over.
import { normalText } from '../kernel/text.ts'
import { plainUnit } from '../matching/label.ts'
import type { Term, Terms } from './figure-terms.ts'

/** Full years; `high` is the last year that counts, `open` when the label does not say whether it does. */
export type Band = { low?: number; high?: number; open?: true }

export type Word = { text: string; terms: readonly Term[]; band?: Band }

export type ReadLabel = {
  /** In order; of a label that is not understood what could be cut. */
  words: Word[]
  /** Parts that no word explains. */
  unknown: string[]
  measureUnit: string | undefined
}

/** Cuts with the fewest unknown characters, then the fewest words. `title`: words that only group or head are known too. */
export function readFigureLabel(label: string, terms: Terms, title = false): ReadLabel {
  const read: ReadLabel = { words: [], unknown: [], measureUnit: undefined }
  for (const part of partsOf(label, title)) {
    const unit = plainUnit(part)
    if (part !== label && unit !== undefined && part.length <= 4) read.measureUnit ??= unit
    else {
      const cut = cutText(part, terms, title)
      read.words.push(...cut.words)
      read.unknown.push(...cut.unknown)
    }
  }
  return read
}

/** The label without marks, then what stands in its brackets. */
function partsOf(label: string, title: boolean): string[] {
  let text = normalText(label).toLowerCase()
  // What changes from year to year, and the number of one of several tables.
  if (title)
    text = text.replace(
      /\d{4}年(?:度)?|\d{1,2}月(?:份)?|\([一二三四五六七八九十\d]{1,3}\)|[之〔[]?表[一二三四五六七八九十\d]{1,3}/g,
      '',
    )
  text = text.replace(/^[*☆★※●]+|^(?:\(?[一二三四五六七八九十]{1,3}[)、.]|\(?\d{1,2}[)、.])(?=\D)/g, '')
  const inside: string[] = []
  // An age's own brackets say whether it counts: they stay.
  const plain = text
    .replace(/岁\(含\)/g, '岁及')
    .replace(/岁\(不含\)/g, '岁不含')
    .replace(/[([【〔]([^()[\]【】〔〕]*)[)\]】〕]/g, (_, inner: string) => {
      inside.push(inner)
      return ''
    })
  return [plain.replace(/[::,,。;;“”"]+/g, ''), ...inside].filter((part) => part !== '')
}

type Cut = { unknown: string[]; words: Word[]; cost: number }

function cutText(text: string, terms: Terms, title: boolean): Cut {
  const best: (Cut | undefined)[] = [{ unknown: [], words: [], cost: 0 }]
  for (let at = 0; at < text.length; at++) {
    const so = best[at]
    if (!so) continue
    const keep = (end: number, cut: Cut) => {
      const known = best[end]
      if (!known || cut.cost < known.cost) best[end] = cut
    }
    for (const word of wordsAt(text, at, terms, title)) {
      const end = at + word.text.length
      keep(end, { ...so, words: [...so.words, word], cost: so.cost + 1 })
    }
    // An unknown character costs more than any number of words.
    const last = so.unknown.at(-1)
    const joined = last !== undefined && text.slice(0, at).endsWith(last) && so.words.at(-1)?.text === ''
    const unknown = joined ? [...so.unknown.slice(0, -1), last + text[at]!] : [...so.unknown, text[at]!]
    const words = joined ? so.words : [...so.words, { text: '', terms: [] }]
    keep(at + 1, { unknown, words, cost: so.cost + 100 })
  }
  const cut = best[text.length]!
  return { ...cut, words: cut.words.filter((word) => word.text !== '') }
}

const longest = 16

function wordsAt(text: string, at: number, terms: Terms, title: boolean): Word[] {
  const found: Word[] = []
  for (let length = 1; length <= longest && at + length <= text.length; length++) {
    const piece = text.slice(at, at + length)
    const known = (terms.get(piece) ?? []).filter((term) => title || term.is !== 'nothing' || !term.title)
    if (known.length > 0) found.push({ text: piece, terms: known })
  }
  const band = bandAt(text.slice(at))
  return band ? [...found, band] : found
}

const years = '(?:周岁|岁)'
const patterns: readonly [RegExp, (low: number, high: number) => Band][] = [
  [new RegExp(`^(\\d{1,3})${years}?(?:[-—–~～至到]{1,2})(\\d{1,3})${years}`), (low, high) => ({ low, high })],
  // 民法典 art. 1259: 以上 includes the number; statistics group the same way.
  [new RegExp(`^(?:年?满)?(\\d{1,3})${years}(?:及|含)?以上`), (low) => ({ low })],
  [new RegExp(`^(\\d{1,3})${years}(?:及|含)以下`), (high) => ({ high })],
  [new RegExp(`^(?:不满|未满)(\\d{1,3})${years}`), (high) => ({ high: high - 1 })],
  // The Civil Code counts the number in, statistics leave the upper limit out: only its neighbours can say.
  [new RegExp(`^(\\d{1,3})${years}以下`), (high) => ({ high, open: true })],
]

function bandAt(text: string): Word | undefined {
  for (const [pattern, make] of patterns) {
    const match = pattern.exec(text)
    if (!match) continue
    const band = make(Number(match[1]), Number(match[2]))
    return band.low !== undefined && band.high !== undefined && band.low > band.high
      ? undefined
      : { text: match[0], terms: [], band }
  }
  return undefined
}
