import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Attachment, Filling } from '../dictionary/attachment.ts'
import type { Field } from '../templates/field.ts'
import { groupAsks, type Lack, poolAsks } from './ask.ts'
import { needsOf } from './needs.ts'

const field = (cell: string, firstRow?: number): Field => ({
  sheet: '表',
  cell,
  kind: firstRow ? 'list' : 'key-value',
  headerPath: [cell],
  ...(firstRow ? { region: { firstRow, lastRow: firstRow + 9 } } : {}),
  type: 'text',
  required: false,
  confidence: 1,
  evidence: [],
})
const attach = (cell: string, filling: Filling): Attachment => ({
  field: `表!${cell}`,
  relation: 'SAME',
  filling,
  version: 1,
  by: 'confirmation',
})
const asks = (question: string): Filling => ({ from: 'question', question, render: 'plain' })
const poor = [{ question: 'person.minimum-living', is: '=' as const, value: true }]

test('[Q2] [T32] lists side by side need what is theirs of their own people', () => {
  const beside = (cell: string, firstColumn: string): Field => ({
    ...field(cell),
    kind: 'list',
    region: { firstRow: 5, lastRow: 9, firstColumn },
  })
  const needs = needsOf({
    fields: [beside('A5', 'A'), beside('D5', 'D')],
    attachments: [attach('A5', asks('person.name')), attach('D5', asks('household.number'))],
    rows: [
      { sheet: '表', firstRow: 5, firstColumn: 'D', of: 'household', where: [] },
      { sheet: '表', firstRow: 5, firstColumn: 'A', of: 'person', where: poor },
    ],
    per: 'area',
  })
  assert.deepEqual(needs, [
    { of: 'household', where: [], questions: ['household.number'] },
    { of: 'person', where: poor, questions: ['person.name'] },
  ])
})

test('[Q2] lists, single cells and figures each say whom they need what of', () => {
  const needs = needsOf({
    fields: [
      field('A5', 5),
      field('B5', 5),
      field('C5', 5),
      field('A20', 20),
      field('B2'),
      field('C2'),
      field('D2'),
      field('E2'),
    ],
    attachments: [
      attach('A5', { from: 'demand', what: 'serial' }),
      attach('B5', asks('person.name')),
      attach('C5', asks('household.address')),
      attach('A20', asks('person.phone')),
      attach('B2', asks('area.name')),
      attach('C2', { from: 'definition', definition: { measure: 'count', of: 'person', where: poor } }),
      attach('D2', {
        from: 'definition',
        definition: { measure: 'sum', of: 'person', question: 'person.monthly-aid', where: poor },
      }),
    ],
    rows: [{ sheet: '表', firstRow: 5, of: 'person', where: poor }],
    per: 'area',
  })
  assert.deepEqual(needs, [
    { of: 'person', where: poor, questions: ['person.name', 'household.address', 'person.monthly-aid'] },
    { of: 'area', where: [], questions: ['area.name'] },
  ])
})

test('[Q2] a share needs to know whom it is of and of those who is in its part; a tree stays a tree, a mean per head needs both numbers', () => {
  const old = { question: 'person.age', is: '>=' as const, value: 60 }
  const tree = { combinator: 'or' as const, rules: [poor[0]!, old] }
  const figure = (definition: Extract<Filling, { from: 'definition' }>['definition']) =>
    needsOf({
      fields: [field('B2')],
      attachments: [attach('B2', { from: 'definition', definition })],
      rows: [],
      per: 'area',
    })
  assert.deepEqual(figure({ measure: 'share', of: 'person', where: [old], part: poor }), [
    { of: 'person', where: [old], questions: [] },
    { of: 'person', where: [old, ...poor], questions: [] },
  ])
  assert.deepEqual(figure({ measure: 'count', of: 'person', where: tree }), [
    { of: 'person', where: tree, questions: [] },
  ])
  const income = { measure: 'average' as const, of: 'household' as const, question: 'household.net-income' }
  assert.deepEqual(figure({ ...income, over: 'household.size', where: [] }), [
    { of: 'household', where: [], questions: ['household.net-income', 'household.size'] },
  ])
})

test('[Q2] a template none of whose fields is attached needs nothing', () => {
  assert.deepEqual(needsOf({ fields: [field('A5', 5), field('B2')], attachments: [], rows: [], per: 'area' }), [])
})

test('[Q2] a cell whose subject cannot answer its question needs nothing', () => {
  const rows = [{ sheet: '表', firstRow: 5, of: 'household' as const, where: [] }]
  const attachments = [
    attach('A5', asks('person.phone')),
    attach('B5', asks('household.address')),
    attach('B2', asks('person.name')),
  ]
  const fields = [field('A5', 5), field('B5', 5), field('B2')]
  assert.deepEqual(needsOf({ fields, attachments, rows, per: 'area' }), [
    { of: 'household', where: [], questions: ['household.address'] },
  ])
})

const lack = fc.record<Lack>({
  demand: fc.constantFrom('d1', 'd2', 'd3'),
  kind: fc.constantFrom('person', 'household'),
  id: fc.constantFrom('s1', 's2', 's3'),
  question: fc.constantFrom('person.name', 'person.phone', 'household.address'),
})

test('[Q3] pooling asks each fact once, loses none, and serves exactly the demands that lack it', () => {
  fc.assert(
    fc.property(fc.array(lack, { maxLength: 60 }), (lacks) => {
      const pooled = poolAsks(lacks)
      const facts = new Set(lacks.map(({ kind, id, question }) => `${kind} ${id} ${question}`))
      assert.deepEqual(new Set(pooled.map(({ kind, id, question }) => `${kind} ${id} ${question}`)), facts)
      assert.equal(pooled.length, facts.size)
      for (const { kind, id, question, demands } of pooled) {
        const lacking = lacks.filter((one) => one.kind === kind && one.id === id && one.question === question)
        assert.deepEqual(new Set(demands), new Set(lacking.map(({ demand }) => demand)))
      }
    }),
    { seed: 23 },
  )
})

test('[Q3] the order in which forms arrive changes neither what is asked nor how often', () => {
  fc.assert(
    fc.property(fc.array(lack, { maxLength: 40 }), (lacks) => {
      const { facts, times, groups } = groupAsks(poolAsks(lacks))
      const turned = groupAsks(poolAsks(lacks.toReversed()))
      assert.deepEqual([turned.facts, turned.times], [facts, times])
      assert.deepEqual(
        turned.groups.map(({ kind, question, facts: n, times: t }) => [kind, question, n, t].join()).toSorted(),
        groups.map(({ kind, question, facts: n, times: t }) => [kind, question, n, t].join()).toSorted(),
      )
      assert.ok(times >= facts)
    }),
    { seed: 29 },
  )
})

test('[Q5] a group shows a few ids and counts the rest', () => {
  const lacks = Array.from({ length: 9 }, (_, n): Lack => ({
    demand: `d${n % 2}`,
    kind: 'person',
    id: `s${n}`,
    question: 'person.phone',
  }))
  const [group] = groupAsks(poolAsks(lacks)).groups
  assert.deepEqual([group!.facts, group!.times, group!.forms, group!.examples], [9, 9, 1, ['s0', 's1', 's2']])
})
