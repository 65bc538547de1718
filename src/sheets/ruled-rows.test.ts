import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileWorkbook, fillCompiled } from './compile.node.ts'
import { fillWorkbook } from './fill.node.ts'
import { fourStyles, oneSheet, valueOr, worksheet } from './hand-made.test.ts'
import { lendBorders } from './lend-borders.ts'
import { openWorkbook } from './open-workbook.node.ts'
import { areRuled } from './ruled-rows.ts'
import { formOf, type SheetForm } from './sheet-form.ts'

/** Rows of four cells in style 2, which has lines, 0, which has none, or not there at all. */
const sheet = fc
  .record({
    rows: fc.array(fc.array(fc.constantFrom('2', '2', '2', '0', ''), { minLength: 4, maxLength: 4 }), {
      minLength: 2,
      maxLength: 4,
    }),
    rowStyle: fc.constantFrom('', ' s="2" customFormat="1"'),
    column: fc.constantFrom('', '<cols><col min="2" max="3" style="2"/></cols>'),
    merge: fc.constantFrom('', '<mergeCells count="1"><mergeCell ref="B1:D1"/></mergeCells>'),
  })
  .map(({ rows, rowStyle, column, merge }) => {
    const said = rows.map((cells, index) => {
      const inner = cells.map((style, at) => (style === '' ? '' : `<c r="${'ABCD'[at]}${index + 1}" s="${style}"/>`))
      return `<row r="${index + 1}"${rowStyle}>${inner.join('')}</row>`
    })
    return `${column}<sheetData>${said.join('')}</sheetData>${merge}`
  })
const loan = fc.record({
  first: fc.constant(2),
  last: fc.integer({ min: 1, max: 5 }),
  left: fc.integer({ min: 1, max: 2 }),
  right: fc.integer({ min: 2, max: 4 }),
  like: fc.constant(1),
})

test('[S8] rows that are said to have lines borrow none, and a quick fill that believes it gives the same bytes', () => {
  let ruled = 0
  fc.assert(
    fc.property(sheet, loan, (content, lent) => {
      const bytes = oneSheet(content)
      const { styles } = valueOr(openWorkbook(bytes))
      const xml = worksheet(content)
      const isRuled = areRuled({ form: formOf(xml) as SheetForm, counts: [], styles }, [lent])
      if (isRuled) assert.deepEqual(lendBorders(xml, fourStyles, [lent]), { sheet: xml, styles: fourStyles })
      ruled += isRuled ? 1 : 0
      const edit = { sheet: '表', insertions: [], writes: [{ row: 3, column: 2, value: 7 }], borders: [lent] }
      const quick = valueOr(fillCompiled(valueOr(compileWorkbook(bytes)), [edit]))
      assert.deepEqual(quick.bytes, valueOr(fillWorkbook(bytes, [edit])).bytes)
    }),
    { seed: 20261125, numRuns: 300 },
  )
  assert.ok(ruled > 30, `${ruled} sheets were ruled`)
})
