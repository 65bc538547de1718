// C25: `demo` walks the whole main job in a home of its own, and leaves the filled workbooks and the merge report to look at.
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type County, makeCounty } from '../../examples/county/make.ts'
import { removeHome } from '../db/place.ts'
import type { MergeReport } from '../dictionary/merge-report.ts'
import { ok, type Result } from '../kernel/result.ts'
import { traceReportCell, untracedCells } from '../reports/trace.store.ts'
import { askLines, type AllAsks, villageAsks } from './ask.ts'
import { checkDemo, checkLines } from './demo-check.ts'
import { importCountyAreas, importCountyLedgers, periodOf, takeCountyForms } from './example-county.ts'
import { workbooksIn } from './files.ts'
import { filledLines } from './fill.ts'
import { type FillOutcome, fillTemplates } from './fill-templates.ts'
import type { Imported } from './import-ledger.ts'
import { mergeReportOf, writeMergeReport } from './merge.ts'
import { wholeOption } from './options.ts'
import { startProgress } from './progress.ts'
import type { Speaker } from './speak.ts'
import { type TakenFile, takeFiles } from './take-files.ts'
import { takenOutcome } from './template-add.ts'
import { cellLines, traceLines } from './trace.ts'
import { type Call, type Outcome, optionText, type Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

export const demo: Verb = {
  name: 'demo',
  usage: '',
  needs: 0,
  options: {
    out: { type: 'string' },
    villages: { type: 'string' },
    seed: { type: 'string' },
    templates: { type: 'string' },
    check: { type: 'boolean' },
  },
  run: async (call) => {
    const villages = wholeOption(call, 'villages', { usual: 2, most: 999 })
    if (!villages.ok) return villages
    const seed = wholeOption(call, 'seed', { usual: 1, most: 999_999 })
    if (!seed.ok) return seed
    const folder = optionText(call, 'templates')
    const files = folder === undefined ? ok(undefined) : await workbooksIn([folder])
    if (!files.ok) return files
    const county = await makeCounty({ villages: villages.value, seed: seed.value })
    // A home of its own: whatever this machine already holds stays as it is.
    const home = await mkdtemp(path.join(tmpdir(), 'shixiao-demo-'))
    try {
      const walk = async (workspace: Workspace) => {
        const done = await runDemo(workspace, { call, county, files: files.value })
        return done.ok ? demoOutcome(workspace, done.value, call) : done
      }
      return await withWorkspace(home, walk, { builtIn: true })
    } finally {
      await removeHome(home)
    }
  },
}

export type DemoRun = {
  county: County
  /** Whether the forms are the example's own. */
  isExample: boolean
  out: string
  taken: TakenFile[]
  merged: MergeReport
  mergePages: { page: string; workbook: string }
  imported: Imported[]
  asks: AllAsks
  filled: FillOutcome
  untraced: number
}

type DemoInput = { call: Call; county: County; files: string[] | undefined }

async function runDemo(workspace: Workspace, { call, county, files }: DemoInput): Promise<Result<DemoRun>> {
  const { speaker } = call
  const out = path.resolve(optionText(call, 'out') ?? path.join('out', 'demo'))
  const areas = await importCountyAreas(workspace, county)
  if (!areas.ok) return areas
  const steps = county.truth.templates.length + (files?.length ?? 0)
  const reading = startProgress(call, steps, speaker.say('progress.read'))
  const own = await takeCountyForms(workspace, county, reading.step)
  const given = files && (await takeFiles(workspace, { files, onFile: reading.step }))
  reading.stop()
  if (!own.ok) return own
  const taken = given ?? own.value
  // The same form under two names is one template.
  const templates = [
    ...new Map(taken.flatMap(({ template }) => (template ? [[template.hash, template]] : []))).values(),
  ]
  const merged = await mergeReportOf(workspace, speaker.language, new Set(templates.map(({ hash }) => hash)))
  if (!merged.ok) return merged
  const mergePages = await writeMergeReport(merged.value, out, speaker.language)
  if (!mergePages.ok) return mergePages
  const imported = await importCountyLedgers(workspace, county)
  if (!imported.ok) return imported
  const filling = startProgress(call, templates.length * imported.value.length, speaker.say('progress.fill'))
  const filled = await fillTemplates(workspace, {
    templates,
    on: county.on,
    period: periodOf(county.on),
    out,
    onFilled: filling.step,
  })
  filling.stop()
  if (!filled.ok) return filled
  const asks = await villageAsks(workspace, { on: county.on })
  if (!asks.ok) return asks
  const untraced = await workspace.database.transaction(async (trx) =>
    ok(await untracedCells(trx, { asking: workspace.asking })),
  )
  if (!untraced.ok) return untraced
  const run = { county, isExample: files === undefined, out, taken, merged: merged.value, mergePages: mergePages.value }
  return ok({
    ...run,
    imported: imported.value,
    asks: asks.value,
    filled: filled.value,
    untraced: untraced.value.length,
  })
}

async function demoOutcome(workspace: Workspace, run: DemoRun, call: Call): Promise<Result<Outcome>> {
  const { speaker } = call
  const read = takenOutcome(run.taken, speaker)
  const figures = demoFigures(run)
  // Where every form was refused nothing else was done that is worth telling.
  if (run.taken.every(({ template }) => !template))
    return ok({ exit: 1, data: { ...read.data, ...figures, checks: [], exit: 1 }, lines: read.lines })
  const checks = call.options['check'] === true ? await checkDemo(run) : []
  const failed = checks.filter(({ wanted, found }) => wanted !== found)
  const traced = await exampleTrace(workspace, run, speaker)
  const lines = [
    ...(run.isExample ? [speaker.say('demo.made', madeCounts(run)), read.lines.at(-1)!] : read.lines),
    ...mergeLines(run, speaker),
    ...(run.isExample ? [] : [speaker.say('demo.own')]),
    ...run.imported.map((one) => importedLine(one, speaker)),
    ...filledLines(run.filled, speaker),
    ...run.filled.problems.flatMap((one) => speaker.problem(one)),
    speaker.say('fill.total', { files: figures.files, written: figures.cells_written, blank: figures.cells_blank }),
    ...askLines(workspace, run.asks, speaker),
    ...traced,
    speaker.say('demo.out', { out: run.out }),
    ...checkLines(checks, speaker),
  ]
  const { notFilled } = run.filled
  const forms = { files_read: read.data['files'], not_filled: notFilled.map(({ name }) => name) }
  const data = { ...figures, ...forms, checks, exit: failed.length === 0 ? 0 : 1 }
  const inPart = figures.refused > 0 || run.filled.problems.length > 0
  return ok({ exit: failed.length > 0 ? 1 : inPart ? 3 : 0, data, lines })
}

/** The figures of the bench contract. */
function demoFigures({ taken, merged, filled, untraced }: DemoRun) {
  const { reports } = filled
  return {
    templates: merged.totals.templates,
    fields: merged.totals.fields,
    questions: merged.totals.questions,
    duplicates: merged.totals.classes.repeated,
    files: reports.length,
    cells_written: reports.reduce((sum, { written }) => sum + written, 0),
    cells_blank: reports.reduce((sum, { blank }) => sum + blank, 0),
    cells_untraced: untraced,
    other_parts_changed: reports.reduce((sum, { partsChangedElsewhere }) => sum + partsChangedElsewhere.length, 0),
    refused: taken.filter(({ template }) => !template).length,
  }
}

const madeCounts = ({ county, imported }: DemoRun) => ({ ...county.truth.counts, villages: imported.length })

function mergeLines({ merged, mergePages }: DemoRun, { say }: Speaker): string[] {
  const { fields, questions, classes, minutes } = merged.totals
  return [
    say('demo.questions', { fields, open: classes.open, questions, repeated: classes.repeated }),
    say('demo.minutes', { before: Math.round(minutes.before), after: Math.round(minutes.after) }),
    say('merge.written', mergePages),
  ]
}

function importedLine(
  { area, subjectsNew, subjectsChanged, factsWritten, unchanged }: Imported,
  { say }: Speaker,
): string {
  const counts = { new: subjectsNew, changed: subjectsChanged, facts: factsWritten, unchanged }
  return say('import.done', { file: say('demo.ledger', { area: area.name }), area: area.name, ...counts })
}

/** One figure and one fact, followed down to the ledger's row. */
async function exampleTrace(workspace: Workspace, { filled }: DemoRun, speaker: Speaker): Promise<string[]> {
  const lines: string[] = []
  for (const from of ['question', 'definition'] as const) {
    const report = filled.reports.find(({ lineage }) =>
      lineage.cells.some(({ state, filling, counted }) => state === 'value' && filling?.from === from && counted !== 0),
    )
    const cell = report?.lineage.cells.find(
      ({ state, filling, counted }) => state === 'value' && filling?.from === from && counted !== 0,
    )
    if (!report || !cell) continue
    const traced = await workspace.database.transaction((trx) =>
      traceReportCell(trx, {
        report: report.lineage.report,
        sheet: cell.sheet,
        cell: cell.cell,
        asking: workspace.asking,
      }),
    )
    if (!traced.ok) continue
    const value = speaker.say('demo.hidden')
    lines.push(speaker.say('demo.trace', { file: report.name, village: report.village }))
    lines.push(...cellLines(cell, { value, speaker, look: workspace.look }), ...traceLines(traced.value, speaker))
  }
  return lines
}
