// D17: what a draft may fill of a form that nobody confirmed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '../templates/field.ts'
import type { Attachment, Filling } from './attachment.ts'
import { questionOf } from './catalogue.ts'
import { draftMap } from './draft-map.ts'

const field = (cell: string, firstRow?: number): Field => ({
  sheet: '表',
  cell,
  kind: firstRow ? 'list' : 'key-value',
  headerPath: [cell],
  ...(firstRow ? { region: { firstRow, lastRow: firstRow + 4 } } : {}),
  type: 'text',
  required: false,
  confidence: 1,
  evidence: [],
})
const attached = (cell: string, filling: Filling): Attachment => ({
  field: `表!${cell}`,
  relation: 'SAME',
  filling,
  version: 1,
  by: 'alias',
})
const ask = (cell: string, question: string) => attached(cell, { from: 'question', question, render: 'plain' })
const fieldsOf = (map: ReturnType<typeof draftMap>) => map?.attachments.map(({ field: key }) => key)

test('[D17] a list whose columns name people holds everybody, in a form of the village', () => {
  const fields = [field('A1'), field('A3', 3), field('B3', 3), field('C3', 3)]
  const map = draftMap(fields, [ask('A3', 'person.name'), ask('B3', 'person.phone')], questionOf)
  assert.deepEqual(map?.rows, [{ sheet: '表', firstRow: 3, of: 'person', where: [] }])
  assert.equal(map.per, 'area')
  assert.deepEqual(fieldsOf(map), ['表!A3', '表!B3'])
})

test('[D17] a list of which nobody can say whose rows it holds stays empty', () => {
  const fields = [field('A3', 3), field('B3', 3)]
  assert.equal(draftMap(fields, [ask('A3', 'household.arable-area'), ask('B3', 'area.name')], questionOf), undefined)
  assert.equal(draftMap(fields, [ask('A3', 'person.name')], questionOf), undefined, 'one column is too little')
})

test('[D17] single cells that name a household or a person make a form per household', () => {
  const fields = [field('B1'), field('B2')]
  const map = draftMap(fields, [ask('B1', 'household.head-name'), ask('B2', 'area.name')], questionOf)
  assert.equal(map?.per, 'household')
  assert.deepEqual(fieldsOf(map), ['表!B1', '表!B2'])
})

test('[D17] what the subject cannot answer and every figure fall away', () => {
  const fields = [field('B1'), field('B2'), field('B3')]
  const figure = attached('B3', { from: 'definition', definition: { measure: 'count', of: 'person', where: [] } })
  const map = draftMap(fields, [ask('B1', 'area.name'), ask('B2', 'person.phone'), figure], questionOf)
  assert.deepEqual(fieldsOf(map), ['表!B1'])
})

test('[D17] a form of which only the demand’s own words are known is no draft', () => {
  const map = draftMap([field('B1')], [attached('B1', { from: 'demand', what: 'unit' })], questionOf)
  assert.equal(map, undefined)
})
