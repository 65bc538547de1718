import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillTemplate, longList } from './fill-template.node.ts'
import { fillWorkbook } from './fill.node.ts'
import type { SheetEdit } from './grid.ts'
import { codeOf, oneSheet, valueOr } from './hand-made.test.ts'
import { changedParts } from './parts.node.ts'

const form = oneSheet(
  '<sheetData><row r="2"><c r="A2" s="2"/></row><row r="3"><c r="A3"><f>SUM(A2:A2)</f></c></row></sheetData>',
)

const edit = (count: number): SheetEdit => ({
  sheet: '表',
  insertions: [{ after: 2, count, like: 2 }],
  writes: Array.from({ length: count + 1 }, (_, index) => ({ row: 2 + index, column: 1, value: index })),
})

test('[S17] a list is filled the same whether it is long enough to be streamed or not', async () => {
  for (const count of [1, longList - 1, longList]) {
    const filled = valueOr(await fillTemplate(form, [edit(count)]))
    const expected = valueOr(fillWorkbook(form, [edit(count)]))
    assert.deepEqual(changedParts(expected.bytes, filled.bytes), [], String(count))
    assert.deepEqual(filled.skipped, expected.skipped)
    if (count < longList) assert.deepEqual(filled.bytes, expected.bytes)
  }
})

test('[S16] two edits of one sheet count one after the other, and refusals are those of a fill', async () => {
  const twice = [edit(2), edit(longList)]
  assert.deepEqual(valueOr(await fillTemplate(form, twice)).bytes, valueOr(fillWorkbook(form, twice)).bytes)
  assert.equal(codeOf(await fillTemplate(form, [{ ...edit(1), sheet: '无' }])), 'sheets/no-such-sheet')
  assert.equal(
    codeOf(await fillTemplate(form, [{ ...edit(0), insertions: [{ after: 2, count: 1_048_575, like: 2 }] }])),
    'sheets/place-outside',
  )
  assert.equal(codeOf(await fillTemplate(new Uint8Array(0), [])), 'sheets/empty-file')
})
