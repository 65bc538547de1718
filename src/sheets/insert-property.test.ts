import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import fc from 'fast-check'
import { fillWorkbook } from './fill.node.ts'
import type { CellWrite, RowInsertion } from './grid.ts'
import { fourStyles, makeWorkbook, valueOr } from './hand-made.test.ts'
import { changedParts } from './parts.node.ts'
import { partsChangedElsewhere } from './parts-elsewhere.node.ts'

// Every cell of columns A to C holds a tag of its own. A formula is made from references to tagged cells; after the fill an
// independent reader looks up what stands where each reference now points: it must be the tag it was made from.

type Mark = { row: number; column: string; fixed: boolean }
type Made = { from: Mark; to?: Mark; total: boolean }
type Formula = { sheet: '表' | '汇总'; row: number; column: 'D' | 'E'; parts: Made[] }

const rows = 12
const column = fc.constantFrom('A', 'B', 'C')
const row = fc.integer({ min: 1, max: rows })
const mark: fc.Arbitrary<Mark> = fc.record({ row, column, fixed: fc.boolean() })
const made: fc.Arbitrary<Made> = fc.oneof(
  fc.record({ from: mark, total: fc.boolean() }),
  fc.record({ from: mark, to: mark, total: fc.constant(true) }).map(({ from, to, total }) => ({
    from: { ...from, row: Math.min(from.row, to.row), column: from.column < to.column ? from.column : to.column },
    to: { ...to, row: Math.max(from.row, to.row), column: from.column < to.column ? to.column : from.column },
    total,
  })),
)
const formula: fc.Arbitrary<Formula> = fc.record({
  sheet: fc.constantFrom('表' as const, '汇总' as const),
  row,
  column: fc.constantFrom('D' as const, 'E' as const),
  parts: fc.array(made, { minLength: 1, maxLength: 3 }),
})
const insertion = fc.record({ after: fc.integer({ min: 1, max: rows }), count: fc.integer({ min: 1, max: 5 }) })

const printMark = ({ row: at, column: across, fixed }: Mark) => (fixed ? `$${across}$${at}` : `${across}${at}`)
function print({ sheet, parts }: Formula): string {
  const named = sheet === '汇总' ? '表!' : ''
  const texts = parts.map(({ from, to, total }) => {
    const place = named + printMark(from) + (to ? `:${printMark(to)}` : '')
    return total ? `SUM(${place})` : `${place}*2`
  })
  return `${texts.join('-')}-LEN("A9:A${rows}")`
}
const escaped = (text: string) => text.replaceAll('"', '&quot;')
const tag = (across: string, at: number) => `${across}|${at}`

function workbook(formulas: readonly Formula[], merged: readonly number[]): Uint8Array {
  const sheetXml = (sheet: string) => {
    const lines = Array.from({ length: rows }, (_, index) => {
      const at = index + 1
      const tagged = ['A', 'B', 'C'].map(
        (across) => `<c r="${across}${at}" t="inlineStr"><is><t>${tag(across, at)}</t></is></c>`,
      )
      const computed = ['D', 'E'].flatMap((across) => {
        const one = formulas.find((each) => each.sheet === sheet && each.row === at && each.column === across)
        return one ? [`<c r="${across}${at}"><f>${escaped(print(one))}</f><v>0</v></c>`] : []
      })
      return `<row r="${at}">${sheet === '表' ? tagged.join('') : ''}${computed.join('')}</row>`
    })
    return `<dimension ref="A1:E${rows}"/><sheetData>${lines.join('')}</sheetData>`
  }
  const merges = merged.map((at) => `<mergeCell ref="G${at}:H${at}"/>`).join('')
  const rules = `<dataValidations><dataValidation type="custom" sqref="A4:A${rows}"><formula1>$C$${rows}&gt;0</formula1></dataValidation></dataValidations>`
  return makeWorkbook({
    sheets: [
      { name: '表', xml: `${sheetXml('表')}${merges && `<mergeCells>${merges}</mergeCells>`}${rules}` },
      { name: '汇总', xml: sheetXml('汇总') },
    ],
    styles: fourStyles,
    names: `<definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$E$${rows}</definedName><definedName name="末行">表!$B$${rows}</definedName>`,
    parts: { 'xl/media/image1.png': 'png', 'docProps/app.xml': '<Properties/>' },
  })
}

/** References of a formula read back, texts left out: written for this test, so that the engine does not judge itself. */
const referencesIn = (text: string) => [
  ...text.replace(/"[^"]*"/g, '').matchAll(/\$?([A-E])(\$?)(\d+)(?::\$?([A-E])\$?(\d+))?/g),
]

test('[S8] random insertions: every formula points where it pointed, every value stands in its place, other parts keep their bytes', () => {
  const book = fc.record({
    formulas: fc.uniqueArray(formula, { maxLength: 14, selector: (one) => `${one.sheet}${one.column}${one.row}` }),
    merged: fc.uniqueArray(row, { maxLength: 3 }),
    insertions: fc.uniqueArray(insertion, { minLength: 0, maxLength: 3, selector: (one) => one.after }),
    values: fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: rows + 15 }),
        fc.oneof(fc.integer(), fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme-ascii' })),
      ),
      { maxLength: 8 },
    ),
  })
  fc.assert(
    fc.property(book, ({ formulas, merged, insertions, values }) => {
      const before = workbook(formulas, merged)
      const all: RowInsertion[] = insertions.map((one) => ({ ...one, like: one.after }))
      const writes: CellWrite[] = values.map(([at, value]) => ({ row: at, column: 6, value }))
      const { bytes, skipped } = valueOr(fillWorkbook(before, [{ sheet: '表', insertions: all, writes }]))
      assert.deepEqual(skipped, [])
      const moved = (at: number) => at + insertions.reduce((sum, one) => sum + (one.after < at ? one.count : 0), 0)
      const added = insertions.reduce((sum, one) => sum + one.count, 0)

      const read = XLSX.read(bytes, { cellFormula: true, sheetStubs: true, cellStyles: true })
      const sheet = read.Sheets['表']!
      const lastWritten = Math.max(0, ...writes.map((one) => one.row))
      assert.equal(XLSX.utils.decode_range(sheet['!ref']!).e.r + 1, Math.max(rows + added, lastWritten))
      for (let at = 1; at <= rows; at++)
        for (const across of ['A', 'B', 'C']) assert.equal(sheet[across + moved(at)]?.v, tag(across, at))
      for (const [at, value] of new Map(values)) assert.equal(sheet[`F${at}`]?.v, Object.is(value, -0) ? 0 : value)

      for (const one of formulas) {
        const home = one.sheet === '表' ? moved(one.row) : one.row
        const text: string = read.Sheets[one.sheet]![one.column + home]?.f
        const found = referencesIn(text)
        assert.equal(found.length, one.parts.length, text)
        for (const [index, part] of one.parts.entries()) {
          const [, firstColumn, fixed, firstRow, lastColumn, lastRow] = found[index]!
          assert.equal(sheet[firstColumn! + firstRow]?.v, tag(part.from.column, part.from.row), text)
          assert.equal(fixed === '$', part.from.fixed, text)
          const end = part.to ?? (part.total ? part.from : undefined)
          // New rows right below the end belong to what is added up, except for the row's own sums.
          const grown = insertions.find(
            (each) => each.after === end?.row && (end.fixed || one.sheet === '汇总' || one.row !== end.row),
          )
          if (end && grown)
            assert.equal(`${lastColumn}${lastRow}`, `${end.column}${moved(end.row) + grown.count}`, text)
          else if (part.to) assert.equal(sheet[lastColumn! + lastRow]?.v, tag(part.to.column, part.to.row), text)
          else assert.equal(lastRow, undefined, text)
        }
      }
      const touched = ['xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']
      assert.ok(changedParts(before, bytes).every((part) => touched.includes(part)))
      assert.deepEqual(partsChangedElsewhere(before, bytes, [{ sheet: '表', rowsMoved: added > 0 }]), [])
      const merges = (sheet['!merges'] ?? []).map((range) => XLSX.utils.encode_range(range)).toSorted()
      const copies = (at: number) => insertions.find((each) => each.after === at)?.count ?? 0
      const expected = merged.flatMap((at) =>
        Array.from({ length: copies(at) + 1 }, (_, index) => `G${moved(at) + index}:H${moved(at) + index}`),
      )
      assert.deepEqual(merges, expected.toSorted())
      const grow = copies(rows)
      const names = new Map(read.Workbook?.Names?.map((each) => [each.Name, each.Ref]))
      assert.equal(names.get('_xlnm.Print_Area'), `表!$A$1:$E$${moved(rows) + grow}`)
      assert.equal(names.get('末行'), `表!$B$${moved(rows)}`)
    }),
    { seed: 20261125, numRuns: 100 },
  )
})

test('[S8] random insertions: formulas of the list row are filled down', () => {
  const parts = fc.array(made, { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(insertion, parts, ({ after, count }, wanted) => {
      const one: Formula = { sheet: '表', row: after, column: 'D', parts: wanted }
      const { bytes } = valueOr(
        fillWorkbook(workbook([one], []), [{ sheet: '表', insertions: [{ after, count, like: after }], writes: [] }]),
      )
      const sheet = XLSX.read(bytes, { cellFormula: true, sheetStubs: true }).Sheets['表']!
      const rowsOf = (text: string) =>
        referencesIn(text).flatMap(([, , fixed, first, , last], index) => {
          const to = wanted[index]!.to ?? (last === undefined ? undefined : wanted[index]!.from)
          return [{ fixed: fixed === '$', row: Number(first) }, ...(to ? [{ fixed: to.fixed, row: Number(last) }] : [])]
        })
      const master = rowsOf(sheet[`D${after}`].f)
      for (let step = 1; step <= count; step++) {
        const expected = master.map(({ fixed, row: at }) => (fixed ? at : at + step))
        assert.deepEqual(
          rowsOf(sheet[`D${after + step}`].f).map((each) => each.row),
          expected,
        )
      }
    }),
    { seed: 20261125, numRuns: 60 },
  )
})
