// bench matching, Chinese gold: twenty seeded orders of arrival, with the annotator's titles and without, and pairs.
import { candidatesOf } from '../src/dictionary/candidates.ts'
import { catalogue } from '../src/dictionary/catalogue.ts'
import type { Candidate } from '../src/matching/candidate.ts'
import { arrive, type Arrival, type Arrived, orderOfSources } from './arrival.ts'
import { leaveOut } from './left-out.ts'
import { type GoldForm, goldForms, readMatchingGold } from './matching-gold.ts'
import { isAsked } from '../src/templates/field-list.ts'
import {
  type ArrivalScore,
  decisionsPer100,
  falseByClass,
  figuresOf,
  isAuto,
  isRight,
  medianOrder,
  scoreArrival,
} from './score-arrival.ts'
import { scorePairs } from './score-pairs.ts'

const orders = 20

type Figures = Record<string, number | string>

/** `gold`: a file with the columns of the gold; `say` takes a line for each field that attached wrongly. */
export async function benchChinese(gold: string, say: (line: string) => void): Promise<Figures> {
  const rows = await readMatchingGold(gold)
  const figures: Figures = {
    gold_fields: rows.length,
    gold_fields_left_out: rows.filter((row) => !isAsked(row)).length,
  }
  for (const titled of [true, false]) {
    const forms = goldForms(rows, { titled })
    const ending = titled ? '' : '_untitled'
    const arrivals = arriveInOrders(forms)
    const runs = arrivals.map(({ arrived }) => arrived)
    putAll(figures, { ...arrivalFigures(arrivals), ...scorePairs(forms) }, ending)
    figures[`decisions_per_100_by_five_sources${ending}`] = overTime(runs)
    figures[`decisions_per_100_existing_by_five_sources${ending}`] = overTime(
      runs.map((run) => run.filter(({ existed }) => existed)),
    )
    tellWrong(runs, say)
    const { sources } = arrivals[0]!
    putAll(
      figures,
      figuresOf(medianOf(arriveInOrders(forms, candidatesOf(catalogue))), sources),
      `_with_catalogue${ending}`,
    )
    const leftOut = leaveOut(forms)
    putAll(figures, figuresOf(medianOf(arriveInOrders(leftOut)), sources), `_left_out${ending}`)
    const { pair_precision, pair_recall } = scorePairs(leftOut)
    putAll(figures, { pair_precision, pair_recall }, `_left_out${ending}`)
  }
  return figures
}

/** What the arrival of these forms came to: the order in the middle, and the wrong ones of every order. */
export function arrivalFigures(arrivals: readonly Arrival[]): Figures {
  const runs = arrivals.map(({ arrived }) => arrived)
  return {
    ...figuresOf(medianOf(arrivals), arrivals[0]!.sources),
    auto_false_by_order: runs.map((run) => scoreArrival(run).auto_false).join(' '),
    auto_false_by_class: falseByClass(runs),
    ambiguous_attached: Math.max(...arrivals.map(({ doubtful }) => doubtful)),
  }
}

export const arriveInOrders = (forms: readonly GoldForm[], known: readonly Candidate[] = []): Arrival[] =>
  Array.from({ length: orders }, (_, order) => arrive(orderOfSources(forms, `order ${order + 1}`), known))

const medianOf = (arrivals: readonly Arrival[]): ArrivalScore =>
  medianOrder(arrivals.map(({ arrived }) => scoreArrival(arrived)))

function putAll(figures: Figures, own: Figures, ending: string): void {
  for (const [name, value] of Object.entries(own)) figures[name + ending] = value
}

/** Mean over the orders, for sources 1 to 5, 6 to 10 and so on: what people still decide falls as the registry grows. */
function overTime(runs: readonly (readonly Arrived[])[]): string {
  const all = runs.flat()
  const blocks = Map.groupBy(all, ({ sourcesBefore }) => Math.floor(sourcesBefore / 5))
  return [...blocks]
    .toSorted(([a], [b]) => a - b)
    .map(([, own]) => decisionsPer100(own).toFixed(1))
    .join(' ')
}

export function tellWrong(runs: readonly (readonly Arrived[])[], say: (line: string) => void): void {
  const wrong = runs.flat().filter((one) => isAuto(one) && !isRight(one))
  const lines = wrong.map(({ form, field, answer }) => `wrong: ${form.source}/${form.name} ${field.label} (${answer})`)
  for (const line of new Set(lines)) say(line)
}
