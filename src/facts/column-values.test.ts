import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue } from '../dictionary/catalogue.ts'
import { readCode } from '../dictionary/codes.ts'
import { askingOf } from './asking.ts'
import { columnValues } from './column-values.ts'
import type { LedgerSheet, LedgerValue } from './ledger.ts'

const asking = askingOf(catalogue, readCode)
const sheet = (columns: Record<string, string>, rows: Record<string, LedgerValue>[]): LedgerSheet => ({
  sheet: '表',
  of: 'person',
  columns: new Map(Object.entries(columns)),
  rows: rows.map((values, index) => ({ row: index + 2, values: new Map(Object.entries(values)) })),
})

test('[F15] what a column holds is taken as its question reads it, what cannot be read as it stands', () => {
  const columns = { A: 'person.birth-date', B: 'person.monthly-aid', C: 'person.minimum-living', D: 'person.sex' }
  const rows = [
    { A: 33_000, B: '1,200.50', C: true, D: '女' },
    { A: '1990年5月6日', B: '三百', C: '不清楚', D: '母' },
    { A: null, B: '', C: '不适用', D: '拒绝提供' },
  ]
  assert.deepEqual(Object.fromEntries(columnValues([sheet(columns, rows)], asking)), {
    A: ['1990-05-07', '1990-05-06'],
    B: ['1200.5', '三百'],
    C: ['是', '不清楚'],
    D: ['女', '母'],
  })
})

test('[F15] a question the dictionary does not hold has no values', () => {
  assert.equal(columnValues([sheet({ A: 'person.no-such' }, [{ A: '1' }])], asking).size, 0)
})
