// One task of the sheets bench in a process of its own; prints one JSON object. Processor time and memory are the whole process's.
import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { crc32, deflateRawSync } from 'node:zlib'
import { compileWorkbook } from '../src/sheets/compile.node.ts'
import type { CellValue } from '../src/sheets/grid.ts'
import { openWorkbookScan, scanRows } from '../src/sheets/scan-xlsx.node.ts'
import { type RowWrites, streamFill } from '../src/sheets/stream-fill.node.ts'
import { packLevel, writeZip } from '../src/sheets/write-zip.node.ts'
import { engines, type Job } from './sheet-engines.ts'
import { peakMegabytes } from './peak.ts'

export type FillTask = { engine: string; files: string; warmUps: number; rounds: number; fills: number }
export type LongTask = { file: string; rows: number; columns: number }

/** Processor milliseconds of this process since `since`, all threads. */
function cpuMs(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Measures `run` over rounds, each of several runs, after a warm-up. */
async function measure(run: (nth: number) => unknown, task: Omit<FillTask, 'engine' | 'files'>) {
  for (let nth = 0; nth < task.warmUps; nth++) await run(nth)
  const spent: number[] = []
  for (let round = 0; round < task.rounds; round++) {
    const since = process.cpuUsage()
    for (let nth = 0; nth < task.fills; nth++) await run(round * task.fills + nth)
    spent.push(cpuMs(since) / task.fills)
  }
  return { cpu_ms: median(spent) }
}

/** `files` is a prefix: `PREFIX.jobs.json` names the templates and edits, results go to `PREFIX.ENGINE.N.xlsx`. */
async function fill({ engine, files, ...task }: FillTask) {
  const jobs = await loadJobs(files)
  const run = engines[engine]!
  const measured = await measure((nth) => run(jobs[nth % jobs.length]!), task)
  for (const [nth, job] of jobs.entries()) await writeFile(`${files}.${engine}.${nth}.xlsx`, await run(job))
  return measured
}

async function loadJobs(files: string): Promise<Job[]> {
  const jobs = JSON.parse(await readFile(`${files}.jobs.json`, 'utf8')) as { template: string; edit: Job['edit'] }[]
  const templates = new Map<string, Uint8Array>()
  for (const { template } of jobs) if (!templates.has(template)) templates.set(template, await readFile(template))
  return jobs.map(({ template, edit }) => ({ template: templates.get(template)!, edit }))
}

/** What any engine must do: pack each filled sheet and sum it up. The XML is that of `PREFIX.N.xml`. */
async function floor({ files, ...task }: FillTask) {
  const jobs = await loadJobs(files)
  const sheets = await Promise.all(jobs.map((_, nth) => readFile(`${files}.${nth}.xml`)))
  return measure((nth) => {
    const xml = sheets[nth % sheets.length]!
    return [deflateRawSync(xml, { level: packLevel }), crc32(xml)]
  }, task)
}

/** Value of a place in a long list: half of the columns hold text. */
const longValue = (row: number, column: number): CellValue =>
  column % 2 === 0 ? `青山村${(row * 31 + column) % 9973}` : (row * 17 + column) % 99_991

async function write({ file, rows, columns }: LongTask) {
  const compiled = compileWorkbook(emptyList(columns))
  if (!compiled.ok) throw new Error(compiled.problem.code)
  function* list(): Generator<RowWrites> {
    for (let row = 2; row < rows + 2; row++) {
      const writes = Array.from({ length: columns }, (_, index) => ({
        column: index + 1,
        value: longValue(row, index + 1),
      }))
      yield { row, writes }
    }
  }
  const out = createWriteStream(file)
  const since = process.cpuUsage()
  let bytes = 0
  const edit = { sheet: '表', insertions: [{ after: 2, count: rows - 1, like: 2 }], rows: list() }
  const filled = await streamFill(compiled.value, [edit], async (piece) => {
    bytes += piece.length
    if (!out.write(piece)) await once(out, 'drain')
  })
  if (!filled.ok) throw new Error(filled.problem.code)
  out.end()
  await once(out, 'finish')
  return {
    cells_per_s: (rows * columns) / (cpuMs(since) / 1000),
    peak_rss_mb: peakMegabytes(),
    file_mb: bytes / 2 ** 20,
  }
}

/** A form of one styled row under a header, with a total below. */
function emptyList(columns: number): Uint8Array {
  const cells = (row: number, inner: string) =>
    Array.from(
      { length: columns },
      (_, index) => `<c r="${String.fromCharCode(65 + index)}${row}" s="1"${inner}</c>`,
    ).join('')
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const related = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${type
      .split(' ')
      .map(
        (one, index) =>
          `<Relationship Id="rId${index + 1}" Type="${office}/${one}" Target="${target.split(' ')[index]}"/>`,
      )
      .join('')}</Relationships>`
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    '_rels/.rels': related('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related('worksheet styles', 'worksheets/sheet1.xml styles.xml'),
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf/><xf numFmtId="0"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1">${cells(1, ' t="inlineStr"><is><t>栏目</t></is>')}</row><row r="2">${cells(2, '>')}</row><row r="3"><c r="A3"><f>SUM(A2:A2)</f></c></row></sheetData></worksheet>`,
  }
  return writeZip(
    { name: 'list', entries: [] },
    new Map(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml, 'utf8')])),
  )
}

/** Reads a file `write` made and checks the sum of what is in it. */
async function scan({ file, rows, columns }: LongTask) {
  const bytes = await readFile(file)
  const since = process.cpuUsage()
  const opened = openWorkbookScan(bytes, { limits: { cells: Infinity, partBytes: 2 ** 31, totalBytes: 2 ** 31 } })
  if (!opened.ok) throw new Error(opened.problem.code)
  const seen = { numbers: 0, letters: 0 }
  const scanned = await scanRows(opened.value, '表', (found) => {
    for (const { row, cells } of found) if (row > 1 && row < rows + 2) for (const { value } of cells) sumUp(seen, value)
  })
  const figures = { cells_per_s: (rows * columns) / (cpuMs(since) / 1000), peak_rss_mb: peakMegabytes() }
  if (!scanned.ok) throw new Error(scanned.problem.code)
  const written = { numbers: 0, letters: 0 }
  for (let row = 2; row < rows + 2; row++) {
    for (let column = 1; column <= columns; column++) sumUp(written, longValue(row, column))
  }
  if (seen.numbers !== written.numbers || seen.letters !== written.letters) throw new Error('values read differ')
  return figures
}

function sumUp(sums: { numbers: number; letters: number }, value: CellValue): void {
  if (typeof value === 'number') sums.numbers += value
  else if (typeof value === 'string') sums.letters += value.length + value.charCodeAt(value.length - 1)
}

const [kind, task] = [process.argv[2], JSON.parse(process.argv[3] ?? '{}') as FillTask & LongTask]
const tasks: Record<string, (task: FillTask & LongTask) => Promise<Record<string, number>>> = {
  fill,
  floor,
  write,
  scan,
}
process.stdout.write(JSON.stringify(await tasks[kind ?? '']!(task)))
