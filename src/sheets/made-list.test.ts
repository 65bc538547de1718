// Workbooks with a list, invented from a seed: what a department may put around the rows it wants filled.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { printCell } from './address.ts'
import type { CellValue, RowInsertion, SheetEdit } from './grid.ts'
import { at, fourStyles, makeWorkbook, readSheet } from './hand-made.test.ts'

export const value: fc.Arbitrary<CellValue> = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).filter((text) => text !== '\u0000'),
  fc.constantFrom(
    '440306197804091216',
    ' 村 ',
    '=SUM(A1)',
    '_x000A_',
    '填报单位：青山村',
    '2026-03-05',
    '2026年3月',
    '<&>"',
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, ''),
)

/** Rows 1 and 2 are a title and a header, 3 to 6 a list, below it a total, a note and another short list. */
const header = (gap: string) =>
  `<row r="1" ht="30"><c r="A1" s="2" t="inlineStr"><is><r><t>填报单位：</t></r><r><rPr><u/></rPr><t xml:space="preserve">  </t></r></is></c>${gap}<c r="E1"><f>SUM(B3:B6)</f><v>7</v></c></row>${gap}<row r="2"><c r="A2" t="inlineStr"><is><t>序号 2</t></is></c></row>`

const listCell = fc.constantFrom(
  (place: string) => `<c r="${place}" s="2"/>`,
  (place: string) => `<c r="${place}" s="1"><v>45000</v></c>`,
  (place: string) => `<c r="${place}" t="inlineStr"><is><t>样例 3</t></is></c>`,
  (place: string) => `<c r="${place}"><f>SUM(B${place.slice(1)}:C${place.slice(1)})</f><v>3</v></c>`,
  (place: string) => `<c r="${place}"><f>B${place.slice(1)}/SUM(B$3:B$6)+别表!A9</f></c>`,
  () => '',
)
const below = fc.subarray([
  '<row r="7" s="2" customFormat="1"><c r="A7" t="inlineStr"><is><t>合计</t></is></c><c r="B7"><f>SUM(B3:B6)</f><v>0</v></c></row>',
  '<row r="8"/>',
  '<row r="9" spans="1:5"><c r="B9"/><c r="C9" s="2"><v>12</v></c></row>',
  '<row r="10"><c r="A10"><f t="array" ref="A10:B10">A3:B3</f></c><c r="B10"><v>4</v></c></row>',
  '<row r="12"><c r="A12" s="2"/><c r="B12"><f>A12*B$7</f></c></row>',
  '<row r="13"><c r="A13"/></row>',
])
const merges = fc.subarray(['A1:D1', 'C3:D3', 'C6:D6', 'E6:F6', 'A8:F9', 'B12:C12', 'F3:F6', 'G2:G7'])
const around = fc.subarray([
  '<conditionalFormatting sqref="B3:B6"><cfRule type="expression" priority="1"><formula>$B3&gt;$B$9</formula></cfRule></conditionalFormatting>',
  '<dataValidations count="2"><dataValidation type="list" sqref="C3:C6"><formula1>别表!$A$1:$A$4</formula1></dataValidation><dataValidation type="list" sqref="B12 B13"><formula1>"是,否"</formula1></dataValidation></dataValidations>',
  '<hyperlinks><hyperlink ref="A9" location="\'表\'!A12"/></hyperlinks>',
  '<rowBreaks count="1" manualBreakCount="1"><brk id="9" max="16383" man="1"/></rowBreaks>',
])
const other = fc.constantFrom(
  '<sheetData><row r="1"><c r="A1"><f>表!B7</f><v>1</v></c></row></sheetData>',
  '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>是</t></is></c></row></sheetData>',
  '<sheetData/>',
)

/** A workbook of the sheets 表 and 别表. */
export const listWorkbook: fc.Arbitrary<Uint8Array> = fc
  .record({
    gap: fc.constantFrom('', '\n  '),
    list: fc.array(fc.array(listCell, { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 }),
    below,
    merges,
    around,
    other,
    columns: fc.constantFrom('', '<cols><col min="4" max="6" width="9" style="1"/></cols>'),
    names: fc.constantFrom('', '<definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$F$13</definedName>'),
  })
  .map(({ gap, list, below: rows, merges: merged, around: rest, other: second, columns, names }) => {
    const listed = list.map((cells, index) => {
      const row = index + 3
      const said = cells.map((cell, across) => cell(printCell(row, across + 1))).join('')
      return `<row r="${row}" ht="20" customHeight="1" spans="1:6">${said}</row>`
    })
    const data = `<sheetData>${header(gap)}${listed.join(gap)}${rows.join(gap)}${gap}</sheetData>`
    const block = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
    const mergeCells = merged.length > 0 ? `<mergeCells count="${merged.length}">${block}</mergeCells>` : ''
    return makeWorkbook({
      sheets: [
        { name: '表', xml: `<dimension ref="A1:F13"/>${columns}${data}${mergeCells}${rest.join('')}` },
        { name: '别表', xml: second },
      ],
      styles: fourStyles,
      names,
      calcChain: true,
    })
  })

/** Edits that insert below the first list (and perhaps the second) and write all over the sheet. */
export const listEdits = (most: number): fc.Arbitrary<SheetEdit[]> =>
  fc
    .record({
      first: fc.integer({ min: 0, max: most }),
      second: fc.integer({ min: 0, max: 2 }),
      like: fc.constantFrom(3, 6),
      lent: fc.boolean(),
      writes: fc.array(
        fc.record({ row: fc.integer({ min: 1, max: 16 + most }), column: fc.integer({ min: 1, max: 7 }), value }),
        { maxLength: 40 },
      ),
      elsewhere: fc.array(fc.record({ row: fc.integer({ min: 1, max: 3 }), column: fc.constant(1), value }), {
        maxLength: 2,
      }),
    })
    .map(({ first, second, like, lent, writes, elsewhere }) => {
      const insertions: RowInsertion[] = [{ after: 6, count: first, like }]
      if (second > 0) insertions.push({ after: 13, count: second, like: 13 })
      const borders = lent ? [{ first: 3, last: 6 + first, left: 1, right: 4, like: 1 }] : []
      const edits: SheetEdit[] = [{ sheet: '表', insertions, writes, borders }]
      return elsewhere.length > 0 ? [...edits, { sheet: '别表', insertions: [], writes: elsewhere }] : edits
    })

test('[S1] an invented list is a workbook that is read', () => {
  fc.assert(
    fc.property(listWorkbook, (bytes) => {
      assert.equal(at(readSheet(bytes), 'A1'), '填报单位：  ')
    }),
    { seed: 20261125, numRuns: 20 },
  )
})
