import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Question } from '../dictionary/question.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import { checkCharacter, type IdNumber } from '../kernel/id-number.ts'
import { decideImport } from './decide-import.ts'
import type { LedgerSheet, LedgerValue } from './ledger.ts'
import { type Known, type KnownPerson, nameKeyOf, placeSubjects } from './place-subjects.ts'
import { placesOf } from './place.ts'
import { returnedWorkbook } from './returned-rows.ts'

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
const places = placesOf([
  question('person.name', 0),
  question('person.id-number', 1, { format: 'id-number' }),
  question('person.sex', 2, { type: 'code', codes: 'sex', derivedFrom: { question: 'person.id-number', by: 'sex' } }),
  question('person.birth-date', 3, { type: 'date', derivedFrom: { question: 'person.id-number', by: 'birth-date' } }),
  question('person.age', 4, { type: 'integer', derivedFrom: { question: 'person.birth-date', by: 'age' } }),
  question('person.phone', 5),
  question('household.number', 6),
  question('household.address', 7),
  question('area.groups', 8, { type: 'integer' }),
  question('area.name', 9),
  question('place.name', 10),
  question('organisation.name', 11),
  question('event.number', 12),
])
const codes = (_: unknown, text: string) => ({ 男: '1', 女: '2' })[text]
const on = '2026-11-24' as Day
const number = (birth: string, sequence: string) => {
  const first = `999999${birth}${sequence}`
  return (first + checkCharacter(first)) as IdNumber
}
const 赵 = number('19500101', '001')
const 钱 = number('19500101', '002')

const columns = [
  'person.name',
  'person.id-number',
  'person.sex',
  'person.birth-date',
  'household.number',
  'person.phone',
]
function sheet(
  rows: LedgerValue[][],
  more: { name?: string; of?: LedgerSheet['of']; columns?: string[] } = {},
): LedgerSheet {
  const { name = '人', of = 'person', columns: keys = columns } = more
  const field = (at: number) => `${name}!${String.fromCharCode(65 + at)}2`
  return {
    sheet: name,
    of,
    columns: new Map(keys.map((key, at) => [field(at), key])),
    rows: rows.map((values, at) => ({
      row: at + 2,
      values: new Map(values.map((value, column) => [field(column), value])),
    })),
  }
}
const decide = (...sheets: LedgerSheet[]) => decideImport({ sheets, places, codes, on })
const codesOf = (decision: ReturnType<typeof decide>) =>
  [...decision.returned.values()]
    .toSorted((a, b) => a.row - b.row)
    .map(({ row, kept, cells }) => [row, kept, cells.map(({ problem }) => problem.code.replace(/^.*\//, ''))])

const nobody = (): Known => ({ households: new Map(), byNumber: new Map(), byName: new Map(), areaSubject: 'village' })
function place(sheets: LedgerSheet[], known: Known = nobody(), settles = true) {
  const decision = decide(...sheets)
  let next = 0
  const placed = placeSubjects({
    decision,
    known,
    area: 'aaa' as AreaId,
    places,
    settles,
    nextId: () => `new${next++}`,
  })
  return { decision, placed }
}
const home = (number: string) =>
  sheet([[number, '东头']], { name: '户', of: 'household', columns: ['household.number', 'household.address'] })

test('[F2] a row about a place, an organisation or an event goes back: no ledger of them is taken yet', () => {
  for (const key of ['place.name', 'organisation.name', 'event.number'] as const) {
    const kind = key.split('.')[0] as LedgerSheet['of']
    const decision = decide(sheet([['东塘']], { name: '点', of: kind, columns: [key] }))
    assert.deepEqual(decision.rows, [])
    assert.deepEqual(codesOf(decision), [[2, false, ['kind-not-imported']]])
  }
})

test('[F3] a birth day or sex that disagrees with the ID number goes back, the rest of the row is kept', () => {
  const decision = decide(sheet([['赵某', 赵, '女', '1951-01-01', '1', '7']]))
  assert.deepEqual(codesOf(decision), [[2, true, ['disagrees-with-id-number', 'disagrees-with-id-number']]])
  const [row] = decision.rows
  assert.deepEqual(
    [row!.answers.get('born')?.value, row!.answers.get('sex')?.value, row!.answers.get('e6')?.value],
    ['1950-01-01', '1', '7'],
  )
})

test('[F5] a row that names nobody for certain goes back', () => {
  const decision = decide(
    sheet([
      ['赵某', null, '男', null, '1', null],
      [null, '110101199001010011', null, null, null, null],
    ]),
  )
  assert.deepEqual(codesOf(decision), [
    [2, false, ['person-not-told-apart']],
    [3, false, ['wrong-id-number', 'person-not-told-apart']],
  ])
})

test('[F4] one file that gives one question two answers keeps neither', () => {
  const decision = decide(
    sheet([['赵某', 赵, null, null, null, '1']]),
    sheet([['赵某', 赵, null, null, null, '2']], { name: '低保' }),
  )
  assert.deepEqual(codesOf(decision), [
    [2, true, ['said-differently']],
    [2, true, ['said-differently']],
  ])
  assert.ok(decision.rows.every(({ answers }) => !answers.has('e6')))
  assert.deepEqual([...decision.returned.values()][0]!.cells[0]!.problem.details['rows'], '人!2、低保!2')
})

test('[F4] people of one household, name and birth day with two numbers go back', () => {
  const decision = decide(
    sheet([
      ['赵某', 赵, null, null, '1', null],
      ['赵某', 钱, null, null, '1', null],
    ]),
  )
  assert.deepEqual(codesOf(decision), [
    [2, false, ['one-person-two-numbers']],
    [3, false, ['one-person-two-numbers']],
  ])
})

test("[F4] what members' rows say of their household is kept once when they agree and not at all when not", () => {
  const keys = ['person.name', 'person.id-number', 'household.number', 'household.address']
  const rows = (second: string) =>
    sheet(
      [
        ['赵某', 赵, '1', '东头'],
        ['钱某', 钱, '1', second],
      ],
      { columns: keys },
    )
  const same = decide(rows('东头'))
  assert.deepEqual(
    same.rows.filter(({ of }) => of === 'household').map(({ row, answers }) => [row, [...answers.keys()]]),
    [
      [2, ['e8']],
      [3, []],
    ],
  )
  assert.deepEqual(
    codesOf(decide(rows('西头'))).map(([, , problems]) => problems),
    [['said-differently'], ['said-differently']],
  )
})

test('[F2] columns that ask nothing of the row are reported, and an age is never kept', () => {
  const keys = ['person.name', 'person.id-number', 'person.age', 'area.name', 'person.shoe-size']
  const decision = decide(sheet([['赵某', 赵, 70, '青山村', 42]], { columns: keys }))
  assert.deepEqual(
    [...decision.notKept],
    [
      ['area.name', 1],
      ['person.age', 1],
    ],
  )
  assert.deepEqual(
    decision.problems.map(({ code }) => code),
    ['facts/no-such-question'],
  )
})

test('[F2] single cells of a form in several rows are one subject', () => {
  const singles = sheet(
    [
      ['青山村', null],
      [null, 6],
    ],
    { of: 'area', columns: ['area.name', 'area.groups'] },
  )
  const { placed } = place([singles])
  assert.deepEqual(
    placed.map(({ id, answers }) => [id, [...answers.keys()]]),
    [
      ['village', ['e10']],
      ['village', ['e9']],
    ],
  )
})

test('[F5] people on record are found by number wherever the row says they live', () => {
  const known = nobody()
  const someone = (id: string, area = 'aaa'): KnownPerson => ({
    id,
    area: area as AreaId,
    household: undefined,
    hasNumber: true,
  })
  known.byNumber.set(赵, someone('p1')).set(钱, someone('p2', 'bbb'))
  const { decision, placed } = place(
    [
      sheet([
        ['赵某', 赵, null, null, null, null],
        ['钱某', 钱, null, null, null, null],
      ]),
    ],
    known,
  )
  assert.deepEqual(
    placed.map(({ id, isNew, newNumber }) => [id, isNew, newNumber]),
    [['p1', false, undefined]],
  )
  assert.deepEqual(codesOf(decision), [[3, false, ['recorded-elsewhere']]])
})

test('[F5] a wrong number finds somebody on record but never makes somebody new', () => {
  const wrong = '110101199001010011'
  const rows = sheet([['赵某', wrong, null, '1950-01-01', '1', null]])
  assert.deepEqual(codesOf(place([home('1'), rows]).decision), [[2, false, ['wrong-id-number', 'number-in-doubt']]])
  const known = nobody()
  known.households.set('1', [{ id: 'h', area: 'aaa' as AreaId }])
  known.byName.set(nameKeyOf('赵某', '1950-01-01'), [
    { id: 'p', area: 'aaa' as AreaId, household: 'h', hasNumber: true },
  ])
  assert.deepEqual(
    place([rows], known).placed.map(({ id }) => id),
    ['p'],
  )
})

test('[F5] a namesake of the same birth day without a number elsewhere in the village is not taken for somebody new', () => {
  const known = nobody()
  known.byName.set(nameKeyOf('赵某', '1950-01-01'), [
    { id: 'p', area: 'aaa' as AreaId, household: undefined, hasNumber: false },
  ])
  const { decision } = place([home('1'), sheet([['赵某', 赵, null, null, '1', null]])], known)
  assert.deepEqual(codesOf(decision), [[2, false, ['maybe-known-already']]])
})

test('[F5] an import for a whole town finds people on record but makes nobody new without a village', () => {
  const known = nobody()
  known.households.set('1', [{ id: 'h', area: 'aaaaaa' as AreaId }])
  known.byNumber.set(赵, { id: 'p', area: 'aaaaaa' as AreaId, household: undefined, hasNumber: true })
  const rows = sheet([
    ['赵某', 赵, null, null, null, null],
    ['钱某', 钱, null, null, null, null],
    ['孙某', number('19700101', '003'), null, null, '1', null],
  ])
  const { decision, placed } = place([rows], known, false)
  assert.deepEqual(
    placed.map(({ id, area }) => [id, area]),
    [
      ['p', 'aaaaaa'],
      ['new0', 'aaaaaa'],
    ],
  )
  assert.deepEqual(codesOf(decision), [[3, false, ['village-not-told']]])
})

test('[F12] returned rows keep the columns of the ledger and say why', () => {
  const ledger = sheet([['赵某', 赵, '女', null, null, null]])
  const returned = [...decide(ledger).returned.values()]
  const [back] = returnedWorkbook({
    sheets: [ledger],
    returned,
    headers: new Map([['人!A2', '姓名']]),
    language: 'zh-CN',
  })
  assert.equal(back!.headers[0], '姓名')
  assert.deepEqual(back!.rows[0]!.values.slice(0, 3), ['赵某', 赵, '女'])
  assert.deepEqual(
    back!.rows[0]!.reasons.map(({ column, code }) => [column, code]),
    [[2, 'facts/disagrees-with-id-number']],
  )
})

const aRow = fc.tuple(
  fc.constantFrom('赵某', '钱某', null),
  fc.constantFrom(赵, 钱, '110101199001010011', null),
  fc.constantFrom('男', '女', null),
  fc.constantFrom('1950-01-01', '1960-06-06', null),
  fc.constantFrom('1', '2', null),
  fc.constantFrom('7', '8', null),
)

test('[F5] no two subjects of one import share an ID number, or name, birth day and household', () => {
  fc.assert(
    fc.property(fc.array(aRow, { maxLength: 8 }), fc.array(aRow, { maxLength: 4 }), (first, second) => {
      const { placed } = place([home('1'), sheet(first), sheet(second, { name: '低保' })])
      const people = placed.filter(({ of }) => of === 'person')
      const owners = new Map<string, string>()
      for (const { id, person, householdId } of people) {
        const keys = [
          person?.number,
          householdId && person?.name && person.born && `${person.name} ${person.born} ${householdId}`,
        ]
        for (const key of keys) {
          if (!key) continue
          assert.equal(owners.get(key) ?? id, id)
          owners.set(key, id)
        }
      }
    }),
    { seed: 17, numRuns: 300 },
  )
})

test('[F4] every row with something in it is decided, folded or returned, and none both kept and refused', () => {
  fc.assert(
    fc.property(fc.array(aRow, { maxLength: 8 }), (rows) => {
      const decision = decide(sheet(rows))
      const decided = new Set(decision.rows.map(({ row }) => row))
      for (const [index, row] of rows.entries()) {
        if (row.every((cell) => cell === null)) continue
        const refused = decision.returned.get(`人!${index + 2}`)?.kept === false
        const folded = decision.folded.some((fold) => fold.row === index + 2)
        assert.equal(Number(decided.has(index + 2)) + Number(refused) + Number(folded), 1)
      }
    }),
    { seed: 19, numRuns: 300 },
  )
})
