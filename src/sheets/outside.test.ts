import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import { readBounded } from './bounded.node.ts'
import { composeLong } from './compose-long.node.ts'
import { composeWorkbook } from './compose.node.ts'
import { findConverter, toXlsx } from './convert.node.ts'
import { csvRows, parseCsv, printCsv } from './csv.ts'
import { fillWorkbook } from './fill.node.ts'
import { at, codeOf, formulasOf, oneSheet, partOf, readSheet, valueOr } from './hand-made.test.ts'
import { contentHash } from './hash.node.ts'
import { readWorkbook } from './read.node.ts'
import { printRange } from './address.ts'

const converter = await findConverter()

const oldBook = (): Uint8Array => {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['姓名', '合计'],
    ['张三', 1],
  ])
  return new Uint8Array(
    XLSX.write({ SheetNames: ['表'], Sheets: { 表: sheet } }, { bookType: 'biff8', type: 'buffer' }),
  )
}

test('[S10] a workbook read in the worker is the workbook read here, one after the other', async () => {
  const files = [
    oneSheet('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'),
    oldBook(),
    new Uint8Array(0),
  ]
  const read = await Promise.all(files.map((bytes) => readBounded(bytes, { name: '表' })))
  assert.deepEqual(
    read,
    files.map((bytes) => readWorkbook(bytes, { name: '表' })),
  )
})

test('[S10] reading that takes too long is stopped, and the next file is read', async () => {
  const bytes = await composeWorkbook([
    { name: '表', rows: Array.from({ length: 4000 }, () => [{ value: 'x' }, { value: 1 }]) },
  ])
  assert.equal(codeOf(await readBounded(bytes, { name: '表', seconds: 0.001 })), 'sheets/too-slow')
  assert.equal(codeOf(await readBounded(bytes, { name: '表' })), 'ok')
})

test('[S10] reading that takes too much memory is stopped, and the next file is read', async () => {
  const rows = Array.from({ length: 20_000 }, (_, row) =>
    Array.from({ length: 15 }, (_, column) => ({ value: `${row}.${column}` })),
  )
  const bytes = await composeWorkbook([{ name: '表', rows }])
  assert.equal(codeOf(await readBounded(bytes, { name: '表', memoryMb: 24 })), 'sheets/too-much-memory')
  assert.equal(codeOf(await readBounded(oneSheet('<sheetData/>'), { name: '表' })), 'ok')
})

test('[S12] CSV keeps every field as text and honours quotes', () => {
  assert.deepEqual(parseCsv('\ufeffa,"b ""1"",\r\n2",\r\n,0012\n', ','), [
    ['a', 'b "1",\r\n2', ''],
    ['', '0012'],
  ])
  assert.deepEqual(parseCsv('"open', ','), [['open']])
  assert.equal(csvRows('第一行,有逗号\n第二行没有\n第三行也没有'), undefined)
})

test('[S12] no text in an exported CSV can act as a formula, and numbers stay bare', () => {
  const rows = [
    ['=1+1', '+8613800000000', '-5', '@x', '＝1', '\tx'],
    [-5, 1.5, true, null, '甲,乙', '"'],
  ]
  assert.equal(printCsv(rows), '\ufeff\'=1+1,\'+8613800000000,-5,\'@x,\'＝1,"\'\tx"\r\n-5,1.5,true,,"甲,乙",""""\r\n')
})

test('[S13] a composed workbook says what it was given, as text where it is text', async () => {
  const rows = [
    [{ value: '=1+1', bold: true, border: true, background: 'FFF2CC', wrap: true }, { value: '110101199003070011' }],
    [{ value: -5 }, { value: null }, { value: false }],
  ]
  const bytes = await composeWorkbook([
    { name: '退回[1]', columns: [{ width: 20 }], rows, merges: [{ top: 3, left: 1, bottom: 3, right: 2 }] },
  ])
  const sheet = readSheet(bytes)
  assert.equal(sheet.name, '退回 1')
  assert.deepEqual(
    ['A1', 'B1', 'A2', 'C2'].map((cell) => at(sheet, cell)),
    ['=1+1', '110101199003070011', -5, false],
  )
  assert.deepEqual(formulasOf(sheet), {})
  assert.deepEqual(sheet.merges.map(printRange), ['A3:B3'])
  const style = sheet.cells.get('1,1')!.style
  assert.deepEqual([style.bold, style.border.left, sheet.columnWidths.get(1)], [true, true, 20])
})

test('[S13] sheet names are made fit and different, and the same rows give the same bytes', async () => {
  const sheets = ['表', '表', '', "'甲'", '长'.repeat(40)].map((name) => ({ name, rows: [[{ value: 1 }]] }))
  const bytes = await composeWorkbook(sheets)
  const names = valueOr(readWorkbook(bytes)).sheets.map((sheet) => sheet.name)
  assert.deepEqual(names, ['表', '表(2)', 'Sheet3', '甲', '长'.repeat(31)])
  assert.equal(contentHash(bytes), contentHash(await composeWorkbook(sheets)))
})

test('[S13] only what the program states as a formula is one, with its result, and the header is printed on every page', async () => {
  const bytes = await composeWorkbook([
    {
      name: "它's 表",
      rows: [
        [{ value: '=A2' }, { value: '次' }],
        [{ value: 2 }, { value: 6, formula: 'A2*3', numberFormat: '0.0' }],
      ],
      frozenRows: 1,
      filter: { top: 1, left: 1, bottom: 2, right: 2 },
      print: { isLandscape: true, footer: '&C&P/&N' },
    },
  ])
  const sheet = readSheet(bytes)
  assert.deepEqual(formulasOf(sheet), { B2: 'A2*3' })
  assert.deepEqual(
    ['A1', 'A2', 'B2'].map((cell) => at(sheet, cell)),
    ['=A2', 2, 6],
  )
  assert.match(partOf(bytes, 'xl/workbook.xml'), /Print_Titles"[^>]*>'它''s 表'!\$1:\$1</)
  const xml = partOf(bytes, 'xl/worksheets/sheet1.xml')
  for (const said of ['ref="A1:B2"', 'orientation="landscape"', 'fitToHeight="0"', '&amp;C&amp;P/&amp;N'])
    assert.ok(xml.includes(said), said)
})

test('[S13] rows are as high as their wrapped texts need, within what Excel allows', async () => {
  const wrapped = (value: string) => [{ value, wrap: true }]
  const rows = [
    wrapped('短'),
    wrapped('很长的一段文字'.repeat(3)),
    wrapped('a\nb\nc'),
    wrapped('x'.repeat(9000)),
    [{ value: 'x'.repeat(99) }],
    wrapped('x'.repeat(60)),
  ]
  const merges = [{ top: 6, left: 1, bottom: 6, right: 2 }]
  const columns = [{ width: 16 }, { width: 16 }]
  const bytes = await composeWorkbook([{ name: '表', columns, rows, merges, fittedRows: 6 }])
  const heights = [...partOf(bytes, 'xl/worksheets/sheet1.xml').matchAll(/<row [^>]* ht="(\d+)"/g)].map(([, ht]) =>
    Number(ht),
  )
  assert.deepEqual(heights, [15, 45, 45, 409, 15, 30])
})

test('[S13] a list of any length looks like its first row and holds every text as text', async () => {
  const head = [{ value: '栏目', bold: true }, { value: '次' }]
  const values = Array.from({ length: 3000 }, (_, index) => [index % 2 ? '=1+1' : '@x', index + 1])
  const long = {
    name: 'All fields',
    rows: [head, [{ value: '甲', border: true }, { value: 0 }]],
    frozenRows: 1,
    filter: { top: 1, left: 1, bottom: 2, right: 2 },
    print: {},
  }
  const bytes = valueOr(await composeLong([{ ...long, more: { count: 3000, values } }]))
  const sheet = readSheet(bytes)
  assert.deepEqual([at(sheet, 'A2'), at(sheet, 'A3'), at(sheet, 'A4'), at(sheet, 'B3002')], ['甲', '@x', '=1+1', 3000])
  assert.deepEqual([formulasOf(sheet), sheet.cells.get('3002,1')!.style.border.left], [{}, true])
  assert.match(partOf(bytes, 'xl/worksheets/sheet1.xml'), /autoFilter ref="A1:B3002"/)
  assert.equal(
    contentHash(bytes),
    contentHash(valueOr(await composeLong([{ ...long, more: { count: 3000, values } }]))),
  )
  assert.deepEqual(valueOr(await composeLong([long])), await composeWorkbook([long]))
})

test('[S14] an .xlsx is handed back as it is, and what is no workbook is refused before any program runs', async () => {
  const bytes = oneSheet('<sheetData/>')
  assert.deepEqual(await toXlsx(bytes, '表', { path: '' }), { ok: true, value: { bytes, converted: false } })
  assert.equal(codeOf(await toXlsx(new Uint8Array(0), '表', { path: '' })), 'sheets/empty-file')
  assert.equal(codeOf(await toXlsx(Uint8Array.from([0, 1, 2]), '表', { path: '' })), 'sheets/not-a-workbook')
})

test(
  '[S14] without LibreOffice the Problem says what to install',
  { skip: process.platform === 'darwin' && 'LibreOffice is looked for outside PATH here' },
  async () => {
    const refused = await toXlsx(oldBook(), '表.xls', { path: '' })
    assert.equal(codeOf(refused), 'sheets/no-converter')
    assert.ok(!refused.ok && refused.problem.says['zh-CN'].do.includes('libreoffice-calc'))
  },
)

test(
  '[S14] an old workbook is converted and can then be filled',
  { skip: converter ? false : 'LibreOffice is not installed' },
  async () => {
    const { bytes, converted } = valueOr(await toXlsx(oldBook(), '表.xls'))
    assert.equal(converted, true)
    const filled = valueOr(
      fillWorkbook(bytes, [{ sheet: '表', insertions: [], writes: [{ row: 2, column: 1, value: '李四' }] }]),
    )
    assert.equal(at(readSheet(filled.bytes), 'A2'), '李四')
  },
)

test(
  '[S14] a form in SpreadsheetML 2003 keeps its placeholders and its encoding when it is converted',
  { skip: converter ? false : 'LibreOffice is not installed' },
  async () => {
    const cell = (type: string, value: string) => `<Cell><Data ss:Type="${type}">${value}</Data></Cell>`
    const xml = `<?xml version="1.0" encoding="UTF-16"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table><Row>${cell('String', '姓名')}${cell('Number', '${m.code}')}${cell('Number', '5')}</Row></Table></Worksheet></Workbook>`
    const wide = Uint8Array.from(Buffer.from(`\ufeff${xml}`, 'utf16le'))
    const sheet = readSheet(valueOr(await toXlsx(wide, '表.xls')).bytes)
    assert.deepEqual([at(sheet, 'A1'), at(sheet, 'B1'), at(sheet, 'C1')], ['姓名', '${m.code}', 5])
  },
)

test(
  '[S14] a conversion that takes too long is stopped',
  { skip: converter ? false : 'LibreOffice is not installed' },
  async () => {
    assert.equal(codeOf(await toXlsx(oldBook(), '表.xls', { seconds: 0.01 })), 'sheets/too-slow')
  },
)
