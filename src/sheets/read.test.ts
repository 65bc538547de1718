import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import {
  at,
  codeOf,
  formulasOf,
  fourStyles,
  main,
  makeParts,
  makeWorkbook,
  oneSheet,
  readSheet,
  valueOr,
  zipOf,
} from './hand-made.test.ts'
import { printRange } from './address.ts'
import { printCsv } from './csv.ts'
import { fillWorkbook } from './fill.node.ts'
import { readWorkbook } from './read.node.ts'

const text = (value: string) => `t="inlineStr"><is><t>${value}</t></is></c>`

test('[S1] sheets come in the order and with the state the workbook gives them', () => {
  const blank = '<sheetData/>'
  const sheets = [
    { name: '甲', xml: blank },
    { name: '乙 &amp; 丙', xml: blank, state: 'hidden' },
    { name: '码表', xml: blank, state: 'veryHidden' },
  ]
  const book = valueOr(readWorkbook(makeWorkbook({ sheets })))
  assert.deepEqual(
    book.sheets.map(({ name, state }) => [name, state]),
    [
      ['甲', 'visible'],
      ['乙 & 丙', 'hidden'],
      ['码表', 'veryHidden'],
    ],
  )
})

test('[S1] macros, links, embedded objects and signatures are remarked on, never opened', () => {
  const parts = {
    'xl/vbaProject.bin': 'x',
    'xl/externalLinks/externalLink1.xml': 'x',
    'xl/embeddings/a.bin': 'x',
    '_xmlsignatures/sig1.xml': 'x',
    'xl/connections.xml': 'x',
  }
  const remarks = (more: Record<string, string>) =>
    valueOr(readWorkbook(oneSheet('<sheetData/>', { parts: { ...parts, ...more } }))).remarks
  const named = ['macros', 'external-links', 'embedded-objects', 'data-connections', 'signed']
  assert.deepEqual(remarks({}), named)
  const dde = '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
  assert.deepEqual(remarks({ 'xl/externalLinks/externalLink2.xml': dde }), [...named, 'dde'])
  assert.deepEqual(valueOr(readWorkbook(oneSheet('<sheetData/>'))).remarks, [])
})

test('[S1] an old workbook is remarked on by the streams it carries', () => {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['甲']]), '表')
  const container = XLSX.CFB.read(XLSX.write(book, { bookType: 'biff8', type: 'buffer' }), { type: 'buffer' })
  for (const name of ['/_VBA_PROJECT_CUR/VBA/dir', '/MBD0000ABCD/Ole', '/_signatures'])
    XLSX.CFB.utils.cfb_add(container, name, Buffer.from('x'))
  const bytes = new Uint8Array(XLSX.CFB.write(container, { type: 'buffer' }) as Buffer)
  const read = valueOr(readWorkbook(bytes))
  assert.deepEqual([at(read.sheets[0]!, 'A1'), read.remarks], ['甲', ['macros', 'embedded-objects', 'signed']])
})

test('[S3] names keep every character of GB18030, extension planes and private use, which is pointed out', () => {
  // 姓名,村 / 𠀀𩎣·㐀龴,(U+E000 U+E7C7) in GB18030: extension planes as four bytes, private use as two and four.
  const rest = '9532823698328231a1a48139ee39fe592caaa18135f437'
  const csv = Buffer.from(`d0d5c3fb2cb4e50a${rest}0a`, 'hex')
  const read = valueOr(readWorkbook(csv))
  const names = [at(read.sheets[0]!, 'A2'), at(read.sheets[0]!, 'B2')] as string[]
  assert.deepEqual(names, ['\u{20000}\u{293a3}\u00b7\u3400\u9fb4', '\ue000\ue7c7'])
  assert.deepEqual(read.remarks, ['private-use-characters'])

  const writes = names.map((value, index) => ({ row: 1, column: index + 1, value }))
  const filled = valueOr(fillWorkbook(oneSheet('<sheetData/>'), [{ sheet: '表', insertions: [], writes }])).bytes
  const again = readSheet(filled)
  assert.deepEqual([at(again, 'A1'), at(again, 'B1')], names)
  assert.deepEqual([XLSX.read(filled).Sheets['表']!['A1'].v, XLSX.read(filled).Sheets['表']!['B1'].v], names)
  const printed = new TextEncoder().encode(printCsv([['姓名', '村'], names]))
  const back = valueOr(readWorkbook(printed))
  assert.deepEqual([at(back.sheets[0]!, 'A2'), at(back.sheets[0]!, 'B2')], names)
  assert.deepEqual(valueOr(readWorkbook(new TextEncoder().encode('姓名,村\n𠀀,甲'))).remarks, [])
})

test('[S3] values keep their type: text, number, boolean, error, shared and rich text without phonetic guides', () => {
  const strings = `<sst xmlns="${main}"><si><t>户主</t></si><si><r><t>填报</t></r><r><rPr><u/></rPr><t xml:space="preserve">单位 </t></r><rPh sb="0" eb="1"><t>tianbao</t></rPh></si></sst>`
  const xml = `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>1.50</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#REF!</v></c><c r="F1" t="str"><f>A1</f><v>户主</v></c><c r="G1" ${text('_x000D_&#20013;&amp;')}<c r="H1" s="2"/><c r="I1" t="d"><v>2026-03-05T00:00:00</v></c></row></sheetData>`
  const sheet = readSheet(oneSheet(xml, { strings }))
  assert.deepEqual(
    ['A1', 'B1', 'C1', 'D1', 'E1', 'F1', 'G1', 'H1', 'I1'].map((cell) => at(sheet, cell)),
    ['户主', '填报单位 ', 1.5, true, '#REF!', '户主', '\r中&', null, 46086],
  )
})

test('[S3] a text that points nowhere damages the file and is not read as empty', () => {
  assert.equal(
    codeOf(readWorkbook(oneSheet('<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>'))),
    'sheets/damaged',
  )
})

test('[S3] borders, bold, formats and days are read from the style', () => {
  const xml =
    '<sheetData><row r="1"><c r="A1" s="2"/><c r="B1" s="1"><v>46086</v></c><c r="C1" s="3"/><c r="D1"/></row></sheetData>'
  const { cells } = readSheet(oneSheet(xml))
  assert.deepEqual(cells.get('1,1')?.style.border, { top: true, right: true, bottom: true, left: true })
  assert.equal(cells.get('1,1')?.style.bold, true)
  assert.deepEqual(
    [2, 3, 4].map((column) => cells.get(`1,${column}`)?.style.isDate),
    [true, true, false],
  )
  assert.equal(cells.get('1,2')?.value, 46086)
  assert.equal(cells.get('1,3')?.style.format, 'yyyy"年"m"月"')
})

test('[S3] rows and cells without an address count on from the one before', () => {
  const xml = `<sheetData><row><c ${text('甲')}<c ${text('乙')}</row><row r="5"><c r="C5" ${text('丙')}<c ${text('丁')}</row><row><c ${text('戊')}</row></sheetData>`
  const sheet = readSheet(oneSheet(xml))
  assert.deepEqual(
    ['A1', 'B1', 'C5', 'D5', 'A6'].map((cell) => at(sheet, cell)),
    ['甲', '乙', '丙', '丁', '戊'],
  )
})

test('[S3] every follower of a shared formula has its own formula', () => {
  const xml =
    '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1+$C$1</f><v>1</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c><c r="B2"><v>9</v></c></row><row r="3"><c r="A3"><f si="0" t="shared"></f><v>3</v></c></row></sheetData>'
  const sheet = readSheet(oneSheet(xml))
  assert.deepEqual(formulasOf(sheet), { A1: 'B1+$C$1', A2: 'B2+$C$1', A3: 'B3+$C$1' })
  assert.deepEqual(
    ['A2', 'B2'].map((cell) => at(sheet, cell)),
    [2, 9],
  )
})

test('[S3] merges, hidden lines and widths are read', () => {
  const xml =
    '<cols><col min="2" max="3" width="12.5" hidden="1"/><col min="4" max="16384" width="9"/></cols><sheetData><row r="1"><c r="F1"><v>1</v></c></row><row r="2" hidden="1"/></sheetData><mergeCells><mergeCell ref="A1:C2"/></mergeCells>'
  const sheet = readSheet(oneSheet(xml))
  assert.deepEqual(sheet.merges.map(printRange), ['A1:C2'])
  assert.deepEqual([...sheet.hiddenRows, ...sheet.hiddenColumns], [2, 2, 3])
  assert.deepEqual(
    [sheet.columnWidths.get(2), sheet.columnWidths.get(6), sheet.columnWidths.get(7)],
    [12.5, 9, undefined],
  )
  assert.deepEqual([sheet.lastRow, sheet.lastColumn], [1, 6])
})

test('[S3] options of a list are read from a literal, a range, another sheet, a name and the 2010 extension', () => {
  const codes = ['甲', '乙']
    .map((one, index) => `<row r="${index + 1}"><c r="B${index + 1}" ${text(one)}</row>`)
    .join('')
  const rule = (sqref: string, formula: string) =>
    `<dataValidation type="list" sqref="${sqref}"><formula1>${formula}</formula1></dataValidation>`
  const xml = `<sheetData/><dataValidations>${rule('A1', '"是, 否"')}${rule('A2:A3 B2', "'码 表'!$B$1:$B$2")}${rule('A4', '分类')}${rule('A5', 'INDIRECT(A1)')}<dataValidation type="whole" sqref="A6"><formula1>1</formula1></dataValidation></dataValidations><extLst><ext><x14:dataValidations xmlns:x14="a" xmlns:xm="b"><x14:dataValidation type="list"><x14:formula1><xm:f>'码 表'!$B$1:$B$2</xm:f></x14:formula1><xm:sqref>C1:C9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`
  const sheets = [
    { name: '表', xml },
    { name: '码 表', xml: `<sheetData>${codes}</sheetData>` },
  ]
  const names = '<definedName name="分类">\'码 表\'!$B$1:$B$2</definedName>'
  const { validations } = readSheet(makeWorkbook({ sheets, names }))
  assert.deepEqual(
    validations.map((one) => [one.ranges.map(printRange).join(' '), one.options]),
    [
      ['A1:A1', ['是', '否']],
      ['A2:A3 B2:B2', ['甲', '乙']],
      ['A4:A4', ['甲', '乙']],
      ['C1:C9', ['甲', '乙']],
    ],
  )
})

test('[S4] namespace prefixes and strict namespaces make no difference', () => {
  const xml = `<?xml version="1.0"?><x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c r="B1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A2:B2"/></x:mergeCells></x:worksheet>`
  const sheet = readSheet(makeWorkbook({ sheets: [{ name: '表', xml }] }))
  assert.deepEqual([at(sheet, 'A1'), at(sheet, 'B1'), sheet.merges.length], ['甲', 2, 1])
})

test('[S4] comments, instructions and CDATA are read for what they are', () => {
  const xml =
    '<!-- <row r="9"> --><sheetData><row r="1"><?x y?><c r="A1" t="inlineStr"><is><t><![CDATA[<甲>&]]></t></is></c></row></sheetData>'
  assert.equal(at(readSheet(oneSheet(xml)), 'A1'), '<甲>&')
})

test('[S15] a file is taken for what it holds, whatever it is called', () => {
  const rows = [
    ['姓名', '身份证号'],
    ['张三', '110101199003070011'],
  ]
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '表')
  const written = (bookType: XLSX.BookType) => new Uint8Array(XLSX.write(book, { bookType, type: 'buffer' }))
  const csv = rows.map((row) => row.join(',')).join('\r\n')
  // 姓名,身份证号 / 张三,110101199003070011 in GB18030, which TextEncoder cannot write.
  const gbk = Buffer.from('d0d5c3fb2cc9edb7ddd6a4bac50ad5c5c8fd2c313130313031313939303033303730303131', 'hex')
  const files: [format: string, bytes: Uint8Array][] = [
    ['xlsx', written('xlsx')],
    ['xls', written('biff8')],
    ['spreadsheetml', written('xlml')],
    ['html', written('html')],
    ['csv', new TextEncoder().encode(`\ufeff${csv}`)],
    ['csv', Buffer.from(`\ufeff${csv.replaceAll(',', '\t')}`, 'utf16le')],
    ['csv', gbk],
  ]
  for (const [format, bytes] of files) {
    const read = valueOr(readWorkbook(bytes, { name: 'form.xlsx' }))
    assert.equal(read.format, format)
    assert.deepEqual(
      ['A1', 'B1', 'A2', 'B2'].map((cell) => at(read.sheets[0]!, cell)),
      rows.flat(),
      format,
    )
  }
})

test('[S3] a value of SpreadsheetML 2003 that is not of its stated type stays the text it is, and nothing stays nothing', () => {
  const cell = (type: string, value: string) => `<Cell><Data ss:Type="${type}">${value}</Data></Cell>`
  const cells = [
    cell('Number', '${m.code}'),
    cell('Number', ''),
    cell('Number', '1.5E3'),
    cell('DateTime', '${day}'),
    cell('DateTime', '2026-03-05T00:00:00.000'),
    cell('Boolean', '${yes}'),
    cell('Boolean', '1'),
    '<Cell><ss:Data x:Ticked="1" ss:Type=\'Number\'>约5</ss:Data></Cell>',
    cell('String', '001'),
  ]
  const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table><Row>${cells.join('')}</Row></Table></Worksheet></Workbook>`
  const sheet = readSheet(new TextEncoder().encode(xml))
  assert.deepEqual(
    [...'ABCDEFGHI'].map((column) => at(sheet, `${column}1`) ?? null),
    ['${m.code}', null, 1500, '${day}', 46086, '${yes}', true, '约5', '001'],
  )
})

test('[S15] days of an old workbook stay serial numbers and are told by their format', () => {
  const sheet = XLSX.utils.aoa_to_sheet([[46086]])
  sheet['A1'].z = 'yyyy-mm-dd'
  const bytes = new Uint8Array(
    XLSX.write({ SheetNames: ['表'], Sheets: { 表: sheet } }, { bookType: 'biff8', type: 'buffer' }),
  )
  const cell = readSheet(bytes).cells.get('1,1')
  assert.deepEqual([cell?.value, cell?.style.isDate], [46086, true])
})

test('[S15] other office files are refused by their own name', () => {
  const parts = makeParts({ sheets: [{ name: '表', xml: '<sheetData/>' }] })
  assert.equal(codeOf(readWorkbook(zipOf({ 'word/document.xml': '<d/>' }))), 'sheets/other-format')
  assert.equal(codeOf(readWorkbook(zipOf({ mimetype: 'x', 'content.xml': '<d/>' }))), 'sheets/other-format')
  assert.equal(codeOf(readWorkbook(zipOf({ ...parts, 'xl/workbook.bin': 'x' }))), 'sheets/other-format')
  assert.equal(codeOf(readWorkbook(zipOf({ 'a.txt': 'x' }))), 'sheets/not-a-workbook')
})

test('[S3] the 1904 system is told', () => {
  const parts = makeParts({ sheets: [{ name: '表', xml: '<sheetData/>' }], styles: fourStyles })
  const workbook = parts['xl/workbook.xml']!.replace('<sheets>', '<workbookPr date1904="true"/><sheets>')
  assert.equal(valueOr(readWorkbook(zipOf({ ...parts, 'xl/workbook.xml': workbook }))).date1904, true)
})

test('[S15] a workbook from before Unicode is read by its code page', () => {
  const record = (id: number, ...bytes: number[]) => [id & 255, id >> 8, bytes.length, 0, ...bytes]
  // BOF of a BIFF3 sheet, code page 936, the label 姓名 in A1 as GBK, EOF.
  const bytes = Uint8Array.from([
    ...record(0x0209, 0, 0, 0x10, 0, 0, 0),
    ...record(0x0042, 0xa8, 0x03),
    ...record(0x0204, 0, 0, 0, 0, 0, 0, 4, 0, 0xd0, 0xd5, 0xc3, 0xfb),
    ...record(0x000a),
  ])
  assert.equal(at(readSheet(bytes), 'A1'), '姓名')
})
