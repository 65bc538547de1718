// bench sheets: processor time of one 50 x 15 report by every engine, and of long lists written and scanned; each in a process of its own.
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as SheetJs from '@e965/xlsx'
import type { SheetEdit } from '../src/sheets/grid.ts'
import { withLimits } from '../src/sheets/limits.ts'
import { changedParts } from '../src/sheets/parts.node.ts'
import { readWorkbook } from '../src/sheets/read.node.ts'
import { findEntry, inflateEntry, openZip } from '../src/sheets/zip.node.ts'
import { detectFields } from '../src/templates/detect.ts'
import type { Bench } from './main.ts'
import { checkFilled, checkFollowed } from './sheet-checks.ts'
import { columns, fillOf, makeForm, rows, valueAt } from './sheet-form.ts'
import type { FillTask, LongTask } from './sheet-task.ts'

const task = fileURLToPath(new URL('sheet-task.ts', import.meta.url))

async function inOwnProcess(kind: string, of: FillTask | LongTask): Promise<Record<string, number>> {
  process.stderr.write(`sheets: ${kind} ${Object.values(of).join(' ')}\n`)
  const { stdout } = await promisify(execFile)(process.execPath, [task, kind, JSON.stringify(of)], {
    maxBuffer: 2 ** 24,
  })
  return JSON.parse(stdout) as Record<string, number>
}

type NamedJob = { template: string; edit: SheetEdit }

/**
 * How often each engine runs. All run as often: Node compiles what runs for long, so that a fill after 12 others costs
 * exceljs half as much again as one after 300.
 */
const effort = { warmUps: 300, rounds: 9, fills: 40 }
const own = ['compiled', 'generic']
const others = { exceljs: 'exceljs', sheetjs: 'sheetjs', 'xlsx-populate': 'xlsx_populate' }
/** Engines that are asked for new rows too: SheetJS inserts none, xlsx-populate neither. */
const inserting = [...own, 'exceljs']
/** A report different from the next one each time. */
const variants = 8

export const benchSheets: Bench = async ({ data }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'shixiao-bench-'))
  try {
    const load = Math.round((loadavg()[0]! / cpus().length) * 100) / 100
    const reports = data === undefined ? await reportFigures(folder) : await reportFiguresOf(data, folder)
    return { ...reports, ...(await longFigures(folder)), load_per_processor_before: load }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The bench's own form, once with all rows offered and once with most of them to be inserted. */
async function reportFigures(folder: string) {
  const figures: Record<string, number> = {}
  for (const [kind, offered] of [
    ['offered', rows],
    ['inserted', 10],
  ] as const) {
    const template = path.join(folder, `${kind}.xlsx`)
    const form = makeForm(offered)
    await writeFile(template, form)
    figures[`form_${kind}_bytes`] = form.length
    const jobs = Array.from({ length: variants }, (_, file) => ({ template, edit: fillOf(file, offered) }))
    const engines = kind === 'offered' ? [...own, ...Object.keys(others)] : inserting
    Object.assign(figures, await fillFigures({ folder, kind, jobs, engines }))
  }
  return summed(figures)
}

/** The plain keys: of both forms the cost that is higher and the ratio that is worse; each form's own stand beside them. */
function summed(figures: Record<string, number>) {
  const kinds = ['offered', 'inserted'].filter((kind) => `deflate_floor_cpu_ms_${kind}` in figures)
  const cost = (name: string, kind: string) => figures[`${name}_${kind}`]!
  const highest = (name: string) => Math.max(...kinds.map((kind) => cost(name, kind)))
  const over = (name: string, base: string) =>
    Object.fromEntries(kinds.map((kind) => [kind, round(cost(name, kind) / cost(base, kind))]))
  const compiled = 'compiled_cpu_ms_per_file'
  const generic = 'generic_cpu_ms_per_file'
  const floor = 'deflate_floor_cpu_ms'
  const exceljs = 'exceljs_cpu_ms_per_file'
  const overFloor = over(compiled, floor)
  const overCompiled = over(exceljs, compiled)
  return {
    compiled_cpu_ms_per_file: highest(compiled),
    generic_cpu_ms_per_file: highest(generic),
    deflate_floor_cpu_ms: highest(floor),
    exceljs_cpu_ms_per_file: cost(exceljs, 'offered'),
    sheetjs_cpu_ms_per_file: cost('sheetjs_cpu_ms_per_file', 'offered'),
    xlsx_populate_cpu_ms_per_file: cost('xlsx_populate_cpu_ms_per_file', 'offered'),
    compiled_over_floor: Math.max(...Object.values(overFloor)),
    exceljs_over_compiled: Math.min(...Object.values(overCompiled)),
    exceljs_over_generic: Math.min(...Object.values(over(exceljs, generic))),
    ...named('compiled_over_floor', overFloor),
    ...named('exceljs_over_compiled', overCompiled),
    ...figures,
  }
}

const named = (name: string, of: Record<string, number>) =>
  Object.fromEntries(Object.entries(of).map(([kind, value]) => [`${name}_${kind}`, value]))

/** Forms of a folder: 50 rows of up to 15 columns from the first row of each form's widest list; formulas stay. */
async function reportFiguresOf(data: string, folder: string) {
  const jobs: NamedJob[] = []
  for (const file of (await readdir(data, { recursive: true })).filter((name) => /\.xlsx$/i.test(name)).toSorted()) {
    const template = path.join(data, file)
    const edit = widestList(await readFile(template))
    if (edit) jobs.push({ template, edit })
    else process.stderr.write(`sheets: no list to fill in ${file}\n`)
  }
  if (jobs.length === 0) throw new Error(`no form with a list in ${data}`)
  const figures = await fillFigures({ folder, kind: 'offered', jobs, engines: [...own, ...Object.keys(others)] })
  return { forms: jobs.length, ...summed(figures) }
}

function widestList(bytes: Uint8Array): SheetEdit | undefined {
  const read = readWorkbook(bytes)
  if (!read.ok) return undefined
  const lists = Map.groupBy(
    detectFields(read.value).fields.filter(({ region }) => region),
    ({ sheet, region }) => `${sheet}!${region!.firstRow}`,
  )
  const [widest] = [...lists.values()].toSorted((a, b) => b.length - a.length)
  if (!widest) return undefined
  const { sheet, region } = widest[0]!
  const first = region!.firstRow
  const letters = widest.slice(0, columns).map(({ cell }) => SheetJs.utils.decode_cell(cell).c + 1)
  const grid = read.value.sheets.find(({ name }) => name === sheet)!
  const writes = Array.from({ length: rows }, (_, row) =>
    letters.map((column, index) => ({ row: first + row, column, value: valueAt(0, row, index + 1) })),
  ).flat()
  const isPlain = ({ row, column }: { row: number; column: number }) =>
    grid.cells.get(`${row},${column}`)?.formula === undefined &&
    !grid.merges.some((at) => row >= at.top && row <= at.bottom && column >= at.left && column <= at.right)
  return { sheet, insertions: [], writes: writes.filter(isPlain) }
}

type FillFigures = { folder: string; kind: string; jobs: NamedJob[]; engines: string[] }

async function fillFigures({ folder, kind, jobs, engines }: FillFigures): Promise<Record<string, number>> {
  const files = path.join(folder, kind)
  await writeFile(`${files}.jobs.json`, JSON.stringify(jobs))
  const figures: Record<string, number> = {}
  for (const engine of engines) {
    const name = others[engine as keyof typeof others] ?? engine
    const { cpu_ms } = await inOwnProcess('fill', { engine, files, ...effort })
    figures[`${name}_cpu_ms_per_file_${kind}`] = round(cpu_ms!)
    for (const [nth, job] of jobs.entries()) {
      const bytes = await readFile(`${files}.${engine}.${nth}.xlsx`)
      checkFilled(bytes, job.edit, engine)
      if (job.edit.insertions.length > 0) checkFollowed(bytes, await readFile(`${files}.compiled.${nth}.xlsx`), engine)
    }
  }
  // What any engine must do for these jobs: pack the sheets of all of them, as each engine fills them all in turn.
  for (const [nth, job] of jobs.entries()) {
    await writeFile(`${files}.${nth}.xml`, await filledSheet(await readFile(`${files}.compiled.${nth}.xlsx`), job))
  }
  const { cpu_ms } = await inOwnProcess('floor', { engine: 'floor', files, ...effort })
  return { ...figures, [`deflate_floor_cpu_ms_${kind}`]: round(cpu_ms!) }
}

/** XML of the sheet as the compiled fill wrote it. */
async function filledSheet(bytes: Uint8Array, { template }: NamedJob): Promise<Uint8Array> {
  const zip = openZip(bytes, { name: 'filled', limits: withLimits() })
  if (!zip.ok) throw new Error(zip.problem.code)
  const entries = changedParts(await readFile(template), bytes).flatMap((part) => findEntry(zip.value, part) ?? [])
  const [largest] = entries.toSorted((a, b) => b.size - a.size)
  const inflated = largest && inflateEntry(zip.value, largest)
  if (!inflated?.ok) throw new Error('nothing was filled')
  return inflated.value
}

const sizes = { '100k_x_20': { rows: 100_000, columns: 20 }, '1m_x_10': { rows: 1_000_000, columns: 10 } }
const longRounds = 3

async function longFigures(folder: string) {
  const figures: Record<string, number> = {}
  const file = path.join(folder, 'long.xlsx')
  for (const [size, of] of Object.entries(sizes)) {
    const rounds: Record<string, number>[] = []
    while (rounds.length < longRounds) {
      const write = await inOwnProcess('write', { file, ...of })
      const scan = await inOwnProcess('scan', { file, ...of })
      rounds.push({
        [`write_cells_per_s_${size}`]: write['cells_per_s']!,
        [`write_peak_rss_mb_${size}`]: write['peak_rss_mb']!,
        [`scan_cells_per_s_${size}`]: scan['cells_per_s']!,
        [`scan_peak_rss_mb_${size}`]: scan['peak_rss_mb']!,
        [`file_mb_${size}`]: write['file_mb']!,
      })
    }
    for (const key of Object.keys(rounds[0]!)) figures[key] = Math.round(median(rounds.map((one) => one[key]!)))
  }
  const of = (name: string) => Object.keys(sizes).map((size) => figures[`${name}_${size}`]!)
  return {
    scan_cells_per_s: Math.min(...of('scan_cells_per_s')),
    write_cells_per_s: Math.min(...of('write_cells_per_s')),
    write_peak_rss_mb: Math.max(...of('write_peak_rss_mb')),
    scan_peak_rss_mb: Math.max(...of('scan_peak_rss_mb')),
    ...figures,
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const round = (value: number): number => Math.round(value * 1000) / 1000
