// bench matching, GDC benchmark: every column of ten tables against the target's columns, by name and values; descriptions are not read.
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { csvLines, readColumns } from './read-table.ts'
import { type Ranked, type Ranker, rankerNames, rankers } from './rank-baselines.ts'

/**
 * As the benchmark (Magneto) defines them, each the mean over tables: MRR by the first right target of each column that has
 * one; Recall@GT by the best pairs of the table, as many as are true.
 */
export async function benchGdc(folder: string): Promise<Record<string, number>> {
  const target = await readColumns(path.join(folder, 'target.csv'))
  const known = target.map(({ name, values }) => ({ names: [name], values }))
  const of = rankers(known)
  const files = (await readdir(path.join(folder, 'gt'))).filter((file) => file.endsWith('.csv')).toSorted()
  const scores = { own: noScores(), edit_distance: noScores(), tf_idf: noScores() }
  for (const file of files) {
    const pairs = (await csvLines(path.join(folder, 'gt', file))).slice(1)
    const truth = Map.groupBy(pairs, ([column]) => column!)
    const isTrue = (column: string, position: number) =>
      truth.get(column)?.some(([, name]) => name === target[position]!.name) ?? false
    const columns = await readColumns(path.join(folder, 'in', file))
    for (const name of rankerNames)
      scores[name].push(scoreTable({ columns, ranker: of[name], isTrue, truth, pairs: pairs.length }))
  }
  return {
    gdc_tables: files.length,
    gdc_mrr: mean(scores.own, ({ mrr }) => mrr),
    gdc_recall_at_gt: mean(scores.own, ({ recall }) => recall),
    gdc_mrr_edit_distance: mean(scores.edit_distance, ({ mrr }) => mrr),
    gdc_recall_at_gt_edit_distance: mean(scores.edit_distance, ({ recall }) => recall),
    gdc_mrr_tf_idf: mean(scores.tf_idf, ({ mrr }) => mrr),
    gdc_recall_at_gt_tf_idf: mean(scores.tf_idf, ({ recall }) => recall),
  }
}

type Score = { mrr: number; recall: number }
const noScores = (): Score[] => []

type ScoreInput = {
  columns: readonly { name: string; values: readonly string[] }[]
  ranker: Ranker
  isTrue: (column: string, position: number) => boolean
  truth: ReadonlyMap<string, unknown>
  pairs: number
}

function scoreTable({ columns, ranker, isTrue, truth, pairs }: ScoreInput): Score {
  const lists = columns.map(({ name, values }): { name: string; list: Ranked } => ({
    name,
    list: ranker({ name, values }),
  }))
  const asked = lists.filter(({ name }) => truth.has(name))
  const reciprocal = asked.map(({ name, list }) => {
    const at = list.findIndex(({ position }) => isTrue(name, position))
    return at === -1 ? 0 : 1 / (at + 1)
  })
  const best = lists
    .flatMap(({ name, list }) => list.slice(0, pairs).map((one) => ({ name, ...one })))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, pairs)
  return {
    mrr: reciprocal.reduce((sum, one) => sum + one, 0) / asked.length,
    recall: best.filter(({ name, position }) => isTrue(name, position)).length / pairs,
  }
}

const mean = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0) / items.length
