// bench hostile: every kind of hostile file, made here, is read in a process of its own: refused or bounded, how fast, in how much memory.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { composeWorkbook } from '../src/sheets/compose.node.ts'
import { withLimits } from '../src/sheets/limits.ts'
import { type PartChanges, writeZip } from '../src/sheets/write-zip.node.ts'
import { openZip } from '../src/sheets/zip.node.ts'
import type { Bench } from './main.ts'

const run = promisify(execFile)
const reader = fileURLToPath(new URL('./read-one.ts', import.meta.url))
const megabyte = 2 ** 20

export const benchHostile: Bench = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'shixiao-hostile-'))
  try {
    const ends: { name: string; code: string; seconds: number; megabytes: number }[] = []
    for (const [name, bytes] of Object.entries(await hostileFiles())) {
      const file = path.join(folder, 'file')
      await writeFile(file, bytes)
      const { stdout } = await run(process.execPath, [reader, file], { timeout: 60_000 })
      const end = JSON.parse(stdout) as { code: string; seconds: number; megabytes: number }
      ends.push({ name, ...end })
      process.stderr.write(
        `${name.padEnd(20)} ${end.code.padEnd(26)} ${end.seconds.toFixed(2)} s ${end.megabytes.toFixed(0)} MB\n`,
      )
    }
    const most = (of: 'seconds' | 'megabytes') => ends.toSorted((a, b) => b[of] - a[of])[0]!
    return {
      files: ends.length,
      refused: ends.filter(({ code }) => code !== 'ok').length,
      slowest_seconds: Math.round(most('seconds').seconds * 100) / 100,
      slowest: most('seconds').name,
      largest_rss_mb: Math.round(most('megabytes').megabytes),
      largest: most('megabytes').name,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const text = (value: string) => new TextEncoder().encode(value)

async function hostileFiles(): Promise<Record<string, Uint8Array>> {
  const sound = await composeWorkbook([{ name: '表', rows: [[{ value: '姓名' }, { value: 1 }]] }])
  const opened = openZip(sound, { name: 'sound', limits: withLimits() })
  if (!opened.ok) throw new TypeError(opened.problem.code)
  const parts = (changes: Record<string, string | Uint8Array>): Uint8Array => {
    const bytes: PartChanges = new Map(
      Object.entries(changes).map(([name, part]) => [name, typeof part === 'string' ? text(part) : part]),
    )
    return writeZip(opened.value, bytes)
  }
  const sheet = (inside: string, head = '') =>
    parts({ 'xl/worksheets/sheet1.xml': `${head}<worksheet ${main}>${inside}</worksheet>` })
  const cell = (address: string) => `<c r="${address}"><v>1</v></c>`
  const entities = Array.from({ length: 30 }, (_, index) => `<!ENTITY a${index + 1} "&a${index};&a${index};">`).join('')
  const followers = Array.from(
    { length: 100_000 },
    (_, index) => `<row r="${index + 2}"><c r="A${index + 2}"><f t="shared" si="0"/></c></row>`,
  )
  const old = (rows: string) =>
    text(
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${rows}</Table></Worksheet></Workbook>`,
    )
  const data = '<Data ss:Type="String">x</Data></Cell></Row>'
  const edited = (change: (view: DataView, central: number) => void): Uint8Array => {
    const bytes = Uint8Array.from(sound)
    const view = new DataView(bytes.buffer)
    change(view, view.getUint32(bytes.length - 6, true))
    return bytes
  }
  return {
    'zip bomb': parts({ 'xl/worksheets/sheet1.xml': new Uint8Array(400 * megabyte) }),
    'false size': edited((view, at) => view.setUint32(at + 24, 1, true)),
    'same name twice': parts({ 'xl/a.xml': '<a/>', 'xl/A.xml': '<a/>' }),
    'encrypted part': edited((view, at) => view.setUint8(at + 8, 1)),
    'local header differs': edited((view, at) => view.setUint8(view.getUint32(at + 42, true) + 30, 65)),
    'too many parts': parts(Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`x/${index}`, 'x']))),
    password: compound('EncryptedPackage'),
    entities: sheet('&a30;', `<!DOCTYPE a [<!ENTITY a0 "x">${entities}]>`),
    'merge of all': sheet('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    'far cell': sheet(
      `<sheetData><row r="1">${cell('A1')}</row><row r="1048576">${cell('XFD1048576')}</row></sheetData>`,
    ),
    'many merges': bulk('<mergeCell ref="A1:B1"/>', 20, (inside) =>
      sheet(`<sheetData/><mergeCells>${inside}</mergeCells>`),
    ),
    'deep elements': bulk('<a>', 40, (inside) => sheet(inside)),
    'empty rows': bulk('<row/>', 40, (inside) => sheet(`<sheetData>${inside}</sheetData>`)),
    styles: bulk('<xf/>', 40, (inside) =>
      parts({ 'xl/styles.xml': `<styleSheet ${main}><cellXfs>${inside}</cellXfs></styleSheet>` }),
    ),
    relations: bulk('<Relationship Id="a" Target="b"/>', 40, (inside) =>
      parts({ 'xl/_rels/workbook.xml.rels': `<Relationships>${inside}</Relationships>` }),
    ),
    rules: bulk(
      '<dataValidation type="list" sqref="A1"><formula1>$A$1:$A$30000</formula1></dataValidation>',
      40,
      (inside) => sheet(`<sheetData/><dataValidations>${inside}</dataValidations>`),
    ),
    'long ranges': sheet(
      `<sheetData/><dataValidations><dataValidation type="list" sqref="${noisy('A1 ', 40).replace(/[<>!-]/g, '')}"><formula1>"a"</formula1></dataValidation></dataValidations>`,
    ),
    'shared formula': sheet(
      `<sheetData><row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A9">${'A1+'.repeat(2600)}1</f></c></row>${followers.join('')}</sheetData>`,
    ),
    'html spans': text('<table><tr><td colspan="100000000" rowspan="100000000">1</td></tr></table>'),
    'html depth': text(`<html>${'<table>'.repeat(500_000)}`),
    'xml 2003 merge': old(`<Row><Cell ss:MergeAcross="100000000" ss:MergeDown="100000000">${data}`),
    'xml 2003 span': old(`<Row ss:Span="1000000000"/><Row><Cell>${data}`),
    'xml 2003 far': old(`<Row ss:Index="1048576"><Cell ss:Index="16384">${data}`),
    'csv fields': text('a,b\n'.repeat(8_000_000)),
  }
}

/** A compound file with one directory entry of this name. */
function compound(name: string): Uint8Array {
  const bytes = new Uint8Array(1536)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.set(Buffer.from(name, 'utf16le'), 1024)
  new DataView(bytes.buffer).setUint16(1024 + 64, name.length * 2 + 2, true)
  return bytes
}

const bulk = (unit: string, megabytes: number, make: (inside: string) => Uint8Array) => make(noisy(unit, megabytes))

/** `unit` over and over with remarks between that do not compress, so that the ratio of a bomb does not give it away. */
function noisy(unit: string, megabytes: number): string {
  const pieces: string[] = []
  for (let length = 0, seed = 1; length < megabytes * megabyte;) {
    let noise = ''
    for (let index = 0; index < 6; index++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      noise += seed.toString(36)
    }
    pieces.push(unit.repeat(Math.ceil(4000 / unit.length)), `<!--${noise}-->`)
    length += 4000 + noise.length
  }
  return pieces.join('')
}
