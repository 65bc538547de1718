import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Cell, cellKey } from './grid.ts'
import {
  codeOf,
  fourStyles,
  main,
  makeParts,
  makeWorkbook,
  oneSheet,
  readSheet,
  valueOr,
  zipOf,
} from './hand-made.test.ts'
import { listWorkbook } from './made-list.test.ts'
import { openWorkbookScan, type ScannedRow, scanRows } from './scan-xlsx.node.ts'
import { openSheetScan } from './sheet-scan.ts'
import { openScan, scanXml, type XmlToken } from './xml.ts'

async function scanned(bytes: Uint8Array, sheet = '表'): Promise<ScannedRow[]> {
  const rows: ScannedRow[] = []
  valueOr(await scanRows(valueOr(openWorkbookScan(bytes)), sheet, (found) => void rows.push(...found)))
  return rows
}

const strings = `<sst xmlns="${main}"><si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r></si></sst>`
/** One cell of every way of writing, plain and not, in rows 1 to 3. */
const ways = [
  '<row r="1" hidden="1"><c r="A1"><v>1</v></c><c r="B1" s="2" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t xml:space="preserve"> a&amp;_x0041_ </t></is></c><c r="D1" s="1"/><c r="E1"></c><c r="F1"><v>-1.5E-3</v></c><c r="G1" t="b"><v>1</v></c><c r="H1" t="e"><v>#N/A</v></c></row>',
  '<row><c><v>2</v></c><c t="n" s="0"><v> 3 </v></c><c r="C2" t="str"><f>A1&amp;"x"</f><v>1x</v></c><c r="D2"><f t="shared" si="0" ref="D2:E2">A1</f></c><c r="E2"><f t="shared" si="0"/><v>4</v></c><c r=\'F2\'><v>5</v></c><c r="G2" s="01"><v>007</v></c><c r="$H$2"><v>&#49;</v></c></row>',
  '<row r="3"><c r="A3" t="inlineStr"><is><r><t>一</t></r><r><t>二</t></r></is></c><c r="B3"><v></v></c><c r="C3"><v>x</v></c><!-- c --><c r="D3" t="inlineStr"><is><t>a</t><rPh><t>b</t></rPh></is></c><c r="E3" t="inlineStr"><is><t/></is></c><c r="F3"><v>123456789012345678</v></c></row>',
]
const everyWay = oneSheet(
  `<sheetData>${ways.join('\n')}</sheetData><mergeCells><mergeCell ref="A5:B6"/></mergeCells>`,
  {
    strings,
  },
)

test('[S18] a sheet read row by row has the cells of the sheet read whole', async () => {
  const whole = readSheet(everyWay)
  const rows = await scanned(everyWay)
  assert.deepEqual(
    rows.map(({ row, isHidden, cells }) => [row, isHidden, cells.length]),
    [
      [1, true, 8],
      [2, false, 8],
      [3, false, 6],
    ],
  )
  const cells = rows.flatMap((row) => row.cells)
  assert.deepEqual(new Map(cells.map((cell) => [cellKey(cell.row, cell.column), cell])), whole.cells)
  assert.deepEqual(
    cells.map(({ value }) => value),
    [
      1,
      '乙丙',
      ' a&A ',
      null,
      null,
      -0.0015,
      true,
      '#N/A',
      2,
      3,
      '1x',
      null,
      4,
      5,
      7,
      1,
      '一二',
      null,
      'x',
      'a',
      '',
      123456789012345680,
    ],
  )
})

test('[S18] plain cells are read as the reader of tokens reads them', () => {
  const context = {
    strings: ['甲'],
    styles: [],
    date1904: false,
    limits: { cells: 100, merges: 100 },
  }
  const read = (cell: string) => {
    const cells: Cell[] = []
    const scan = openSheetScan(context, { row: () => undefined, cell: (one) => cells.push(one) })
    const fault = scan(`<w><sheetData><row r="1">${cell}</row></sheetData></w>`, true)
    return fault ?? cells.map(({ column, value }) => [column, value])
  }
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.integer({ min: 0 }).map((value) => String(value).padStart(17, '0')),
    fc.constantFrom('', ' ', '1e5', '0x10', '-0', '+1', '1,5', 'Infinity', '1 2', '.5'),
  )
  fc.assert(
    fc.property(number, fc.constantFrom('', ' t="n"', ' t="s"', ' t="b"'), (value, type) => {
      // A comment is nothing to XML, and makes the cell one that is not plain.
      assert.deepEqual(
        read(`<c r="B1"${type}><v>${value}</v></c>`),
        read(`<c r="B1"${type}><!-- --><v>${value}</v></c>`),
      )
    }),
    { seed: 20261125, numRuns: 300 },
  )
  for (const broken of [
    '<c r="A1"><v>1</c>',
    '<c r="A2"/>',
    '<c r="XFE1"/>',
    '<c r="A1" t="s"><v>9</v></c>',
    '<c r="A1"><v>&x;</v></c>',
    '<c r="A1"><v>1</v></c',
  ])
    assert.equal(read(broken), 'damaged', broken)
})

test('[S18] XML cut anywhere has the tokens of XML read whole', () => {
  const tokensOf = (pieces: readonly string[]) => {
    const tokens: string[] = []
    const seen = (token: XmlToken, path: readonly string[], xml: string) =>
      void tokens.push([token.kind, token.name, path.join('/'), xml.slice(token.start, token.end)].join(' '))
    const push = openScan(seen)
    let fault: unknown
    for (const [index, piece] of pieces.entries()) fault ??= push(piece, index === pieces.length - 1)
    return { tokens, fault }
  }
  const documents = [
    `<?xml version="1.0"?>\n<w a="&lt;>"><!-- <b>&x -->text &amp; more<x:c t='"'/><![CDATA[<&]]]]></w>`,
    '\ufeff<a><b>1</b><c></c ></a>',
    '<a>&bad;</a>',
    '<a><!DOCTYPE b></a>',
    '<a><b></a>',
    '<a b="1',
    '<a><b <c></a>',
    '<a></a><b/>',
    '',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...documents), fc.array(fc.nat({ max: 90 }), { maxLength: 6 }), (text, cuts) => {
      const at = [0, ...cuts.map((cut) => Math.min(cut, text.length)).toSorted((a, b) => a - b), text.length]
      const pieces = at.slice(1).map((end, index) => text.slice(at[index], end))
      const whole = tokensOf([text])
      const cut = tokensOf(pieces)
      assert.equal(cut.fault, whole.fault)
      assert.equal(
        cut.fault,
        scanXml(text, () => undefined),
      )
      if (whole.fault === undefined) assert.deepEqual(cut.tokens, whole.tokens)
    }),
    { seed: 20261125, numRuns: 2000 },
  )
})

test('[S18] invented workbooks are read alike both ways', async () => {
  await fc.assert(
    fc.asyncProperty(listWorkbook, async (bytes) => {
      const cells = (await scanned(bytes)).flatMap((row) => row.cells)
      assert.deepEqual(new Map(cells.map((cell) => [cellKey(cell.row, cell.column), cell])), readSheet(bytes).cells)
    }),
    { seed: 20261125, numRuns: 40 },
  )
})

test('[S10] a long sheet that lies about itself is refused while it is read, not believed', async () => {
  const scan = async (bytes: Uint8Array, limits = {}) => {
    const opened = openWorkbookScan(bytes, { limits })
    return opened.ok ? codeOf(await scanRows(opened.value, '表', () => undefined)) : codeOf(opened)
  }
  const parts = makeParts({ sheets: [{ name: '表', xml: '' }], styles: fourStyles })
  const withSheet = (sheet: string | Uint8Array) => zipOf({ ...parts, 'xl/worksheets/sheet1.xml': sheet })
  const lying = withSheet('<w><sheetData/></w>')
  const view = new DataView(lying.buffer)
  // The checksum of the sheet, in its local header and in the directory.
  for (let at = 0; at + 4 < lying.length; at++) {
    const signature = view.getUint32(at, true)
    const isLocal = signature === 0x04034b50
    const name = isLocal ? at + 30 : at + 46
    if (
      (isLocal || signature === 0x02014b50) &&
      Buffer.from(lying.subarray(name, name + 24)).toString() === 'xl/worksheets/sheet1.xml'
    ) {
      view.setUint32(at + (isLocal ? 14 : 16), 7, true)
    }
  }
  assert.equal(await scan(lying), 'sheets/damaged')
  assert.equal(await scan(withSheet('<w><sheetData><row r="1"></w>')), 'sheets/damaged')
  assert.equal(await scan(withSheet(Uint8Array.from([60, 255, 254, 62]))), 'sheets/damaged')
  assert.equal(await scan(withSheet('<!DOCTYPE w><w/>')), 'sheets/document-type')
  assert.equal(await scan(everyWay, { cells: 5 }), 'sheets/too-many-cells')
  assert.equal(await scan(everyWay, { merges: 0 }), 'sheets/too-many-merges')
  assert.equal(await scan(makeWorkbook({ sheets: [{ name: '别表', xml: '<sheetData/>' }] })), 'sheets/no-such-sheet')
})
