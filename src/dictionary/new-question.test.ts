// Questions made of fields. Forms are invented.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseField } from '../matching/parse.ts'
import type { Field } from '../templates/field.ts'
import { catalogue } from './catalogue.ts'
import { newQuestions } from './new-question.ts'
import type { Own } from './own.ts'
import { ReviewAnswer } from './review-answer.ts'

const form = { sheet: '表', title: '毛竹经营户情况', notes: [] }
const field = (headerPath: string[], more: Partial<Field> = {}): Field => ({
  sheet: '表',
  cell: 'B4',
  kind: 'list',
  headerPath,
  region: { firstRow: 4, lastRow: 8 },
  type: 'text',
  required: false,
  confidence: 1,
  evidence: [],
  ...more,
})
const make = (
  fields: Field[],
  { prefix = 'qs', owns = [], said = {} }: { prefix?: string; owns?: Own[]; said?: object } = {},
) =>
  newQuestions({
    wanted: fields.map((one, index) => ({
      row: index + 1,
      said: ReviewAnswer.parse({ say: 'new', item: 'i', subject: 'household', ...said }) as Extract<
        ReviewAnswer,
        { say: 'new' }
      >,
      field: one,
      slots: parseField(one, form, [one]),
    })),
    prefix,
    owns,
    catalogue,
  })
const made = (fields: Field[], more: Parameters<typeof make>[1] = {}) => {
  const result = make(fields, more)
  assert.ok(result.ok)
  return result.value
}

test('[D29] a question has the name, type and unit that the form prints', () => {
  const { made: questions, problems } = made([
    field(['毛竹面积(亩)'], { type: 'number', measureUnit: '亩' }),
    field(['毛竹工人数'], { type: 'number', measureUnit: '人' }),
    field(['毛竹采伐日'], { type: 'date' }),
    field(['毛竹品相'], { type: 'choice', options: ['甲等', '乙等'] }),
    field(['毛竹是否成林'], { type: 'boolean' }),
    field(['毛竹站电话'], { type: 'phone' }),
  ])
  assert.deepEqual(problems, [])
  assert.deepEqual(
    [...questions.values()].map(({ type, measureUnit, sensitivity }) => [type, measureUnit, sensitivity]),
    [
      ['decimal', '亩', 'personal'],
      ['integer', '人', 'personal'],
      ['date', undefined, 'personal'],
      ['code', undefined, 'personal'],
      ['boolean', undefined, 'personal'],
      ['text', undefined, 'sensitive'],
    ],
  )
  assert.deepEqual(questions.get(4)!.choices, [
    ['1', '甲等'],
    ['2', '乙等'],
  ])
})

test('[D29] a word that says nothing alone is named with what stands above it', () => {
  const { made: questions } = made([field(['毛竹补贴', '批次', '备注'])])
  assert.equal(questions.get(1)!.name['zh-CN'], '毛竹补贴 批次 备注')
  const { made: two } = made([
    field(['毛竹贷款', '净增棵数']),
    field(['楠木贷款', '净增棵数']),
    field(['基本信息', '净增株数']),
  ])
  assert.deepEqual(
    [...two.values()].map(({ name }) => name['zh-CN']),
    ['毛竹贷款 净增棵数', '楠木贷款 净增棵数', '净增株数'],
  )
})

test('[D29] ids follow on, and a dictionary begun later has a range of its own', () => {
  const { own } = made([field(['毛竹棵数'])])
  assert.deepEqual([own.prefix, own.ids], ['qs', [100_000, 109_999]])
  const next = made([field(['楠木棵数'])], { owns: [own] })
  assert.deepEqual(
    next.own.questions.map(({ id }) => id),
    [100_000, 100_001],
  )
  const other = made([field(['樟木棵数'])], { owns: [own], prefix: 'yx' })
  assert.deepEqual([other.own.ids, other.made.get(1)!.key], [[110_000, 119_999], 'household.yx.q110000'])
})

test('[D29] two wishes of one name make one question, and the second is told which', () => {
  const { made: questions, problems } = made([field(['毛竹棵数']), field(['毛竹棵数'])])
  assert.deepEqual([[...questions.keys()], problems.map(({ code }) => code)], [[1], ['dictionary/own-label-taken']])
})
