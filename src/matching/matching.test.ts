// Labels, whose facts, keys and proposals, beside the trap list.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Field } from '../templates/field.ts'
import { aliasKey, type Aliases, noAliases, soleAnswer } from './alias.ts'
import type { Candidate } from './candidate.ts'
import { cleanLabel } from './label.ts'
import { doubleLabels } from './lexicon-property.ts'
import { parseField, parseFields } from './parse.ts'
import { propose, type Proposal, settleRegion } from './propose.ts'
import { relationOf } from './relations.ts'
import type { Slots } from './slots.ts'
import { spell } from './spell.ts'
import { slotsIn } from './slots-in.test.ts'

test('[M2] notes, options and units leave the label', () => {
  const label = cleanLabel('*月救助金额（元）（请填整数）：')
  assert.deepEqual([label.core, label.measureUnit, label.notes], ['月救助金额', '元', ['请填整数']])
  assert.deepEqual(cleanLabel('住房是否安全(0否1是,默认0)').options, ['否', '是'])
  assert.deepEqual(cleanLabel('户口类型 农业/非农业').options, ['农业', '非农业'])
  assert.equal(cleanLabel('戶主聯繫電話').core, '户主联系电话')
})

test('[M2] a number that belongs to the label stays in it', () => {
  for (const label of ['60岁以上人数', '16岁以下男性人数', '是否6-15周岁']) {
    assert.deepEqual([cleanLabel(label).core, cleanLabel(label).options], [label, []])
  }
})

test('[M2] a bracket that cannot be read stays in the key', () => {
  assert.deepEqual(slotsIn('人员信息表', '姓名 | 出生日期(农历)').qualifiers, ['note:农历'])
})

test('[M2] any text is cleaned without loss of its raw form and without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (raw) => {
      assert.equal(cleanLabel(raw).raw, raw)
    }),
    { seed: 20261123, numRuns: 300 },
  )
})

test('[M3] no label of the lexicon means two properties', () => assert.deepEqual(doubleLabels, []))

test('[M3] a word is stripped only where a known property is left', () => {
  assert.equal(slotsIn('人员信息表', '姓名 | 人口类型').text, '人口类型')
  assert.equal(slotsIn('人员信息表', '姓名 | 原因').qualifiers.length, 0)
  assert.equal(slotsIn('人员信息表', '姓名 | 养路员姓名').role, '~养路员')
  assert.equal(slotsIn('人员信息表', '姓名 | 低保人员姓名').role, 'self')
})

test('[M3] somebody whom no word of ours names is known by his own words, and one of two is neither', () => {
  const role = (label: string) => slotsIn('农户信息表', `姓名 | ${label}`).role
  assert.deepEqual(['办理人手机', '护林员姓名', '法定代表人/负责人姓名', '户主配偶姓名', '户主户主姓名'].map(role), [
    '~办理人',
    '~护林员',
    '~法定代表人/负责人',
    'head spouse',
    'head',
  ])
})

test('[M2] two facts in one label, and a month asked as a day, are no plain question', () => {
  assert.deepEqual(slotsIn('人员信息表', '姓名 | 户主名字身份证').doubts, ['several-labels'])
  assert.equal(aliasKey(slotsIn('人员信息表', '姓名 | 姓名及联系电话')), undefined)
  assert.deepEqual(slotsIn('人员信息表', '姓名 | 出生年月:date').qualifiers, ['note:date'])
  assert.deepEqual(slotsIn('人员信息表', '姓名 | 出生日期:date').qualifiers, [])
  assert.equal(slotsIn('人员信息表', '姓名 | 是否有效走访').text, '?有效走访')
})

test('[M4] a number where the head’s is asked by name is not the head’s', () => {
  const list = '户主姓名 | 户主身份证号 | 证件号码'
  assert.deepEqual([slotsIn('', list).role, slotsIn('', list).doubts], ['unknown', ['whose']])
  assert.deepEqual(slotsIn('', '户主姓名 | 证件号码').role, 'head')
})

test('[M4] a person has no longitude, a place has', () => {
  assert.deepEqual(slotsIn('人员信息表', '姓名 | 经度').doubts, ['whose'])
  assert.deepEqual(slotsIn('场所信息表', '小区 | 经度').doubts, [])
})

test('[M4] a row with somebody’s own number is that person’s; what an office handles is an event', () => {
  assert.equal(slotsIn('', '身份证号 | 鞋码').subject, 'person')
  assert.equal(slotsIn('用水过户业务表', '产权地址').subject, 'event')
})

test('[M5] a number that only the owner can tell has a key within that owner’s forms', () => {
  const key = (owner?: string) => aliasKey(parseFields([field('户号', 'B')], [], owner).get('表!B4')!)
  assert.deepEqual([key(), key('供水公司')], [undefined, 'household/self|户号||none|none|none|of:供水公司'])
  assert.notEqual(key('供水公司'), key('派出所'))
})

test('[M4] a list that names only heads asks the head, and its phone is the household’s', () => {
  const list = '户主姓名 | 性别 | 家庭人口数 | 联系电话'
  assert.deepEqual([slotsIn('', '户主姓名 | 性别').subject, slotsIn('', '户主姓名 | 性别').role], ['household', 'head'])
  assert.deepEqual([slotsIn('', list).subject, slotsIn('', list).role], ['household', 'self'])
})

test('[M4] a bare phone beside somebody else’s name is nobody’s', () => {
  const slots = slotsIn('学生名单', '姓名 | 年级 | 家长姓名 | 联系电话')
  assert.deepEqual([slots.role, slots.doubts], ['unknown', ['whose']])
  assert.equal(aliasKey(slots), undefined)
})

test('[M4] a form that does not say whom it is about leaves the subject unknown', () => {
  assert.equal(slotsIn('', '性别').subject, 'unknown')
  assert.equal(slotsIn('', '家庭人口数').subject, 'household')
})

test('[M4] one field alone reads as it does among all fields of its form', () => {
  const fields = ['姓名', '户主姓名', '联系电话', '家庭人口数'].map((label, index) => field(label, 'ABCD'[index]!))
  const all = parseFields(fields, [])
  for (const one of fields) assert.deepEqual(parseField(one, undefined, fields), all.get(`表!${one.cell}`))
})

test('[M4] a cell where counts meet has no key', () => {
  const cell = { ...field('60岁以上', 'B'), kind: 'cross-tab' as const, headerPath: ['低保', '60岁以上'] }
  const slots = parseField(cell, undefined, [cell])
  assert.deepEqual([slots.doubts.includes('figure'), aliasKey(slots)], [true, undefined])
})

const field = (label: string, column: string): Field => ({
  sheet: '表',
  cell: `${column}4`,
  kind: 'list',
  headerPath: [label],
  region: { firstRow: 4, lastRow: 9 },
  type: 'text',
  required: false,
  confidence: 1,
  evidence: [],
})

const candidate = (answer: string, labels: string[], more: Partial<Candidate> = {}): Candidate => ({
  answer,
  subject: 'person',
  role: 'self',
  spellings: labels.map((label) =>
    spell({ label, subject: more.subject ?? 'person', role: 'self', measureUnit: 'none', representation: 'text' }),
  ),
  representations: new Set(['text', 'phone', 'id-number']),
  measureUnit: 'none',
  convertible: new Set(),
  accepts: () => false,
  ...more,
})

const candidates = [
  candidate('person.name', ['姓名']),
  candidate('person.phone', ['联系电话', '手机号', '电话']),
  candidate('person.sex', ['性别'], {
    representations: new Set(['text', 'choice']),
    accepts: (option) => ['男', '女'].includes(option),
  }),
  candidate('person.id-number', ['身份证号']),
  candidate('household.income', ['家庭年收入'], {
    subject: 'household',
    representations: new Set(['text', 'number']),
    measureUnit: '元',
    convertible: new Set(['万元']),
  }),
]

const answered = (answers: Record<string, string[]>, denied: Record<string, string[]> = {}): Aliases => ({
  confirmed: new Map(Object.entries(answers).map(([key, list]) => [key, new Set(list)])),
  denied: new Map(Object.entries(denied).map(([key, list]) => [key, new Set(list)])),
})
const phone = slotsIn('人员信息表', '姓名 | 联系电话')
const phoneKey = aliasKey(phone)!
const look = (slots: Slots, aliases: Aliases = noAliases): Proposal => propose({ slots, candidates, aliases })

test('[M5] a key names subject, role, words, restrictions, period, direction and unit', () => {
  assert.equal(phoneKey, 'person/self|联系电话||none|none|none')
  assert.equal(
    aliasKey(slotsIn('农户信息表', '户主姓名 | 年末家庭人口数')),
    'household/self|家庭人口数||year-end|none|none',
  )
})

test('[M5] two answers for one key, or a denial, end the key', () => {
  assert.equal(soleAnswer(answered({ k: ['a'] }), 'k'), 'a')
  assert.equal(soleAnswer(answered({ k: ['a', 'b'] }), 'k'), undefined)
  assert.equal(soleAnswer(answered({ k: ['a'] }, { k: ['a'] }), 'k'), undefined)
  assert.equal(soleAnswer(noAliases, undefined), undefined)
})

test('[M6] a synonym that is a concept of its own only suggests', () => {
  const proposal = look(slotsIn('人员信息表', '姓名 | 手机号'))
  assert.deepEqual(
    [proposal.tier, proposal.suggestions[0]!.answer, proposal.suggestions[0]!.relation],
    ['pick', 'person.phone', 'NARROWER'],
  )
})

test('[M7] a veto keeps the suggestion and takes away the automatism', () => {
  const head = look(slotsIn('农户信息表', '户主姓名 | 性别'))
  assert.deepEqual([head.tier, head.suggestions[0]!.answer], ['pick', 'person.sex'])
  assert.ok(head.suggestions[0]!.vetoes.includes('other-subject'))
  const choices = look(slotsIn('人员信息表', '姓名 | 性别:select:[甲,乙]'))
  assert.deepEqual([choices.tier, choices.suggestions[0]!.vetoes], ['pick', ['type-clash']])
})

test('[M7] an unknown role vetoes even where the words were confirmed', () => {
  const slots = slotsIn('人员信息表', '姓名 | 年级 | 家长姓名 | 联系电话')
  const proposal = look(slots, answered({ [phoneKey]: ['person.phone'] }))
  assert.equal(proposal.tier, 'pick')
  assert.ok(proposal.suggestions[0]!.vetoes.includes('whose'))
})

test('[M7] what a person denied takes no place from what is left, and what is left is a choice', () => {
  const many = Array.from({ length: 7 }, (_, at) => candidate(`person.phone-${at}`, ['联系电话']))
  const suggested = (denied: string[]) =>
    propose({ slots: phone, candidates: many, aliases: answered({}, { [phoneKey]: denied }) })
  const five = suggested([]).suggestions.map(({ answer }) => answer)
  const left = suggested(five.slice(0, 3))
  assert.deepEqual(
    left.suggestions.map(({ answer, vetoes }) => [answer, vetoes.includes('denied')]),
    [...[3, 4, 5, 6].map((at) => [`person.phone-${at}`, false]), ['person.phone-0', true]],
  )
  assert.equal(propose({ slots: phone, candidates: many.slice(0, 1), aliases: noAliases }).tier, 'one-click')
  const [one, other] = [many.slice(0, 2), answered({}, { [phoneKey]: ['person.phone-0'] })]
  assert.equal(propose({ slots: phone, candidates: one, aliases: other }).tier, 'pick')
})

test('[M8] what follows from another answer is offered as derivable', () => {
  assert.equal(relationOf('age', 'id-number'), 'DERIVABLE')
  assert.equal(relationOf('id-number', 'age'), undefined)
  const suggestions = look(slotsIn('人员信息表', '姓名 | 年龄')).suggestions
  assert.deepEqual(
    suggestions.filter(({ answer }) => answer === 'person.id-number').map(({ relation }) => relation),
    ['DERIVABLE'],
  )
})

test('[M8] another known unit is derivable, an unknown one a veto', () => {
  const income = (unit: string) => look(slotsIn('农户信息表', `户主姓名 | 家庭年收入(${unit})`)).suggestions[0]!
  assert.deepEqual([income('万元').relation, income('万元').vetoes], ['DERIVABLE', ['unit-to-convert']])
  assert.deepEqual(income('亩').vetoes, ['other-unit'])
  assert.deepEqual(income('元').vetoes, [])
})

test('[M9] only a confirmed key attaches by itself', () => {
  assert.equal(look(phone).tier, 'one-click')
  assert.equal(look(phone, answered({ [phoneKey]: ['person.phone'] })).tier, 'auto')
  assert.equal(look(phone, answered({ [phoneKey]: ['person.phone', 'person.name'] })).tier, 'pick')
  assert.equal(look(phone, answered({}, { [phoneKey]: ['person.phone'] })).tier, 'pick')
})

test('[M9] what is like nothing is new', () => assert.equal(look(slotsIn('人员信息表', '姓名 | 鞋码')).tier, 'new'))

test('[M9] one region asks a question once', () => {
  const proposal = look(phone, answered({ [phoneKey]: ['person.phone'] }))
  const settled = settleRegion([
    { region: 'a', proposal },
    { region: 'a', proposal },
    { region: 'b', proposal },
  ])
  assert.deepEqual(
    settled.map(({ tier }) => tier),
    ['pick', 'pick', 'auto'],
  )
  assert.ok(settled[0]!.suggestions[0]!.vetoes.includes('same-form'))
})

test('[M9] at most five suggestions, best first, whatever the label', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...'姓名 电话 手机 证号 性别 年收入 号 家庭 户主 人 '.split(' ')),
      fc.string({ maxLength: 4 }),
      (a, b) => {
        const { suggestions, tier } = look(slotsIn('人员信息表', `姓名 | ${a}${b}x`))
        assert.ok(suggestions.length <= 5 && tier !== 'auto')
        assert.deepEqual(
          suggestions.map(({ score }) => score),
          suggestions.map(({ score }) => score).toSorted((x, y) => y - x),
        )
      },
    ),
    { seed: 20261123, numRuns: 100 },
  )
})

test('[M3] a hostile label takes no longer than a label', () => {
  for (const word of ['家庭成员', '户主', '人', '年初', '原', '(', '1男2']) {
    const slots = slotsIn('人员信息表', `姓名 | ${word.repeat(8_000)}`)
    assert.equal(look(slots).tier === 'auto', false)
  }
  assert.equal(slotsIn('人员信息表', `姓名 | ${'家庭成员'.repeat(9)}姓名`).property, 'name')
})
