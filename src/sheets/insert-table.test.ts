import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillWorkbook } from './fill.node.ts'
import { codeOf, formulasOf, main, makeWorkbook, partOf, readSheet, valueOr } from './hand-made.test.ts'

/** A table of rows 2 to 5, header in row 2; `totals` makes row 5 its row of totals. */
function withTable(of: { totals?: boolean; more?: string; ref?: string } = {}): Uint8Array {
  const { totals = false, ref = 'A2:B5' } = of
  const filtered = totals ? 'A2:B4' : ref
  const table = `<table xmlns="${main}" id="1" name="清单" displayName="清单" ref="${ref}"${totals ? ' totalsRowCount="1"' : ''}${of.more ?? ''}><autoFilter ref="${filtered}"/><sortState ref="A3:B4"><sortCondition ref="A3:A4"/></sortState><tableColumns count="2"><tableColumn id="1" name="姓名"/><tableColumn id="2" name="面积"><calculatedColumnFormula>A3+$D$9</calculatedColumnFormula></tableColumn></tableColumns></table>`
  const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`
  const total = totals ? '<c r="B5"><f>SUBTOTAL(109,清单[面积])</f></c>' : '<c r="B5"><v>3</v></c>'
  const xml = `<sheetData><row r="2">${text('A2', '姓名')}${text('B2', '面积')}</row><row r="3"/><row r="4"><c r="B4"><v>2</v></c></row><row r="5">${total}</row></sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`
  return makeWorkbook({
    sheets: [{ name: '表', xml, relations: [['table', '../tables/table1.xml']] }],
    parts: { 'xl/tables/table1.xml': table },
  })
}
const insert = (bytes: Uint8Array, after: number) =>
  fillWorkbook(bytes, [{ sheet: '表', insertions: [{ after, count: 3, like: after }], writes: [] }])
const refsAfter = (bytes: Uint8Array, after: number) =>
  [...partOf(valueOr(insert(bytes, after)).bytes, 'xl/tables/table1.xml').matchAll(/ ref="([^"]*)"/g)].map(
    (one) => one[1],
  )

test('[S8] a table below the list moves whole', () => {
  assert.deepEqual(refsAfter(withTable(), 1), ['A5:B8', 'A5:B8', 'A6:B7', 'A6:A7'])
})

test('[S8] a table whose body is the list grows with it, its filter and sorting too', () => {
  assert.deepEqual(refsAfter(withTable(), 5), ['A2:B8', 'A2:B8', 'A3:B4', 'A3:A4'])
  assert.deepEqual(refsAfter(withTable(), 4), ['A2:B8', 'A2:B8', 'A3:B7', 'A3:A7'])
})

test('[S8] a row of totals stays at the foot of its table', () => {
  const before = withTable({ totals: true })
  assert.deepEqual(refsAfter(before, 4), ['A2:B8', 'A2:B7', 'A3:B7', 'A3:A7'])
  const after = valueOr(insert(before, 4)).bytes
  assert.deepEqual(formulasOf(readSheet(after)), { B8: 'SUBTOTAL(109,清单[面积])' })
  assert.match(partOf(after, 'xl/tables/table1.xml'), /<calculatedColumnFormula>A3\+\$D\$12</)
  // Below its totals the table has ended.
  assert.deepEqual(refsAfter(before, 5), ['A2:B5', 'A2:B4', 'A3:B4', 'A3:A4'])
})

test('[S8] a table above the list stays, and one filled by a query is not grown', () => {
  assert.deepEqual(refsAfter(withTable(), 6), ['A2:B5', 'A2:B5', 'A3:B4', 'A3:A4'])
  const queried = withTable({ more: ' tableType="queryTable"' })
  assert.equal(codeOf(insert(queried, 5)), 'sheets/insert-table')
  assert.equal(codeOf(insert(queried, 1)), 'ok')
})
