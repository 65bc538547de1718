// bench hostile: one crafted file of every kind that the limits on workbooks are made against (design note on sheets, section 6).
import * as XLSX from '@e965/xlsx'
import { composeWorkbook } from '../src/sheets/compose.node.ts'
import { withLimits } from '../src/sheets/limits.ts'
import { type PartChanges, writeZip } from '../src/sheets/write-zip.node.ts'
import { openZip } from '../src/sheets/zip.node.ts'

const megabyte = 2 ** 20

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const text = (value: string) => new TextEncoder().encode(value)

/** One file of each kind, made when it is asked for. */
export async function hostileFiles(): Promise<Record<string, () => Uint8Array>> {
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
  const entities = () =>
    Array.from({ length: 30 }, (_, index) => `<!ENTITY a${index + 1} "&a${index};&a${index};">`).join('')
  const old = (rows: string) =>
    text(
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${rows}</Table></Worksheet></Workbook>`,
    )
  const data = '<Data ss:Type="String">x</Data></Cell></Row>'
  /** The sound file with something changed: `central` and `local` are where a part that is read is described. */
  const edited = (change: (of: { view: DataView; central: number; local: number }) => void): Uint8Array => {
    const bytes = Uint8Array.from(sound)
    const view = new DataView(bytes.buffer)
    const central = Buffer.from(bytes).lastIndexOf('xl/workbook.xml') - 46
    change({ view, central, local: view.getUint32(central + 42, true) })
    return bytes
  }
  return {
    'zip bomb': () => parts({ 'xl/worksheets/sheet1.xml': new Uint8Array(400 * megabyte) }),
    'zip bomb by ratio': () => parts({ 'xl/worksheets/sheet1.xml': new Uint8Array(60 * megabyte) }),
    'zip bomb by parts': () => {
      const part = noisy('<a/>', 60)
      return parts({ 'xl/a.xml': part, 'xl/b.xml': part, 'xl/c.xml': part })
    },
    'false size': () => edited(({ view, central }) => view.setUint32(central + 24, 1, true)),
    'false size twice': () =>
      edited(({ view, central, local }) => {
        const size = view.getUint32(central + 24, true) + 1
        view.setUint32(central + 24, size, true)
        view.setUint32(local + 22, size, true)
      }),
    'same name twice': () => parts({ 'xl/a.xml': '<a/>', 'xl/A.xml': '<a/>' }),
    'shared bytes': () =>
      edited(({ view, central, local }) => {
        const second = central + 46 + view.getUint16(central + 28, true)
        view.setUint32(second + 42, local, true)
      }),
    'encrypted part': () => edited(({ view, central }) => view.setUint8(central + 8, 1)),
    'local header differs': () => edited(({ view, local }) => view.setUint8(local + 30, 65)),
    'zip64 without record': () => edited(({ view }) => view.setUint32(view.byteLength - 6, 0xffffffff, true)),
    'too many parts': () => parts(Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`x/${index}`, 'x']))),
    password: () => compound('EncryptedPackage'),
    entities: () => sheet('&a30;', `<!DOCTYPE a [<!ENTITY a0 "x">${entities()}]>`),
    'programs and links': () =>
      parts({
        'xl/vbaProject.bin': 'x',
        'xl/embeddings/oleObject1.bin': 'x',
        'xl/activeX/activeX1.bin': 'x',
        'xl/connections.xml': '<connections/>',
        'xl/externalLinks/externalLink1.xml': `<externalLink ${main}>${noisy('<a/>', 40)}<ddeLink/></externalLink>`,
      }),
    'merge of all': () => sheet('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    'far cell': () =>
      sheet(`<sheetData><row r="1">${cell('A1')}</row><row r="1048576">${cell('XFD1048576')}</row></sheetData>`),
    'blank far cells': () =>
      sheet(
        `<sheetData><row r="1">${cell('A1')}</row>${lines(100_000, (row) => `<row r="${row}"><c r="XFD${row}"/></row>`)}</sheetData>`,
      ),
    'many cells': () =>
      sheet(`<sheetData>${noisy('<row><c><v>1</v></c><c><v>2</v></c><c t="str"><v>x</v></c></row>', 40)}</sheetData>`),
    'many merges': () => sheet(`<sheetData/><mergeCells>${noisy('<mergeCell ref="A1:B1"/>', 40)}</mergeCells>`),
    'many columns': () =>
      sheet(`<cols>${noisy('<col min="1" max="16384" width="3" hidden="1"/>', 40)}</cols><sheetData/>`),
    'hidden rows': () => sheet(`<sheetData>${lines(1_000_000, (row) => `<row r="${row}" hidden="1"/>`)}</sheetData>`),
    'deep elements': () => sheet(noisy('<a>', 40)),
    'empty rows': () => sheet(`<sheetData>${noisy('<row/>', 40)}</sheetData>`),
    styles: () =>
      parts({ 'xl/styles.xml': `<styleSheet ${main}><cellXfs>${noisy('<xf/>', 40)}</cellXfs></styleSheet>` }),
    'shared texts': () =>
      parts({
        'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('s', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
        'xl/sharedStrings.xml': `<sst ${main}>${noisy('<si><t>x</t></si>', 40)}</sst>`,
      }),
    names: () =>
      parts({
        'xl/workbook.xml': `<workbook ${main}><definedNames>${noisy('<definedName name="a">1</definedName>', 40)}</definedNames></workbook>`,
      }),
    relations: () =>
      parts({
        'xl/_rels/workbook.xml.rels': `<Relationships>${noisy('<Relationship Id="a" Target="b"/>', 40)}</Relationships>`,
      }),
    rules: () =>
      sheet(
        `<sheetData/><dataValidations>${noisy('<dataValidation type="list" sqref="A1"><formula1>$A$1:$A$30000</formula1></dataValidation>', 40)}</dataValidations>`,
      ),
    'long ranges': () =>
      sheet(
        `<sheetData/><dataValidations><dataValidation type="list" sqref="${noisy('A1 ', 40).replace(/[<>!-]/g, '')}"><formula1>"a"</formula1></dataValidation></dataValidations>`,
      ),
    'shared formula': () =>
      sheet(
        `<sheetData><row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A9">${'A1+'.repeat(2600)}1</f></c></row>${lines(100_000, (row) => `<row r="${row}"><c r="A${row}"><f t="shared" si="0"/></c></row>`)}</sheetData>`,
      ),
    'xls far cell': () => oldWorkbook('A65536'),
    'html spans': () => text('<table><tr><td colspan="100000000" rowspan="100000000">1</td></tr></table>'),
    'html depth': () => text(`<html>${'<table>'.repeat(2_000_000)}`),
    'html cells': () => text(`<table>${`<tr>${'<td>1</td>'.repeat(20)}</tr>`.repeat(70_000)}</table>`),
    'xml 2003 merge': () => old(`<Row><Cell ss:MergeAcross="100000000" ss:MergeDown="100000000">${data}`),
    'xml 2003 span': () => old(`<Row ss:Span="1000000000"/><Row><Cell>${data}`),
    'xml 2003 far': () => old(`<Row ss:Index="1048576"><Cell ss:Index="16384">${data}`),
    'xml 2003 cells': () => old(`<Row><Cell>${data}`.repeat(250_000)),
    'csv fields': () => text('a,b\n'.repeat(8_000_000)),
    'csv cells': () => text(`${'a,'.repeat(20)}\n`.repeat(30_000)),
    'csv line': () => text('a'.repeat(90 * megabyte)),
  }
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`

/** Rows from the second on. */
const lines = (count: number, line: (row: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index + 2)).join('')

/** A workbook of Excel 97 with a number in its first cell and one far out. */
function oldWorkbook(far: string): Uint8Array {
  const number: XLSX.CellObject = { t: 'n', v: 1 }
  const sheet: XLSX.WorkSheet = { A1: number, [far]: number, '!ref': `A1:${far}` }
  return XLSX.write({ SheetNames: ['表'], Sheets: { 表: sheet } }, { bookType: 'biff8', type: 'buffer' }) as Uint8Array
}

/** A compound file with one directory entry of this name. */
function compound(name: string): Uint8Array {
  const bytes = new Uint8Array(1536)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.set(Buffer.from(name, 'utf16le'), 1024)
  new DataView(bytes.buffer).setUint16(1024 + 64, name.length * 2 + 2, true)
  return bytes
}

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
