import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import fc from 'fast-check'
import { parseCell, printCell } from './address.ts'
import { fillWorkbook } from './fill.node.ts'
import type { CellValue, CellWrite } from './grid.ts'
import {
  at,
  codeOf,
  formulasOf,
  fourStyles,
  main,
  makeParts,
  makeWorkbook,
  oneSheet,
  partOf,
  readSheet,
  valueOr,
  worksheet,
  zipOf,
} from './hand-made.test.ts'
import { contentHash } from './hash.node.ts'
import { changedParts } from './parts.node.ts'

const write = (address: string, value: CellValue): CellWrite => ({ ...parseCell(address)!, value })
const fill = (bytes: Uint8Array, writes: CellWrite[], sheet = '表') =>
  fillWorkbook(bytes, [{ sheet, insertions: [], writes }])
const sheetXml = (bytes: Uint8Array) => partOf(bytes, 'xl/worksheets/sheet1.xml')

const form =
  '<cols><col min="4" max="5" width="9" style="1"/></cols><sheetData><row r="2" spans="1:3" ht="30"><c r="A2" s="2" t="inlineStr"><is><t>姓名</t></is></c><c r="C2" s="2"><v>1</v></c></row><row r="4" s="2" customFormat="1"/></sheetData>'

test('[S5] a fill changes the cells asked for and no other byte of any other part', () => {
  const before = oneSheet(form, { parts: { 'docProps/app.xml': '<a/>', 'xl/media/a.png': 'png' } })
  const { bytes, skipped } = valueOr(fill(before, [write('B2', '张三'), write('C2', 7)]))
  assert.deepEqual(skipped, [])
  assert.deepEqual(changedParts(before, bytes), ['xl/worksheets/sheet1.xml'])
  assert.equal(
    sheetXml(bytes),
    sheetXml(before)
      .replace(' spans="1:3"', '')
      .replace(
        '<c r="C2" s="2"><v>1</v></c>',
        '<c r="B2" t="inlineStr"><is><t>张三</t></is></c><c r="C2" s="2"><v>7</v></c>',
      ),
  )
})

test('[S5] the same facts give the same bytes, and nothing to write gives the file unchanged in every part', () => {
  const before = oneSheet(form)
  const once = valueOr(fill(before, [write('A3', '甲')])).bytes
  assert.equal(contentHash(once), contentHash(valueOr(fill(before, [write('A3', '甲')])).bytes))
  assert.deepEqual(changedParts(before, valueOr(fill(before, [])).bytes), [])
})

test('[S5] an extent that no longer holds goes, and an independent reader sees what was written beyond it', () => {
  const sheet = (dimension: string) =>
    oneSheet(`${dimension}<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>`)
  const rows = (bytes: Uint8Array) => XLSX.utils.sheet_to_json(XLSX.read(bytes).Sheets['表']!, { header: 1 }).length
  for (const dimension of ['<dimension ref="A1:B1"/>', '<dimension ref="A1"></dimension>']) {
    const { bytes } = valueOr(fill(sheet(dimension), [write('A9', 'x')]))
    assert.equal(rows(bytes), 9)
    assert.doesNotMatch(sheetXml(bytes), /dimension/)
  }
  assert.match(
    sheetXml(valueOr(fill(sheet('<dimension ref="A1:B1"/>'), [write('B1', 7)])).bytes),
    /<dimension ref="A1:B1"\/>/,
  )
})

test('[S5] a new cell takes the style of its row, else of its column', () => {
  const { bytes } = valueOr(fill(oneSheet(form), [write('D3', 'x'), write('D4', 'x'), write('F3', 'x')]))
  const xml = sheetXml(bytes)
  for (const expected of ['<c r="D3" s="1"', '<c r="D4" s="2"', '<c r="F3" t'])
    assert.ok(xml.includes(expected), expected)
})

test('[S5] rows and cells without an address keep their places when others come before them', () => {
  const xml =
    '<sheetData><row><c t="inlineStr"><is><t>一</t></is></c></row><row r="5"><c r="B5"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>'
  const sheet = readSheet(valueOr(fill(oneSheet(xml), [write('A3', 'x'), write('A5', 'y'), write('C5', 9)])).bytes)
  assert.deepEqual(
    ['A1', 'A3', 'A5', 'B5', 'C5', 'A6'].map((cell) => at(sheet, cell)),
    ['一', 'x', 'y', 1, 9, 3],
  )
})

test('[S5] sheets without rows and rows without cells are filled', () => {
  for (const xml of ['<sheetData/>', '<sheetData></sheetData>', '<sheetData><row r="1" /></sheetData>']) {
    const sheet = readSheet(valueOr(fill(oneSheet(xml), [write('B1', 'x'), write('A3', 4)])).bytes)
    assert.deepEqual([at(sheet, 'B1'), at(sheet, 'A3')], ['x', 4])
  }
})

test('[S5] a sheet with a namespace prefix is filled with that prefix', () => {
  const xml = `<?xml version="1.0"?><x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>`
  const { bytes } = valueOr(fill(makeWorkbook({ sheets: [{ name: '表', xml }] }), [write('A1', '甲'), write('A2', 1)]))
  assert.ok(
    sheetXml(bytes).includes(
      '<x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row>',
    ),
  )
})

test('[S6] an identifier stays text, digit for digit, and text is never read as a number, a formula or markup', () => {
  const texts = ['110101199003070011', '0012', '=1+1', '<b>&"\'', ' 前后 ', '一\n二\r三', '_x0041_', 'a\u0001b', '']
  const { bytes } = valueOr(
    fill(
      oneSheet('<sheetData/>'),
      texts.map((text, index) => write(`A${index + 1}`, text)),
    ),
  )
  const ours = readSheet(bytes)
  const other = XLSX.read(bytes).Sheets['表']!
  for (const [index, text] of texts.slice(0, -1).entries()) {
    assert.equal(at(ours, `A${index + 1}`), text)
    assert.equal(other[`A${index + 1}`].t, 's')
  }
  assert.deepEqual(formulasOf(ours), {})
  assert.equal(at(ours, 'A9'), undefined)
})

test('[S6] a day becomes a serial number only in a cell that shows days', () => {
  const cells = (style: number) =>
    `<sheetData><row r="1"><c r="A1" s="${style}"/><c r="B1" s="${style}"/></row></sheetData>`
  const filled = (style: number) =>
    readSheet(valueOr(fill(oneSheet(cells(style)), [write('A1', '2026-03-05'), write('B1', '1900-01-05')])).bytes)
  assert.deepEqual([at(filled(1), 'A1'), at(filled(3), 'A1'), at(filled(0), 'A1')], [46086, 46086, '2026-03-05'])
  assert.equal(at(filled(1), 'B1'), '1900-01-05')
  const parts = makeParts({ sheets: [{ name: '表', xml: cells(1) }], styles: partOf(oneSheet(''), 'xl/styles.xml') })
  const dated = parts['xl/workbook.xml']!.replace('<sheets>', '<workbookPr date1904="1"/><sheets>')
  const since1904 = valueOr(fill(zipOf({ ...parts, 'xl/workbook.xml': dated }), [write('A1', '2026-03-05')])).bytes
  assert.equal(at(readSheet(since1904), 'A1'), 46086 - 1462)
})

test('[S6] a cleared cell keeps its style, and clearing what is not there adds nothing', () => {
  const before = oneSheet(form)
  const { bytes } = valueOr(fill(before, [write('C2', null), write('B9', null), write('A2', '')]))
  assert.ok(sheetXml(bytes).includes('<c r="A2" s="2"/><c r="C2" s="2"/>'))
  assert.ok(!sheetXml(bytes).includes('B9'))
})

test('[S6] a label and its blank in one cell keep their formats', () => {
  const runs = '<r><rPr><b/></rPr><t>填报单位：</t></r><r><rPr><u/></rPr><t xml:space="preserve">    </t></r>'
  const strings = `<sst xmlns="${main}"><si><t>甲</t></si><si>${runs}</si></sst>`
  const xml = `<sheetData><row r="1"><c r="A1" s="2" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is>${runs}</is></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>0</v></c></row></sheetData>`
  const writes = [
    write('A1', '填报单位：某村 '),
    write('B1', '填报单位：甲&乙'),
    write('C1', '某村'),
    write('D1', '甲村'),
  ]
  const before = oneSheet(xml, { strings })
  const { bytes } = valueOr(fill(before, writes))
  const head = '<r><rPr><b/></rPr><t>填报单位：</t></r><r><rPr><u/></rPr><t xml:space="preserve">'
  for (const expected of [
    `<c r="A1" s="2" t="inlineStr"><is>${head}某村 </t></r></is></c>`,
    `<c r="B1" t="inlineStr"><is>${head}甲&amp;乙</t></r></is></c>`,
    '<c r="C1" t="inlineStr"><is><t>某村</t></is></c>',
    '<c r="D1" t="inlineStr"><is><t>甲村</t></is></c>',
  ])
    assert.ok(sheetXml(bytes).includes(expected), expected)
  assert.equal(XLSX.read(bytes).Sheets['表']!['A1'].v, '填报单位：某村 ')
  assert.deepEqual(changedParts(before, bytes), ['xl/worksheets/sheet1.xml'])
})

test('[S7] a formula is never written over, and every cell an array formula fills counts as one', () => {
  const xml =
    '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/></c><c r="C1"><f t="array" ref="C1:C3">A1:A3</f></c></row><row r="2"><c r="C2"><v>1</v></c></row></sheetData>'
  const before = oneSheet(xml)
  const writes = ['A1', 'B1', 'C1', 'C2', 'C3'].map((address) => write(address, 9))
  const { bytes, skipped } = valueOr(fill(before, writes))
  assert.deepEqual(
    skipped.map((one) => [printCell(one.row, one.column), one.reason]),
    writes.map((one) => [printCell(one.row, one.column), 'formula']),
  )
  assert.deepEqual(changedParts(before, bytes), [])
})

test('[S7] a merged block is written in its first cell only', () => {
  const xml =
    '<sheetData><row r="1"><c r="A1"/><c r="B1"/></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
  const { bytes, skipped } = valueOr(fill(oneSheet(xml), [write('A1', 'x'), write('B1', 'y'), write('A2', 'z')]))
  assert.deepEqual(skipped, [
    { sheet: '表', row: 1, column: 2, reason: 'inside-merge' },
    { sheet: '表', row: 2, column: 1, reason: 'inside-merge' },
  ])
  assert.equal(at(readSheet(bytes), 'A1'), 'x')
})

test('[S9] a workbook with formulas anywhere computes itself when opened', () => {
  const sheets = [
    { name: '表', xml: '<sheetData/>' },
    { name: '汇总', xml: '<sheetData><row r="1"><c r="A1"><f>表!A1</f><v>0</v></c></row></sheetData>' },
  ]
  const parts = makeParts({ sheets, names: '<definedName name="甲">表!$A$1</definedName>' })
  const variants = [
    '',
    '<calcPr calcId="191029"/>',
    '<calcPr fullCalcOnLoad="0"></calcPr>',
    '<calcPr fullCalcOnLoad="1"/>',
  ]
  for (const calc of variants) {
    const workbook = parts['xl/workbook.xml']!.replace('</workbook>', `${calc}<fileRecoveryPr/></workbook>`)
    const { bytes } = valueOr(fill(zipOf({ ...parts, 'xl/workbook.xml': workbook }), [write('A1', 1)]))
    const after = partOf(bytes, 'xl/workbook.xml')
    assert.match(after, /<\/definedNames><calcPr[^>]* fullCalcOnLoad="1"\/?>(<\/calcPr>)?<fileRecoveryPr\/>/)
    assert.equal(after.match(/fullCalcOnLoad/g)?.length, 1)
  }
})

test('[S9] no result that may depend on a filled cell is kept, on whatever sheet and over whatever way', () => {
  const result = (formula: string) =>
    `<sheetData><row r="1"><c r="A1" s="2" t="str"><f>${formula}</f><v>旧</v></c><c r="B1"><v>5</v></c></row></sheetData>`
  const sheets = [
    {
      name: '表',
      xml: '<sheetData><row r="1"><c r="A1"/><c r="B1"><f>A1*2</f><v>2</v></c><c r="C1"><f t="array" ref="C1:C2">A1:A2</f><v>1</v></c></row><row r="2"><c r="C2"><v>1</v></c><c r="D2"><v>8</v></c></row></sheetData>',
    },
    { name: '直接', xml: result('表!A1') },
    { name: '间接', xml: result("'直接'!A1") },
    { name: '名称', xml: result('总数+1') },
    { name: '跨表', xml: result('SUM(甲:乙!A1)') },
    { name: '拼出', xml: result('INDIRECT(&quot;A&quot;&amp;1)') },
    { name: '无关', xml: result('B1+1') },
  ]
  const before = makeWorkbook({ sheets, styles: fourStyles, names: '<definedName name="总数">表!$B$1</definedName>' })
  const { bytes } = valueOr(fill(before, [write('A1', 21)]))
  const results = sheets.slice(1).map((_, index) => at(readSheet(bytes, index + 1), 'A1'))
  assert.deepEqual(results, [null, null, null, null, null, '旧'])
  const own = readSheet(bytes)
  assert.deepEqual(
    ['B1', 'C1', 'C2', 'D2'].map((cell) => at(own, cell)),
    [null, null, null, 8],
  )
  assert.deepEqual(formulasOf(own), { B1: 'A1*2', C1: 'A1:A2' })
  assert.ok(
    partOf(bytes, 'xl/worksheets/sheet2.xml').includes('<c r="A1" s="2"><f>表!A1</f></c><c r="B1"><v>5</v></c>'),
  )
  assert.ok(!changedParts(before, bytes).includes('xl/worksheets/sheet7.xml'))
})

test('[S11] a fill that cannot be done whole is not done at all, and says why', () => {
  const bytes = oneSheet(form)
  assert.equal(codeOf(fill(bytes, [write('A1', 'x')], '没有这张')), 'sheets/no-such-sheet')
  assert.equal(codeOf(fill(bytes, [{ row: 1_048_577, column: 1, value: 1 }])), 'sheets/place-outside')
  assert.equal(codeOf(fill(bytes, [write('A1', 'x'.repeat(32_768))])), 'sheets/text-too-long')
  assert.equal(codeOf(fill(new TextEncoder().encode('姓名,年龄\n甲,1'), [])), 'sheets/fill-needs-xlsx')
  assert.equal(codeOf(fill(new Uint8Array(0), [])), 'sheets/empty-file')
})

test('[S5] a sheet in UTF-16 is written back in UTF-8 and says so', () => {
  const xml = worksheet('<sheetData/>').replace('UTF-8', 'UTF-16')
  const wide = Uint8Array.from(Buffer.from(`\ufeff${xml}`, 'utf16le'))
  const bytes = zipOf({ ...makeParts({ sheets: [{ name: '表', xml: '' }] }), 'xl/worksheets/sheet1.xml': wide })
  const filled = valueOr(fill(bytes, [write('A1', '甲')])).bytes
  assert.equal(at(readSheet(filled), 'A1'), '甲')
  assert.equal(XLSX.read(filled).Sheets['表']!['A1'].v, '甲')
})

test('[S5] what is filled is what an independent reader reads, and nothing else moves', () => {
  const value: fc.Arbitrary<CellValue> = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter((text) => text !== '\u0000'),
    fc.constantFrom('440306197804091216', ' 村 ', '=SUM(A1)', '_x000A_', '一\t二', '&#10;', ']]>'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
  )
  const writes = fc.uniqueArray(
    fc.record({ row: fc.integer({ min: 1, max: 12 }), column: fc.integer({ min: 1, max: 30 }), value }),
    {
      maxLength: 25,
      selector: (one) => printCell(one.row, one.column),
    },
  )
  const layout = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 30 })), {
    maxLength: 30,
    selector: (one) => one.join(),
  })
  fc.assert(
    fc.property(layout, writes, fc.boolean(), (places, wanted, addressed) => {
      const rows = Map.groupBy(
        places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]),
        ([row]) => row,
      )
      const data = [...rows].map(([row, cells]) => {
        const inner = cells.map(([, column], index) => {
          const follows = !addressed && index > 0 && cells[index - 1]![1] === column - 1
          return `<c${follows ? '' : ` r="${printCell(row, column)}"`} s="2"><v>${row * 100 + column}</v></c>`
        })
        return `<row r="${row}" spans="1:30">${inner.join('')}</row>`
      })
      const before = oneSheet(`<sheetData>${data.join('')}</sheetData>`)
      const { bytes, skipped } = valueOr(fill(before, wanted))
      assert.deepEqual(skipped, [])
      const changed = changedParts(before, bytes)
      assert.ok(changed.every((part) => part === 'xl/worksheets/sheet1.xml'))
      const expected = new Map<string, CellValue>(
        places.map(([row, column]) => [printCell(row, column), row * 100 + column]),
      )
      for (const one of wanted) expected.set(printCell(one.row, one.column), one.value)
      const ours = readSheet(bytes)
      const other = XLSX.read(bytes, { raw: true }).Sheets['表']!
      assert.equal(ours.cells.size, expected.size)
      assert.equal(Object.keys(other).filter((key) => !key.startsWith('!')).length, expected.size)
      for (const [address, value_] of expected) {
        assert.equal(at(ours, address), Object.is(value_, -0) ? 0 : value_, address)
        if (typeof value_ !== 'string' || /^[\n\t -\ud7ff]*$/.test(value_))
          assert.equal(other[address].v, Object.is(value_, -0) ? 0 : value_, address)
      }
    }),
    { seed: 20261124, numRuns: 150 },
  )
})
