import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attachment, Filling } from '../dictionary/attachment.ts'
import { ledgerList, ledgerSingles, type LedgerValue } from './ledger.ts'

const attach = (field: string, filling: Filling): Attachment => ({
  field,
  relation: 'SAME',
  filling,
  version: 1,
  by: 'confirmation',
})
const asks = (question: string): Filling => ({ from: 'question', question, render: 'plain' })
const attachments = [
  attach('表!A3', { from: 'demand', what: 'serial' }),
  attach('表!B3', asks('person.name')),
  attach('表!D3', { from: 'definition', definition: { measure: 'count', of: 'person', where: [] } }),
  attach('他表!B3', asks('person.phone')),
]

test('[F2] only columns that ask a question are read; what the demand or a figure fills is left alone', () => {
  const rows = [
    {
      row: 3,
      values: new Map<string, LedgerValue>([
        ['表!A3', 1],
        ['表!B3', '赵某'],
        ['表!C3', '备注'],
        ['表!D3', 4],
      ]),
    },
  ]
  const ledger = ledgerList({ sheet: '表', of: 'person', attachments, rows })
  assert.deepEqual([...ledger.columns], [['表!B3', 'person.name']])
  assert.equal(ledger.rows[0]!.values.get('表!C3'), '备注')
})

test('[F2] single cells keep the row they stand in for a village, and make one row for a household', () => {
  const cells = [
    { field: '表!B3', row: 3, value: '1' },
    { field: '表!B9', row: 9, value: '东头' },
  ]
  const both = [attach('表!B3', asks('household.number')), attach('表!B9', asks('household.address'))]
  const rowsOf = (of: 'area' | 'household') =>
    ledgerSingles({ sheet: '表', of, attachments: both, cells }).rows.map(({ row, values }) => [row, values.size])
  assert.deepEqual(
    [rowsOf('area'), rowsOf('household')],
    [
      [
        [3, 1],
        [9, 1],
      ],
      [[3, 2]],
    ],
  )
})
