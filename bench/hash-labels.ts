// Turns labels that people set in folders of JSON files into the hashed gold of the corpus, and tells what they should look at again:
// node tools/run.mjs bench/hash-labels.ts --data CORPUS LABELS…
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { fieldKinds } from '../src/templates/field.ts'
import { type GoldSheet, parseGold, printGold } from './gold.ts'
import { splitFamilies } from './halves.ts'
import { filesIn, goldFolder, hashLabels, once } from './load-gold.ts'
import { joinTwins, twinDoubts } from './twins.ts'

const { values, positionals } = parseArgs({
  options: { data: { type: 'string' }, write: { type: 'boolean' } },
  allowPositionals: true,
})
if (values.data === undefined || positionals.length === 0) {
  process.stderr.write('bench/hash-labels.ts --data CORPUS [--write] LABELS…\n')
  process.exit(2)
}
const say = (line: string) => process.stdout.write(`${line}\n`)
const labelled = (await Promise.all(positionals.map(filesIn))).flat().filter((file) => file.endsWith('.json'))
const corpus = await hashLabels(labelled, await filesIn(values.data))
const formFiles = await filesIn(path.join(goldFolder, 'forms')).catch(() => [])
const forms = await hashLabels(
  formFiles.filter((file) => file.endsWith('.json')),
  formFiles,
)
const written = path.join(goldFolder, 'corpus.json')
const { halves: fixed } = await readFile(written, 'utf8').then(parseGold, () => ({ halves: {} }))

const sheets = once(corpus.sheets)
const joined = joinTwins(sheets)
const halves = splitFamilies([...joined.sheets, ...forms.sheets], fixed)
for (const line of [...corpus.doubts, ...forms.doubts, ...joined.told, ...twinDoubts(sheets)]) say(line)
for (const [name, sheets] of [
  ['corpus', joined.sheets],
  ['forms', forms.sheets],
] as const) {
  for (const half of ['dev', 'unseen'])
    say(`${name} ${half}: ${countsOf(sheets.filter(({ family }) => halves[family] === half))}`)
}
if (values.write) await writeFile(written, printGold({ halves, sheets: joined.sheets }))

function countsOf(sheets: readonly GoldSheet[]): string {
  const kinds = sheets.flatMap(({ places }) => places.map(({ kind }) => kind))
  const counts = fieldKinds.map((kind) => `${kind} ${kinds.filter((one) => one === kind).length}`)
  return `${new Set(sheets.map(({ family }) => family)).size} families, ${sheets.length} sheets, ${counts.join(', ')}`
}
