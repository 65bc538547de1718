// D41: the words that labels of figures are made of: what the dictionary's questions and codes say, and the words around them.
import { normalText } from '../kernel/text.ts'
import { codeName, codesOf, codeWritings } from './codes.ts'
import type { Condition } from './definition.ts'
import { labelsOf } from './label-meaning.ts'
import type { Question } from './question.ts'

/** Who can be counted and listed; places, firms and events are not in ledgers that are counted by people’s tests. */
export type CountedKind = 'person' | 'household'

export type Term =
  /** A test that its words state; `names`: the words name people or households, so that in a title they say who is counted. */
  | { is: 'test'; question: string; subject: CountedKind; condition: Condition; names: boolean }
  /** An answer that means something only under its question: 安全 under 住房安全情况. */
  | { is: 'answer'; question: string; subject: CountedKind; condition: Condition; names: boolean }
  /** A question by its name: what rows or columns below it answer, or a number to add up. */
  | { is: 'question'; question: Question }
  | { is: 'counted'; of: CountedKind }
  | { is: 'how'; how: How }
  /** 合计, 总: all of them. */
  | { is: 'whole' }
  /** 其中: of those before it. */
  | { is: 'among' }
  | { is: 'or' }
  | { is: 'not' }
  /** 儿童, 劳动年龄: says nothing that the age beside it does not say better, and nothing without one. `otherwise`: unless a law does. */
  | { is: 'band-word'; otherwise?: Condition }
  /** 患病 beside a disease: says again what another word has said, and nothing alone. */
  | { is: 'again'; of: string }
  /** Says nothing about who is counted; `title`: only where it stands in a title or a heading. */
  | { is: 'nothing'; title?: true }

export type How = 'average' | 'min' | 'max' | 'per-person' | 'per-household' | 'share-of-people' | 'share-of-households'

export type Terms = ReadonlyMap<string, readonly Term[]>

const words = (text: string): string[] => text.split(' ')
const shares = (base: string): string[] => ['比例', '比重', '的比例', '的比重', '百分比', '比'].map((end) => base + end)

const people = (question: string, is: Condition['is'], value: Condition['value']): Term => ({
  is: 'test',
  question,
  subject: 'person',
  condition: value === undefined ? { question, is } : { question, is, value },
  names: true,
})

const fixed: readonly (readonly [string, Term])[] = [
  ...words('户数 户 农户数 农户户数 家庭数 家庭户数 住户数').map(
    (word) => [word, { is: 'counted', of: 'household' }] as const,
  ),
  ...words('人数 人 人口 人口数 人员 人员数 者 群众 患者').map(
    (word) => [word, { is: 'counted', of: 'person' }] as const,
  ),
  ...words('合计 小计 总计 共计 总数 总 全部 全体 共有').map((word) => [word, { is: 'whole' }] as const),
  ['患病', { is: 'again', of: '病' }],
  ['其中', { is: 'among' }],
  ['、', { is: 'or' }],
  ['或', { is: 'or' }],
  ...words('未 非 不 没有 无').map((word) => [word, { is: 'not' }] as const),
  ...words('平均').map((word) => [word, { is: 'how', how: 'average' }] as const),
  ...words('最高 最大').map((word) => [word, { is: 'how', how: 'max' }] as const),
  ...words('最低 最小').map((word) => [word, { is: 'how', how: 'min' }] as const),
  ...words('人均 平均每人').map((word) => [word, { is: 'how', how: 'per-person' }] as const),
  ...words('户均 平均每户').map((word) => [word, { is: 'how', how: 'per-household' }] as const),
  ...['占总人口', '占人口总数', '占总人数', '占全村人口'].flatMap((word) =>
    shares(word).map((text) => [text, { is: 'how', how: 'share-of-people' }] as const),
  ),
  ...['占总户数', '占农户总数', '占全村户数'].flatMap((word) =>
    shares(word).map((text) => [text, { is: 'how', how: 'share-of-households' }] as const),
  ),
  // 民法典 and 未成年人保护法 art. 2, 老年人权益保障法 art. 2.
  ['未成年人', { is: 'band-word', otherwise: { question: 'person.age', is: '<', value: 18 } }],
  ...words('老年人 老人 老年人口').map(
    (word) => [word, { is: 'band-word', otherwise: { question: 'person.age', is: '>=', value: 60 } }] as const,
  ),
  ...words('儿童 少年儿童 劳动年龄 高龄老人 高龄老年人 青年 中年 少儿').map(
    (word) => [word, { is: 'band-word' }] as const,
  ),
  ...words('数量 数 个数 情况 的 享受 本村 全村 村 总体 现有 已 农户 农户家庭 基本情况 基本信息 基础信息 概况').map(
    (word) => [word, { is: 'nothing' }] as const,
  ),
  ...words(
    '农村 村民 居民 村级 本级 乡镇 镇 县 区 社区 统计 汇总 分类 分级 构成 结构 分布 一览 台卡 台账 基本 基础 数据 信息 报表 年报 月报 季报 进度 表 卡 各类 有关 相关 与 和 及 家庭 住户 分组 组成 人员类别 村情 概况 土地 设施 经济 社会 社会经济 经济社会 防汛 救灾 防汛救灾 防灾 供水 林地 人居环境 整治 环境整治 基础设施 年度 年 月 季度 度 第 （ ） ( )',
  ).map((word) => [word, { is: 'nothing', title: true }] as const),
  // In statistics of the Party its members are those on probation too; a code list tells the two apart.
  ...words('党员 共产党员').map(
    (word) => [word, people('person.political-status', 'in', ['中共党员', '中共预备党员'])] as const,
  ),
  ['少数民族', people('person.ethnicity', '!=', '汉族')],
]
/** Words that mean what is said above, whatever a code list says. */
const settled = new Set(['党员', '共产党员', '少数民族'])

const vocabularies = new WeakMap<readonly Question[], Terms>()

/** The vocabulary of the dictionary in force; made once for each. */
export function figureTerms(questions: readonly Question[]): Terms {
  const terms = vocabularies.get(questions) ?? makeTerms(questions)
  vocabularies.set(questions, terms)
  return terms
}

function makeTerms(questions: readonly Question[]): Terms {
  const terms = new Map<string, Term[]>()
  const add = (text: string, term: Term) => {
    const key = normalText(text)
    if (key === '' || settled.has(key)) return
    const known = terms.get(key) ?? []
    // 是否残疾 and 是否残疾人 say the same word twice.
    if (!known.some((one) => JSON.stringify(one) === JSON.stringify(term))) terms.set(key, [...known, term])
  }
  for (const question of questions) if (canTest(question)) for (const [text, term] of termsOf(question)) add(text, term)
  for (const [text, term] of fixed) terms.set(text, [...(terms.get(text) ?? []), term])
  return terms
}

/** Facts of people and households themselves; what a head answers is asked of the head. */
const canTest = ({ subject, role, type }: Question): boolean =>
  (subject === 'person' || subject === 'household') && role === 'self' && type !== 'text'

function termsOf(question: Question): [string, Term][] {
  const named = labelsOf(question).flatMap((label) => [label, ...householdWritings(label)])
  // How many of its people are something is counted from the people, not added up from what households say.
  if (question.type === 'integer' && question.measureUnit === '人') return []
  const dimension = named.map((label): [string, Term] => [label, { is: 'question', question }])
  if (question.type === 'boolean') return [...dimension, ...named.flatMap((label) => yesTerms(label, question))]
  if (question.type === 'code') return [...dimension, ...codesOf(question).flatMap((code) => codeTerms(code, question))]
  return dimension
}

/** 户类型 is printed 农户类型 and 住户类型 as well. */
const householdWritings = (label: string): string[] => (/^户[^主籍口]/.test(label) ? [`农${label}`, `住${label}`] : [])

const naming = /(?:人|者|员|户|对象|儿童|老人|妇女|军人|学生|孤儿)$/

type Made = { question: Question; value: string | boolean }

const made = ({ question, value }: Made, names: boolean): Extract<Term, { is: 'test' }> => ({
  is: 'test',
  question: question.key,
  subject: question.subject as CountedKind,
  condition: { question: question.key, is: '=', value },
  names,
})

/** 是否残疾人 is 残疾人; 住房是否安全 is 住房安全 and 住房不安全, and under its own heading 安全 and 不安全. */
function yesTerms(label: string, question: Question): [string, Term][] {
  const plain = normalText(label)
  const [, about, state] = /^(.+)是否(?:已)?(?:有)?(.+)$/.exec(plain) ?? []
  const yes = made({ question, value: true }, false)
  const no = made({ question, value: false }, false)
  if (about && state) {
    return [
      [about + state, yes],
      [`${about}不${state}`, no],
      [`${about}未${state}`, no],
      [state, { ...yes, is: 'answer' }],
      [`不${state}`, { ...no, is: 'answer' }],
      [`未${state}`, { ...no, is: 'answer' }],
    ]
  }
  const stripped = plain.replace(/^(?:是否|有无)(?:为|有|是)?/, '')
  if (stripped.length < 2) return []
  return [
    [stripped, { ...yes, names: naming.test(stripped) }],
    ['是', { ...yes, is: 'answer' }],
    ['否', { ...no, is: 'answer' }],
  ]
}

/** Lists whose names say by themselves what they answer; 本县, 一级 or 其他 need their question beside them. */
const saying = new Set(['sex', 'ethnicity', 'political-status', 'marital-status', 'disability-type', 'house-structure'])

const codeTerms = (code: string, question: Question): [string, Term][] =>
  codeWritings(question, code)
    .filter((text) => /\p{Script=Han}/u.test(text))
    .map((text, index): [string, Term] => {
      // A writing may be another question's word: 残疾人 of 健康状况 残疾 is somebody disabled.
      const names = naming.test(text) && (index === 0 || saying.has(question.codes ?? ''))
      const stands = (saying.has(question.codes ?? '') || names) && (text.length > 1 || question.codes === 'sex')
      // The name is what a person reads in the draft; confirming turns it into the code.
      const term = made({ question, value: codeName(question, code)! }, names)
      return [text, stands ? term : { ...term, is: 'answer' }]
    })
