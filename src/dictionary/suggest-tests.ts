// D41: the words of a path as tests of who is counted; a word with two meanings is settled by the question its table names, or open.
import type { Condition, FilterTree } from './definition.ts'
import type { Band, ReadLabel, Word } from './figure-label.ts'
import type { CountedKind, Term } from './figure-terms.ts'

export type Rule = Condition | FilterTree

export type TestsInput = {
  labels: readonly ReadLabel[]
  title: ReadLabel
  of: CountedKind | undefined
  begins: readonly number[]
  /** Key of the number that is added up: its name is no test. */
  number: string | undefined
}
/** `common`: what the title says of everybody in the form. */
export type Tests = { common: Rule[]; own: Rule[]; onlyPeople: boolean; open: string[] }

type Test = Extract<Term, { is: 'test' | 'answer' }>
type Meaning =
  | { as: 'test'; test: Test }
  | { as: 'band'; band: Band }
  | { as: 'condition'; condition: Condition }
  | { as: 'or' | 'not' | 'nothing' | 'counted' }
  | { as: 'open' }

export function readTests(input: TestsInput): Tests {
  const { labels, title } = input
  const words = [...labels, title].flatMap((label) => label.words)
  const read = (label: ReadLabel) => label.words.map((word) => meaningOf(word, { ...input, label, words }))
  const open: string[] = []
  const own: Rule[] = []
  let people = false
  const note = (meanings: readonly Meaning[]) => {
    people ||= meanings.some((one) => one.as === 'band' || (one.as === 'test' && one.test.subject === 'person'))
  }
  for (const label of labels) {
    const meanings = read(label)
    note(meanings)
    own.push(...rulesOf(label.words, meanings, { ...input, open }))
  }
  const meanings = read(title)
  note(meanings)
  const tested = new Set(own.flatMap(questionsOf))
  const heads = titleMeanings(title.words, meanings, tested, open)
  const common = rulesOf(title.words, heads, { ...input, open })
  return { common, own, onlyPeople: people, open }
}

const questionsOf = (rule: Rule): string[] => ('combinator' in rule ? rule.rules.flatMap(questionsOf) : [rule.question])

type Around = TestsInput & { label: ReadLabel; words: readonly Word[] }

function meaningOf(word: Word, around: Around): Meaning {
  if (word.band) return { as: 'band', band: word.band }
  const others = around.words.filter((one) => one !== word)
  const named = new Set(
    others.flatMap(({ terms }) => terms.flatMap((term) => (term.is === 'question' ? [term.question.key] : []))),
  )
  const tests = word.terms.filter((term) => term.is === 'test' || term.is === 'answer')
  const seen = tests.filter(({ subject }) => around.of !== 'household' || subject === 'household')
  const underName = seen.filter(({ question }) => named.has(question))
  const rest = word.terms.filter((term) => term.is !== 'test' && term.is !== 'answer')
  const heads = rest.filter((term) => term.is === 'question' && isAnswered(term.question.key, others))
  if (underName.length === 1) return { as: 'test', test: underName[0]! }
  if (underName.length === 0 && heads.length > 0) return { as: 'nothing' }
  const [fixed] = rest.filter((term) => term.is !== 'question')
  if (underName.length === 0 && fixed) return fixedMeaning(fixed, around, others)
  const standing = underName.length > 0 ? underName : seen.filter((term) => term.is === 'test')
  if (standing.length === 1) return { as: 'test', test: standing[0]! }
  if (standing.length > 1 || tests.length > 0) return { as: 'open' }
  return rest.some(
    (term) => term.is === 'question' && (term.question.key === around.number || isHead(term.question, around)),
  )
    ? { as: 'nothing' }
    : { as: 'open' }
}

/** A question named over its answers, or in the title as what the form is about. */
const isAnswered = (key: string, others: readonly Word[]): boolean =>
  others.some(({ terms }) =>
    terms.some((term) => (term.is === 'test' || term.is === 'answer') && term.question === key),
  )

const isHead = ({ key }: { key: string }, { label, title, words }: Around): boolean =>
  label === title || (key === 'person.age' && words.some(({ band }) => band))

function fixedMeaning(term: Term, { label, labels }: Around, others: readonly Word[]): Meaning {
  switch (term.is) {
    case 'counted':
      return { as: 'counted' }
    case 'or':
    case 'not':
      return { as: term.is }
    case 'band-word': {
      if (label.words.some(({ band }) => band)) return { as: 'nothing' }
      if (term.otherwise) return { as: 'condition', condition: term.otherwise }
      return labels.some(({ words }) => words.some(({ band }) => band)) ? { as: 'nothing' } : { as: 'open' }
    }
    case 'again':
      return others.some(({ text, terms }) => text.includes(term.of) && terms.some(({ is }) => is === 'test'))
        ? { as: 'nothing' }
        : { as: 'open' }
    default:
      return { as: 'nothing' }
  }
}

/**
 * A title says who is counted only in words that name people or households: 残疾人 does, 参保 names what is asked. A test that is
 * neither that nor asked below stays open: 低保情况 may be about everybody.
 */
function titleMeanings(
  words: readonly Word[],
  meanings: readonly Meaning[],
  tested: ReadonlySet<string>,
  open: string[],
): Meaning[] {
  return meanings.map((meaning, index): Meaning => {
    if (meaning.as === 'or' || meaning.as === 'not') {
      open.push(words[index]!.text)
      return { as: 'nothing' }
    }
    if (meaning.as !== 'test') return meaning
    if (meaning.test.names || meanings[index + 1]?.as === 'counted') return meaning
    if (!tested.has(meaning.test.question)) open.push(words[index]!.text)
    return { as: 'nothing' }
  })
}

type RulesOf = Pick<TestsInput, 'begins'> & { open: string[] }

/** Tests of one label; 未 turns the next one around, 、 between two joins them. */
function rulesOf(words: readonly Word[], meanings: readonly Meaning[], { begins, open }: RulesOf): Rule[] {
  const rules: Rule[] = []
  let turn: string | undefined
  let join: string | undefined
  for (const [index, meaning] of meanings.entries()) {
    const { text } = words[index]!
    if (meaning.as === 'not') turn = text
    else if (meaning.as === 'or') join = rules.length > 0 ? text : (open.push(text), undefined)
    else if (meaning.as === 'open') open.push(text)
    else if (meaning.as === 'band' || meaning.as === 'condition' || meaning.as === 'test') {
      const made =
        meaning.as === 'band'
          ? bandRules(meaning.band, begins)
          : meaning.as === 'test'
            ? testRules(meaning.test, turn)
            : [meaning.condition]
      if (!made || (turn !== undefined && meaning.as !== 'test') || (join !== undefined && made.length > 1))
        open.push(text)
      else if (join === undefined) rules.push(...made)
      else rules.push(either(rules.pop()!, made[0]!))
      turn = join = undefined
    }
  }
  for (const left of [turn, join]) if (left !== undefined) open.push(left)
  return rules
}

const either = (one: Rule, other: Rule): FilterTree =>
  'combinator' in one && one.combinator === 'or'
    ? { ...one, rules: [...one.rules, other] }
    : { combinator: 'or', rules: [one, other] }

function testRules({ condition }: Test, turn: string | undefined): Rule[] | undefined {
  if (turn === undefined) return [condition]
  const { question, is, value } = condition
  if (is !== '=') return undefined
  return [typeof value === 'boolean' ? { question, is, value: !value } : { question, is: '!=', value }]
}

/** Where the next age begins at the same number the upper limit is left out, as statistics group; undefined: nobody says. */
function bandRules({ low, high, open }: Band, begins: readonly number[]): Rule[] | undefined {
  const isLeftOut = high !== undefined && begins.includes(high) && high !== low
  if (open && !isLeftOut && !begins.includes(high! + 1)) return undefined
  const age = (is: Condition['is'], value: number): Condition => ({ question: 'person.age', is, value })
  return [
    ...(low === undefined ? [] : [age('>=', low)]),
    ...(high === undefined ? [] : [isLeftOut ? age('<', high) : age('<=', high)]),
  ]
}
