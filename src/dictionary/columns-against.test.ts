import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ValueEvidence } from '../matching/value-evidence.ts'
import type { Attachment } from './attachment.ts'
import { candidatesOf } from './candidates.ts'
import { catalogue } from './catalogue.ts'
import { columnsAgainst } from './columns-against.ts'

const candidates = candidatesOf(catalogue)
const attached = (question: string, by: Attachment['by'] = 'alias'): Attachment => ({
  field: '表!A2',
  relation: 'SAME',
  filling: { from: 'question', question, render: 'plain' },
  version: 1,
  by,
})
const weigh = (attachment: Attachment, evidence: ValueEvidence) =>
  columnsAgainst({ attachments: [attachment], evidence: new Map([['表!A2', evidence]]), candidates })
const words = (count: number) => Array.from({ length: count }, (_, index) => `话${index}`)

test('[F15] the weightiest reason against a column is told, and whether a person confirmed it', () => {
  assert.deepEqual(weigh(attached('person.phone'), { values: words(4), agreement: { compared: 9, differing: 3 } }), [
    { field: '表!A2', question: 'person.phone', veto: 'values-other-format', against: 4, of: 4, isConfirmed: false },
  ])
  const [said] = weigh(attached('person.phone', 'confirmation'), { values: words(4) })
  assert.equal(said?.isConfirmed, true)
})

test('[F15] every question of the catalogue takes the values it would print itself', () => {
  const sample: Partial<Record<(typeof catalogue)[number]['type'], string[]>> = {
    integer: ['1', '20', '110101'],
    decimal: ['1.5', '20', '110101'],
    date: ['2020-01-01', '1999-12-31'],
    boolean: ['是', '否'],
  }
  for (const { key, type } of catalogue) assert.deepEqual(weigh(attached(key), { values: sample[type] ?? [] }), [], key)
})

test('[F15] one or two corrected people are no reason to bother a person, and reason enough where nobody confirmed', () => {
  const two = { values: [], agreement: { compared: 2, differing: 2 } }
  assert.deepEqual(weigh(attached('person.phone', 'confirmation'), two), [])
  assert.equal(weigh(attached('person.phone'), two).length, 1)
  assert.deepEqual(weigh(attached('person.phone'), { values: [] }), [])
  const serial: Attachment = { ...attached(''), filling: { from: 'demand', what: 'serial' } }
  assert.deepEqual(weigh(serial, { values: words(4) }), [])
})
