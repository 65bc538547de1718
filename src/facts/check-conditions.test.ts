import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Condition, Definition } from '../dictionary/definition.ts'
import { Question, type SubjectKind } from '../dictionary/question.ts'
import type { Result } from '../kernel/result.ts'
import { checkConditions, checkDefinition, checkQuestions } from './check-conditions.ts'
import { placesOf } from './place.ts'

const question = (key: string, index: number, more: Partial<Question> = {}): Question =>
  Question.parse({
    id: index + 1,
    key,
    subject: key.split('.')[0],
    name: { 'zh-CN': key, en: key },
    type: 'text',
    sensitivity: 'internal',
    ...more,
  })
const questions = [
  question('person.name', 0),
  question('person.id-number', 1),
  question('person.birth-date', 2, { type: 'date', derivedFrom: { question: 'person.id-number', by: 'birth-date' } }),
  question('person.age', 3, { type: 'integer', derivedFrom: { question: 'person.birth-date', by: 'age' } }),
  question('person.birth-month', 4, { derivedFrom: { question: 'person.birth-date', by: 'year-month' } }),
  question('person.minimum-living', 5, { type: 'boolean' }),
  question('person.monthly-aid', 6, { type: 'decimal' }),
  question('household.kind', 7, { type: 'code', codes: 'kind' }),
  question('household.head-name', 8, { derivedFrom: { question: 'person.name', by: 'head' } }),
  question('household.size', 9, { type: 'integer', derivedFrom: { question: 'person.name', by: 'members' } }),
  question('household.annual-income', 10, { type: 'decimal' }),
  question('area.groups', 11, { type: 'integer' }),
  question('person.party-joined', 12, { type: 'date' }),
  question('person.party-years', 13, { type: 'integer', derivedFrom: { question: 'person.party-joined', by: 'age' } }),
  question('person.birth-year', 14, { derivedFrom: { question: 'person.birth-date', by: 'year' } }),
  question('person.address', 15),
  question('person.region', 16, { derivedFrom: { question: 'person.address', by: 'area' } }),
  question('place.name', 17),
  question('event.number', 18),
]
const places = placesOf(questions)
const codeOf = (result: Result<true>) => (result.ok ? 'ok' : result.problem.code.slice('facts/'.length))
const check = (of: SubjectKind, condition: Condition) => codeOf(checkConditions(of, [condition], places))

test('[F10] a condition fits its question, its subject and its way of comparing, or is refused', () => {
  const cases: [SubjectKind, string, Condition['is'], Condition['value'], string][] = [
    ['person', 'person.age', '>=', 60, 'ok'],
    ['person', 'person.age', '>=', '60', 'ok'],
    ['person', 'person.age', '>=', '六十', 'condition-value-wrong'],
    ['person', 'person.age', '>=', 60.5, 'condition-value-wrong'],
    ['person', 'person.minimum-living', '=', true, 'ok'],
    ['person', 'person.minimum-living', '=', '是', 'condition-value-wrong'],
    ['person', 'person.minimum-living', '<', true, 'condition-value-wrong'],
    ['person', 'person.monthly-aid', '>', '300.5', 'ok'],
    ['person', 'person.monthly-aid', 'in', ['1', '2'], 'ok'],
    ['person', 'person.monthly-aid', 'in', ['1', 'x'], 'condition-value-wrong'],
    ['person', 'person.monthly-aid', '=', ['1'], 'condition-value-wrong'],
    ['person', 'person.birth-date', '<', '1960-01-01', 'ok'],
    ['person', 'person.birth-date', '<', '1960-13-01', 'condition-value-wrong'],
    ['person', 'person.birth-month', '<=', '1960-01', 'ok'],
    ['person', 'person.birth-month', '<=', '1960', 'condition-value-wrong'],
    ['person', 'person.birth-year', '<=', '1960', 'ok'],
    ['person', 'person.birth-year', '<=', '1960-01', 'condition-value-wrong'],
    ['person', 'person.party-years', '>=', 50, 'ok'],
    ['person', 'person.region', '=', '青山村', 'condition-value-wrong'],
    ['person', 'person.region', 'known', undefined, 'ok'],
    ['place', 'place.name', '=', '东塘', 'ok'],
    ['place', 'area.groups', '>', 3, 'ok'],
    ['place', 'household.size', '>', 3, 'condition-not-for-subject'],
    ['person', 'place.name', '=', '东塘', 'condition-not-for-subject'],
    ['household', 'event.number', 'known', undefined, 'condition-not-for-subject'],
    ['person', 'household.kind', 'in', ['1', '2'], 'ok'],
    ['person', 'household.kind', '>', '1', 'condition-value-wrong'],
    ['person', 'household.kind', '=', undefined, 'condition-value-wrong'],
    ['person', 'household.kind', 'known', undefined, 'ok'],
    ['person', 'household.kind', 'known', 'x', 'condition-value-wrong'],
    ['person', 'area.groups', '>', 3, 'ok'],
    ['household', 'area.groups', '>', 3, 'ok'],
    ['household', 'household.head-name', '=', '赵某', 'ok'],
    ['household', 'person.age', '>', 3, 'condition-not-for-subject'],
    ['area', 'household.size', '>', 3, 'condition-not-for-subject'],
    ['person', 'person.shoe-size', '=', '42', 'no-such-question'],
  ]
  for (const [of, key, is, value, expected] of cases) {
    const condition = { question: key, is, ...(value === undefined ? {} : { value }) }
    assert.equal(check(of, condition), expected, JSON.stringify([of, condition]))
  }
})

test('[F11] a sum or average adds up a number of the subject itself, never of what lies above it', () => {
  const sum = (of: SubjectKind, key?: string, measure: Definition['measure'] = 'sum') =>
    codeOf(checkDefinition({ measure, of, ...(key === undefined ? {} : { question: key }), where: [] }, places))
  assert.equal(sum('person', 'person.monthly-aid'), 'ok')
  assert.equal(sum('household', 'household.size', 'average'), 'ok')
  assert.equal(sum('person', 'household.annual-income'), 'condition-not-for-subject')
  assert.equal(sum('person', 'person.name'), 'nothing-to-add-up')
  assert.equal(sum('person'), 'nothing-to-add-up')
  assert.equal(sum('person', 'person.shoe-size'), 'no-such-question')
  assert.equal(sum('person', undefined, 'count'), 'ok')
})

test('[F70] a definition names what its measure needs, of its own subject, and no day that is not kept', () => {
  const age = { question: 'person.age', is: '>=' as const, value: 60 }
  const cases: [Partial<Definition>, string][] = [
    [{ measure: 'share', part: [age] }, 'ok'],
    [{ measure: 'share' }, 'part-not-said'],
    [{ part: [age] }, 'part-not-said'],
    [{ measure: 'share', part: [{ ...age, value: '六十' }] }, 'condition-value-wrong'],
    [{ measure: 'min', question: 'person.age' }, 'ok'],
    [{ measure: 'max', question: 'person.name' }, 'nothing-to-add-up'],
    [{ measure: 'distinct', question: 'person.name' }, 'ok'],
    [{ measure: 'distinct', question: 'person.region' }, 'nothing-to-add-up'],
    [{ measure: 'average', of: 'household', question: 'household.annual-income', over: 'household.size' }, 'ok'],
    [
      { measure: 'average', of: 'household', question: 'household.annual-income', over: 'area.groups' },
      'condition-not-for-subject',
    ],
    [{ group: { question: 'household.kind', value: '1' } }, 'ok'],
    [{ group: { question: 'household.shape', value: '1' } }, 'no-such-question'],
    [{ where: { combinator: 'or', rules: [age, { combinator: 'and', not: true, rules: [age] }] } }, 'ok'],
    [
      {
        where: {
          combinator: 'or',
          rules: [
            {
              combinator: 'and',
              rules: [
                { ...age, is: '=' },
                { ...age, is: 'in' },
              ],
            },
          ],
        },
      },
      'condition-value-wrong',
    ],
    [{ at: 'end' }, 'ok'],
    [{ at: 'start' }, 'period-not-kept'],
    [{ at: 'last-year' }, 'period-not-kept'],
  ]
  for (const [more, expected] of cases) {
    const definition: Definition = { measure: 'count', of: 'person', where: [], ...more }
    assert.equal(codeOf(checkDefinition(definition, places)), expected, JSON.stringify(more))
  }
})

test('[F10] a row shows its own questions and those above it', () => {
  const show = (of: SubjectKind, ...keys: string[]) => codeOf(checkQuestions(of, keys, places))
  assert.equal(show('person', 'person.name', 'household.head-name', 'area.groups'), 'ok')
  assert.equal(show('household', 'household.size', 'person.name'), 'condition-not-for-subject')
  assert.equal(show('area', 'area.name'), 'no-such-question')
})

test('[F1] a derived question has no column of its own; birth day and sex have one every person has', () => {
  const stems = places.columns.map(({ question: { key }, stem }) => [key, stem])
  assert.deepEqual(stems.slice(0, 3), [
    ['person.name', 'e1'],
    ['person.id-number', 'e2'],
    ['person.birth-date', 'born'],
  ])
  assert.deepEqual(
    ['person.age', 'person.birth-month', 'household.head-name', 'household.size'].map((key) => places.of(key)!.by),
    ['age', 'year-month', 'head', 'members'],
  )
  const wrongly = [
    question('household.oldest', 90, { derivedFrom: { question: 'person.age', by: 'head' } }),
    question('household.years', 90, { derivedFrom: { question: 'person.birth-date', by: 'age' } }),
    question('person.named-in', 90, { derivedFrom: { question: 'person.name', by: 'year' } }),
    question('person.born-where', 90, { derivedFrom: { question: 'person.birth-date', by: 'area' } }),
    question('area.sex', 90, { derivedFrom: { question: 'area.groups', by: 'sex' } }),
  ]
  for (const wrong of wrongly) assert.throws(() => placesOf([...questions, wrong]), new RegExp(wrong.key))
})
