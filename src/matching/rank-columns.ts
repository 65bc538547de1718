// M12: columns whose names say it in words are ranked by names, by values and by what their table is about; the rank suggests, a person decides.
import { cosineTo, likenessTo, type Parts, partsOf, type Weigh, weighAmong } from './likeness.ts'
import { namesIn, nameWords } from './name-words.ts'
import { type Column, columnOfValues, sharedValues, type ValueWeights, weighValues } from './values.ts'

export type NamedColumn = {
  /** Every name it goes by. */
  names: readonly string[]
  /** What it means, in a sentence. */
  meaning?: string
  values?: readonly string[]
}

/** `table`: what the column's table is about; `siblings`: names of its other columns. */
export type AskedColumn = { name: string; values?: readonly string[]; table?: string; siblings?: readonly string[] }

/** Measured on two public benchmarks together; a wrong weight costs places in a list and nothing else. */
const shares = { answers: 0.3, words: 0.4, numbers: 0.1, meaning: 0.2, exact: 0.15 }
/** A sibling known less well than this says nothing about its table. */
const knownWell = 0.7

type Known = { names: Parts[]; exact: Set<string>; meaning: Parts; column: Column }

/** Ranks `known` for a column: best first, `position` in `known` and a score for order only. */
export function columnRanker(
  known: readonly NamedColumn[],
): (asked: AskedColumn) => { position: number; score: number }[] {
  const read = known.map(({ names, meaning = '', values = [] }): Known => {
    const all = [...new Set(names.flatMap(namesIn))]
    return {
      names: all.map(partsOf),
      exact: new Set(all.map(wholeName)),
      meaning: wordsOnly(meaning),
      column: columnOfValues(values),
    }
  })
  const weigh = weighAmong(read.map(({ names }) => new Map(names.flatMap((parts) => [...parts]))))
  const weighMeaning = weighAmong(read.map(({ meaning }) => meaning))
  const weights = weighValues(read.map(({ column }) => column))
  const nameScores = remembered((name: string, table: string | undefined) => namesAgainst(read, { name, table, weigh }))
  return (asked) => {
    const names = nameScores(asked.name, asked.table)
    const setting = settingOf(asked, read, nameScores)
    const means = setting && cosineTo(setting, weighMeaning)
    const column = columnOfValues(asked.values ?? [])
    return read
      .map((one, position) => {
        const name = names[position]!
        const meaning = means && name > 0.2 ? shares.meaning * means(one.meaning) : 0
        return { position, score: name + meaning + valueScore(column, one.column, { name, weights }) }
      })
      .toSorted((a, b) => b.score - a.score || a.position - b.position)
  }
}

const wholeName = (name: string): string => nameWords(name).join(' ')

function namesAgainst(
  known: readonly Known[],
  { name, table, weigh }: { name: string; table: string | undefined; weigh: Weigh },
): number[] {
  const [text = name] = namesIn(name)
  const like = likenessTo({ text, weigh, ...(table === undefined ? {} : { about: table }) })
  return known.map(({ names, exact }) =>
    exact.has(wholeName(text)) ? 1 + shares.exact : Math.max(0, ...names.map(like)),
  )
}

function valueScore(asked: Column, known: Column, { name, weights }: { name: number; weights: ValueWeights }): number {
  const { answers, words } = sharedValues(asked, known, weights)
  const isAlike = known.format !== undefined && (asked.format === 'number') === (known.format === 'number')
  return shares.answers * answers + shares.words * words + (isAlike ? shares.numbers * Math.sqrt(name) : 0)
}

/** Words of the table's name and of what its other columns seem to mean. */
function settingOf(
  { name, table, siblings = [] }: AskedColumn,
  known: readonly Known[],
  nameScores: (name: string, table: string | undefined) => number[],
): Parts | undefined {
  if (table === undefined) return undefined
  const setting = new Map(wordsOnly(table))
  for (const sibling of siblings.filter((one) => one !== name)) {
    const scores = nameScores(sibling, table)
    const best = scores.reduce((top, score, at) => (score > scores[top]! ? at : top), 0)
    const { meaning } = known[best]!
    if (scores[best]! > knownWell)
      for (const [word, count] of meaning) setting.set(word, (setting.get(word) ?? 0) + count / (2 * meaning.size))
  }
  return setting
}

/** A sentence is compared by whole words. */
const wordsOnly = (text: string): Parts => new Map(text === '' ? [] : nameWords(text).map((word) => [word, 1]))

function remembered(
  scores: (name: string, table: string | undefined) => number[],
): (name: string, table: string | undefined) => number[] {
  const known = new Map<string, number[]>()
  return (name, table) => {
    const key = `${name}\n${table ?? ''}`
    const found = known.get(key) ?? scores(name, table)
    known.set(key, found)
    return found
  }
}
