import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noAliases } from '../matching/alias.ts'
import { parseFields } from '../matching/parse.ts'
import { propose } from '../matching/propose.ts'
import type { Field } from '../templates/field.ts'
import { candidatesOf } from './candidates.ts'
import { catalogue, questionOf } from './catalogue.ts'
import { codeLists } from './code-lists.ts'
import { codeList, codeName, readCode, readYesNo } from './codes.ts'
import { columnOf, Question } from './question.ts'
import { sameUnit } from './units.ts'

test('[D1] a question’s column comes from its id and never from its name', () => {
  for (const question of catalogue) assert.equal(columnOf(question), `e${question.id}`)
  assert.equal(Question.safeParse({ ...catalogue[0], key: '姓名' }).success, false)
})

test('[D4] ids run from 1 without a gap, and keys and Chinese names stand once per kind of subject', () => {
  assert.deepEqual(
    catalogue.map(({ id }) => id),
    catalogue.map((_, index) => index + 1),
  )
  assert.equal(new Set(catalogue.map(({ key }) => key)).size, catalogue.length)
  assert.equal(new Set(catalogue.map(({ subject, name }) => subject + name['zh-CN'])).size, catalogue.length)
  for (const { key, subject } of catalogue) assert.ok(key.startsWith(`${subject}.`))
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
  }
  for (const [id, key] of Object.entries(given)) assert.equal(catalogue[Number(id) - 1]!.key, key)
})

test('[D4] what is derived has a source, what is coded a list, what ages a term', () => {
  for (const { key, derivedFrom, type, codes, freshDays } of catalogue) {
    if (derivedFrom) assert.ok(questionOf(derivedFrom.question), key)
    assert.equal(type === 'code', codes !== undefined, key)
    if (codes !== undefined) assert.ok(codeList(codes), key)
    if (freshDays !== undefined) assert.ok(freshDays >= 30, key)
  }
})

test('[D4] no label is a synonym of two questions of one kind of subject', () => {
  const labels = catalogue.flatMap(({ subject, name, synonyms }) =>
    [...new Set([name['zh-CN'], ...synonyms].map((label) => label.replace(/\s/g, '')))].map(
      (label) => `${subject} ${label}`,
    ),
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
    for (const [code] of codes) assert.equal(readCode(key, codeName(key, code)!), code, key)
  }
})

test('[D5] common writings are read, other lists’ numbers are not', () => {
  assert.equal(readCode('sex', ' 男 '), '1')
  assert.equal(readCode('sex', '1.男'), '1')
  assert.equal(readCode('sex', '2男'), undefined)
  assert.equal(readCode('ethnicity', '汉'), '01')
  assert.equal(readCode('ethnicity', '03回族'), '03')
  assert.equal(readCode('relation-to-head', '长子'), '20')
  assert.equal(readCode('relation-to-head', '儿媳'), '38')
  assert.equal(readCode('health-status', '3'), undefined)
  assert.equal(readCode('disability-grade', '3'), '3')
  assert.equal(readCode('no-such-list', '男'), undefined)
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
  area: ['村级基本情况表', '村名'],
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

test('[D6] on a form of its subject every question is found first by its name and by each synonym', () => {
  for (const { key, subject, name, synonyms } of catalogue) {
    for (const label of [name['zh-CN'], ...synonyms]) {
      assert.equal(proposedFor(subject, label).suggestions[0]?.answer, key, label)
    }
  }
})

test('[D6] a question’s own name is one click away, except a number whose issuer is not said', () => {
  for (const { key, subject, name } of catalogue) {
    assert.equal(proposedFor(subject, name['zh-CN']).tier, key === 'household.number' ? 'pick' : 'one-click', key)
  }
})
