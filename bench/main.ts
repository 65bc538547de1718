// The bench: `npm run --silent bench -- NAME --json` prints progress on standard error and one flat JSON object as its last line.
import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { benchCorpus } from './corpus.ts'
import { benchCounty } from './county.ts'
import { benchDemo } from './demo.ts'
import { benchFacts } from './facts.ts'
import { benchHostile } from './hostile.ts'
import { benchMatching } from './matching.ts'
import { benchSheets } from './sheets.ts'

/** A bench returns flat figures, keys in plain English with their units; material to run on comes by `--data` or `--gold`. */
export type Bench = (options: {
  data?: string
  gold?: string
  /** corpus: `dev`, `unseen` or `both`; a file for what was missed in the developed half; `gold` to score without filling. */
  half?: string
  misses?: string
  only?: string
  /** matching: folders of the two public benchmarks. */
  gdc?: string
  semtab?: string
  /** facts: how many, 2,000,000 unless said; list: subjects of the list that is paged and searched. */
  facts?: string
  list?: string
  /** county: how many villages. */
  villages?: string
}) => Promise<Record<string, number | string>>

const benches: Record<string, Bench> = {
  corpus: benchCorpus,
  county: benchCounty,
  demo: benchDemo,
  facts: benchFacts,
  hostile: benchHostile,
  matching: benchMatching,
  sheets: benchSheets,
}

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean' },
    data: { type: 'string' },
    gold: { type: 'string' },
    half: { type: 'string' },
    misses: { type: 'string' },
    only: { type: 'string' },
    gdc: { type: 'string' },
    semtab: { type: 'string' },
    facts: { type: 'string' },
    list: { type: 'string' },
    villages: { type: 'string' },
  },
  allowPositionals: true,
})
const bench = benches[positionals[0] ?? '']
if (!bench) {
  process.stderr.write(`bench -- ${Object.keys(benches).join(' | ')} [--json] [--data DIR] [--gold FILE_OR_DIR]\n`)
  process.exit(2)
}
const started = performance.now()
const { json, ...given } = values
const figures = await bench(given)
const result = {
  ...figures,
  machine: machine(),
  commit: commit(),
  seconds: round((performance.now() - started) / 1000),
}
if (json) process.stdout.write(`${JSON.stringify(result)}\n`)
else
  process.stdout.write(
    Object.entries(result)
      .map(([key, value]) => `${key.padEnd(28)} ${value}\n`)
      .join(''),
  )

function machine(): string {
  const processors = cpus()
  return `${processors.length} x ${processors[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}, node ${process.versions.node}`
}

/** The commit measured, with `+` when the tree holds changes of its own; `unknown` outside a checkout. */
function commit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') ? '+' : '')
  } catch {
    return 'unknown'
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
