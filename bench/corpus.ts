// bench corpus: every file of a folder of real forms is read, filled and read again; detection is scored against the gold.
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Bench } from './main.ts'
import { scoreCorpus } from './score-corpus.ts'
import { filesByHash, filesIn, goldFolder, loadGold } from './load-gold.ts'
import { type TriedFile, tryFile } from './try-file.ts'

/** What lies about in such folders and is no form. */
const noForm = /\.(?:md|txt|json|html?)$|(?:^|\/)[.~][^/]*$/i

export const benchCorpus: Bench = async ({
  data: given = process.env['SHIXIAO_DATA'],
  gold,
  half = 'both',
  misses,
  only,
}) => {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const data = given === undefined ? undefined : formsUnder(given)
  if (!['dev', 'unseen', 'both'].includes(half)) throw new TypeError(`--half ${half}: dev, unseen or both`)
  const place = gold ?? goldFolder
  const loaded = await loadGold(place, data)
  for (const doubt of loaded.doubts) say(`gold: ${doubt}`)

  const corpus = data === undefined ? [] : (await filesIn(data)).filter((file) => !noForm.test(file))
  const wanted = new Set(loaded.sheets.map(({ file }) => file))
  const known = await filesByHash([...(data === undefined ? [] : [data]), ...(gold?.endsWith('.json') ? [] : [place])])
  const scored = new Set([...known].flatMap(([hash, file]) => (wanted.has(hash) ? [file] : [])))
  const files = only === 'gold' ? [...scored] : [...new Set([...corpus, ...scored])]
  const tried = await tryAll(files, { data, fill: only !== 'gold', say })

  const figures =
    only === 'gold' || data === undefined
      ? {}
      : countFiles(
          tried.filter(({ file }) => corpus.includes(file)),
          say,
        )
  const skipped =
    data === undefined
      ? {
          skipped:
            'no corpus: name a folder of forms by --data or SHIXIAO_DATA; only the gold of our own forms is scored',
        }
      : {}
  return { ...skipped, ...figures, ...(await scoreCorpus({ gold: loaded, tried, half, misses, say })) }
}

/** The development data keeps its forms in a folder of their own, beside records and tables that are no forms. */
function formsUnder(data: string): string {
  const inner = path.join(data, 'templates')
  return existsSync(inner) ? inner : data
}

type Trying = { data: string | undefined; fill: boolean; say: (line: string) => void }

/** Two at a time: where a file must be converted, the next is not kept waiting. */
async function tryAll(files: readonly string[], { data, fill, say }: Trying): Promise<TriedFile[]> {
  const tried: TriedFile[] = []
  const waiting = [...files.entries()]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, file] = next
      tried[index] = await tryFile(file, path.basename(file), { fill })
      if ((index + 1) % 20 === 0) say(`${index + 1} of ${files.length} files`)
    }
  }
  await Promise.all([work(), work()])
  if (data !== undefined) say(`${files.length} files tried`)
  return tried
}

/** Figures of the corpus itself; which file and why goes to standard error. */
function countFiles(tried: readonly TriedFile[], say: (line: string) => void): Record<string, number | string> {
  const filled = tried.flatMap((one) => (one.filled ? [{ name: path.basename(one.file), ...one.filled }] : []))
  for (const { file, refused, crashed } of tried) {
    if (refused !== undefined) say(`refused ${refused}: ${path.basename(file)}`)
    if (crashed !== undefined) say(`crashed: ${path.basename(file)}\n${crashed}`)
  }
  for (const { name, wrong, totals, otherParts, skipped, notGrown, notFilled } of filled) {
    for (const line of wrong.slice(0, 5)) say(`wrong: ${name} ${line}`)
    for (const line of totals.slice(0, 3)) say(`total: ${name} ${line}`)
    if (otherParts.length > 0) say(`other parts: ${name} ${otherParts.join(' ')}`)
    if (skipped > 0) say(`left out: ${name} ${skipped} cells`)
    if (notGrown !== undefined) say(`rows not inserted, ${notGrown}: ${name}`)
    if (notFilled !== undefined) say(`not filled, ${notFilled}: ${name}`)
  }
  const total = (of: (one: (typeof filled)[number]) => number) => filled.reduce((sum, one) => sum + of(one), 0)
  const refused = tried.flatMap((one) => one.refused ?? [])
  return {
    files: tried.length,
    refused: refused.length,
    refused_codes: [...new Set(refused)]
      .map((code) => `${code} ${refused.filter((one) => one === code).length}`)
      .join(', '),
    crashed: tried.filter(({ crashed }) => crashed !== undefined).length,
    files_filled: filled.filter(({ notFilled }) => notFilled === undefined).length,
    files_not_filled: filled.filter(({ notFilled }) => notFilled !== undefined).length,
    files_without_inserted_rows: filled.filter(({ notGrown }) => notGrown !== undefined).length,
    cells_filled: total(({ cells }) => cells),
    cells_left_out: total(({ skipped }) => skipped),
    values_wrong: total(({ wrong }) => wrong.length),
    totals_short: total(({ totals }) => totals.length),
    other_parts_changed: total(({ otherParts }) => otherParts.length),
  }
}
