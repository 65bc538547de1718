// bench matching, SemTab metadata-to-KG round 1: a column's header, its siblings and its table's name against a glossary.
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { csvLines, jsonLines } from './read-table.ts'
import { type Ranker, rankerNames, rankers } from './rank-baselines.ts'

const Entry = z.object({ id: z.string(), label: z.string(), desc: z.string().nullish() })
const Header = z.object({
  id: z.string(),
  label: z.string(),
  table_name: z.string(),
  table_columns: z.array(z.string()),
})

/** hit@k as the organisers' evaluator counts it: over all headers, those without a truth included. */
export async function benchSemtab(folder: string): Promise<Record<string, number>> {
  const files = await readdir(folder)
  const one = (ending: string) => path.join(folder, files.find((file) => file.endsWith(ending)) ?? ending)
  const glossary = (await jsonLines(one('glossary.jsonl'))).map((line) => Entry.parse(line))
  const headers = (await jsonLines(one('test_metadata.jsonl'))).map((line) => Header.parse(line))
  const truth = new Map((await csvLines(one('test_metadata_GT.csv'))).map(([id, entry]) => [id!, entry!]))
  const known = glossary.map(({ id, label, desc }) => ({
    names: [label, id.split(/[/#]/).at(-1)!],
    meaning: desc ?? '',
  }))
  const of = rankers(known)
  const hits = (ranker: Ranker) => {
    const ranks = headers.map(({ id, label, table_name, table_columns }) => {
      const list = ranker({ name: label, table: table_name, siblings: table_columns })
      return list.findIndex(({ position }) => glossary[position]!.id === truth.get(id)) + 1
    })
    const within = (places: number) => ranks.filter((rank) => rank > 0 && rank <= places).length / headers.length
    return { hit1: within(1), hit5: within(5) }
  }
  const scores = rankerNames.map((name) => ({ ending: name === 'own' ? '' : `_${name}`, ...hits(of[name]) }))
  return {
    semtab_headers: headers.length,
    ...Object.fromEntries(
      scores.flatMap(({ ending, hit1, hit5 }) => [
        [`semtab_hit1${ending}`, hit1],
        [`semtab_hit5${ending}`, hit5],
      ]),
    ),
  }
}
