import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { catalogue } from './catalogue.ts'
import type { Own } from './own.ts'
import { readOwnFile, writeOwnFile } from './own-file.node.ts'
import { takeOwn } from './take-own.ts'

const text = `# 青山县自己加的问项
prefix: qs
name: 青山县
ids: [900001, 900099]
questions:
  - id: 900001
    key: household.qs.bamboo-area
    name: { zh-CN: 毛竹面积, en: Bamboo }
    type: decimal
    measureUnit: 亩
    sensitivity: internal

  - id: 900002
    key: household.qs.ginseng-way
    name: { zh-CN: 林下参种植方式, en: How ginseng is grown }
    type: code
    choices:
      - ['1', 播种, 直播]
      - ['2', 移栽]
    sensitivity: internal
synonyms:
  # 我们这里这样叫
  person.phone: [联络号码]
`
const codeOf = (given: string) => {
  const read = readOwnFile(given)
  return read.ok ? 'ok' : [read.problem.code.slice('dictionary/'.length), read.problem.details]
}

test('[D23] every entry comes with the row it stands in', () => {
  const read = readOwnFile(text)
  assert.ok(read.ok)
  assert.deepEqual(read.value.head, { prefix: 'qs', name: '青山县', ids: [900001, 900099] })
  assert.deepEqual(
    read.value.questions.map(({ row }) => row),
    [6, 13],
  )
  assert.deepEqual(read.value.synonyms, [{ key: 'person.phone', row: 23, value: ['联络号码'] }])
  const taken = takeOwn({ file: read.value, catalogue, owns: [] })
  assert.deepEqual(taken.ok && [taken.value.problems, taken.value.own.questions.length], [[], 2])
})

test('[D23] JSON is read the same way', () => {
  const json = JSON.stringify({ prefix: 'qs', questions: [{ id: 1 }], synonyms: {} }, null, 1)
  assert.deepEqual(readOwnFile(json), {
    ok: true,
    value: { head: { prefix: 'qs' }, questions: [{ row: 4, value: { id: 1 } }], synonyms: [] },
  })
})

test('[D23] what is no dictionary file is refused with the row, and nothing is multiplied out of it', () => {
  assert.deepEqual(codeOf('prefix: qs\nname: "青山县\nids: [1'), ['own-file-broken', { row: 3 }])
  assert.deepEqual(codeOf('prefix: qs\nprefix: hs\n'), ['own-file-broken', { row: 2 }])
  assert.deepEqual(codeOf('- 1'), ['own-file-broken', { row: 1 }])
  assert.deepEqual(codeOf(''), ['own-file-broken', { row: 1 }])
  assert.deepEqual(codeOf('a: &x [1]\nb: *x\n'), ['own-file-broken', { row: 1 }])
  assert.deepEqual(codeOf('prefix: qs\nquestions: 毛竹\n'), ['own-head-wrong', { part: 'questions' }])
  assert.deepEqual(codeOf('prefix: qs\nsynonyms: [毛竹]\n'), ['own-head-wrong', { part: 'synonyms' }])
  assert.deepEqual(codeOf(`name: ${'竹'.repeat(4_000_000)}`), ['own-file-large', {}])
  assert.equal(codeOf('prefix: qs\nquestions:\nsynonyms:\n'), 'ok')
})

test('[D23] what is written is read back unchanged, as YAML and as JSON, whatever the labels hold', () => {
  const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((one) => one.trim() !== '')
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), label, (synonyms, name) => {
      const question = {
        id: 900_001,
        key: 'household.qs.way',
        role: 'self',
        domain: 'other' as const,
        name: { 'zh-CN': name, en: name },
        synonyms,
        type: 'code' as const,
        choices: [['1', name, ...synonyms] as [string, string, ...string[]]],
        sensitivity: 'internal' as const,
      }
      const own: Own = {
        prefix: 'qs',
        name,
        ids: [900_001, 900_099],
        questions: [{ ...question, subject: 'household' }],
        synonyms: { 'person.phone': synonyms },
      }
      for (const file of ['词典.yaml', '词典.JSON']) {
        const read = readOwnFile(writeOwnFile(own, file))
        assert.ok(read.ok)
        assert.deepEqual(read.value.head, { prefix: own.prefix, name, ids: own.ids })
        assert.deepEqual(
          read.value.questions.map(({ value }) => value),
          [question],
        )
        assert.deepEqual(
          read.value.synonyms.map(({ key, value }) => [key, value]),
          [['person.phone', synonyms]],
        )
      }
    }),
    { seed: 20261125, numRuns: 100 },
  )
})
