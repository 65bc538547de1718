// A county's dictionary, invented: 青山县 adds bamboo, ginseng and a school bus.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candidatesOf } from './candidates.ts'
import { catalogue, questionOf } from './catalogue.ts'
import { checkConditions } from './check-definition.ts'
import { dictionaryOf } from './dictionary.ts'
import type { Own, OwnFile } from './own.ts'
import { readValue } from './read-value.ts'
import { renderValue } from './render.ts'
import { takeOwn } from './take-own.ts'

const head = { prefix: 'qs', name: '青山县', ids: [900_001, 900_099] }
const bamboo = {
  id: 900_001,
  key: 'household.qs.bamboo-area',
  name: { 'zh-CN': '毛竹面积', en: 'Bamboo' },
  synonyms: ['竹林面积', '毛竹林面积'],
  type: 'decimal',
  measureUnit: '亩',
  sensitivity: 'internal',
}
const ginseng = {
  id: 900_002,
  key: 'household.qs.ginseng-way',
  name: { 'zh-CN': '林下参种植方式', en: 'How ginseng is grown' },
  type: 'code',
  choices: [
    ['1', '播种', '直播'],
    ['2', '移栽'],
  ],
  sensitivity: 'internal',
}
const planted = {
  id: 900_003,
  key: 'household.qs.bamboo-planted',
  name: { 'zh-CN': '毛竹栽种日期', en: 'Bamboo planted on' },
  type: 'date',
  sensitivity: 'internal',
}
const plantedYear = {
  id: 900_004,
  key: 'household.qs.bamboo-year',
  name: { 'zh-CN': '毛竹栽种年份', en: 'Year bamboo was planted' },
  type: 'text',
  sensitivity: 'internal',
  derivedFrom: { question: 'household.qs.bamboo-planted', by: 'year' },
}

const fileOf = (questions: unknown[], synonyms: Record<string, unknown> = {}): OwnFile => ({
  head,
  questions: questions.map((value, index) => ({ row: index + 10, value })),
  synonyms: Object.entries(synonyms).map(([key, value], index) => ({ key, row: index + 100, value })),
})
const take = (file: OwnFile, owns: Own[] = []) => {
  const taken = takeOwn({ file, catalogue, owns })
  assert.ok(taken.ok, taken.ok ? '' : taken.problem.code)
  const problems = taken.value.problems.map(({ code, details }) => [
    (details as { row: number }).row,
    code.slice('dictionary/'.length),
  ])
  return { own: taken.value.own, ids: taken.value.own.questions.map(({ id }) => id), problems }
}
const refusal = (head: unknown, owns: Own[] = []) => {
  const taken = takeOwn({ file: { head, questions: [], synonyms: [] }, catalogue, owns })
  return taken.ok ? 'ok' : taken.problem.code.slice('dictionary/'.length)
}

test('[D21] questions are taken with their kind of subject from the key, in id order', () => {
  const { own, ids, problems } = take(fileOf([ginseng, bamboo]))
  assert.deepEqual([ids, problems], [[900_001, 900_002], []])
  assert.deepEqual([own.questions[0]!.subject, own.questions[0]!.synonyms], ['household', ['竹林面积', '毛竹林面积']])
})

test('[D21] whatever clashes goes back with its row, and the entries around it are taken', () => {
  const wrong: [string, object][] = [
    ['own-id-outside', { ...bamboo, id: 900_100 }],
    ['own-id-outside', { ...bamboo, id: 5 }],
    ['own-key-outside', { ...bamboo, key: 'household.bamboo-area' }],
    ['own-key-outside', { ...bamboo, key: 'household.xx.bamboo-area' }],
    ['own-question-broken', { ...bamboo, key: 'tree.qs.bamboo-area' }],
    ['own-question-broken', { ...bamboo, name: { 'zh-CN': '毛竹面积' } }],
    ['own-question-broken', { ...bamboo, colour: 'green' }],
    ['own-question-broken', { ...bamboo, id: 'x' }],
    ['own-question-broken', Object('毛竹')],
    ['own-codes-wrong', { ...bamboo, type: 'code' }],
    ['own-codes-wrong', { ...bamboo, codes: 'sex' }],
    ['own-codes-wrong', { ...ginseng, codes: 'sex' }],
    ['own-no-such-list', { ...ginseng, choices: undefined, codes: 'shoe-size' }],
    [
      'own-choice-twice',
      {
        ...ginseng,
        choices: [
          ['1', '播种'],
          ['2', '移栽', '播种'],
        ],
      },
    ],
    [
      'own-choice-twice',
      {
        ...ginseng,
        choices: [
          ['1', '播种'],
          ['1', '移栽'],
        ],
      },
    ],
    ['own-cannot-derive', { ...plantedYear, id: 900_001 }],
    ['own-cannot-derive', { ...bamboo, derivedFrom: { question: 'household.arable-area', by: 'age' } }],
    ['own-cannot-derive', { ...bamboo, derivedFrom: { question: 'person.birth-date', by: 'age' } }],
    ['own-cannot-derive', { ...bamboo, derivedFrom: { question: 'person.id-number', by: 'sex' } }],
    ['own-label-taken', { ...bamboo, name: { 'zh-CN': '耕地面积', en: 'Arable land' } }],
  ]
  for (const [code, value] of wrong) {
    const { ids, problems } = take(fileOf([value, { ...ginseng, id: 900_050 }]))
    assert.deepEqual([problems, ids], [[[10, code]], [900_050]], JSON.stringify(value))
  }
})

test('[D21] an id or key stands once, in the file and in what is there', () => {
  const again = { ...bamboo, name: { 'zh-CN': '楠竹面积', en: 'Other bamboo' }, synonyms: [] }
  assert.deepEqual(take(fileOf([bamboo, again])).problems, [[11, 'own-id-twice']])
  const { own } = take(fileOf([bamboo]))
  assert.deepEqual(take(fileOf([{ ...again, key: 'household.qs.other' }]), [own]).problems, [[10, 'own-id-taken']])
  assert.deepEqual(take(fileOf([{ ...again, id: 900_009 }]), [own]).problems, [[10, 'own-key-taken']])
})

test('[D21] a label that another question has goes back alone, by its letters or as the matcher reads it', () => {
  const { own, problems } = take(
    fileOf([{ ...bamboo, synonyms: ['竹林面积', '承包地面积', '家庭耕地面积', '竹 林 面 积'] }]),
  )
  assert.deepEqual(own.questions[0]!.synonyms, ['竹林面积'])
  assert.deepEqual(problems, [
    [10, 'own-label-taken'],
    [10, 'own-label-taken'],
  ])
  const taken = takeOwn({ file: fileOf([{ ...bamboo, synonyms: ['耕地面积'] }]), catalogue, owns: [] })
  const problem = taken.ok && taken.value.problems[0]
  assert.ok(problem)
  assert.match(
    problem.says['zh-CN'].message,
    /第 10 行“毛竹面积”的说法“耕地面积”已经属于“耕地面积”（household\.arable-area）/,
  )
  // The same words about another kind of subject are another question.
  const village = { ...bamboo, id: 900_009, key: 'area.qs.bamboo-area', synonyms: [] }
  assert.deepEqual(take(fileOf([bamboo, village])).problems, [])
})

test('[D21] a question computed from another of the file is taken wherever that one stands', () => {
  assert.deepEqual(take(fileOf([plantedYear, planted])), take(fileOf([planted, plantedYear])))
  assert.deepEqual(take(fileOf([plantedYear, planted])).problems, [])
})

test('[D21] synonyms of the product’s questions are added unless somebody has them', () => {
  const { own, problems } = take(
    fileOf([], {
      'person.phone': ['联络号码', '联系电话', '户主电话', '手机号'],
      'person.shoe-size': ['鞋码'],
      'household.qs.bamboo-area': ['竹子'],
      'person.name': '名',
    }),
  )
  assert.deepEqual(own.synonyms, { 'person.phone': ['联络号码', '户主电话'] })
  assert.deepEqual(problems, [
    [100, 'own-label-taken'],
    [101, 'own-no-such-question'],
    [102, 'own-no-such-question'],
    [103, 'own-question-broken'],
  ])
  const shorter = take(fileOf([], { 'person.phone': ['联络号码'] }), [own])
  assert.deepEqual([shorter.own.synonyms, shorter.problems], [{ 'person.phone': ['联络号码'] }, []])
})

test('[D21] a head that does not say whose questions these are is refused whole', () => {
  const { own } = take(fileOf([bamboo]))
  const other = { prefix: 'hs', name: '红石县', ids: [900_200, 900_299] }
  assert.equal(refusal(other, [own]), 'ok')
  assert.equal(refusal({ ...other, ids: [900_050, 900_299] }, [own]), 'own-ids-shared')
  assert.equal(refusal({ ...head, ids: [900_002, 900_099] }, [own]), 'own-range-shrunk')
  assert.equal(refusal({ ...head, ids: [900_001, 900_900] }, [own]), 'ok', 'a range may grow')
  for (const wrong of [
    { ...other, ids: [64, 99] },
    { ...other, ids: [900_299, 900_200] },
    { ...other, prefix: 'H' },
    { ...other, name: '' },
    { ...other, colour: 'red' },
    {},
    undefined,
  ])
    assert.equal(refusal(wrong, [own]), 'own-head-wrong', JSON.stringify(wrong))
})

test('[D21] a table has room for so many questions, and a computed one needs none', () => {
  const many = Array.from({ length: 320 }, (_, index) => ({
    id: 910_000 + index,
    key: `person.qs.trait-${index}`,
    name: {
      'zh-CN': `特征${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${'一二三四五六七八九十百千'[Math.floor(index / 10) % 12]}${'东南西北'[Math.floor(index / 120)]}`,
      en: `Trait ${index}`,
    },
    type: 'text',
    sensitivity: 'internal',
  }))
  const asked = catalogue.filter(({ subject, derivedFrom }) => subject === 'person' && !derivedFrom).length
  const free = 500 - asked
  const { ids, problems } = take({ ...fileOf(many), head: { ...head, ids: [910_000, 910_999] } })
  assert.equal(ids.length, free)
  assert.deepEqual(problems[0], [10 + free, 'own-no-room'])
  assert.equal(problems.length, many.length - free)
})

test('[D24] what the file leaves out stays, what it repeats may gain labels and choices', () => {
  const { own } = take(fileOf([bamboo, ginseng], { 'person.phone': ['联络号码'] }))
  const more = { ...ginseng, choices: [...ginseng.choices, ['3', '野生']], synonyms: ['林下参栽培方式'] }
  const next = take(fileOf([more]), [own])
  assert.deepEqual([next.ids, next.problems], [[900_001, 900_002], []])
  assert.equal(next.own.questions[1]!.choices!.length, 3)
  assert.deepEqual(next.own.synonyms, own.synonyms)
})

test('[D24] what an answer means may not change', () => {
  const { own } = take(fileOf([bamboo, ginseng, planted, plantedYear]))
  for (const changed of [
    { ...bamboo, measureUnit: '公顷' },
    { ...bamboo, type: 'integer' },
    { ...bamboo, role: 'head' },
    { ...ginseng, choices: [['1', '播种']] },
    {
      ...ginseng,
      choices: [
        ['1', '移栽'],
        ['2', '播种'],
      ],
    },
    { ...plantedYear, derivedFrom: undefined },
  ]) {
    const { own: kept, problems } = take(fileOf([changed]), [own])
    assert.deepEqual(problems, [[10, 'own-changed']], JSON.stringify(changed))
    assert.deepEqual(kept, own)
  }
})

test('[D22] everything that asks sees the county’s questions beside the product’s', () => {
  const { own } = take(fileOf([bamboo, ginseng], { 'person.phone': ['联络号码'] }))
  const { questions, look } = dictionaryOf(catalogue, [own])
  assert.equal(questions.length, catalogue.length + 2)
  assert.ok(look('person.phone')!.synonyms.includes('联络号码'))
  assert.ok(!questionOf('person.phone')!.synonyms.includes('联络号码'), 'the product’s own list stays as it is')
  const way = look('household.qs.ginseng-way')!
  assert.deepEqual(readValue({ question: way, value: '直播' }), { ok: true, value: '1' })
  assert.deepEqual(readValue({ question: way, value: '1' })?.ok, false, 'bare numbers are nobody’s standard')
  assert.deepEqual(renderValue({ question: way, value: '2', render: 'code-name' }), { ok: true, value: '移栽' })
  const condition = { question: way.key, is: '=' as const, value: '移栽' }
  const checked = checkConditions([condition], { field: '表!A1', of: 'household', look })
  assert.deepEqual(checked, { ok: true, value: [{ ...condition, value: '2' }] })
  const candidate = candidatesOf(questions).find(({ answer }) => answer === way.key)!
  assert.deepEqual([candidate.accepts('移栽'), candidate.accepts('男')], [true, false])
})
