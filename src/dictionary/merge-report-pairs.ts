// D38: what two departments both ask, and the minutes that fall away where the one that asks later asks it again.
import { z } from 'zod'
import { type CellMinutes, type Copies, formMinutes } from '../kernel/burden.ts'
import { count, type MergeField } from './merge-report-field.ts'

export const MergePair = z.strictObject({
  /** In the order of the report's `issuers`. */
  issuers: z.tuple([z.string(), z.string()]),
  /** Keys of the questions both ask. */
  questions: z.array(z.string()),
  /** Positions of the figures both ask, in the report's `figures`. */
  figures: z.array(count),
  /** Fields by which the later of the two asks again, and their cells in all copies of a year. */
  fields: count,
  cellsAYear: z.number(),
  /** Minutes a year between typing those cells and checking them. */
  minutes: z.number(),
})
export type MergePair = z.infer<typeof MergePair>

type PairInput = {
  fields: readonly MergeField[]
  /** By position of the form. */
  templates: readonly { issuer: string; copies: Copies }[]
  issuers: readonly string[]
  minutes: CellMinutes
}

/** Pairs that share something, most minutes first. What three departments ask stands in three pairs: pairs do not add up. */
export function mergePairs({ fields, templates, issuers, minutes }: PairInput): MergePair[] {
  const positions = new Map(issuers.map((issuer, at) => [issuer, at]))
  const issuerOf = ({ template }: MergeField): number => positions.get(templates[template]!.issuer)!
  const perCell = minutesPerCell(minutes)
  const pairs = new Map<number, MergePair>()
  for (const own of Map.groupBy(fields, askedOf).values()) {
    const { question, figure } = own[0]!
    if (question === undefined && figure === undefined) continue
    // In the order of their first form: the earlier department keeps the question, whoever comes later asks again.
    const askers = [...Map.groupBy(own, issuerOf)]
    for (const [later, [issuer, again]] of askers.entries()) {
      for (const [earlier] of askers.slice(0, later)) {
        const pair = pairAt(pairs, issuers, [earlier, issuer].toSorted((a, b) => a - b) as [number, number])
        const cells = again.reduce((sum, field) => sum + field.cells * aYear(templates[field.template]!.copies), 0)
        if (question === undefined) pair.figures.push(figure!)
        else pair.questions.push(question)
        pair.fields += again.length
        pair.cellsAYear += cells
        pair.minutes += cells * perCell
      }
    }
  }
  return [...pairs.values()].toSorted((a, b) => b.minutes - a.minutes || b.questions.length - a.questions.length)
}

const askedOf = ({ question, figure }: MergeField): string => question ?? (figure === undefined ? '' : `#${figure}`)
const aYear = ({ units, timesAYear }: Copies): number => units * timesAYear

/** What one cell costs more when it is typed than when it fills itself. */
function minutesPerCell(minutes: CellMinutes): number {
  const once = { units: 1, timesAYear: 1 }
  return formMinutes({ typed: 1, filled: 0 }, once, minutes) - formMinutes({ typed: 0, filled: 1 }, once, minutes)
}

function pairAt(pairs: Map<number, MergePair>, issuers: readonly string[], [one, other]: [number, number]): MergePair {
  const at = one * issuers.length + other
  const known = pairs.get(at)
  if (known) return known
  const made: MergePair = {
    issuers: [issuers[one]!, issuers[other]!],
    questions: [],
    figures: [],
    fields: 0,
    cellsAYear: 0,
    minutes: 0,
  }
  pairs.set(at, made)
  return made
}
