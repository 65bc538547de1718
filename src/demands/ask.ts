// Q3: an ask 待填项 is one unknown fact of one subject, asked once for all the reports that wait for it.
import type { SubjectKind } from '../dictionary/question.ts'

/** One demand lacks one fact. */
export type Lack = { demand: string; kind: SubjectKind; id: string; question: string }

export type Ask = { kind: SubjectKind; id: string; question: string; demands: string[] }

/** Each lacking fact once, with every demand it serves, in the order first met. */
export function poolAsks(lacks: readonly Lack[]): Ask[] {
  const asks = new Map<string, Ask>()
  for (const { demand, kind, id, question } of lacks) {
    const key = `${kind} ${id} ${question}`
    const ask = asks.get(key) ?? { kind, id, question, demands: [] }
    if (!ask.demands.includes(demand)) ask.demands.push(demand)
    asks.set(key, ask)
  }
  return [...asks.values()]
}

export type AskGroup = {
  kind: SubjectKind
  question: string
  /** How many facts are asked once pooled, and how many times they would be asked form by form. */
  facts: number
  times: number
  /** The most forms that wait for one of them. */
  forms: number
  demands: string[]
  /** Ids of a few subjects; never names. */
  examples: string[]
}

export type Asks = { groups: AskGroup[]; facts: number; times: number }

const shown = 3

/** Asks by kind of subject and question; what serves most forms first. */
export function groupAsks(asks: readonly Ask[]): Asks {
  const groups = [...Map.groupBy(asks, ({ kind, question }) => `${kind} ${question}`).values()].map(
    (group): AskGroup => {
      const { kind, question } = group[0]!
      return {
        kind,
        question,
        facts: group.length,
        times: group.reduce((sum, { demands }) => sum + demands.length, 0),
        forms: Math.max(...group.map(({ demands }) => demands.length)),
        demands: [...new Set(group.flatMap(({ demands }) => demands))],
        examples: group.slice(0, shown).map(({ id }) => id),
      }
    },
  )
  return {
    groups: groups.toSorted((a, b) => b.times - a.times || b.facts - a.facts || (a.question < b.question ? -1 : 1)),
    facts: asks.length,
    times: groups.reduce((sum, { times }) => sum + times, 0),
  }
}
