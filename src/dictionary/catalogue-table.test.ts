import assert from 'node:assert/strict'
import { test } from 'node:test'
import { questionTable } from './catalogue-table.ts'
import { Question } from './question.ts'

const read = (table: string) => questionTable({ subject: 'household', domain: 'finance', table })

test('[D20] a line is a question, the indented line below it what else forms print for it', () => {
  const table = `
7 head-phone @head | 户主电话 | Phone of head | text | personal 365 | head of person.phone
  户主联系电话  户主联系方式
8 pigs | 生猪存栏数 | Pigs kept | integer 头 | internal
9 toilet-kind | 厕所类型 | Kind of toilet | code toilet-kind | open 730
10 head-id-number @head | 户主身份证号 | ID number of head | text id-number | sensitive
`
  assert.deepEqual(read(table), [
    {
      id: 7,
      key: 'household.head-phone',
      subject: 'household',
      role: 'head',
      domain: 'finance',
      name: { 'zh-CN': '户主电话', en: 'Phone of head' },
      type: 'text',
      freshDays: 365,
      sensitivity: 'personal',
      derivedFrom: { by: 'head', question: 'person.phone' },
      synonyms: ['户主联系电话', '户主联系方式'],
    },
    {
      id: 8,
      key: 'household.pigs',
      subject: 'household',
      domain: 'finance',
      name: { 'zh-CN': '生猪存栏数', en: 'Pigs kept' },
      type: 'integer',
      measureUnit: '头',
      sensitivity: 'internal',
    },
    {
      id: 9,
      key: 'household.toilet-kind',
      subject: 'household',
      domain: 'finance',
      name: { 'zh-CN': '厕所类型', en: 'Kind of toilet' },
      type: 'code',
      codes: 'toilet-kind',
      freshDays: 730,
      sensitivity: 'open',
    },
    {
      id: 10,
      key: 'household.head-id-number',
      subject: 'household',
      role: 'head',
      domain: 'finance',
      name: { 'zh-CN': '户主身份证号', en: 'ID number of head' },
      type: 'text',
      format: 'id-number',
      sensitivity: 'sensitive',
    },
  ])
})

test('[D20] a line that is no question is refused when the catalogue is read, a type or class that does not exist by its schema', () => {
  for (const line of [
    'pigs | 生猪存栏数 | Pigs kept | integer 头 | internal',
    '8 pigs | 生猪存栏数 | | integer 头 | internal',
    '8 pigs | 生猪存栏数 | Pigs kept | integer 头',
    '8 pigs | 生猪存栏数 | Pigs kept | integer 头 | internal | from somewhere',
    '8 pigs | 生猪存栏数 | Pigs kept | integer 头 | internal | age of person.born | more',
  ]) {
    assert.throws(() => read(line), /no question of the catalogue/, line)
  }
  for (const line of [
    '8 pigs | 生猪存栏数 | Pigs kept | number | internal',
    '8 pigs | 生猪存栏数 | Pigs kept | integer | secret',
    '8 pigs | 生猪存栏数 | Pigs kept | integer | open | guessed of person.age',
  ]) {
    assert.equal(Question.safeParse(read(line)[0]).success, false, line)
  }
})
