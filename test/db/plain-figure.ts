// A second opinion on figures: the same definitions over plain records, three-valued, without SQL and without the product's own reading.
import type { Condition, Definition, FilterTree, Where } from '../../src/dictionary/definition.ts'
import { factStates } from '../../src/facts/fact.ts'

/** A fact as the tables hold it: a state by number and its value; absent where nothing is known. */
export type PlainFact = { state: number; value: string | number | boolean | null; at: string }
export type PlainSubject = { id: string; area: string; facts: ReadonlyMap<string, PlainFact> }
/** How a question is read: days of freshness, and whether it compares as a number. */
export type PlainReading = (question: string) => { freshDays?: number | undefined; numeric: boolean }
export type PlainLedger = { subjects: readonly PlainSubject[]; on: string; read: PlainReading }

const inapplicable = Symbol('does not apply')

/** `undefined` is what cannot be told. */
type Verdict = boolean | undefined
const not = (verdict: Verdict): Verdict => (verdict === undefined ? undefined : !verdict)
const all = (verdicts: Verdict[]): Verdict =>
  verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true

function answer(
  subject: PlainSubject,
  question: string,
  { on, read }: PlainLedger,
): PlainFact['value'] | typeof inapplicable | undefined {
  const fact = subject.facts.get(question)
  const { freshDays } = read(question)
  if (!fact) return undefined
  if (freshDays !== undefined && Date.parse(fact.at) + freshDays * 86_400_000 < Date.parse(on)) return undefined
  if (factStates[fact.state] === 'not-applicable') return inapplicable
  return factStates[fact.state] === 'value' ? fact.value : undefined
}

function test(subject: PlainSubject, { question, is, value }: Condition, ledger: PlainLedger): Verdict {
  const said = answer(subject, question, ledger)
  if (is === 'known') return said !== undefined && said !== inapplicable
  if (said === undefined) return undefined
  if (said === inapplicable) return false
  const typed = (one: unknown) => (ledger.read(question).numeric ? Number(one) : one)
  const [own, wanted] = [typed(said), typed(value)] as [number, number]
  switch (is) {
    case '=':
      return own === wanted
    case '!=':
      return own !== wanted
    case 'in':
      return (value as string[]).some((one) => typed(one) === own)
    case '<':
      return own < wanted
    case '<=':
      return own <= wanted
    case '>':
      return own > wanted
    case '>=':
      return own >= wanted
  }
}

function meets(subject: PlainSubject, where: Where | FilterTree | Condition, ledger: PlainLedger): Verdict {
  if ('question' in where) return test(subject, where, ledger)
  const {
    combinator,
    not: turned,
    rules,
  } = 'combinator' in where ? where : { combinator: 'and', not: false, rules: where }
  const verdicts = rules.map((rule) => meets(subject, rule, ledger))
  const joined = combinator === 'and' ? all(verdicts) : not(all(verdicts.map(not)))
  return turned ? not(joined) : joined
}

export type PlainFigure = { value: number | null; counted: string[]; undecided: string[] }

export function plainFigure(
  { measure, question, over, where, part, per = 100, group }: Definition,
  ledger: PlainLedger,
): PlainFigure {
  const amounts = [question, over].filter((key) => key !== undefined)
  const verdicts = ledger.subjects.map((subject): [PlainSubject, Verdict] => {
    const grouped =
      group && 'question' in group
        ? test(subject, { question: group.question, is: '=', value: group.value }, ledger)
        : true
    const met = all([meets(subject, where, ledger), grouped])
    if (measure === 'share') return [subject, met && meets(subject, part!, ledger) === undefined ? undefined : met]
    const known = amounts.map((key): Verdict => {
      const said = answer(subject, key, ledger)
      return said === inapplicable ? false : said === undefined ? undefined : true
    })
    return [subject, all([met, ...known])]
  })
  const counted = verdicts.filter(([, verdict]) => verdict === true).map(([subject]) => subject)
  const undecided = verdicts.filter(([, verdict]) => verdict === undefined).map(([{ id }]) => id)
  const values = (key: string) => counted.map((subject) => answer(subject, key, ledger) as string | number | boolean)
  // Hundredths, so that sums are exact.
  const sum = (key: string) => values(key).reduce<number>((total, one) => total + Math.round(Number(one) * 100), 0)
  const value = (): number | null => {
    if (ledger.subjects.length === 0) return null
    if (measure === 'count') return counted.length
    if (measure === 'sum') return sum(question!) / 100
    if (undecided.length > 0) return null
    if (measure === 'distinct') return new Set(values(question!).map(String)).size
    if (counted.length === 0) return null
    if (measure === 'share')
      return (counted.filter((subject) => meets(subject, part!, ledger) === true).length * per) / counted.length
    if (measure === 'min') return Math.min(...values(question!).map(Number))
    if (measure === 'max') return Math.max(...values(question!).map(Number))
    const divisor = over === undefined ? counted.length * 100 : sum(over)
    return divisor === 0 ? null : sum(question!) / divisor
  }
  return { value: value(), counted: counted.map(({ id }) => id), undecided }
}
