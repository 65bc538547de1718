import assert from 'node:assert/strict'
import { test } from 'node:test'
import { questionOf as look } from '../dictionary/catalogue.ts'
import type { Definition } from '../dictionary/definition.ts'
import { definitionWords } from './definition-words.ts'
import { speaker } from './speak.ts'

const words = (definition: Definition, language: 'zh-CN' | 'en' = 'zh-CN') =>
  definitionWords(definition, { ...speaker(language), look })

test('[C90] a definition is said in words, its tree with all, any and not', () => {
  const woman = { question: 'person.sex', is: '=' as const, value: '2' }
  const old = { question: 'person.age', is: '>=' as const, value: 60 }
  const count: Definition = { measure: 'count', of: 'person', where: [old, woman] }
  assert.equal(words(count), '计数 · 人 · 年龄 >= 60 · 性别 = 女')
  const any: Definition['where'] = { combinator: 'or', not: true, rules: [old, { combinator: 'and', rules: [woman] }] }
  assert.equal(words({ ...count, where: any }), '计数 · 人 · 不是(年龄 >= 60 或 (性别 = 女))')
  assert.equal(
    words({ measure: 'share', of: 'person', where: [old], part: [woman] }, 'en'),
    'share · people · Age >= 60 · of whom: Sex = 女',
  )
  const perHead = { measure: 'average' as const, question: 'household.net-income', over: 'household.size' }
  assert.equal(
    words({ ...perHead, of: 'household', where: [], group: { level: 'village', name: '青山村' } }),
    '平均 · 家庭年纯收入 · 按家庭人口数平均 · 青山村',
  )
})
