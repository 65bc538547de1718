import assert from 'node:assert/strict'
import { test } from 'node:test'
import { questionOf as look } from './catalogue.ts'
import { checkDefinition } from './check-definition.ts'
import type { Definition } from './definition.ts'
import { figureIn, figureUnit } from './figure-unit.ts'

const check = (more: Partial<Definition>, measureUnit?: string) => {
  const definition: Definition = { measure: 'count', of: 'person', where: [], ...more }
  return checkDefinition(definition, { field: '表!C5', look, measureUnit })
}
const said = (more: Partial<Definition>, measureUnit?: string) => {
  const checked = check(more, measureUnit)
  return checked.ok ? 'ok' : checked.problem.code.slice('dictionary/'.length)
}

test('[D2] a code is found by its name wherever in a tree it stands, and in a group', () => {
  const woman = { question: 'person.sex', is: '=' as const, value: '女' }
  const checked = check({
    where: { combinator: 'or', rules: [woman, { combinator: 'and', not: true, rules: [woman] }] },
    group: { question: 'household.kind', value: '脱贫户' },
  })
  const code = { ...woman, value: '2' }
  assert.deepEqual(checked.ok && checked.value, {
    measure: 'count',
    of: 'person',
    where: { combinator: 'or', rules: [code, { combinator: 'and', not: true, rules: [code] }] },
    group: { question: 'household.kind', value: '2' },
  })
})

test('[D2] a definition says what its measure needs and nothing else, of its own subject, in a unit its cell can hold', () => {
  const age = { question: 'person.age', is: '>=' as const, value: 60 }
  const income = { of: 'household' as const, question: 'household.annual-income' }
  const cases: [Partial<Definition>, string | undefined, string][] = [
    [{}, '人', 'ok'],
    [{}, '名', 'ok'],
    [{}, '万人', 'ok'],
    [{}, '万户', 'unit-unknown'],
    [{}, '元', 'unit-unknown'],
    [{ question: 'person.age' }, undefined, 'definition-incomplete'],
    [{ measure: 'share', part: [age] }, '%', 'ok'],
    [{ measure: 'share', part: [age] }, '人', 'unit-unknown'],
    [{ measure: 'share', part: [age], per: 1 }, undefined, 'ok'],
    [{ measure: 'share', part: [age], question: 'person.age' }, undefined, 'definition-incomplete'],
    [{ measure: 'share' }, undefined, 'definition-incomplete'],
    [{ per: 100 }, undefined, 'definition-incomplete'],
    [{ part: [age] }, undefined, 'definition-incomplete'],
    [{ measure: 'share', part: [{ ...age, question: 'place.name' }] }, undefined, 'question-not-seen'],
    [{ measure: 'sum', ...income }, '万元', 'ok'],
    [{ measure: 'sum', ...income }, '亩', 'unit-unknown'],
    [{ measure: 'average', ...income, over: 'household.size' }, '元/人', 'ok'],
    [{ measure: 'sum', ...income, over: 'household.size' }, undefined, 'definition-incomplete'],
    [{ measure: 'average', ...income, over: 'area.groups' }, undefined, 'nothing-to-add-up'],
    [{ measure: 'average', of: 'person', question: 'household.annual-income' }, undefined, 'nothing-to-add-up'],
    [{ measure: 'max', question: 'person.age' }, '岁', 'ok'],
    [{ measure: 'min', question: 'person.sex' }, undefined, 'nothing-to-add-up'],
    [{ measure: 'distinct', question: 'person.ethnicity' }, '个', 'ok'],
    [{ measure: 'sum' }, undefined, 'nothing-to-add-up'],
    [{ group: { question: 'household.kind', value: '富裕户' } }, undefined, 'condition-wrong'],
    [{ group: { question: 'person.name', value: '甲' } }, undefined, 'condition-wrong'],
    [{ group: { level: 'village', name: '青山村' } }, undefined, 'ok'],
    [{ where: { combinator: 'or', rules: [{ ...age, value: '六十' }] } }, undefined, 'condition-wrong'],
    [{ at: 'start' }, undefined, 'period-not-kept'],
    [{ at: 'last-year' }, undefined, 'period-not-kept'],
    [{ at: 'end' }, undefined, 'ok'],
  ]
  for (const [more, unit, expected] of cases) assert.equal(said(more, unit), expected, JSON.stringify([more, unit]))
})

test('[D8] a figure takes the unit of its cell by an exact factor or not at all', () => {
  const unit = (more: Partial<Definition>) => figureUnit({ measure: 'count', of: 'person', where: [], ...more }, look)
  assert.deepEqual(
    [
      unit({}),
      unit({ of: 'household' }),
      unit({ measure: 'sum', of: 'household', question: 'household.annual-income' }),
      unit({ measure: 'share', part: [] }),
      unit({ measure: 'share', part: [], per: 1 }),
      unit({ measure: 'share', part: [], per: 1000 }),
      unit({ measure: 'distinct', question: 'person.ethnicity' }),
    ],
    ['人', '户', '元', '%', undefined, '‰', '个'],
  )
  const cases: [number, string | undefined, string | undefined, number | undefined][] = [
    [12_345, '元', '万元', 1.2345],
    [12_345, '人', '万人', 1.2345],
    [3, '户', '千户', 0.003],
    [15, '亩', '公顷', 1],
    [7, '人', '名', 7],
    [7, '人', '户', 7],
    [7, '人', '人次', 7],
    [7, '人', '万户', undefined],
    [7, '人', '元', undefined],
    [7, '人', '%', undefined],
    [7, '%', '‰', undefined],
    [7, '元', '元/人', 7],
    [70_000, '元', '万元/人', 7],
    [7, undefined, '元', 7],
    [7, '元', undefined, 7],
    [7, '元', '亩', undefined],
  ]
  for (const [value, from, to, expected] of cases)
    assert.equal(figureIn(value, from, to), expected, `${value} ${from} ${to}`)
})
