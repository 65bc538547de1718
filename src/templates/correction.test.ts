// Corrections of what detection proposed, on one small sheet.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cell, cellKey, type Sheet } from '../sheets/grid.ts'
import { Correction, type Corrected, correctFields, keyAfter } from './correction.ts'
import { type Field, fieldKey } from './field.ts'

const style = {
  border: { top: true, right: true, bottom: true, left: true },
  bold: false,
  format: 'General',
  isDate: false,
}
const cells = new Map<string, Cell>([
  [cellKey(9, 1), { row: 9, column: 1, value: 0, formula: 'SUM(A1:A8)', style }],
  [cellKey(1, 1), { row: 1, column: 1, value: '姓名', style }],
])
const sheet: Sheet = {
  name: '表',
  state: 'visible',
  cells,
  merges: [{ top: 20, left: 1, bottom: 21, right: 2 }],
  validations: [],
  lastRow: 30,
  lastColumn: 5,
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  columnWidths: new Map(),
}
const field = (cell: string, more: Partial<Field> = {}): Field => ({
  sheet: '表',
  cell,
  kind: 'list',
  headerPath: ['姓名'],
  region: { firstRow: 2, lastRow: 5 },
  type: 'text',
  required: false,
  confidence: 0.9,
  evidence: ['list-column'],
  ...more,
})
const proposed = {
  forms: [{ sheet: '表', title: '花名册', notes: [] }],
  fields: [field('A2'), field('B2', { headerPath: ['数（亩）'], measureUnit: '亩', options: ['甲', '乙'] })],
}
const other: Sheet = { ...sheet, name: '另一张', merges: [], cells: new Map() }
const correct = (...corrections: Correction[]): Corrected => correctFields(proposed, corrections, [sheet, other])
const keys = ({ fields }: Corrected) => fields.map(fieldKey)
const codes = ({ problems }: Corrected) => problems.map(({ code }) => code)

test('[T28] a place is removed, moved, renamed, of another kind, and what is not said stays', () => {
  const moved = correct(
    { do: 'remove', field: '表!A2' },
    { do: 'change', field: '表!B2', to: { cell: 'a2', headerPath: ['耕地', '面积'], unit: null, options: null } },
  )
  assert.deepEqual(codes(moved), [])
  const person = { confidence: 1, evidence: ['person'] }
  assert.deepEqual(moved.fields, [field('A2', { headerPath: ['耕地', '面积'], ...person })])
  const single = correct({ do: 'change', field: '表!A2', to: { kind: 'key-value', type: 'number', required: true } })
  const { region, ...rest } = field('A2', { kind: 'key-value', type: 'number', required: true, ...person })
  assert.deepEqual([region, single.fields[0]], [{ firstRow: 2, lastRow: 5 }, rest])
  const longer = correct({ do: 'change', field: '表!A2', to: { region: { firstRow: 2, lastRow: 30 } } })
  assert.deepEqual(longer.fields[0]!.region, { firstRow: 2, lastRow: 30 })
})

test('[T28] a place that was missed is added, on another sheet too, which becomes a form', () => {
  const place = {
    sheet: '另一张',
    cell: 'C3',
    kind: 'list' as const,
    headerPath: ['电话'],
    region: { firstRow: 3, lastRow: 9 },
  }
  const added = correct({ do: 'add', place }, { do: 'add', place: { ...place, cell: 'D3', options: ['是', '否'] } })
  assert.deepEqual(keys(added), ['表!A2', '表!B2', '另一张!C3', '另一张!D3'])
  assert.deepEqual(
    added.forms.map(({ sheet: name }) => name),
    ['表', '另一张'],
  )
  assert.deepEqual([added.fields[2]!.type, added.fields[3]!.type], ['text', 'choice'])
  const none = correct({ do: 'remove', field: '表!A2' }, { do: 'remove', field: '表!B2' })
  assert.deepEqual([none.forms, none.fields], [[], []])
})

test('[T28] a correction that cannot be is named, and the others hold', () => {
  const to = (cell: string, more: object = {}) => ({ do: 'change' as const, field: '表!A2', to: { cell, ...more } })
  const wrong: [Correction, string][] = [
    [{ do: 'remove', field: '表!Z9' }, 'templates/no-such-place'],
    [{ do: 'change', field: '表!Z9', to: {} }, 'templates/no-such-place'],
    [to('B2'), 'templates/place-taken'],
    [to('B0'), 'templates/place-nowhere'],
    [to('C1', { sheet: '没有' }), 'templates/place-nowhere'],
    [to('A9'), 'templates/place-holds-formula'],
    [to('B21'), 'templates/place-inside-merge'],
    [to('C6'), 'templates/rows-wrong'],
    [to('C6', { region: { firstRow: 2, lastRow: 9 } }), 'templates/rows-wrong'],
  ]
  for (const [correction, code] of wrong) {
    const done = correct(correction, { do: 'change', field: '表!B2', to: { required: true } })
    assert.deepEqual([codes(done), done.fields.length], [[code], 2], JSON.stringify(correction))
    assert.equal(done.fields[1]!.required, true)
  }
})

test('[T28] what comes in as JSON is strict, and a key follows its place', () => {
  assert.equal(Correction.safeParse({ do: 'remove', field: '表!A1', more: 1 }).success, false)
  assert.equal(Correction.safeParse({ do: 'add', place: { sheet: '表', cell: 'A1', kind: 'list' } }).success, false)
  assert.equal(keyAfter('表!A1', { cell: 'B7' }), '表!B7')
  assert.equal(keyAfter('表!A1', {}), '表!A1')
  assert.deepEqual([keyAfter('表!A1#2', {}), keyAfter('表!A1#2', { cell: 'B7' })], ['表!A1#2', '表!B7'])
})
