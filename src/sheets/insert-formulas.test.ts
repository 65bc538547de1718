import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCell } from './address.ts'
import { fillWorkbook } from './fill.node.ts'
import { insertIntoFormula } from './formula.ts'
import { codeOf, formulasOf, makeWorkbook, oneSheet, partOf, readSheet, valueOr } from './hand-made.test.ts'
import { unfollowed } from './unfollowed.ts'

const shift = { sheet: '表', home: '表', after: 5, count: 2 }
/** Two rows go in below row 5; the formula stands in row 9 unless said. */
const moved = (formula: string, row = 9) => insertIntoFormula(formula, { ...shift, row })

const insert = (bytes: Uint8Array, after: number, sheet = '表') =>
  fillWorkbook(bytes, [{ sheet, insertions: [{ after, count: 2, like: after }], writes: [] }])

/** A sheet of these formulas. */
const formulas = (cells: Record<string, string>) => {
  const rows = Map.groupBy(Object.entries(cells), ([address]) => parseCell(address)!.row)
  const text = [...rows]
    .toSorted((a, b) => a[0] - b[0])
    .map(([row, all]) => {
      const inner = all.map(
        ([address, formula]) =>
          `<c r="${address}"><f>${formula.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}</f></c>`,
      )
      return `<row r="${row}">${inner.join('')}</row>`
    })
  return `<sheetData>${text.join('')}</sheetData>`
}

test('[S8] a total of a list of one row takes in the new rows, however it names that row', () => {
  const expected: [before: string, after: string][] = [
    ['SUM(F5:F5)', 'SUM(F5:F7)'],
    ['SUM(F5)', 'SUM(F5:F7)'],
    ['SUM($F$5)+1', 'SUM($F$5:$F$7)+1'],
    ['SUM(F3,F4,F5)', 'SUM(F3,F4,F5:F7)'],
    ['SUM(表!F5)', 'SUM(表!F5:F7)'],
    ['SUBTOTAL(9,F5)', 'SUBTOTAL(9,F5:F7)'],
    ['SUBTOTAL(109,F3:F5)', 'SUBTOTAL(109,F3:F7)'],
    ['COUNTIF(C5,"是")', 'COUNTIF(C5:C7,"是")'],
    ['SUMIF(A5,B5,C5)', 'SUMIF(A5:A7,B5,C5:C7)'],
    ['SUMIFS(C5,A5,B5)', 'SUMIFS(C5:C7,A5:A7,B5)'],
    ['SUMPRODUCT(F5,G5)', 'SUMPRODUCT(F5:F7,G5:G7)'],
    ['MAX(F5)', 'MAX(F5:F7)'],
    ['IF(SUM(F5)=0,"",SUM(F5))', 'IF(SUM(F5:F7)=0,"",SUM(F5:F7))'],
  ]
  for (const [before, after] of expected) assert.equal(moved(before), after)
})

test('[S8] a single cell that is no total stays a single cell', () => {
  for (const formula of [
    'F5*2',
    'MAX(F5,0)',
    'SUM(F5*2)',
    'IF(F5>0,1,0)',
    'ROUND(F5,2)',
    'SUBTOTAL(F5,F9:F9)',
    'SUM({1,2},-F5)',
  ])
    assert.equal(moved(formula), formula.replaceAll('F9', 'F11'))
  assert.equal(moved('SUM(F5)', 5), 'SUM(F5)')
})

test('[S8] references are found in every way they are written, and nothing else is taken for one', () => {
  const expected: [before: string, after: string][] = [
    ['SUM(F5:F3)', 'SUM(F7:F3)'],
    ['SUM($F$9:F7)', 'SUM($F$11:F9)'],
    ['SUM(表!F3:表!F5)', 'SUM(表!F3:表!F7)'],
    ["'表'!$A$9:'表'!B10", "'表'!$A$11:'表'!B12"],
    ['[账.xlsx]表!A9', '[账.xlsx]表!A9'],
    ['[1]表!A9+表!A9', '[1]表!A9+表!A11'],
    ["'C:\\账\\[账.xlsx]表'!A9", "'C:\\账\\[账.xlsx]表'!A9"],
    ['A9#+@A9', 'A11#+@A11'],
    ['SUM((A3:A5,B3:B5))', 'SUM((A3:A7,B3:B7))'],
    ['A3:A5 B3:B9', 'A3:A7 B3:B11'],
    ['A9:INDEX(A:A,20)', 'A11:INDEX(A:A,20)'],
    ['5:5+SUM(1:1048576)+SUM(A:A)', '5:7+SUM(1:1048576)+SUM(A:A)'],
    ['{1,2;"A9"}&"表!A9"', '{1,2;"A9"}&"表!A9"'],
    ['表A9+项目_9+x.A9+LOG10(A9)+R9C1+1E9', '表A9+项目_9+x.A9+LOG10(A11)+R9C1+1E9'],
    ['清单[[#Totals],[A9]]', '清单[[#Totals],[A9]]'],
    ['表!#REF!+A9%', '表!#REF!+A11%'],
  ]
  for (const [before, after] of expected) assert.equal(moved(before), after)
})

test('[S8] a formula that would miss the new rows or point beside its cell stops the insertion', () => {
  const why = (formula: string, below?: number) => unfollowed(formula, { ...shift, row: below ? 6 : 9 }, below)
  for (const formula of ['F3+F4+F5', 'F5+F4', '$F$4+$F$5', 'ROUND(F4+F5,2)', '表!F4+表!F5'])
    assert.equal(why(formula), 'row-by-row', formula)
  for (const formula of ['F5', '$F$5', '+F5']) assert.equal(why(formula, 6), 'row-by-row', formula)
  for (const formula of ['F4+G5', 'F5-F4', 'F4+F5*2-F5', 'F8+F9', 'F3+F4', '别!F4+别!F5']) {
    const expected = formula === 'F4+F5*2-F5' ? 'row-by-row' : undefined
    assert.equal(why(formula), expected, formula)
  }
  assert.equal(why('G5', 6), undefined)
  for (const formula of ['INDIRECT("A9")', 'SUM(INDIRECT("表!A3:A5"))'])
    assert.equal(why(formula), 'text-reference', formula)
  for (const formula of [
    'INDIRECT("A2")',
    'SUM(INDIRECT("F3:F"&ROW()-1))',
    'INDIRECT($B9)',
    '"A9"',
    'INDIRECT("别!A9")',
  ])
    assert.equal(why(formula), undefined, formula)
  assert.equal(why('SUM(一月:三月!B9)'), 'sheet-span')
  assert.equal(why("SUM('一 月:三 月'!B9)"), 'sheet-span')
  assert.equal(why('SUM(一月:三月!B2)'), undefined)
  assert.equal(why("'C:\\账\\[账.xlsx]表'!A9"), undefined)
})

test('[S8] what stops an insertion is named by its cell, on the sheet itself and on others', () => {
  const own = insert(oneSheet(formulas({ F6: 'F4+F5' })), 5)
  assert.equal(codeOf(own), 'sheets/insert-row-by-row')
  assert.ok(!own.ok && own.problem.details['at'] === 'F6')
  const sheets = [
    { name: '表', xml: '<sheetData/>' },
    { name: '汇总', xml: formulas({ B2: '表!F4+表!F5' }) },
  ]
  const other = insert(makeWorkbook({ sheets }), 5)
  assert.ok(!other.ok && other.problem.details['at'] === '汇总!B2')
  assert.equal(codeOf(insert(oneSheet(formulas({ F6: 'SUM(INDIRECT("F3:F5"))' })), 5)), 'sheets/insert-text-reference')
  // Each row of a list may lean on the row above it; filled down, the new rows do too.
  const running = valueOr(insert(oneSheet(formulas({ F4: 'F3+E4', F5: 'F4+E5' })), 5))
  assert.deepEqual(formulasOf(readSheet(running.bytes)), { F4: 'F3+E4', F5: 'F4+E5', F6: 'F5+E6', F7: 'F6+E7' })
})

test('[S8] rules of the 2010 extension are read from the range they hold for, which stands behind them', () => {
  const sparkline = (formula: string, at: string) =>
    `<x14:sparkline><xm:f>${formula}</xm:f><xm:sqref>${at}</xm:sqref></x14:sparkline>`
  const xml = `<sheetData/><dataValidations><dataValidation sqref="A1"><formula1>A1</formula1></dataValidation></dataValidations><extLst><ext xmlns:x14="x" xmlns:xm="y"><x14:dataValidations><x14:dataValidation><x14:formula1><xm:f>B5:C5</xm:f></x14:formula1><xm:sqref>A5</xm:sqref></x14:dataValidation></x14:dataValidations><x14:sparklineGroups>${sparkline('表!B5:E5', 'F5')}${sparkline('表!B3:B5', 'B9')}</x14:sparklineGroups></ext></extLst>`
  const after = partOf(valueOr(insert(oneSheet(xml), 5)).bytes, 'xl/worksheets/sheet1.xml')
  for (const expected of [
    '<xm:f>B5:C5</xm:f></x14:formula1><xm:sqref>A5:A7<',
    sparkline('表!B5:E5', 'F5'),
    sparkline('表!B3:B7', 'B11'),
  ])
    assert.ok(after.includes(expected), expected)
})

test('[S8] protected ranges, marks, sorting, views and outlines follow their rows', () => {
  const xml =
    '<sheetData><row r="5" ht="33" customHeight="1" outlineLevel="2" collapsed="1" s="2" customFormat="1"><c r="A5" s="2"/></row><row r="9" outlineLevel="1"/></sheetData><protectedRanges><protectedRange name="填报区" sqref="A3:C5 E9"/></protectedRanges><autoFilter ref="A2:C9"><sortState ref="A3:C9"><sortCondition ref="B3:B9"/></sortState></autoFilter><customSheetViews><customSheetView guid="{0}"><rowBreaks><brk id="7"/></rowBreaks><autoFilter ref="A2:C5"/></customSheetView></customSheetViews><ignoredErrors><ignoredError sqref="B9:B10"/></ignoredErrors>'
  const after = partOf(valueOr(insert(oneSheet(xml), 5)).bytes, 'xl/worksheets/sheet1.xml')
  for (const expected of [
    '<row r="6" ht="33" customHeight="1" outlineLevel="2" s="2" customFormat="1"><c r="A6" s="2"/></row><row r="7" ht="33"',
    '<row r="11" outlineLevel="1"/>',
    'sqref="A3:C7 E11"',
    'autoFilter ref="A2:C11"',
    'sortState ref="A3:C11"',
    'sortCondition ref="B3:B11"',
    '<brk id="9"/>',
    'autoFilter ref="A2:C7"',
    'ignoredError sqref="B11:B12"',
  ])
    assert.ok(after.includes(expected), expected)
})

test('[S8] a link leads where it led, with or without quotes around the sheet', () => {
  const link = (location: string) => `<hyperlink ref="A1" location="${location}"/>`
  const sheets = [
    {
      name: '表-1',
      xml: `<sheetData/><hyperlinks>${['表-1!A9', "'表-1'!A9:B9", 'A9', '1!A9', '名称'].map(link).join('')}</hyperlinks>`,
    },
  ]
  const after = partOf(valueOr(insert(makeWorkbook({ sheets }), 5, '表-1')).bytes, 'xl/worksheets/sheet1.xml')
  assert.ok(after.includes(['表-1!A11', "'表-1'!A11:B11", 'A11', '1!A9', '名称'].map(link).join('')))
})

test('[S8] a what-if table whose input lies below is not cut off from it', () => {
  const xml = '<sheetData><row r="2"><c r="B2"><f t="dataTable" ref="B2:B3" dt2D="0" r1="A9"/></c></row></sheetData>'
  assert.equal(codeOf(insert(oneSheet(xml), 5)), 'sheets/insert-array-formula')
})

test('[S8] shapes that show a cell keep showing it', () => {
  const parts = {
    'xl/drawings/drawing1.xml':
      '<d><sp textlink="表!$A$9"/><sp textlink=""/><cameraTool cellRange="表!$A$3:$B$5"/></d>',
  }
  const { bytes } = valueOr(insert(oneSheet('<sheetData/>', { parts }), 5))
  assert.equal(
    partOf(bytes, 'xl/drawings/drawing1.xml'),
    '<d><sp textlink="表!$A$11"/><sp textlink=""/><cameraTool cellRange="表!$A$3:$B$7"/></d>',
  )
})
