import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCell } from './address.ts'
import { fillWorkbook } from './fill.node.ts'
import type { BorderLoan, CellValue } from './grid.ts'
import { at, fourStyles, main, makeWorkbook, oneSheet, partOf, readSheet, valueOr } from './hand-made.test.ts'
import { changedParts } from './parts.node.ts'
import { partsChangedElsewhere } from './parts-elsewhere.node.ts'

const write = (address: string, value: CellValue) => ({ ...parseCell(address)!, value })
const fill = (bytes: Uint8Array, loan: BorderLoan, values: Record<string, CellValue>, inserted = 0) =>
  valueOr(
    fillWorkbook(bytes, [
      {
        sheet: '表',
        insertions: [{ after: 3, count: inserted, like: 3 }],
        writes: Object.entries(values).map(([address, value]) => write(address, value)),
        borders: [loan],
      },
    ]),
  ).bytes
const styleOf = (bytes: Uint8Array, address: string) => {
  const { row, column } = parseCell(address)!
  return readSheet(bytes).cells.get(`${row},${column}`)?.style
}
const lined = (bytes: Uint8Array, address: string) => styleOf(bytes, address)?.border.left === true

/** A header with lines in row 2 (C2:D2 merged), a list of one row without, its first column a day, and a note. */
const form =
  '<cols><col min="2" max="2" width="9" style="1"/></cols><sheetData><row r="2"><c r="A2" s="2"/><c r="B2" s="2"/><c r="C2" s="2"/></row><row r="3"><c r="A3" s="1"/></row><row r="4"><c r="A4"/></row></sheetData><mergeCells><mergeCell ref="C2:D2"/></mergeCells>'
const loan = { first: 3, last: 5, left: 1, right: 3, like: 2 }

test('[S8] list rows without lines take those of the header and keep all else of their look', () => {
  const before = oneSheet(form)
  const after = fill(before, loan, { A3: '2026-03-05', B4: '2026-03-06', C5: '丙' }, 2)
  for (const address of ['A3', 'B3', 'C3', 'D3', 'A5', 'B5', 'C5', 'D5']) assert.ok(lined(after, address), address)
  assert.ok(!lined(after, 'A6'))
  assert.deepEqual(
    ['A3', 'B4', 'C5'].map((address) => [
      at(readSheet(after), address),
      styleOf(after, address)?.isDate,
      styleOf(after, address)?.bold,
    ]),
    [
      [46086, true, false],
      [46087, true, false],
      ['丙', false, false],
    ],
  )
  assert.deepEqual(changedParts(before, after), ['xl/styles.xml', 'xl/worksheets/sheet1.xml'])
  assert.deepEqual(partsChangedElsewhere(before, after, [{ sheet: '表', rowsMoved: true }]), [])
})

test('[S8] styles are put behind the others, one for each look, and counted', () => {
  const styles = partOf(fill(oneSheet(form), loan, { A3: 1, B3: 2 }, 2), 'xl/styles.xml')
  const added =
    '<xf numFmtId="14" fontId="0" borderId="1" applyBorder="1"/><xf numFmtId="0" fontId="0" borderId="1" applyBorder="1"/>'
  assert.equal(
    styles,
    fourStyles.replace('</cellXfs>', `${added}</cellXfs>`).replace('<cellXfs count="4">', '<cellXfs count="6">'),
  )
})

test('[S8] a row the form drew lines in stays as it is, and without lines in the header nothing is lent', () => {
  const drawn = form.replace('<c r="A3" s="1"/>', '<c r="A3" s="1"/><c r="C3" s="2"/>')
  const plain = form.replaceAll('s="2"', 's="0"')
  for (const xml of [drawn, plain]) {
    const before = oneSheet(xml)
    assert.deepEqual(changedParts(before, fill(before, { ...loan, last: 3 }, { A3: 5 })), ['xl/worksheets/sheet1.xml'])
  }
  const without = makeWorkbook({ sheets: [{ name: '表', xml: form }] })
  assert.equal(at(readSheet(fill(without, loan, { A3: 5 })), 'A3'), 5)
})

test('[S8] a look is lent with its alignment, and one that is there already is used', () => {
  const styles = `<x:styleSheet xmlns:x="${main}"><x:borders><x:border/><x:border><x:top style="thin"/></x:border></x:borders><x:cellXfs><x:xf numFmtId="9" xfId="0"><x:alignment horizontal="center"/></x:xf><x:xf borderId="1"/></x:cellXfs></x:styleSheet>`
  const xml = '<sheetData><row><c s="1"/><c s="1"/></row><row><c/></row><row><c/></row></sheetData>'
  const after = fill(oneSheet(xml, { styles }), { first: 2, last: 3, left: 1, right: 2, like: 1 }, { A2: 1, B3: 2 })
  const added = '<x:xf numFmtId="9" xfId="0" borderId="1" applyBorder="1"><x:alignment horizontal="center"/></x:xf>'
  assert.equal(partOf(after, 'xl/styles.xml'), styles.replace('</x:cellXfs>', `${added}</x:cellXfs>`))
  assert.match(partOf(after, 'xl/worksheets/sheet1.xml'), /<c s="2" r="A2"><v>1<\/v><\/c><c r="B2" s="2"\/>/)
})
