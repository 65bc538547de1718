// S16: merges of a sheet with rows inserted: those of the form move, new rows bring the merges of the row they are like.
import type { RowInsertion } from './grid.ts'
import { type Affine, type HoledText, learnNumber, learnText, numberAt } from './holed-text.ts'
import type { RowBlock, SheetForm, TallRange, TextBlock } from './sheet-form.ts'

/** The insertions of one sheet, each with its place among the counts of the whole fill. */
export type LearnOf = {
  insertions: readonly (Pick<RowInsertion, 'after'> & { index: number })[]
  /** Counts of the first form; every other form has one of them greater by one, in order. All are at least 2. */
  origin: readonly number[]
}

/** Counts that a form was made at: `nth` 0 is the origin. */
export const countsOf = (origin: readonly number[], nth: number): number[] =>
  origin.map((count, index) => (index === nth - 1 ? count + 1 : count))

export function learnRanges(
  all: readonly (readonly TallRange[])[],
  origin: readonly number[],
): TallRange[] | undefined {
  const first = all[0]!
  if (all.some((ranges) => ranges.length !== first.length)) return undefined
  if (first.some(({ left, right }, nth) => all.some((one) => one[nth]!.left !== left || one[nth]!.right !== right))) {
    return undefined
  }
  const number = (nth: number, get: (range: TallRange) => number | Affine) =>
    learnNumber(
      all.map((ranges) => numberAt(get(ranges[nth]!), [])),
      origin,
    )
  return first.map(({ left, right }, nth) => ({
    left,
    right,
    top: number(nth, ({ top }) => top),
    bottom: number(nth, ({ bottom }) => bottom),
  }))
}

const mergeCell = /(?=<(?:[\w.-]+:)?mergeCell[\s/>])/

type Merges = {
  after: (HoledText | TextBlock)[]
  ranges: TallRange[]
  across: (insertion: number) => RowBlock['across']
}

/** New rows are merged across as their pattern: those merges follow the others, the lowest insertion's first. */
export function learnMerges(forms: readonly SheetForm[], of: LearnOf): Merges | undefined {
  const { origin, insertions } = of
  const [first, ...others] = forms.map(({ merges }) => merges)
  const perRow = (index: number) => others[index]!.length - first!.length
  const blocks = insertions
    .toSorted((a, b) => b.after - a.after)
    .map(({ index }) => ({ index, each: perRow(index) }))
    .filter(({ each }) => each > 0)
  const own = blocks.reduce((rest, { index, each }) => rest - each * origin[index]!, first!.length)
  const ranges = learnRanges(
    forms.map(({ merges }) => merges.slice(0, own)),
    origin,
  )
  const texts = forms.map(({ after }) => after.map((text) => (typeof text === 'string' ? text : '')).join(''))
  if (own < 0 || !ranges) return undefined
  if (blocks.length === 0) {
    const after = learnText(texts, origin)
    return after === undefined ? undefined : { after: [after], ranges, across: () => [] }
  }
  const parts = texts.map((text) => text.split(mergeCell))
  if (parts.some((one, nth) => one.length !== forms[nth]!.merges.length + 1)) return undefined
  const head = learnText(
    parts.map((one) => one.slice(0, own + 1).join('')),
    origin,
  )
  const tails = parts.map((one) => one.at(-1)!.slice(one.at(-1)!.indexOf('>') + 1))
  const tail = learnText(tails, origin)
  if (head === undefined || tail === undefined) return undefined
  const after: Merges['after'] = [head]
  const across = new Map<number, RowBlock['across']>()
  const starts = forms.map(() => own)
  for (const { index, each } of blocks) {
    const elements = (nth: number, from: number) =>
      parts[nth]!.slice(from + 1, from + 1 + each)
        .map((element) => element.slice(0, element.indexOf('>') + 1))
        .join('')
    const samples = [...forms.map((_, nth) => elements(nth, starts[nth]!)), elements(0, starts[0]! + each)]
    const text = learnText(samples, [...origin, 0])
    if (text === undefined) return undefined
    after.push({ insertion: index, text })
    across.set(
      index,
      first!.slice(starts[0], starts[0]! + each).map(({ left, right }) => ({ left, right })),
    )
    for (const nth of starts.keys()) starts[nth]! += each * countsOf(origin, nth)[index]!
  }
  after.push(tail)
  return { after, ranges, across: (index) => across.get(index) ?? [] }
}
