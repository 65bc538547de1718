import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noAliases } from '../matching/alias.ts'
import { normalText } from '../kernel/text.ts'
import { parseFields } from '../matching/parse.ts'
import { propose } from '../matching/propose.ts'
import { unknown } from '../matching/slots.ts'
import type { Field } from '../templates/field.ts'
import { candidatesOf } from './candidates.ts'
import { catalogue, questionOf } from './catalogue.ts'
import { codeLists } from './code-lists.ts'
import { canDerive } from './check-own.ts'
import { codeList, codeName, readCode, readYesNo } from './codes.ts'
import { labelsOf, meaningOf } from './label-meaning.ts'
import { columnOf, domains, propertyOf, Question, subjectKinds } from './question.ts'
import { sameUnit } from './units.ts'

test('[D1] a question’s column comes from its id and never from its name', () => {
  for (const question of catalogue) assert.equal(columnOf(question), `e${question.id}`)
  assert.equal(Question.safeParse({ ...catalogue[0], key: '姓名' }).success, false)
})

test('[D1] a question is an object class, subject and role, and a property of it', () => {
  const parts = (key: string) => {
    const question = questionOf(key)!
    return [question.subject, question.role, propertyOf(question)]
  }
  assert.deepEqual(parts('person.id-number'), ['person', 'self', 'id-number'])
  assert.deepEqual(parts('household.head-id-number'), ['household', 'head', 'id-number'])
  assert.deepEqual(parts('area.first-secretary-phone'), ['area', 'first-secretary', 'phone'])
})

test('[D4] ids run from 1 without a gap, and keys and Chinese names stand once per kind of subject', () => {
  assert.deepEqual(
    catalogue.map(({ id }) => id),
    catalogue.map((_, index) => index + 1),
  )
  assert.equal(new Set(catalogue.map(({ key }) => key)).size, catalogue.length)
  assert.equal(new Set(catalogue.map(({ subject, name }) => subject + name['zh-CN'])).size, catalogue.length)
  for (const { key, subject } of catalogue) assert.ok(key.startsWith(`${subject}.`), key)
})

test('[D4] these ids are given for good', () => {
  const given = {
    1: 'person.name',
    2: 'person.id-number',
    36: 'person.monthly-aid',
    37: 'household.number',
    53: 'household.internet',
    54: 'area.name',
    63: 'area.shelters',
    64: 'person.mobile',
    589: 'event.comfort-money',
  }
  for (const [id, key] of Object.entries(given)) assert.equal(catalogue[Number(id) - 1]!.key, key)
})

test('[D4] at least 400 questions, about every kind of subject, in every field of work, named in both languages', () => {
  assert.ok(catalogue.length >= 400)
  assert.deepEqual(
    subjectKinds.filter((kind) => !catalogue.some(({ subject }) => subject === kind)),
    [],
  )
  assert.deepEqual(
    domains.filter((one) => !catalogue.some(({ domain }) => domain === one)),
    ['other'],
  )
  for (const { key, name } of catalogue) {
    assert.match(name['zh-CN'], /\p{Script=Han}/u, key)
    assert.match(name.en, /^[A-Z5][ -~’–]+$/, key)
  }
})

test('[D4] what is derived has a source of a fitting type that is seen from it, what is coded a list, what ages a term', () => {
  /** What an ID number says, and how many a household has, only the product derives. */
  const special = { 'birth-date': 'person.id-number', sex: 'person.id-number', members: 'person.name' } as const
  for (const question of catalogue) {
    const { key, derivedFrom, type, codes, freshDays } = question
    if (derivedFrom && derivedFrom.by in special)
      assert.equal(derivedFrom.question, special[derivedFrom.by as 'sex'], key)
    else if (derivedFrom) assert.ok(canDerive(question, questionOf(derivedFrom.question)), key)
    assert.equal(type === 'code', codes !== undefined, key)
    if (codes !== undefined) assert.ok(codeList(codes), key)
    if (freshDays !== undefined) assert.ok(freshDays >= 30, key)
  }
})

test('[D4] no derivation leads back to itself', () => {
  for (const { key } of catalogue) {
    const seen = new Set<string>()
    for (let at = questionOf(key); at?.derivedFrom; at = questionOf(at.derivedFrom.question)) {
      assert.ok(!seen.has(at.key), key)
      seen.add(at.key)
    }
  }
})

test('[D4] every code list is asked for by a question', () => {
  const asked = new Set(catalogue.map(({ codes }) => codes))
  assert.deepEqual(
    codeLists.map(({ key }) => key).filter((key) => !asked.has(key)),
    [],
  )
})

test('[D4] no label is a synonym of two questions of one kind of subject, nor twice of one', () => {
  const labels = catalogue.flatMap(({ subject, name, synonyms }) =>
    [name['zh-CN'], ...synonyms].map((label) => `${subject} ${normalText(label)}`),
  )
  assert.deepEqual(
    labels.filter((label, index) => labels.indexOf(label) !== index),
    [],
  )
})

test('[D5] no writing means two codes of one list', () => {
  for (const { key, codes } of codeLists) {
    const writings = codes.flatMap(([, ...names]) => names)
    assert.deepEqual(
      writings.filter((name, index) => writings.indexOf(name) !== index),
      [],
      key,
    )
    assert.equal(new Set(codes.map(([code]) => code)).size, codes.length, key)
  }
})

test('[D5] every printed name reads back as its code', () => {
  for (const { key, codes } of codeLists) {
    for (const [code] of codes) assert.equal(readCode({ codes: key }, codeName({ codes: key }, code)!), code, key)
  }
})

test('[D5] common writings are read, other lists’ numbers are not', () => {
  assert.equal(readCode({ codes: 'sex' }, ' 男 '), '1')
  assert.equal(readCode({ codes: 'sex' }, '1.男'), '1')
  assert.equal(readCode({ codes: 'sex' }, '2男'), undefined)
  assert.equal(readCode({ codes: 'ethnicity' }, '汉'), '01')
  assert.equal(readCode({ codes: 'ethnicity' }, '03回族'), '03')
  assert.equal(readCode({ codes: 'relation-to-head' }, '长子'), '20')
  assert.equal(readCode({ codes: 'relation-to-head' }, '儿媳'), '38')
  assert.equal(readCode({ codes: 'health-status' }, '3'), undefined)
  assert.equal(readCode({ codes: 'disability-grade' }, '3'), '3')
  assert.equal(readCode({ codes: 'no-such-list' }, '男'), undefined)
})

test('[D5] a tick is yes, a slash and a bare digit are nothing', () => {
  assert.deepEqual(['√', '是', '有', '否', '无', '/', '1', '', '待定'].map(readYesNo), [
    true,
    true,
    true,
    false,
    false,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('[D6] every question is a candidate with its name first, beside what a demand knows', () => {
  const candidates = candidatesOf(catalogue)
  for (const [index, { key, subject, role, measureUnit, synonyms }] of catalogue.entries()) {
    const { answer, spellings, ...candidate } = candidates[index]!
    assert.deepEqual(
      [answer, candidate.subject, candidate.role, spellings.length],
      [key, subject, role, 1 + synonyms.length],
    )
    assert.equal(candidate.measureUnit, measureUnit === undefined ? 'none' : sameUnit(measureUnit))
  }
  assert.deepEqual(
    candidates.slice(catalogue.length).map(({ answer }) => answer),
    ['demand.unit', 'demand.day', 'demand.period', 'demand.serial'],
  )
})

const forms = {
  person: ['人员信息表', '姓名'],
  household: ['农户信息表', '户主姓名'],
  place: ['场所信息表', '场所名称'],
  organisation: ['企业信息表', '企业名称'],
  area: ['村级基本情况表', '村名'],
  event: ['事件台账', '事件编号'],
} as const

/** The field labelled `label` behind the column that names the row, three columns away. */
function proposedFor(subject: keyof typeof forms, label: string) {
  const [title, naming] = forms[subject]
  const fields = [naming, '备注一', '备注二', label].map((text, index): Field => ({
    sheet: '表',
    cell: `${'ABCD'[index]}4`,
    kind: 'list',
    headerPath: [text],
    region: { firstRow: 4, lastRow: 9 },
    type: 'text',
    required: false,
    confidence: 1,
    evidence: [],
  }))
  const slots = parseFields(fields, [{ sheet: '表', title, notes: [] }]).get('表!D4')!
  return propose({ slots, candidates: candidatesOf(catalogue), aliases: noAliases })
}

test('[D6] every label of a question is read as its own concept or as none we know, never as another’s', () => {
  const candidates = candidatesOf(catalogue)
  const meant = new Map<string, string>()
  for (const [index, question] of catalogue.entries()) {
    const { key } = question
    const read = candidates[index]!.spellings.map(({ property }) => property)
    const concepts = new Set(read.filter((property) => property !== unknown))
    assert.ok(concepts.size <= 1, `${key} is read as ${[...concepts].join(' and ')}`)
    for (const label of labelsOf(question)) {
      const meaning = meaningOf(label, question)
      assert.equal(meant.get(meaning) ?? key, key, `${label} of ${key} reads as ${meaning}`)
      meant.set(meaning, key)
    }
  }
})

/** What the matcher says to every label, worked out once: it is the slowest thing in this file. */
const proposed = new Map(
  catalogue.flatMap(({ key, subject, name, synonyms }) =>
    [name['zh-CN'], ...synonyms].map((label) => [`${key} ${label}`, proposedFor(subject, label)] as const),
  ),
)

test('[D6] on a form of its subject every question is found first by its name and by each synonym', () => {
  for (const { key, type, name, synonyms } of catalogue) {
    for (const label of [name['zh-CN'], ...synonyms]) {
      const answers = proposed.get(`${key} ${label}`)!.suggestions.map(({ answer }) => answer)
      // 低保 without 是否 may want a tick, a name or a sum: a yes-or-no question then stands beside those.
      const isBare = type === 'boolean' && !/是否|有无/.test(label)
      if (isBare) assert.ok(answers.includes(key), label)
      else assert.equal(answers[0], key, label)
    }
  }
})

test('[D6] a question’s own name is one click away, except a number whose issuer is not said', () => {
  for (const { key, name } of catalogue) {
    const { tier } = proposed.get(`${key} ${name['zh-CN']}`)!
    assert.equal(tier, key === 'household.number' ? 'pick' : 'one-click', key)
  }
})
