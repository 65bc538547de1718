import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '../templates/field.ts'
import { catalogue as questions, questionOf as look } from './catalogue.ts'
import type { Condition, Definition } from './definition.ts'
import { readFigureLabel } from './figure-label.ts'
import { figureTerms } from './figure-terms.ts'
import { suggestDefinition } from './suggest-definition.ts'
import { suggestDefinitions } from './suggest-definitions.ts'

const terms = figureTerms(questions)
type Asked = { title?: string; unit?: string; begins?: number[]; isTable?: boolean }

const suggest = (path: string, { title = '', unit, begins = [], isTable = true }: Asked = {}) =>
  suggestDefinition({
    labels: path.split(' / ').map((label) => readFigureLabel(label, terms)),
    title: readFigureLabel(title, terms, true),
    measureUnit: unit,
    begins,
    isTable,
    look,
  })
/** `count person 年龄>=60 …`, or the words nobody explains. */
const said = (path: string, asked: Asked = {}): string => {
  const { definition, open } = suggest(path, asked)
  if (!definition)
    return `? ${open.map(({ why, text }) => (why === 'word' ? text : `${why} ${text}`.trim())).join(' ')}`
  const { measure, of, question, over, part } = definition
  return [measure, of, question, over, words(definition.where), part && `part ${words(part)}`].filter(Boolean).join(' ')
}
const words = (where: Definition['where']): string =>
  'combinator' in where
    ? where.rules
        .map((rule) => ('combinator' in rule ? `(${words(rule)})` : one(rule)))
        .join(where.combinator === 'or' ? ' or ' : ' ')
    : where.map(one).join(' ')
const one = ({ question, is, value }: Condition) =>
  `${question.replace(/^person\./, '')}${is}${[value].flat().join('+')}`

test('[D41] every word of a path becomes a test, a measure or nothing', () => {
  const cases: [string, string, Asked?][] = [
    ['60岁以上低保女性人数', 'count person age>=60 minimum-living=true sex=女'],
    ['60-79岁 / 男', 'count person age>=60 age<=79 sex=男'],
    ['80周岁及以上 / 女', 'count person age>=80 sex=女'],
    ['14岁及以下儿童人数', 'count person age<=14'],
    ['不满18周岁人数', 'count person age<=17'],
    ['劳动年龄人口（16—59岁）', 'count person age>=16 age<=59'],
    ['老年人人数', 'count person age>=60'],
    ['60岁以上老年人', 'count person age>=60'],
    ['未成年人 / 人数', 'count person age<18'],
    ['党员人数（人）', 'count person political-statusin中共党员+中共预备党员'],
    ['少数民族人口', 'count person ethnicity!=汉族'],
    ['低保、特困人员人数', 'count person (minimum-living=true or extreme-poverty=true)'],
    ['非低保人数', 'count person minimum-living=false'],
    ['残疾人数', 'count person disabled=true'],
    ['总户数', 'count household'],
    ['户数合计（户）', 'count household'],
    ['监测户 / 人口', '? 监测户'],
    ['户类型 / 监测户 / 人口', 'count person household.kind=监测户'],
    ['农户类型 / 脱贫户 / 耕地面积（亩）', 'sum household household.arable-area household.kind=脱贫户'],
    ['住房安全情况 / 不安全 / 户数', 'count household household.house-safe=false'],
    ['住房不安全户数', 'count household household.house-safe=false'],
    ['残疾等级 / 一级 / 人数', 'count person disability-grade=一级'],
    ['一级 / 人数', '? 一级'],
    ['低保户 / 户数', '? 低保户'],
    ['通宽带户数', 'count household household.internet=true'],
    ['平均年龄', 'average person person.age'],
    ['最高年龄', 'max person person.age', { unit: '岁' }],
    ['易地搬迁户 / 家庭年收入（万元）', 'sum household household.annual-income household.relocated=true'],
    ['人均家庭年收入（元）', 'average household household.annual-income household.size'],
    ['户均耕地面积（亩）', 'average household household.arable-area'],
    ['60岁以上人口占总人口比例（%）', 'share person part age>=60'],
    ['女 / 占总人口比例', 'share person minimum-living=true part sex=女', { title: '低保对象情况统计表', unit: '%' }],
  ]
  for (const [path, expected, asked] of cases) assert.equal(said(path, asked), expected, path)
})

test('[D41] a word that nobody can explain leaves no definition and is named', () => {
  const cases: [string, string, Asked?][] = [
    ['60岁以上贷款人数', '? 贷款'],
    ['应参保人数', '? 应参保'],
    ['户籍人口（人）', '? 籍'],
    ['一组 / 总户数', '? 一组'],
    ['18岁以下人数', '? 18岁以下'],
    ['人数', '? 移民搬迁', { title: '移民搬迁情况统计表' }],
    ['人数', '? 黑名单', { title: '黑名单统计表' }],
    ['人数', '? 低保', { title: '低保情况统计表' }],
    ['残疾人口数 / 户数', '? counted 人口数'],
    ['残疾人', '? counted', { isTable: false }],
    ['男', '? counted', { isTable: false }],
    ['通宽带', '? counted'],
    ['人数（户）', '? unit 户'],
    ['残疾人数', '? unit 元', { unit: '元' }],
    ['家庭年收入', '? 家庭年收入'],
    ['平均人数', '? counted 平均'],
    ['年龄合计', '? 年龄'],
    ['女 / 年龄合计', '? counted'],
    ['60岁以上人口占总人口比例', '? counted 占总人口比例'],
    ['60岁以上占比', '? 占比'],
    ['未 / 人数', '? 未'],
    ['户数 / 女', '? 女'],
  ]
  for (const [path, expected, asked] of cases) assert.equal(said(path, asked), expected, path)
})

test('[D41] a title says who is counted only in words that name them', () => {
  assert.equal(said('男', { title: '2026年残疾人情况统计表（一）' }), 'count person disabled=true sex=男')
  assert.equal(said('患病人数', { title: '慢性病患者情况汇总表' }), 'count person chronic-disease=true')
  assert.equal(said('患病人数'), '? 患病')
  assert.equal(said('是否低保 / 是 / 人数', { title: '低保情况统计表' }), 'count person minimum-living=true')
})

test('[D41] an upper limit counts unless the next age begins with it, and where nobody says so it is open', () => {
  assert.equal(said('18岁以下 / 人数', { begins: [18, 60] }), 'count person age<18')
  assert.equal(said('18岁以下 / 人数', { begins: [19] }), 'count person age<=18')
  assert.equal(said('18-60岁 / 人数', { begins: [18, 60] }), 'count person age>=18 age<60')
  assert.equal(said('18-59岁 / 人数', { begins: [18, 60] }), 'count person age>=18 age<=59')
})

const cell = (at: string, ...headerPath: string[]): Field => ({
  sheet: '表',
  cell: at,
  kind: 'cross-tab',
  headerPath,
  type: 'number',
  required: false,
  confidence: 1,
  evidence: [],
})
const forms = [{ sheet: '表', title: '人口情况统计表', measureUnit: '人' }]
const figures = (...fields: Field[]) => suggestDefinitions({ fields, forms, questions, look })
const whereOf = (found: ReturnType<typeof figures>, key: string) => {
  const definition = found.get(key)?.definition
  return definition && words(definition.where)
}

test('[D42] a table whose every cell is understood is one suggestion; one word nobody explains makes it none', () => {
  const rows = ['低保对象', '特困人员']
  const table = rows.flatMap((row, index) =>
    ['0-17岁', '18岁以上'].map((column, at) => cell(`${'BC'[at]}${index + 3}`, row, column)),
  )
  const found = figures(...table)
  assert.deepEqual([...new Set([...found.values()].map((one) => one.table))], ['表!B3:C4'])
  assert.equal(whereOf(found, '表!C4'), 'extreme-poverty=true age>=18')
  const broken = figures(...table, cell('D3', '低保对象', '死心塌地'), cell('D4', '特困人员', '死心塌地'))
  assert.deepEqual([...new Set([...broken.values()].map((one) => one.table))], [undefined])
  assert.equal(whereOf(broken, '表!C4'), 'extreme-poverty=true age>=18')
})

test('[D42] 其中 is of the place before it where that is certain, and open where it is not', () => {
  const found = figures(
    cell('B3', '18岁以上', '人数'),
    cell('C3', '18岁以上', '其中：女'),
    cell('D3', '18岁以上', '其中：残疾人'),
  )
  assert.equal(whereOf(found, '表!D3'), 'age>=18 disabled=true')
  const several = figures(
    cell('B3', '18岁以上', '低保对象'),
    cell('C3', '18岁以上', '特困人员'),
    cell('D3', '18岁以上', '其中：女'),
  )
  assert.equal(several.get('表!D3')!.definition, undefined)
  const gap = figures(cell('B3', '18岁以上', '人数'), cell('D3', '18岁以上', '其中：女'))
  assert.deepEqual(gap.get('表!D3')!.open, [{ why: 'word', text: '其中：女' }])
  const part = figures(cell('B3', '18岁以上', '低保对象'), cell('C3', '18岁以上', '其中：女'))
  assert.equal(whereOf(part, '表!C3'), 'age>=18 minimum-living=true sex=女')
})

test('[D42] a list asks its rows and a text asks a word: neither is offered a figure', () => {
  const list: Field = { ...cell('B3', '残疾人数（人）'), kind: 'list', region: { firstRow: 3, lastRow: 5 } }
  const text: Field = { ...cell('B9', '残疾人数（人）'), kind: 'key-value', type: 'text' }
  assert.equal(figures(list, text).size, 0)
})
