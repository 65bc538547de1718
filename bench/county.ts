// bench county: the example county end to end as its clerks would go: forms in, merged, ledgers imported, asked, filled, traced.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type County, makeCounty } from '../examples/county/make.ts'
import { villageAsks } from '../src/cli/ask.ts'
import { importCountyAreas, importCountyLedgers, periodOf, takeCountyForms } from '../src/cli/example-county.ts'
import { fillTemplates, type WrittenReport } from '../src/cli/fill-templates.ts'
import { mergeReportOf } from '../src/cli/merge.ts'
import { withWorkspace, type Workspace } from '../src/cli/workspace.ts'
import { removeHome } from '../src/db/place.ts'
import { ok, type Result } from '../src/kernel/result.ts'
import { untracedCells } from '../src/reports/trace.store.ts'
import { must } from './facts-county.ts'
import type { Bench } from './main.ts'
import { loadPerProcessor, msOf, rounded } from './timing.ts'

/** Enough for every template to be warm; 300 for the whole county. */
const usualVillages = '20'

export const benchCounty: Bench = async ({ villages = usualVillages }) => {
  const wanted = Number(villages)
  if (!Number.isInteger(wanted) || wanted < 1) throw new TypeError(`--villages ${villages}`)
  const load = loadPerProcessor()
  const county = await makeCounty({ villages: wanted, seed: 1 })
  const [home, out] = [
    await mkdtemp(path.join(tmpdir(), 'shixiao-bench-')),
    await mkdtemp(path.join(tmpdir(), 'shixiao-bench-')),
  ]
  await chmod(home, 0o711)
  try {
    const figures = must(await withWorkspace(home, (workspace) => walk(workspace, county, out), { builtIn: true }))
    return { ...figures, load_per_processor_before: load }
  } finally {
    await removeHome(home)
    await rm(out, { recursive: true, force: true })
  }
}

async function walk(workspace: Workspace, county: County, out: string): Promise<Result<Record<string, number>>> {
  const { on } = county
  const seconds: Record<string, number> = {}
  const timed = async <T>(step: string, work: () => Promise<Result<T>>): Promise<T> => {
    let value: T | undefined
    const ms = await msOf(async () => {
      value = must(await work())
    })
    seconds[`${step}_seconds`] = rounded(ms / 1000)
    process.stderr.write(`county: ${step} ${rounded(ms / 1000)} s\n`)
    return value!
  }
  await timed('areas', () => importCountyAreas(workspace, county))
  const taken = await timed('intake', () => takeCountyForms(workspace, county))
  const templates = taken.flatMap(({ template }) => template ?? [])
  const merged = await timed('merge', () =>
    mergeReportOf(workspace, 'zh-CN', new Set(templates.map(({ hash }) => hash))),
  )
  const imported = await timed('import', () => importCountyLedgers(workspace, county))
  const filled = await timed('fill', () => fillTemplates(workspace, { templates, on, period: periodOf(on), out }))
  const asks = await timed('ask', () => villageAsks(workspace, { on }))
  const untraced = await timed('trace', () =>
    workspace.database.transaction(async (trx) => ok(await untracedCells(trx, { asking: workspace.asking }))),
  )
  const { totals } = merged
  const files = filled.reports.length
  const facts = imported.reduce((sum, { factsWritten }) => sum + factsWritten, 0)
  return ok({
    templates: totals.templates,
    villages: imported.length,
    fields: totals.fields,
    questions: totals.questions,
    asks_before: asks.asks.reduce((sum, one) => sum + one.asks.times, 0),
    asks_after: asks.asks.reduce((sum, one) => sum + one.asks.facts, 0),
    minutes_before: Math.round(totals.minutes.before),
    minutes_after: Math.round(totals.minutes.after),
    files,
    files_per_s: rounded(files / seconds['fill_seconds']!),
    cells_written: sumOf(filled.reports, ({ written }) => written),
    cells_untraced: untraced.length,
    other_parts_changed: sumOf(filled.reports, ({ partsChangedElsewhere }) => partsChangedElsewhere.length),
    facts_imported: facts,
    refused: filled.problems.length,
    ...seconds,
  })
}

const sumOf = (reports: readonly WrittenReport[], of: (report: WrittenReport) => number): number =>
  reports.reduce((sum, one) => sum + of(one), 0)
