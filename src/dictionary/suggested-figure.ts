// D39: a figure of a form nobody confirmed has a definition only where its own printed labels say all of it; one word that is not read leaves it open.
import { normalText } from '../kernel/text.ts'
import { cleanLabel } from '../matching/label.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import type { Template } from '../templates/template.ts'
import type { Filling } from './attachment.ts'
import type { Look } from './check-definition.ts'
import { readCode } from './codes.ts'
import type { Condition, Definition } from './definition.ts'
import { labelsOf } from './label-meaning.ts'
import { namesFewer } from './names-everybody.ts'
import { sourcesOf } from './needs.ts'
import type { Question } from './question.ts'

type Counted = 'person' | 'household'

/** What a label counts, once its own condition is taken off: 人数 of 低保人数. */
const countWords: readonly (readonly [word: RegExp, of: Counted])[] = [
  [/(?:总?人数|人口数?|总人口)$/, 'person'],
  [/总?户数$/, 'household'],
]
const countUnits: Readonly<Record<string, Counted>> = { 人: 'person', 户: 'household' }
/** Says that a number stands there and nothing of what it counts. */
const bareNumber = /^(?:数量|数值|数)$/

export type FigureReader = (field: Field) => Definition | undefined

/** Questions by what their labels say of a subject: 低保 of 是否低保. */
export function figureReader(questions: readonly Question[]): FigureReader {
  const conditions = { person: readingsOf(questions, 'person'), household: readingsOf(questions, 'household') }
  return (field) => {
    if (field.region || field.type !== 'number') return undefined
    const labels = field.headerPath.map(cleanLabel)
    const unit = labels.map(({ measureUnit }) => measureUnit).find((one) => one !== undefined) ?? field.measureUnit
    if (labels.some(({ notes, options }) => notes.length > 0 || options.length > 0)) return undefined
    const counts = labels.map(({ core }) => countedBy(core))
    const said = new Set<Counted | 'other'>(counts.flatMap(({ of }) => of ?? []))
    if (unit !== undefined) said.add(countUnits[unit] ?? 'other')
    const [of] = said
    if (said.size !== 1 || (of !== 'person' && of !== 'household')) return undefined
    const words = counts.map(({ rest }) => rest).filter((rest) => rest !== '' && !bareNumber.test(rest))
    return definitionOf(of, words, conditions[of])
  }
}

function countedBy(core: string): { rest: string; of?: Counted } {
  for (const [word, of] of countWords) if (word.test(core)) return { rest: core.replace(word, ''), of }
  return { rest: core }
}

function definitionOf(
  of: Counted,
  words: readonly string[],
  read: (words: readonly string[]) => Condition[][],
): Definition | undefined {
  const where = read(words)
  // A word that means nothing, or two things, is a doubt about the whole figure.
  if (where.length === 0 || where.some((found) => found.length !== 1)) return undefined
  const tests = where.flat()
  if (new Set(tests.map(({ question }) => question)).size < tests.length) return undefined
  return { measure: 'count', of, where: tests }
}

const asked = /^(?:是否|有无)有?/

/** What each word tests: nothing, one thing, or several. */
function readingsOf(questions: readonly Question[], of: Counted): (words: readonly string[]) => Condition[][] {
  const own = questions.filter(({ subject, role }) => subject === of && role === 'self')
  const byLabel = Map.groupBy(
    own.flatMap((question) =>
      [...new Set(labelsOf(question).map((label) => normalText(label).replace(asked, '')))].map((label) => ({
        label,
        question,
      })),
    ),
    ({ label }) => label,
  )
  const named = (word: string) => (byLabel.get(word) ?? []).map(({ question }) => question)
  return (words) => {
    const coded = words.map((word) => named(word).filter(({ type }) => type === 'code'))
    return words.flatMap((word, at): Condition[][] => {
      const yes = named(word).filter(({ type }) => type === 'boolean')
      // A code is read only beside the name of its question: 农村 is a kind of register, a kind of region and nothing at all.
      const codes = coded.flat().flatMap((question): Condition[] => {
        const value = readCode(question, word)
        return value === undefined ? [] : [{ question: question.key, is: '=', value }]
      })
      const isName = coded[at]!.length === 1 && yes.length === 0 && codes.length === 0
      if (isName) return words.some((other) => readCode(coded[at]![0]!, other) !== undefined) ? [] : [[]]
      return [[...yes.map(({ key }): Condition => ({ question: key, is: '=', value: true })), ...codes]]
    })
  }
}

type FiguresOf = {
  readFigure: FigureReader
  /** Questions that some form of the report asks. */
  asked: ReadonlySet<string>
  look: Look
}

/** By field key: figures of a form whose names speak of nobody in particular, counted by what the forms of the report ask. */
export function suggestedFigures(
  { name, forms, fields }: Pick<Template, 'name' | 'forms' | 'fields'>,
  { readFigure, asked, look }: FiguresOf,
): Map<string, Filling> {
  const isAsked = (key: string): boolean => {
    const sources = sourcesOf(key, look)
    return asked.has(key) || (sources.length > 0 && sources.every((source) => asked.has(source)))
  }
  const found = fields.flatMap((field) => {
    const definition = readFigure(field)
    if (!definition?.where.every(({ question }) => isAsked(question))) return []
    const titles = forms.filter(({ sheet }) => sheet === field.sheet).map(({ title }) => title)
    return namesFewer({ names: [field.sheet, ...titles], file: name }) ? [] : [{ key: fieldKey(field), definition }]
  })
  // Two cells that seem to count the same differ by something that was not read.
  const alike = Map.groupBy(found, ({ definition }) => JSON.stringify(definition))
  return new Map(
    [...alike.values()].flatMap((same) =>
      same.length > 1 ? [] : same.map(({ key, definition }) => [key, { from: 'definition' as const, definition }]),
    ),
  )
}
