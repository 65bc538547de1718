// M9, M12: likeness of two texts by what they are made of, rare parts weighing most; only ever orders suggestions.
import { nameWords, nearNames } from './name-words.ts'

/** Parts of a text and how much each counts: characters and pairs of a Chinese one, words and pieces of words of any other. */
export type Parts = ReadonlyMap<string, number>

/** A label is a few words; what a hostile cell says after that does not make it more alike. */
const longest = 64
const han = /\p{Script=Han}/u

export const partsOf = (text: string): Parts =>
  han.test(text) ? partsOfCharacters(text.slice(0, longest)) : partsOfWords(text.slice(0, longest))

function partsOfCharacters(text: string): Parts {
  const parts = new Map<string, number>()
  const characters = ['^', ...text.replace('?', ''), '$']
  for (let index = 1; index < characters.length; index++) {
    add(parts, characters[index - 1]! + characters[index]!, 1)
    if (index < characters.length - 1) add(parts, characters[index]!, 1)
  }
  return parts
}

/** Measured on English names: a beginning tells abbreviations (patho, pathological), triples tell misspellings. */
const pieces = { beginning: 0.6, triple: 0.35 }
const beginning = 4

function partsOfWords(text: string, weight = 1, parts = new Map<string, number>()): Map<string, number> {
  for (const word of nameWords(text)) {
    add(parts, `w ${word}`, weight)
    if (word.length >= beginning) add(parts, `b ${word.slice(0, beginning)}`, weight * pieces.beginning)
    const marked = `^${word}$`
    for (let at = 0; at + 3 <= marked.length; at++) add(parts, marked.slice(at, at + 3), weight * pieces.triple)
  }
  return parts
}

const add = (parts: Map<string, number>, part: string, count: number) => parts.set(part, (parts.get(part) ?? 0) + count)

/** Weight of a part among the texts compared. */
export type Weigh = (part: string) => number

/** ln(1 + N / number of texts with the part): a part that few have says much. */
export function weighAmong(texts: readonly Parts[]): Weigh {
  const frequency = new Map<string, number>()
  for (const parts of texts) for (const part of parts.keys()) add(frequency, part, 1)
  return (part) => Math.log(1 + texts.length / (frequency.get(part) ?? 1))
}

/** Cosine of `asked` to other texts: 0 for nothing shared, 1 for the same text. */
export function cosineTo(asked: Parts, weigh: Weigh): (other: Parts) => number {
  const weights = new Map([...asked].map(([part, count]) => [part, count * weigh(part)]))
  const own = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0))
  return (other) => {
    let [shared, square] = [0, 0]
    for (const [part, count] of other) {
      const weight = count * weigh(part)
      square += weight * weight
      shared += weight * (weights.get(part) ?? 0)
    }
    return shared === 0 ? 0 : shared / (own * Math.sqrt(square))
  }
}

export type LikenessInput = {
  text: string
  weigh: Weigh
  /** What the form is about, in words: `Currency` helps `Alphabetic code` towards currency code. */
  about?: string
}

/** A near word stands for its own at this share: always behind the word itself, before names that only contain it. */
const nearShare = 0.85
const aboutShare = 0.2

/** Likeness of a field's text to the parts of another, 0 to 1. */
export function likenessTo({ text, weigh, about }: LikenessInput): (other: Parts) => number {
  const own = cosineTo(partsOf(text), weigh)
  if (han.test(text)) return own
  const near = nearNames(text).map((name) => cosineTo(partsOf(name), weigh))
  const placed = about === undefined ? own : cosineTo(partsOfWords(about, aboutShare, partsOfWords(text)), weigh)
  return (other) => Math.max(own(other), placed(other), ...near.map((one) => nearShare * one(other)))
}
