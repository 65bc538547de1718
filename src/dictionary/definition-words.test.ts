import assert from 'node:assert/strict'
import { test } from 'node:test'
import { questionOf } from './catalogue.ts'
import type { Definition } from './definition.ts'
import { definitionWords } from './definition-words.ts'

const words = (definition: Definition, language: 'zh-CN' | 'en' = 'zh-CN') =>
  definitionWords(definition, questionOf, language)

const woman = { question: 'person.sex', is: '=' as const, value: '2' }
const old = { question: 'person.age', is: '>=' as const, value: 60 }
const count: Definition = { measure: 'count', of: 'person', where: [old, woman] }

test('[D44] a definition is said in words: whom it counts, the names of codes, its tree with all, any and not', () => {
  assert.equal(words(count), '人数：年龄 ≥ 60、性别 = 女')
  const any: Definition['where'] = { combinator: 'or', not: true, rules: [old, { combinator: 'and', rules: [woman] }] }
  assert.equal(words({ ...count, where: any }), '人数：不是（年龄 ≥ 60 或 （性别 = 女））')
  assert.equal(
    words({ ...count, where: { combinator: 'and', rules: [old, any] } }),
    '人数：年龄 ≥ 60、不是（年龄 ≥ 60 或 （性别 = 女））',
  )
  const where = [
    { question: 'person.sex', is: 'in' as const, value: ['1', '2'] },
    { question: 'person.phone', is: 'known' as const },
  ]
  assert.equal(words({ ...count, where }), '人数：性别 是 男、女 之一、有联系电话')
})

test('[D44] every measure says what it reckons, of whom, and in which row of its table', () => {
  const size = { of: 'household' as const, question: 'household.size', where: [] }
  assert.deepEqual(
    [words({ ...size, measure: 'sum' }), words({ ...size, measure: 'sum' }, 'en')],
    ['家庭人口数合计：全部', 'Sum of People in the household: all'],
  )
  assert.equal(
    words({ measure: 'share', of: 'person', where: [old], part: [woman] }, 'en'),
    'Share of people (%): Age ≥ 60, of whom Sex = 女',
  )
  assert.equal(
    words({ measure: 'share', of: 'person', where: [], part: [woman], per: 1000 }),
    '人数占比（‰）：全部，其中性别 = 女',
  )
  const perHead = { measure: 'average' as const, question: 'household.net-income', over: 'household.size' }
  assert.equal(
    words({ ...perHead, of: 'household', where: [], group: { level: 'village', name: '青山村' } }),
    '家庭年纯收入按家庭人口数平均：在青山村',
  )
  const inRow: Definition = { ...count, where: [old], group: { question: 'person.sex', value: '2' } }
  assert.equal(words(inRow), words(count))
})
