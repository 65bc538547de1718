// When rules attach by themselves, and how often their work is drawn.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditRate } from './audit-rate.ts'
import { catalogue, questionOf } from './catalogue.ts'
import { type AuditedRule, type Judged, standingOf } from './rule-standing.ts'

const judged = (rule: AuditedRule, right: number, weight = 20): Judged[] =>
  Array.from({ length: right }, () => ({ rule, isRight: true, weight }))
const wrong = (rule: AuditedRule, weight = 20): Judged => ({ rule, isRight: false, weight })
const of = (rule: AuditedRule, list: readonly Judged[]) => standingOf(list).find((one) => one.rule === rule)!

test('[D30] a rule asks until 598 were right in a row, then attaches', () => {
  assert.equal(of('same-concept', judged('same-concept', 597)).state, 'asks')
  const promoted = of('same-concept', judged('same-concept', 598))
  assert.deepEqual([promoted.state, promoted.clean, promoted.errors], ['attaches', 598, 0])
  assert.ok(promoted.cleanLower >= 0.995)
  assert.equal(of('same-text', judged('same-concept', 598)).state, 'asks', 'a rule is judged by its own')
})

test('[D30] one error begins the count anew', () => {
  const list = [...judged('same-text', 598), wrong('same-text'), ...judged('same-text', 597)]
  assert.deepEqual([of('same-text', list).state, of('same-text', list).clean], ['asks', 597])
  assert.equal(of('same-text', [...list, ...judged('same-text', 1)]).state, 'attaches')
})

test('[D30] a confirmed key attaches until its rule is wrong too often, and again once it is right enough', () => {
  const key = 'confirmed-key'
  assert.equal(of(key, []).state, 'attaches')
  assert.equal(of(key, [...judged(key, 9), wrong(key)]).state, 'suspended')
  assert.equal(of(key, [...judged(key, 10), wrong(key)]).state, 'attaches')
  assert.equal(of('same-text', [...judged('same-text', 9), wrong('same-text')]).state, 'suspended')
})

test('[D30] what is drawn more often counts less', () => {
  const list = [...judged('same-text', 1, 20), wrong('same-text', 20 / 3)]
  assert.ok(Math.abs(of('same-text', list).precision! - 0.75) < 1e-9)
  assert.equal(of('same-text', []).precision, undefined)
})

test('[D30] telephones, addresses, numbers and money are drawn three times as often', () => {
  const often = catalogue.filter((question) => auditRate(question) > 0.1).map(({ key }) => key)
  for (const key of [
    'person.phone',
    'household.head-id-number',
    'person.bank-card',
    'household.address',
    'person.monthly-aid',
  ])
    assert.ok(often.includes(key), key)
  for (const key of ['person.name', 'person.sex', 'household.arable-area', 'household.size'])
    assert.equal(auditRate(questionOf(key)), 0.05, key)
  assert.equal(auditRate(undefined), 0.05)
})
