import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCharacter } from '../kernel/id-number.ts'
import { aliasKey, type Aliases } from './alias.ts'
import type { Candidate } from './candidate.ts'
import { propose } from './propose.ts'
import { slotsIn } from './slots-in.test.ts'
import { spell } from './spell.ts'
import { type ValueEvidence, valueObjections, valueVetoes } from './value-evidence.ts'
import { columnOfValues, sharedValues, weighValues } from './values.ts'

/** 900000 is an area code that nobody has. */
const idNumber = (serial: number): string => {
  const digits = `90000019${String(50 + serial)}0101${String(100 + serial)}`
  return digits + checkCharacter(digits)
}
const idNumbers = Array.from({ length: 12 }, (_, index) => idNumber(index))

test('[M13] a column’s format is what nearly all of its values have', () => {
  const format = (...values: string[]) => columnOfValues(values).format
  assert.equal(format(...idNumbers), 'id-number')
  assert.equal(format('13900000000', '010-12345678'), 'phone')
  assert.equal(format('110101', '110101001'), 'region-code')
  assert.equal(format('2001-02-03', '2001年2月3日'), 'date')
  assert.equal(format('2001-02', '200103'), 'year-month')
  assert.equal(format('是', '否', '/'), 'yes-no')
  assert.equal(format('12', '-3.5', '7%'), 'number')
  assert.equal(format('砖混', '砖木'), 'text')
  assert.equal(format('12', '13', '砖木'), 'text')
  assert.equal(format('', '/', '无', '不详'), undefined)
})

test('[M13] a number that fails its check is counted', () => {
  const broken = idNumbers.map((number) => number.slice(0, 17) + (number[17] === '0' ? '1' : '0'))
  assert.equal(columnOfValues(broken).failedChecks, broken.length)
  assert.equal(columnOfValues(idNumbers).failedChecks, 0)
})

test('[M13] shared answers count by how rare they are, and yes and no say little', () => {
  const columns = [['olive', 'ochre'], ['yes', 'no'], ['yes', 'no'], ['yes', 'no'], ['red']].map(columnOfValues)
  const weights = weighValues(columns)
  const share = (asked: string[], known: number) => sharedValues(columnOfValues(asked), columns[known]!, weights)
  assert.ok(share(['olive', 'ochre'], 0).answers > share(['yes', 'no'], 1).answers)
  assert.deepEqual(share(['blue'], 4), { answers: 0, words: 0 })
  assert.deepEqual(share(['1', '2'], 4), { answers: 0, words: 0 })
  assert.ok(share(['olive tree'], 0).words > 0 && share(['olive tree'], 0).answers === 0)
})

const candidate = (answer: string, label: string, more: Partial<Candidate> = {}): Candidate => ({
  answer,
  subject: 'person',
  role: 'self',
  spellings: [spell({ label, subject: 'person', role: 'self', measureUnit: 'none', representation: 'text' })],
  representations: new Set(['text', 'id-number', 'phone']),
  measureUnit: 'none',
  convertible: new Set(),
  accepts: () => false,
  ...more,
})
const number = candidate('person.id-number', '身份证号')
const sex = candidate('person.sex', '性别', {
  representations: new Set(['choice', 'text']),
  accepts: (option) => ['男', '女'].includes(option),
})

test('[M13] values of another form, outside the list or different for the same people are vetoes', () => {
  assert.deepEqual(valueVetoes({ values: idNumbers }, number), [])
  assert.deepEqual(valueVetoes({ values: ['13900000000', '13900000001'] }, number), ['values-other-format'])
  const broken = idNumbers.map((one) => one.slice(0, 17) + (one[17] === '0' ? '1' : '0'))
  assert.deepEqual(valueVetoes({ values: broken }, number), ['values-other-format', 'values-fail-check'])
  assert.deepEqual(valueVetoes({ values: ['男', '女', '/'] }, sex), [])
  assert.deepEqual(valueVetoes({ values: ['农业', '非农业'] }, sex), ['values-not-in-list'])
  const pairs = (different: number): ValueEvidence['pairs'] =>
    idNumbers.slice(0, 10).map((one, at) => [one, at < different ? idNumbers[11]! : one])
  assert.deepEqual(valueVetoes({ values: [], pairs: pairs(1) ?? [] }, number), [])
  assert.deepEqual(valueVetoes({ values: [], pairs: pairs(2) ?? [] }, number), ['values-differ'])
  assert.deepEqual(valueVetoes({ values: ['', '无'] }, number), [])
})

test('[M13] disagreement takes away what a confirmed key would attach, agreement attaches nothing', () => {
  const slots = slotsIn('人员信息表', '姓名 | 身份证号')
  const aliases: Aliases = {
    confirmed: new Map([[aliasKey(slots)!, new Set(['person.id-number'])]]),
    denied: new Map(),
  }
  const none: Aliases = { confirmed: new Map(), denied: new Map() }
  const look = (known: Aliases, values: readonly string[]) =>
    propose({ slots, candidates: [number], aliases: known, evidence: { values: () => ({ values }) } })
  assert.equal(look(aliases, idNumbers).tier, 'auto')
  assert.equal(look(aliases, ['13900000000', '13900000001']).tier, 'pick')
  assert.deepEqual(look(aliases, ['13900000000']).suggestions[0]!.vetoes, ['values-other-format'])
  assert.equal(look(none, idNumbers).tier, 'one-click')
})

test('[M13] how many values of how many speak against a question is counted, never which', () => {
  const against = (values: string[], of = number) =>
    valueObjections({ values }, of).map((one) => `${one.veto} ${one.against}/${one.of}`)
  const phones = ['13900000000', '13900000001', '13900000002']
  assert.deepEqual(against([...phones, ...idNumbers.slice(0, 7), '', '/']), ['values-other-format 3/10'])
  assert.deepEqual(against([phones[0]!, ...idNumbers.slice(0, 9)]), [])
  assert.deepEqual(against(['农业', '非农业', '男', '男'], sex), ['values-not-in-list 2/3'])
  assert.deepEqual(valueObjections({ values: [], agreement: { compared: 10, differing: 2 } }, number), [
    { veto: 'values-differ', against: 2, of: 10 },
  ])
  assert.deepEqual(valueObjections({ values: [], agreement: { compared: 10, differing: 1 } }, number), [])
})

test('[M13] numbers that happen to look like codes of counties are numbers', () => {
  const income = candidate('household.income', '家庭年收入', {
    spellings: [
      spell({ label: '家庭年收入', subject: 'household', role: 'self', measureUnit: '元', representation: 'number' }),
    ],
    representations: new Set(['number', 'text']),
  })
  assert.deepEqual(valueVetoes({ values: ['120000', '130000', '150000'] }, income), [])
  assert.deepEqual(valueVetoes({ values: ['十二万', '十三万'] }, income), ['values-other-format'])
})
