// Values read, derived, converted and printed. No number belongs to anybody: region 999999 exists nowhere.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Day, dayOfCount, serialOfDay } from '../kernel/day.ts'
import { checkCharacter } from '../kernel/id-number.ts'
import { problemCatalogues } from '../kernel/problem.ts'
import { catalogue, questionOf } from './catalogue.ts'
import { codeLists } from './code-lists.ts'
import { derive } from './derive.ts'
import { readValue, type ReadValueInput } from './read-value.ts'
import { type Renderer, renderValue, type RenderInput, usualRender } from './render.ts'
import { convertible, convertUnit } from './units.ts'

const number = `99999919900315123${checkCharacter('99999919900315123')}`
const seeded = { seed: 20261123, numRuns: 200 }

const read = (key: string, value: ReadValueInput['value'], more: Partial<ReadValueInput> = {}) => {
  const result = readValue({ question: questionOf(key)!, value, ...more })
  return result && (result.ok ? result.value : result.problem.code.slice('dictionary/'.length))
}

test('[D7] an ID number says birth day and sex, a birth day age and month', () => {
  const on = '2026-03-14' as Day
  assert.equal(derive({ by: 'birth-date', from: number, on }), '1990-03-15')
  assert.equal(derive({ by: 'sex', from: number, on }), '1')
  assert.equal(derive({ by: 'age', from: '1990-03-15', on }), 35)
  assert.equal(derive({ by: 'age', from: '1990-03-15', on: '2026-03-15' as Day }), 36)
  assert.equal(derive({ by: 'year-month', from: '1990-03-15', on }), '1990-03')
  assert.equal(derive({ by: 'year', from: '1990-03-15', on }), '1990')
})

test('[D7] a source that does not say it leaves the answer unknown', () => {
  const on = '2026-03-14' as Day
  for (const by of ['birth-date', 'sex', 'age', 'year-month', 'year'] as const)
    assert.equal(derive({ by, from: '不详', on }), undefined)
  assert.equal(derive({ by: 'age', from: '2026-03-15', on }), undefined)
})

test('[D8] units change by exact factors only', () => {
  assert.equal(convertUnit('123456', '元', '万元'), '12.3456')
  assert.equal(convertUnit('12.3456', '万元', '元'), '123456')
  assert.equal(convertUnit('1000', '平方米', '亩'), '1.5')
  assert.equal(convertUnit('1', '亩', '平方米'), '666.666667')
  assert.equal(convertUnit('-0.5', '万元', '元'), '-5000')
  assert.equal(convertUnit('3', '处', '个'), '3')
  assert.equal(convertUnit('3', '人', '户'), undefined)
  assert.equal(convertUnit('3', '公里', '米'), undefined)
  assert.equal(convertUnit('很多', '元', '万元'), undefined)
  assert.equal(convertUnit('15', '亩', '公顷'), '1')
  assert.equal(convertUnit('2', '公顷', '亩'), '30')
  assert.equal(convertUnit('0.12', '公顷', '平方米'), '1200')
  assert.equal(convertUnit('3', '平方公里', '公顷'), '300')
  assert.equal(convertUnit('1.5', '亿元', '万元'), '15000')
  assert.equal(convertUnit('3', '亩', '元'), undefined)
  assert.deepEqual(convertible('元'), ['千元', '万元', '亿元'])
  assert.deepEqual(convertible('亩'), ['平方米', '公顷', '平方公里'])
  assert.deepEqual(convertible('人'), [])
})

test('[D8] an area that ends within six digits goes through every unit and back unchanged', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), (times) => {
      const mu = String(times * 3)
      const square = convertUnit(mu, '亩', '平方米')!
      assert.equal(convertUnit(convertUnit(square, '平方米', '公顷')!, '公顷', '亩'), mu)
    }),
    seeded,
  )
})

test('[D8] 万元 and back is the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (yuan) => {
      assert.equal(convertUnit(convertUnit(String(yuan), '元', '万元')!, '万元', '元'), String(yuan))
    }),
    seeded,
  )
})

test('[D9] cells become values of the question’s type', () => {
  assert.equal(read('person.id-number', number), number)
  assert.equal(read('person.sex', '女'), '2')
  assert.equal(read('person.minimum-living', '√'), true)
  assert.equal(read('person.minimum-living', false), false)
  assert.equal(read('household.arable-area', '3.50亩'), '3.5')
  assert.equal(read('household.annual-income', '12,345.60'), '12345.6')
  assert.equal(read('person.monthly-aid', 0.1 + 0.2), '0.3')
  assert.equal(read('area.groups', '12'), 12)
  assert.equal(read('person.party-joined', '2001年7月1日'), '2001-07-01')
  assert.equal(read('person.party-joined', 20010701), '2001-07-01')
  assert.equal(read('person.phone', 13000000000), '13000000000')
})

test('[D9] a number asked for as a date is a serial number of this century and the last, or no date', () => {
  assert.equal(read('person.party-joined', 37073), '2001-07-01')
  assert.equal(read('person.party-joined', 37073 - 1462, { date1904: true }), '2001-07-01')
  assert.equal(read('person.party-joined', 200805), 'not-a-date')
})

test('[D9] every day survives its serial number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 40_000 }), (count) => {
      const day = dayOfCount(count)!
      assert.equal(read('person.party-joined', serialOfDay(day)), day)
    }),
    seeded,
  )
})

test('[D9] what cannot be read says why, and a blank says nothing', () => {
  assert.equal(
    read(
      'person.id-number',
      number.replace(/.$/, (last) => (last === '1' ? '2' : '1')),
    ),
    'wrong-id-number',
  )
  assert.equal(read('person.id-number', 999999199003151200), 'digits-lost')
  assert.equal(read('person.name', true), 'not-text')
  assert.equal(read('area.groups', '约十个'), 'not-a-number')
  assert.equal(read('area.groups', 2.5), 'not-whole')
  assert.equal(read('area.groups', '1,2'), 'not-a-number')
  assert.equal(read('person.party-joined', '2001年7月'), 'not-a-date')
  assert.equal(read('person.minimum-living', '不清楚'), 'not-yes-or-no')
  assert.equal(read('person.sex', '不详'), 'unknown-code')
  assert.equal(read('person.name', ' '), undefined)
  assert.equal(read('person.name', null), undefined)
})

test('[D9] a refused code names what is allowed and not what was written', () => {
  const result = readValue({ question: questionOf('person.sex')!, value: '张某某' })
  assert.ok(result && !result.ok)
  const { do: next, message } = result.problem.says['zh-CN']
  assert.match(next, /男、女/)
  assert.doesNotMatch(message + next, /张某某/)
})

const print = (key: string, value: RenderInput['value'], render: Renderer, field: RenderInput['field'] = {}) => {
  const result = renderValue({ question: questionOf(key)!, value, render, field })
  return result.ok ? result.value : result.problem.code.slice('dictionary/'.length)
}

test('[D10] each renderer prints its own form', () => {
  assert.equal(print('person.sex', '1', 'code-name'), '男')
  assert.equal(print('person.sex', '1', 'code'), '1')
  assert.equal(print('person.minimum-living', true, 'yes-no'), '是')
  assert.equal(print('person.birth-date', '1990-03-05', 'date-dashes'), '1990-03-05')
  assert.equal(print('person.birth-date', '1990-03-05', 'date-chinese'), '1990年3月5日')
  assert.equal(print('person.birth-date', '1990-03-05', 'date-dots'), '1990.03.05')
  assert.equal(print('person.birth-date', '1990-03-05', 'year-month'), '1990年3月')
  assert.equal(print('person.birth-date', '1990-03-05', 'date-slashes'), '1990/3/5')
  assert.equal(print('person.birth-date', '1990-03-05', 'date-digits'), '19900305')
  assert.equal(print('person.birth-date', '1990-03-05', 'year-month-dots'), '1990.03')
  assert.equal(print('person.birth-date', '1990-03-05', 'year'), '1990')
  assert.equal(print('person.birth-month', '1990-03', 'plain'), '1990-03')
  assert.equal(print('person.birth-month', '1990-03', 'year-month'), '1990年3月')
  assert.equal(print('person.birth-month', '1990-03', 'year-month-dashes'), '1990-03')
  assert.equal(print('person.birth-month', '1990-03', 'year-month-digits'), '199003')
  assert.equal(print('person.minimum-living', true, 'has-not'), '有')
  assert.equal(print('person.minimum-living', false, 'has-not'), '无')
  assert.equal(print('person.minimum-living', true, 'tick'), '√')
  assert.equal(print('person.minimum-living', false, 'tick'), '×')
  assert.equal(print('person.id-number', number, 'plain'), number)
  assert.equal(print('person.id-number', number, 'id-masked-tail'), `${number.slice(0, 14)}****`)
  assert.equal(print('person.id-number', number, 'id-masked'), `999999********${number.slice(14)}`)
})

test('[D10] numbers stay numbers and identifiers text', () => {
  assert.equal(print('household.size', 4, 'plain'), 4)
  assert.equal(print('person.monthly-aid', '320.50', 'plain'), 320.5)
  assert.equal(print('person.id-number', number, 'plain'), number)
  assert.equal(print('person.phone', '13000000000', 'plain'), '13000000000')
  assert.equal(print('household.annual-income', '123456789012345.67', 'plain'), '123456789012345.67')
})

test('[D10] a cell with a list of answers gets its own spelling or a refusal', () => {
  assert.equal(print('person.minimum-living', false, 'yes-no', { options: ['有', '无'] }), '无')
  assert.equal(print('person.ethnicity', '01', 'code-name', { options: ['汉', '回'] }), '汉')
  assert.equal(print('person.ethnicity', '05', 'code-name', { options: ['汉', '回'] }), 'no-option-fits')
  assert.equal(print('person.education', '40', 'code-name', { options: ['中专', '技校'] }), 'no-option-fits')
})

test('[D10] another unit is converted or refused', () => {
  assert.equal(print('household.annual-income', '56000', 'plain', { measureUnit: '万元' }), 5.6)
  assert.equal(print('area.flood-sites', 3, 'plain', { measureUnit: '个' }), 3)
  assert.equal(print('household.size', 3, 'plain', { measureUnit: '户' }), 'unit-unknown')
})

test('[D10] a renderer that does not fit is refused, never printed some other way', () => {
  assert.equal(print('person.name', '赵某', 'date-dashes'), 'renderer-does-not-fit')
  assert.equal(print('person.name', '赵某', 'id-masked'), 'renderer-does-not-fit')
  assert.equal(print('person.name', '赵某', 'id-masked-tail'), 'renderer-does-not-fit')
  assert.equal(print('person.name', '赵某', 'year'), 'renderer-does-not-fit')
  assert.equal(print('person.birth-month', '1990-03', 'date-dots'), 'renderer-does-not-fit')
  assert.equal(print('person.sex', '1', 'has-not'), 'renderer-does-not-fit')
  assert.equal(print('person.minimum-living', true, 'code'), 'renderer-does-not-fit')
  assert.equal(print('household.size', 3, 'yes-no'), 'renderer-does-not-fit')
  assert.equal(print('person.sex', '7', 'code-name'), 'renderer-does-not-fit')
  assert.equal(print('person.birth-date', '不详', 'plain'), 'renderer-does-not-fit')
})

test('[D10] every question prints by its usual renderer, and every code reads back as it was', () => {
  for (const question of catalogue.filter(({ type }) => type === 'code')) {
    for (const [code] of codeLists.find(({ key }) => key === question.codes)!.codes) {
      const shown = renderValue({ question, value: code, render: usualRender(question) })
      assert.ok(shown.ok)
      assert.deepEqual(readValue({ question, value: shown.value }), { ok: true, value: code })
    }
  }
})

test('[D12] every refusal has its sentence and next step in both languages, with the same placeholders', () => {
  const { rules, sentences } = problemCatalogues.find(({ room }) => room === 'dictionary')!
  const codes = Object.keys(rules).map((code) => `dictionary/${code}`)
  for (const language of ['zh-CN', 'en'] as const) {
    assert.deepEqual(Object.keys(sentences[language]).toSorted(), codes.toSorted())
    for (const { message, do: next } of Object.values(sentences[language])) assert.ok(message !== '' && next !== '')
  }
  const names = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted()
  for (const code of codes) {
    const [zh, en] = (['zh-CN', 'en'] as const).map((language) =>
      names(Object.values(sentences[language][code]!).join()),
    )
    assert.deepEqual(zh, en, code)
  }
})
