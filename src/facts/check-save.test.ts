import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Question } from '../dictionary/question.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import { checkCharacter } from '../kernel/id-number.ts'
import type { Answer } from './answer.ts'
import { checkSave } from './check-save.ts'
import type { FactValue } from './fact.ts'
import { isJump } from './jump.ts'
import type { Logged } from './patch.ts'
import { placesOf } from './place.ts'
import { weighAnswer } from './save.ts'

const question = (id: number, key: string, more: Partial<Question>): Question =>
  Question.parse({
    id,
    key,
    subject: key.split('.')[0],
    name: { 'zh-CN': key, en: key },
    type: 'text',
    sensitivity: 'internal',
    ...more,
  })
const places = placesOf([
  question(1, 'person.id-number', { format: 'id-number' }),
  question(2, 'person.birth-date', { type: 'date', derivedFrom: { question: 'person.id-number', by: 'birth-date' } }),
  question(3, 'person.sex', { type: 'code', codes: 'sex', derivedFrom: { question: 'person.id-number', by: 'sex' } }),
  question(4, 'person.death-date', { type: 'date' }),
  question(5, 'person.party-joined', { type: 'date' }),
  question(6, 'person.arable', { type: 'decimal', measureUnit: '亩' }),
  question(7, 'person.income', { type: 'decimal', measureUnit: '元' }),
  question(8, 'household.size', { type: 'integer' }),
])
const number = '99999919500101001'
const 赵 = number + checkCharacter(number)
const value = (one: FactValue): Answer => ({ state: 'value', value: one })

function check(answers: Record<string, Answer | FactValue>, before: Record<string, Logged> = {}, sure: string[] = []) {
  const toAnswer = (one: Answer | FactValue): Answer => (typeof one === 'object' && one !== null ? one : value(one))
  const result = checkSave({
    save: {
      kind: 'person',
      id: 'one',
      area: '' as AreaId,
      answers: new Map(Object.entries(answers).map(([stem, one]) => [stem, toAnswer(one)])),
      sure: new Set(sure),
    },
    before: new Map(Object.entries(before)),
    places,
    codes: () => undefined,
    on: '2026-11-25' as Day,
  })
  const codes = (list: typeof result.refused) => list.map(({ stem, problem }) => `${stem} ${problem.code}`)
  return { kept: [...result.answers.keys()], refused: codes(result.refused), asked: codes(result.asked) }
}

const nothing: string[] = []
const cases: [what: string, given: Parameters<typeof check>, expected: ReturnType<typeof check>][] = [
  ['an area below nought', [{ e6: '-3' }], { kept: nothing, refused: ['e6 facts/out-of-bounds'], asked: nothing }],
  ['a loss is an income', [{ e7: '-3' }], { kept: ['e7'], refused: nothing, asked: nothing }],
  [
    'a wrong check character',
    [{ e1: `${number}0` }],
    { kept: nothing, refused: ['e1 dictionary/wrong-id-number'], asked: nothing },
  ],
  [
    'a value of another type',
    [{ e6: true }],
    { kept: nothing, refused: ['e6 dictionary/not-a-number'], asked: nothing },
  ],
  [
    'a value in another writing',
    [{ e6: '3.50' }],
    { kept: nothing, refused: ['e6 facts/not-as-kept'], asked: nothing },
  ],
  ['a code of no list', [{ sex: '7' }], { kept: nothing, refused: ['sex dictionary/unknown-code'], asked: nothing }],
  [
    'no answer at all',
    [{ e6: { state: 'missing', value: null } }],
    { kept: nothing, refused: ['e6 facts/no-answer'], asked: nothing },
  ],
  [
    'a stated blank',
    [{ e6: { state: 'not-applicable', value: null } }],
    { kept: ['e6'], refused: nothing, asked: nothing },
  ],
  ["another kind's question", [{ e8: 3 }], { kept: nothing, refused: ['e8 facts/no-such-question'], asked: nothing }],
  [
    'a number that brings birth day and sex',
    [{ e1: 赵 }],
    { kept: ['e1', 'born', 'sex'], refused: nothing, asked: nothing },
  ],
  [
    'a birth day against the number on record',
    [{ born: '1950-01-02' }, { e1: 赵 }],
    { kept: nothing, refused: ['born facts/disagrees-with-id-number'], asked: nothing },
  ],
  [
    'a sex against the number given',
    [{ e1: 赵, sex: '2' }],
    { kept: ['e1', 'born', 'sex'], refused: ['sex facts/disagrees-with-id-number'], asked: nothing },
  ],
  [
    'a birth in the future',
    [{ born: '2026-11-26' }],
    { kept: nothing, refused: ['born facts/born-later'], asked: nothing },
  ],
  [
    'a birth 131 years ago',
    [{ born: '1895-01-01' }],
    { kept: nothing, refused: ['born facts/too-long-ago'], asked: nothing },
  ],
  [
    'a death before the birth on record',
    [{ e4: '1949-12-31' }, { e1: 赵 }],
    { kept: nothing, refused: ['e4 facts/out-of-order'], asked: nothing },
  ],
  [
    'a birth after the death on record',
    [{ born: '1990-01-01' }, { e4: '1980-01-01' }],
    { kept: nothing, refused: ['born facts/out-of-order'], asked: nothing },
  ],
  [
    'a number that says born after the death on record',
    [{ e1: 赵 }, { e4: '1940-01-01' }],
    { kept: nothing, refused: ['e1 facts/out-of-order'], asked: nothing },
  ],
  [
    'a death in the future',
    [{ e4: '2027-01-01' }],
    { kept: nothing, refused: ['e4 facts/born-later'], asked: nothing },
  ],
]
for (const [what, given, expected] of cases)
  test(`[F41] ${what} is held against its question and the rest`, () => {
    assert.deepEqual(check(...given), expected)
  })

test('[F42] ten times the last number, or another sign, is asked back, and kept when somebody is sure', () => {
  assert.deepEqual(check({ e7: '3205' }, { e7: '320.5' }), { kept: [], refused: [], asked: ['e7 facts/is-this-right'] })
  assert.deepEqual(check({ e7: '3205' }, { e7: '320.5' }, ['e7']), { kept: ['e7'], refused: [], asked: [] })
  const type = 'decimal'
  const jumps: [Logged, FactValue][] = [
    ['100', '999'],
    ['100', '1000'],
    ['100', '10'],
    ['100', '11'],
    ['100', '-100'],
    ['0', '5000'],
    [null, '5'],
  ]
  assert.deepEqual(
    jumps.map(([old, now]) => isJump({ type }, old, value(now))),
    [false, true, true, false, true, false, false],
  )
})

test('[F40] [F43] what becomes of an answer follows from what stands, whose it is, and what was decided', () => {
  const weigh = (old: Logged, owner: string, answer: FactValue, lost?: Logged) =>
    weighAnswer({ old, owner, unit: '青山村', answer: value(answer), lost })
  assert.deepEqual(
    [
      weigh(null, '', '1'),
      weigh('1', '区卫健局', '1'),
      weigh('1', '青山村', '2'),
      weigh('1', '区卫健局', '2'),
      weigh({ state: 'conflict' }, '青山村', '2'),
      weigh('1', '区卫健局', '2', '2'),
      weigh('1', '区卫健局', '3', '2'),
      weigh('1', '区卫健局', '1', '1'),
    ],
    ['write', 'same', 'write', 'rival', 'rival', 'repeat', 'rival', 'same'],
  )
})
