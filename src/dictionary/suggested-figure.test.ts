import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formsOfList } from '../templates/field-list.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import { candidatesOf } from './candidates.ts'
import { catalogue, questionOf } from './catalogue.ts'
import { checkDefinition } from './check-definition.ts'
import type { Definition } from './definition.ts'
import { conditionsIn } from './filter-tree.ts'
import { mergeReport } from './merge-report.ts'
import { suggestedFigures } from './suggested-figure.ts'
import { suggestedMerge, type UnconfirmedForm } from './suggested-merge.ts'

const number = (path: string, more: Partial<Field> = {}): Field => ({
  sheet: '表',
  cell: 'B2',
  kind: 'cross-tab',
  headerPath: path.split(' / '),
  type: 'number',
  required: false,
  confidence: 1,
  evidence: [],
  ...more,
})
const everything = new Set(catalogue.map(({ key }) => key))
/** What is read of a field alone on a form of the whole village. */
const read = (field: Field): Definition | undefined => {
  const forms = [{ sheet: '表', title: '村基本情况表', notes: [] }]
  const template = { name: '村基本情况表.xlsx', forms, fields: [field] }
  const filling = suggestedFigures(template, { questions: catalogue, asked: everything, look: questionOf }).get(
    fieldKey(field),
  )
  return filling?.from === 'definition' ? filling.definition : undefined
}
const tests = (definition: Definition | undefined) =>
  definition &&
  [
    definition.of,
    ...conditionsIn(definition.where).map(({ question, is, value }) => `${question}${is}${String(value)}`),
  ].join(' ')

const whole: readonly (readonly [path: string, unit: string | undefined, wanted: string])[] = [
  ['低保人数', undefined, 'person person.minimum-living=true'],
  ['低保 / 人数', undefined, 'person person.minimum-living=true'],
  ['外出务工人数（人）', undefined, 'person person.migrant-work=true'],
  ['残疾人 / 数量', '人', 'person person.disabled=true'],
  ['饮水安全户数 / 数量', '户', 'household household.water-safe=true'],
  ['低保对象 / 独居 / 人数', undefined, 'person person.minimum-living=true person.living-alone=true'],
  ['残疾类别 / 视力残疾 / 人数', undefined, 'person person.disability-type=1'],
  ['户类型 / 特困户 / 户数（户）', undefined, 'household household.kind=5'],
  // 低保户 is an answer and a question of its own: the heading says which.
  ['户类型 / 低保户 / 户数', undefined, 'household household.kind=4'],
  ['户类型 / 脱贫户 / 户数', undefined, 'household household.kind=2'],
  ['未参加医疗保险人数', undefined, 'person person.medical-insured=false'],
]

const doubtful: readonly (readonly [path: string, unit?: string])[] = [
  // A code's word without its question may be anything; 党员 may leave out those on probation.
  ['农村人口 / 数量', '人'],
  ['党员人数（人）'],
  ['服务 / 家庭医生签约 / 数值', '人'],
  ['视力残疾 / 一级 / 人数'],
  // Part of something that stands elsewhere, or not the thing at all.
  ['其中：低保 / 人数'],
  ['新增低保人数'],
  ['本月低保人数'],
  // Everybody of an age or a sex: registered or resident?
  ['60岁以上人口 / 数量', '人'],
  ['总人口（人）'],
  ['女性 / 人数'],
  // Whose, or in which unit?
  ['低保户 / 人口'],
  ['低保人数 / 户数'],
  ['残疾类别 / 残疾等级 / 人数'],
  // No count.
  ['低保 / 金额', '元'],
  ['低保'],
  ['低保对象 / 数量'],
  ['低保人数（不含五保）'],
]

test('[D39] labels that say all of a definition make one, of questions its subject can see', () => {
  for (const [path, measureUnit, wanted] of whole) {
    const definition = read(number(path, measureUnit === undefined ? {} : { measureUnit }))
    assert.equal(tests(definition), wanted, path)
    // As a confirmation keeps it: checked again, it is the same.
    assert.deepEqual(checkDefinition(definition!, { field: path, look: questionOf }), { ok: true, value: definition })
  }
})

test('[D39] one word that is not read, or read twice, leaves the figure open', () => {
  for (const [path, measureUnit] of doubtful)
    assert.equal(tests(read(number(path, measureUnit === undefined ? {} : { measureUnit }))), undefined, path)
  assert.equal(read(number('低保人数', { region: { firstRow: 2, lastRow: 9 }, kind: 'list' })), undefined)
  assert.equal(read(number('低保人数', { type: 'text' })), undefined)
})

/** A village's form of figures beside a list that asks the people one by one. */
function merged({ title, figures, asked }: { title: string; figures: string[]; asked: string }) {
  const [people] = formsOfList(
    asked
      .split(' ')
      .map((label) => ({ system: '民政局', table: '人员', title: '人员信息表', code: '', label, type: '' })),
  )
  const forms: UnconfirmedForm[] = [
    { template: { name: '人员', forms: [people!.form], fields: people!.fields }, issuer: '民政局' },
    {
      template: {
        name: `${title}.xlsx`,
        forms: [{ sheet: '表', title, notes: [] }],
        fields: figures.map((path, index) => number(path, { cell: `B${index + 2}` })),
      },
      issuer: '组织部',
    },
  ]
  const input = suggestedMerge({ forms, questions: catalogue, candidates: candidatesOf(catalogue), look: questionOf })
  return mergeReport(input).templates[1]!.classes
}

test('[D39] a figure counts as computed where other forms ask what it needs and the form speaks of everybody', () => {
  const asked = '姓名 身份证号 是否低保'
  const title = '村基本情况表'
  const one = merged({ title, figures: ['低保 / 人数'], asked })
  assert.deepEqual([one.aggregate, one.open], [1, 0])
  for (const other of [
    // Nobody asks who is on the allowance: the figure cannot be counted from these forms.
    { title, figures: ['低保 / 人数'], asked: '姓名 身份证号' },
    { title: '老年人基本情况表', figures: ['低保 / 人数'], asked },
    // Two cells of one form that seem to count the same.
    { title, figures: ['低保 / 人数', '低保人数'], asked },
  ])
    assert.equal(merged(other).aggregate, 0, JSON.stringify(other))
})
