// K1, K2, K8: sentences, failures and pointers.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { fillSentence, languages } from './language.ts'
import { problemCatalogues, problems } from './problem.ts'
import type { Ref } from './ref.ts'
import { fail, ok, type Result } from './result.ts'

const details = z.strictObject({ period: z.string() })
const zh = { 'tests/closed': { message: '{period} 已截止', do: '请联系 {period} 的经办' } }
const en = { 'tests/closed': { message: '{period} is closed', do: 'Ask the clerk of {period}' } }

/** A catalogue that the house test does not see. */
function catalogue(sentences: { 'zh-CN': typeof zh; en: Partial<typeof en> }) {
  try {
    return problems('tests', { closed: { status: 409, details } }, sentences as { 'zh-CN': typeof zh; en: typeof en })
  } finally {
    problemCatalogues.pop()
  }
}

test('[K1] Chinese comes first, then English', () => assert.deepEqual(languages, ['zh-CN', 'en']))

test('[K1] a sentence is filled with what it was given, and what is missing stays visible', () => {
  assert.equal(fillSentence('{a} 和 {b}', { a: 1, b: null }), '1 和 null')
  assert.equal(fillSentence('{a} 和 {b}', { a: 0 }), '0 和 {b}')
  assert.equal(fillSentence('{a}', { a: undefined }), '{a}')
})

test('[K1] a value is never read as a placeholder, and no value comes from elsewhere', () => {
  assert.equal(fillSentence('{a}{b}', { a: '{b}', b: 'x' }), '{b}x')
  assert.equal(fillSentence('{a}', { a: '$&' }), '$&')
  for (const name of ['constructor', 'toString', '__proto__']) assert.equal(fillSentence(`{${name}}`, {}), `{${name}}`)
})

test('[K2] a Problem carries code, status, details, and both sentences with their next step', () => {
  const problem = catalogue({ 'zh-CN': zh, en }).closed({ period: '2026-11' })
  assert.deepEqual(problem, {
    code: 'tests/closed',
    status: 409,
    details: { period: '2026-11' },
    says: {
      'zh-CN': { message: '2026-11 已截止', do: '请联系 2026-11 的经办' },
      en: { message: '2026-11 is closed', do: 'Ask the clerk of 2026-11' },
    },
  })
})

test('[K2] a Problem without a sentence in some language is a bug and is thrown', () => {
  assert.throws(() => catalogue({ 'zh-CN': zh, en: {} }).closed({ period: '2026' }), /no en sentence for tests\/closed/)
})

test('[K2] a declared catalogue is known to the test of all catalogues', () => {
  const before = problemCatalogues.length
  problems('tests', { closed: { status: 409, details } }, { 'zh-CN': zh, en })
  assert.equal(problemCatalogues.pop()?.room, 'tests')
  assert.equal(problemCatalogues.length, before)
})

test('[K2] success and failure are told apart by one mark', () => {
  const done: Result<number> = ok(1)
  const refused: Result<number> = fail(catalogue({ 'zh-CN': zh, en }).closed({ period: '2026' }))
  assert.deepEqual([done.ok && done.value, !refused.ok && refused.problem.code], [1, 'tests/closed'])
})

test('[K8] a pointer to another room is plain data that survives being sent', () => {
  const ref: Ref = { kind: 'template', id: '01990000-0000-7000-8000-000000000000' }
  assert.deepEqual(JSON.parse(JSON.stringify(ref)), ref)
  assert.deepEqual(Object.keys(ref), ['kind', 'id'])
})
