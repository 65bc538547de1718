// bench matching, field lists: systems nobody developed on beside those somebody did, and all of them with the gold in one registry.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { csvRows } from '../src/sheets/csv.ts'
import { decodeText } from '../src/sheets/decode-text.node.ts'
import { contentHash } from '../src/sheets/hash.node.ts'
import { isAsked, listedFields } from '../src/templates/field-list.ts'
import { goldFolder } from './load-gold.ts'
import { arrivalFigures, arriveInOrders, tellWrong } from './matching-chinese.ts'
import { goldForms, type GoldRow, readMatchingGold } from './matching-gold.ts'
import { scorePairs } from './score-pairs.ts'

type Figures = Record<string, number | string>

/** A row by its number from 1 and the question it asks; `?` where a person could not decide. */
const Labelled = z.tuple([z.number().int(), z.string()]).or(z.tuple([z.number().int(), z.string(), z.literal('?')]))
const Labels = z.object({
  lists: z.record(
    z.string(),
    z.object({ half: z.enum(['dev', 'unseen']), sha256: z.string(), rows: z.array(Labelled) }),
  ),
})

type HalfRow = GoldRow & { half: 'dev' | 'unseen' }

export type ListsInput = {
  /** Folder of the field lists the labels speak of. */
  folder: string
  /** The gold that arrives with them, where it is there. */
  gold: string | undefined
  /** Hears the wrong attachments of the developed half; of the other only figures are told. */
  say: (line: string) => void
}

export async function benchLists({ folder, gold, say }: ListsInput): Promise<Figures> {
  const labels = Labels.parse(JSON.parse(await readFile(path.join(goldFolder, 'matching.json'), 'utf8')))
  const figures: Figures = {}
  const rows: HalfRow[] = []
  for (const [system, { half, sha256, rows: labelled }] of Object.entries(labels.lists)) {
    const file = path.join(folder, `${system}.csv`)
    const bytes = existsSync(file) ? await readFile(file) : undefined
    if (!bytes || contentHash(bytes) !== sha256) {
      figures[`skipped_lists_${system}`] = bytes ? 'another file than the one labelled' : `not found: ${file}`
      continue
    }
    const listed = listedFields(csvRows(decodeText(bytes) ?? '') ?? []) ?? []
    for (const [row, answer, doubt] of labelled) {
      const field = listed[row - 1]
      if (!field) throw new TypeError(`${system} has no row ${row}`)
      rows.push({ ...field, system, half, answer, ambiguous: doubt !== undefined, glossed: false })
    }
  }
  const halves = [...Map.groupBy(rows, ({ half }) => half)]
  for (const [half, own] of halves) {
    const forms = goldForms(own, { titled: true })
    const arrivals = arriveInOrders(forms)
    const { pair_precision, pair_recall } = scorePairs(forms)
    const scored = { fields: own.length, fields_left_out: own.filter((row) => !isAsked(row)).length }
    put(figures, `lists_${half}_`, { ...scored, ...arrivalFigures(arrivals), pair_precision, pair_recall })
    if (half === 'dev')
      tellWrong(
        arrivals.map(({ arrived }) => arrived),
        say,
      )
  }
  if (gold === undefined || !existsSync(gold) || halves.length < 2) return figures
  const together = goldForms([...(await readMatchingGold(gold)), ...rows], { titled: true })
  put(figures, 'lists_with_gold_', arrivalFigures(arriveInOrders(together)))
  return figures
}

function put(figures: Figures, prefix: string, own: Figures): void {
  for (const [name, value] of Object.entries(own)) figures[prefix + name] = value
}
