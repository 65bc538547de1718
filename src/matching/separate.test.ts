// Words that part, and what an approved one does.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aliasKey, noAliases } from './alias.ts'
import type { Candidate } from './candidate.ts'
import { propose } from './propose.ts'
import { keepsApart, separatingWords } from './separate.ts'
import { slotsIn } from './slots-in.test.ts'
import { spell } from './spell.ts'

test('[M17] one token more, or one token each, is a word that could part', () => {
  assert.deepEqual(separatingWords('入股分红金额', '分红金额'), ['入股'])
  assert.deepEqual(separatingWords('分红金额', '分红到户金额'), ['到户'])
  assert.deepEqual(separatingWords('养殖补贴金额', '种植补贴金额'), ['养殖', '种植'])
  assert.deepEqual(separatingWords('分红金额累计', '分红金额'), ['累计'])
})

test('[M17] a single character, a number or two differing places make no word', () => {
  assert.deepEqual(separatingWords('户分红金额', '分红金额'), [])
  assert.deepEqual(separatingWords('2026分红金额', '分红金额'), [])
  assert.deepEqual(separatingWords('入股分红金额', '分红总金额'), [])
  assert.deepEqual(separatingWords('入股', '分红'), [])
  assert.deepEqual(separatingWords('分红金额', '分红金额'), [])
})

test('[M17] a word keeps apart what holds it from what does not, and nothing else', () => {
  assert.equal(keepsApart(['入股'], '入股分红', '分红'), true)
  assert.equal(keepsApart(['入股'], '入股分红', '入股红利'), false)
  assert.equal(keepsApart(['入股'], '分红', '红利'), false)
  assert.equal(keepsApart([], '入股分红', '分红'), false)
})

const dividend: Candidate = {
  answer: 'person.dividend',
  subject: 'person',
  role: 'self',
  spellings: [
    spell({ label: '林场分红', subject: 'person', role: 'self', measureUnit: 'none', representation: 'text' }),
  ],
  representations: new Set(['text']),
  measureUnit: 'none',
  convertible: new Set(),
  accepts: () => false,
}
const look = (label: string, more: object = {}) => {
  const slots = slotsIn('人员信息表', `姓名 | ${label}`)
  return { slots, ...propose({ slots, candidates: [dividend], aliases: { ...noAliases, ...more } }) }
}

test('[M17] an approved word is a veto that shows the suggestion and orders it back', () => {
  const before = look('林场入股分红').suggestions[0]!
  const after = look('林场入股分红', { words: ['入股'] }).suggestions[0]!
  assert.equal(before.vetoes.includes('other-qualifier'), false)
  assert.ok(after.vetoes.includes('other-qualifier') && after.score <= 0.45 && after.answer === 'person.dividend')
  assert.deepEqual(look('林场分红', { words: ['入股'] }).suggestions, look('林场分红').suggestions)
})

test('[M17] what a person confirmed of the very key stands above the word', () => {
  const key = aliasKey(look('林场入股分红').slots)!
  const confirmed = new Map([[key, new Set(['person.dividend'])]])
  assert.equal(look('林场入股分红', { words: ['入股'], confirmed }).tier, 'auto')
})

test('[M9] a key that an audit suspended, and every key once keys ask, waits for a person', () => {
  const key = aliasKey(look('林场分红').slots)!
  const confirmed = new Map([[key, new Set(['person.dividend'])]])
  assert.equal(look('林场分红', { confirmed }).tier, 'auto')
  const suspended = look('林场分红', { confirmed, suspended: new Set([key]) })
  assert.deepEqual([suspended.tier, suspended.suggestions[0]!.vetoes], ['pick', ['key-suspended']])
  assert.equal(look('林场分红', { confirmed, keysAsk: true }).tier, 'one-click')
})

test('[M7] what a person said of this very field is denied here and nowhere else', () => {
  const { slots } = look('林场分红')
  const here = propose({ slots, candidates: [dividend], aliases: noAliases, denied: new Set(['person.dividend']) })
  assert.deepEqual([here.tier, here.suggestions[0]!.vetoes], ['pick', ['denied']])
  assert.equal(look('林场分红').tier, 'one-click')
})
