import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileWorkbook } from './compile.node.ts'
import { writesByRow } from './fill-form.ts'
import { fillWorkbook } from './fill.node.ts'
import type { CellWrite, SheetEdit } from './grid.ts'
import { at, codeOf, fourStyles, makeWorkbook, oneSheet, partOf, readSheet, valueOr } from './hand-made.test.ts'
import { listEdits, listWorkbook } from './made-list.test.ts'
import { changedParts } from './parts.node.ts'
import { scanRows, openWorkbookScan } from './scan-xlsx.node.ts'
import { type RowWrites, streamFill } from './stream-fill.node.ts'

const rowsOf = (writes: readonly CellWrite[]): RowWrites[] =>
  writesByRow(writes).map(([row, cells]) => ({ row, writes: cells }))

const sheetPart = 'xl/worksheets/sheet1.xml'
const unstated = (bytes: Uint8Array) => partOf(bytes, sheetPart).replace(/<dimension[^>]*>/, '')

async function streamed(bytes: Uint8Array, edits: readonly SheetEdit[]) {
  const pieces: Uint8Array[] = []
  const filled = await streamFill(
    valueOr(compileWorkbook(bytes)),
    edits.map(({ writes, ...edit }) => ({ ...edit, rows: rowsOf(writes) })),
    (piece) => void pieces.push(piece.slice()),
  )
  return filled.ok ? { ok: true as const, value: { ...filled.value, bytes: Buffer.concat(pieces) } } : filled
}

test('[S17] a streamed fill holds in every part what filling at once holds', async () => {
  await fc.assert(
    fc.asyncProperty(listWorkbook, fc.oneof(listEdits(60), listEdits(0)), async (bytes, lent) => {
      // A streamed edit borrows no lines.
      const edits = lent.map(({ borders: _borders, ...edit }) => edit)
      const atOnce = fillWorkbook(bytes, edits)
      const piecewise = await streamed(bytes, edits)
      assert.equal(codeOf(piecewise), codeOf(atOnce))
      if (!atOnce.ok || !piecewise.ok) return
      assert.deepEqual(piecewise.value.skipped, atOnce.value.skipped)
      // With no new row and nothing written that changes the form, filling at once leaves the file as it was sent.
      if (changedParts(bytes, atOnce.value.bytes).length === 0) return
      const isMoved = edits[0]!.insertions.some(({ count }) => count > 0)
      const different = changedParts(atOnce.value.bytes, piecewise.value.bytes)
      assert.deepEqual(isMoved ? different : different.filter((part) => part !== sheetPart), [])
      // A stream cannot know yet whether something will lie beyond the stated extent.
      assert.equal(unstated(piecewise.value.bytes), unstated(atOnce.value.bytes))
    }),
    { seed: 20261125, numRuns: 40 },
  )
})

const longForm = makeWorkbook({
  sheets: [
    {
      name: '表',
      xml: '<sheetData><row r="1"><c r="A1"><f>SUM(B3:B3)</f></c></row><row r="3"><c r="A3" s="2"/><c r="B3" s="2"/><c r="C3"><f>B3*2</f></c><c r="D3" s="2"/><c r="E3"/></row><row r="4"><c r="A4"><f>SUM(B3:B3)</f></c></row></sheetData><mergeCells count="1"><mergeCell ref="D3:E3"/></mergeCells>',
    },
  ],
  styles: fourStyles,
})

test('[S17] a list of many pieces keeps its order, its totals and its merges, from rows that come late', async () => {
  const count = 12_000
  async function* rows(): AsyncGenerator<RowWrites> {
    for (let row = 3; row < 3 + count; row++) {
      if (row % 4000 === 0) await new Promise((resolve) => setImmediate(resolve))
      yield {
        row,
        writes: [
          { column: 1, value: `第${row}户` },
          { column: 2, value: row },
        ],
      }
    }
  }
  const pieces: Uint8Array[] = []
  let waiting = 0
  const filled = await streamFill(
    valueOr(compileWorkbook(longForm)),
    [{ sheet: '表', insertions: [{ after: 3, count: count - 1, like: 3 }], rows: rows() }],
    async (piece) => {
      // Back-pressure: nothing is handed over before the last piece was taken.
      assert.equal(waiting++, 0)
      await new Promise((resolve) => setImmediate(resolve))
      waiting -= 1
      pieces.push(piece.slice())
    },
  )
  assert.deepEqual(valueOr(filled).skipped, [])
  assert.ok(pieces.length > 5)
  const bytes = Buffer.concat(pieces)
  const sheet = readSheet(bytes)
  assert.deepEqual([sheet.lastRow, sheet.merges.length], [count + 3, count])
  assert.deepEqual([at(sheet, 'A3'), at(sheet, 'B12002')], ['第3户', 12_002])
  assert.deepEqual(
    ['1,1', '9000,3', '12003,1'].map((key) => sheet.cells.get(key)?.formula),
    ['SUM(B3:B12002)', 'B9000*2', 'SUM(B3:B12002)'],
  )
  // The scanner for long sheets reads the same file alike.
  let cells = 0
  const scanned = await scanRows(valueOr(openWorkbookScan(bytes)), '表', (found) => {
    for (const row of found) {
      for (const cell of row.cells) assert.deepEqual(cell, sheet.cells.get(`${row.row},${cell.column}`))
      cells += row.cells.length
    }
  })
  assert.deepEqual(valueOr(scanned), { rows: count + 2, cells: sheet.cells.size })
  assert.equal(cells, sheet.cells.size)
})

test('[S17] a value no sheet can hold refuses the fill, rows out of order are a bug', async () => {
  const compiled = valueOr(compileWorkbook(oneSheet('<sheetData/>')))
  const fill = (rows: RowWrites[]) => streamFill(compiled, [{ sheet: '表', insertions: [], rows }], () => undefined)
  assert.equal(codeOf(await fill([{ row: 1, writes: [{ column: 20_000, value: 1 }] }])), 'sheets/place-outside')
  assert.equal(
    codeOf(await fill([{ row: 1, writes: [{ column: 1, value: 'x'.repeat(32_768) }] }])),
    'sheets/text-too-long',
  )
  await assert.rejects(fill([2, 1].map((row) => ({ row, writes: [{ column: 1, value: 1 }] }))), RangeError)
  await assert.rejects(
    streamFill(
      compiled,
      ['表', '表'].map((sheet) => ({ sheet, insertions: [], rows: [] })),
      () => undefined,
    ),
    RangeError,
  )
  const failing = streamFill(compiled, [{ sheet: '表', insertions: [], rows: [] }], () =>
    Promise.reject(new Error('disk')),
  )
  await assert.rejects(failing, /disk/)
})
