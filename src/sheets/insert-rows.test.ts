import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import { printRange } from './address.ts'
import { fillWorkbook } from './fill.node.ts'
import type { RowInsertion } from './grid.ts'
import {
  at,
  codeOf,
  formulasOf,
  fourStyles,
  type Made,
  makeWorkbook,
  oneSheet,
  partOf,
  readSheet,
  valueOr,
} from './hand-made.test.ts'
import { changedParts } from './parts.node.ts'

const below = (after: number, count: number, like = after): RowInsertion => ({ after, count, like })
const insert = (bytes: Uint8Array, insertions: RowInsertion[], sheet = '表') =>
  fillWorkbook(bytes, [{ sheet, insertions, writes: [] }])

/** A list of two rows (3 and 4) under a header, with a row sum, a running total, a share of the whole, and a total in row 5. */
const list =
  '<dimension ref="A1:F6"/><sheetData>' +
  '<row r="2"><c r="A2" t="inlineStr"><is><t>姓名</t></is></c></row>' +
  '<row r="3" ht="20" customHeight="1"><c r="A3" s="2"/><c r="B3" s="2"/><c r="C3" s="2"/><c r="D3"><f>SUM(B3:C3)</f></c><c r="E3"><f>SUM(B$3:B3)</f></c><c r="F3"><f>B3/SUM(B$3:B$4)</f></c></row>' +
  '<row r="4" ht="21" customHeight="1" hidden="1"><c r="A4" s="2" t="inlineStr"><is><t>示例</t></is></c><c r="B4" s="2"/><c r="C4" s="2"/><c r="D4"><f>SUM(B4:C4)</f><v>0</v></c><c r="E4"><f>SUM(B$3:B4)</f></c><c r="F4"><f>B4/SUM(B$3:B$4)</f></c></row>' +
  '<row r="5"><c r="A5" t="inlineStr"><is><t>合计</t></is></c><c r="B5"><f>SUM(B3:B4)</f></c><c r="C5"><f>COUNTIF(C$3:C$4,"是")&amp;"B4"</f></c></row>' +
  '<row r="6"><c r="A6"><f>B5+LOG10(B5)</f></c></row></sheetData>'

test('[S8] totals under a list take in the new rows, row sums and running totals do not', () => {
  const sheet = readSheet(valueOr(insert(oneSheet(list), [below(4, 2)])).bytes)
  assert.deepEqual(formulasOf(sheet), {
    D3: 'SUM(B3:C3)',
    E3: 'SUM(B$3:B3)',
    F3: 'B3/SUM(B$3:B$6)',
    D4: 'SUM(B4:C4)',
    E4: 'SUM(B$3:B4)',
    F4: 'B4/SUM(B$3:B$6)',
    D5: 'SUM(B5:C5)',
    E5: 'SUM(B$3:B5)',
    F5: 'B5/SUM(B$3:B$6)',
    D6: 'SUM(B6:C6)',
    E6: 'SUM(B$3:B6)',
    F6: 'B6/SUM(B$3:B$6)',
    B7: 'SUM(B3:B6)',
    C7: 'COUNTIF(C$3:C$6,"是")&"B4"',
    A8: 'B7+LOG10(B7)',
  })
  assert.equal(at(sheet, 'A7'), '合计')
})

test('[S8] a new row takes height and styles of its pattern, but neither its values nor its hiding', () => {
  const { bytes } = valueOr(insert(oneSheet(list), [below(4, 1)]))
  const sheet = readSheet(bytes)
  assert.equal(at(sheet, 'A5'), null)
  assert.equal(sheet.cells.get('5,1')?.style.border.top, true)
  assert.deepEqual([...sheet.hiddenRows], [4])
  assert.match(partOf(bytes, 'xl/worksheets/sheet1.xml'), /<row r="5" ht="21" customHeight="1">/)
})

test('[S8] the dimension goes, and both readers see every row', () => {
  const { bytes } = valueOr(insert(oneSheet(list), [below(4, 40)]))
  assert.doesNotMatch(partOf(bytes, 'xl/worksheets/sheet1.xml'), /dimension/)
  assert.equal(readSheet(bytes).lastRow, 46)
  assert.equal(
    XLSX.utils.decode_range(XLSX.read(bytes, { cellStyles: true, sheetStubs: true }).Sheets['表']!['!ref']!).e.r,
    45,
  )
})

test('[S8] several insertions count in the sheet as it was sent, and writes in the sheet as it will be', () => {
  const bytes = oneSheet(list)
  const insertions = [below(3, 1), below(5, 2)]
  const writes = [
    { row: 4, column: 1, value: '新一' },
    { row: 7, column: 1, value: '新二' },
  ]
  const sheet = readSheet(valueOr(fillWorkbook(bytes, [{ sheet: '表', insertions, writes }])).bytes)
  assert.deepEqual(
    ['A4', 'A5', 'A6', 'A7'].map((cell) => at(sheet, cell)),
    ['新一', '示例', '合计', '新二'],
  )
  assert.equal(formulasOf(sheet)['B6'], 'SUM(B3:B5)')
  assert.equal(formulasOf(sheet)['A9'], 'B6+LOG10(B6)')
})

test('[S8] a shared formula is written out before its cells part', () => {
  const xml =
    '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:A4" si="0">B1*$C$4</f></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>1</v></c><c r="B2"><v>5</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/></c></row><row r="4"><c r="A4"><f t="shared" si="0"/></c></row></sheetData>'
  const sheet = readSheet(valueOr(insert(oneSheet(xml), [below(2, 1)])).bytes)
  assert.deepEqual(formulasOf(sheet), { A1: 'B1*$C$5', A2: 'B2*$C$5', A3: 'B3*$C$5', A4: 'B4*$C$5', A5: 'B5*$C$5' })
  assert.equal(at(sheet, 'B2'), 5)
})

test('[S8] merges move, side labels grow, and new rows are merged across like their pattern', () => {
  const merges =
    '<sheetData><row r="1"/><row r="2"/><row r="3"/><row r="4"/></sheetData><mergeCells count="4"><mergeCell ref="A1:F1"/><mergeCell ref="A2:A3"/><mergeCell ref="B3:C3"/><mergeCell ref="A4:F5"/></mergeCells>'
  const sheet = readSheet(valueOr(insert(oneSheet(merges), [below(3, 2)])).bytes)
  assert.deepEqual(sheet.merges.map(printRange), ['A1:F1', 'A2:A5', 'B3:C3', 'A6:F7', 'B4:C4', 'B5:C5'])
})

test('[S8] validations, conditional formats, filters, links, breaks and names follow', () => {
  const xml =
    '<sheetData><row r="3"><c r="A3"/></row><row r="9"><c r="A9"><v>1</v></c></row></sheetData><autoFilter ref="A2:B3"/><conditionalFormatting sqref="B3"><cfRule type="expression" priority="1"><formula>$B3&gt;$B$9</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="C3 D9:D10"><formula1>$A$9:$A$12</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A3" location="\'表\'!A9"/><hyperlink ref="A9" location="别表!A9"/></hyperlinks><rowBreaks count="2"><brk id="3" max="16383" man="1"/><brk id="2" max="16383" man="1"/></rowBreaks><extLst><ext><x14:conditionalFormattings xmlns:x14="x" xmlns:xm="y"><x14:conditionalFormatting><x14:cfRule><xm:f>表!$B$9</xm:f></x14:cfRule><xm:sqref>B2:B3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>'
  const names =
    '<definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$F$3</definedName><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">表!$A$2:$B$3</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">表!$1:$2</definedName><definedName name="村">别表!$A$9</definedName>'
  const made: Made = {
    sheets: [
      { name: '表', xml },
      { name: '别表', xml: '<sheetData/>' },
    ],
    styles: fourStyles,
    names,
  }
  const { bytes } = valueOr(insert(makeWorkbook(made), [below(3, 2)]))
  const after = partOf(bytes, 'xl/worksheets/sheet1.xml')
  for (const expected of [
    '<autoFilter ref="A2:B5"/>',
    'sqref="B3:B5"',
    '<formula>$B3&gt;$B$11</formula>',
    'sqref="C3:C5 D11:D12"',
    '<formula1>$A$11:$A$14</formula1>',
    `<hyperlink ref="A3" location="'表'!A11"/>`,
    '<hyperlink ref="A11" location="别表!A9"/>',
    '<brk id="5" max="16383" man="1"/><brk id="2"',
    '<xm:f>表!$B$11</xm:f>',
    '<xm:sqref>B2:B5</xm:sqref>',
  ]) {
    assert.ok(after.includes(expected), `${expected} in ${after}`)
  }
  const workbook = partOf(bytes, 'xl/workbook.xml')
  for (const expected of ['表!$A$1:$F$5<', '表!$A$2:$B$5<', '表!$1:$2<', '别表!$A$9<'])
    assert.ok(workbook.includes(expected), expected)
})

test('[S8] formulas of other sheets follow, text and equal names elsewhere do not', () => {
  const made: Made = {
    sheets: [
      {
        name: '表 1',
        xml: '<sheetData><row r="3"><c r="B3"><v>1</v></c></row><row r="4"><c r="B4"><f>SUM(B3:B3)</f></c></row></sheetData>',
      },
      {
        name: '汇总',
        xml: `<sheetData><row r="1"><c r="A1"><f>'表 1'!B4+B4&amp;"'表 1'!B4"</f></c><c r="B1"><f t="shared" ref="B1:B4" si="0">'表 1'!B1</f></c></row><row r="4"><c r="B4"><f t="shared" si="0"/></c></row></sheetData>`,
      },
      { name: '无关', xml: '<sheetData><row r="1"><c r="A1"><f>B4</f></c></row></sheetData>' },
    ],
    styles: fourStyles,
    calcChain: true,
  }
  const before = makeWorkbook(made)
  const { bytes } = valueOr(insert(before, [below(3, 1)], '表 1'))
  assert.deepEqual(formulasOf(readSheet(bytes, 0)), { B5: 'SUM(B3:B4)' })
  assert.deepEqual(formulasOf(readSheet(bytes, 1)), {
    A1: `'表 1'!B5+B4&"'表 1'!B4"`,
    B1: `'表 1'!B1`,
    B4: `'表 1'!B5`,
  })
  assert.deepEqual(changedParts(before, bytes), [
    '[Content_Types].xml',
    'xl/_rels/workbook.xml.rels',
    'xl/calcChain.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet2.xml',
  ])
  assert.doesNotMatch(partOf(bytes, '[Content_Types].xml') + partOf(bytes, 'xl/_rels/workbook.xml.rels'), /calcChain/)
})

test('[S8] pictures and charts below the list move with it', () => {
  const anchor = (from: number, to: number, edit = '') =>
    `<xdr:twoCellAnchor${edit}><xdr:from><xdr:col>0</xdr:col><xdr:row>${from}</xdr:row></xdr:from><xdr:to><xdr:col>1</xdr:col><xdr:row>${to}</xdr:row></xdr:to><xdr:pic/></xdr:twoCellAnchor>`
  const drawing = `<xdr:wsDr xmlns:xdr="d">${anchor(8, 9)}${anchor(0, 5)}${anchor(0, 5, ' editAs="oneCell"')}${anchor(8, 9, ' editAs="absolute"')}</xdr:wsDr>`
  const made: Made = {
    sheets: [
      { name: '表', xml: '<sheetData><row r="3"/></sheetData>', relations: [['drawing', '../drawings/drawing1.xml']] },
    ],
    parts: {
      'xl/drawings/drawing1.xml': drawing,
      'xl/charts/chart1.xml': '<c:chart xmlns:c="c"><c:f>表!$B$2:$B$3</c:f></c:chart>',
    },
  }
  const { bytes } = valueOr(insert(makeWorkbook(made), [below(3, 2)]))
  const rows = [...partOf(bytes, 'xl/drawings/drawing1.xml').matchAll(/<xdr:row>(\d+)/g)].map((match) =>
    Number(match[1]),
  )
  assert.deepEqual(rows, [10, 11, 0, 7, 0, 5, 8, 9])
  assert.match(partOf(bytes, 'xl/charts/chart1.xml'), /表!\$B\$2:\$B\$5/)
})

test('[S8] comments and their boxes stay with their cells', () => {
  const note = (row: number) =>
    `<v:shape xmlns:v="v"><x:ClientData xmlns:x="x" ObjectType="Note"><x:Anchor>1, 15, ${row}, 2, 3, 31, ${row + 4}, 1</x:Anchor><x:Row>${row}</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>`
  const xml = '<sheetData><row r="3"/></sheetData><legacyDrawing r:id="rId1"/>'
  const relations: [string, string][] = [
    ['vmlDrawing', '../drawings/vmlDrawing1.vml'],
    ['comments', '../comments1.xml'],
    ['threadedComment', '../threaded.xml'],
  ]
  const parts = {
    'xl/drawings/vmlDrawing1.vml': `<xml>${note(2)}${note(8)}</xml>`,
    'xl/comments1.xml': '<comments><comment ref="B3"/><comment ref="B9"/></comments>',
    'xl/threaded.xml': '<t><threadedComment ref="B9"/></t>',
  }
  const { bytes } = valueOr(insert(makeWorkbook({ sheets: [{ name: '表', xml, relations }], parts }), [below(3, 2)]))
  assert.equal(partOf(bytes, 'xl/drawings/vmlDrawing1.vml'), `<xml>${note(2)}${note(10)}</xml>`)
  assert.equal(partOf(bytes, 'xl/comments1.xml'), '<comments><comment ref="B3"/><comment ref="B11"/></comments>')
  assert.equal(partOf(bytes, 'xl/threaded.xml'), '<t><threadedComment ref="B11"/></t>')
})

const blocked: [code: string, made: Partial<Made> & { xml?: string; relations?: [string, string][] }][] = [
  [
    'array-formula',
    { xml: '<sheetData><row r="2"><c r="A2"><f t="array" ref="A2:A5">B2:B5</f></c></row></sheetData>' },
  ],
  [
    'table',
    {
      relations: [['table', '../tables/table1.xml']],
      parts: { 'xl/tables/table1.xml': '<table ref="A2:C8" tableType="xml"/>' },
    },
  ],
  ['tall-record', { xml: '<sheetData/><mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A4:A5"/></mergeCells>' }],
  [
    'control',
    {
      xml: '<sheetData/><legacyDrawing r:id="rId1"/>',
      relations: [['vmlDrawing', '../drawings/vmlDrawing1.vml']],
      parts: { 'xl/drawings/vmlDrawing1.vml': '<xml xmlns:x="x"><x:ClientData ObjectType="Drop"/></xml>' },
    },
  ],
  [
    'comment',
    {
      xml: '<sheetData/><legacyDrawing r:id="rId1"/>',
      relations: [['vmlDrawing', '../drawings/vmlDrawing1.vml']],
      parts: { 'xl/drawings/vmlDrawing1.vml': '<xml><br></xml>' },
    },
  ],
  [
    'pivot',
    { parts: { 'xl/pivotCache/pivotCacheDefinition1.xml': '<p><worksheetSource ref="A1:B9" sheet="表"/></p>' } },
  ],
  ['control', { relations: [['ctrlProp', '../ctrlProps/ctrlProp1.xml']] }],
  ['sheet-span', { xml: '<sheetData><row r="1"><c r="A1"><f>SUM(一月:三月!B5)</f></c></row></sheetData>' }],
  ['unknown', { relations: [['somethingNew', '../new.xml']] }],
  ['signed', { parts: { '_xmlsignatures/sig1.xml': '<s/>' } }],
]
for (const [index, [code, { xml = '<sheetData/>', relations, ...rest }]] of blocked.entries()) {
  test(`[S8] rows are not inserted through what cannot follow: ${code} (${index + 1})`, () => {
    const sheet = { name: '表', xml, ...(relations ? { relations } : {}) }
    assert.equal(codeOf(insert(makeWorkbook({ sheets: [sheet], ...rest }), [below(5, 1)])), `sheets/insert-${code}`)
  })
}

test('[S8] what lies above the new rows is no obstacle', () => {
  const xml = '<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f></c></row></sheetData>'
  const relations: [string, string][] = [
    ['comments', '../comments1.xml'],
    ['table', '../tables/table1.xml'],
  ]
  const parts = {
    'xl/comments1.xml': '<comments><comment ref="B1"/></comments>',
    'xl/tables/table1.xml': '<table ref="A1:C4"/>',
  }
  assert.equal(codeOf(insert(makeWorkbook({ sheets: [{ name: '表', xml, relations }], parts }), [below(5, 1)])), 'ok')
})

test('[S8] rows beyond the end of a sheet are refused', () => {
  const bytes = oneSheet('<sheetData><row r="1048570"><c r="A1048570"><v>1</v></c></row></sheetData>')
  assert.equal(codeOf(insert(bytes, [below(5, 10)])), 'sheets/place-outside')
})
