import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Attachment, Filling } from '../dictionary/attachment.ts'
import type { Fact } from '../facts/fact.ts'
import type { Day } from '../kernel/day.ts'
import { type Field, listKey } from '../templates/field.ts'
import { type FillInput, planFill, type SubjectRow } from './fill-plan.ts'

const field = (cell: string, more: Partial<Field> = {}): Field => ({
  sheet: '低保',
  cell,
  kind: 'list',
  headerPath: ['姓名'],
  type: 'text',
  required: false,
  confidence: 1,
  evidence: [],
  ...more,
})

const region = { firstRow: 5, lastRow: 6 }
const attach = (cell: string, filling: Filling, version = 1): [string, Attachment] => [
  `低保!${cell}`,
  { field: `低保!${cell}`, relation: 'SAME', filling, version, by: 'confirmation' },
]
const asks = (question: string): Filling => ({ from: 'question', question, render: 'plain' })
const fact = (value: Fact['value'], state: Fact['state'] = 'value'): Fact => ({
  state,
  value,
  goodAsOf: '2026-11-01' as Day,
})
const person = (id: string, name: string): SubjectRow => ({
  kind: 'person',
  id,
  facts: new Map([['person.name', fact(name)]]),
})

const input = (more: Partial<FillInput>): FillInput => ({
  fields: [],
  attachments: new Map(),
  lists: new Map(),
  single: { kind: 'area', id: 'village', facts: new Map([['area.groups', fact(6)]]) },
  figures: new Map(),
  demand: { unit: '青山村', day: '2026-11-24', period: '2026-11' },
  print: ({ fact: { value } }) => value,
  ...more,
})

test('[P2] a list takes one row per subject, in the order given, with its serial number', () => {
  const fields = [field('A5', { region, headerPath: ['序号'] }), field('B5', { region })]
  const plan = planFill(
    input({
      fields,
      attachments: new Map([attach('A5', { from: 'demand', what: 'serial' }), attach('B5', asks('person.name'))]),
      lists: new Map([[listKey(fields[0]!), [person('p1', '赵一'), person('p2', '钱二')]]]),
    }),
  )
  assert.deepEqual(plan.edits, [
    {
      sheet: '低保',
      insertions: [],
      writes: [
        { row: 5, column: 1, value: 1 },
        { row: 6, column: 1, value: 2 },
        { row: 5, column: 2, value: '赵一' },
        { row: 6, column: 2, value: '钱二' },
      ],
      borders: [{ first: 5, last: 6, left: 1, right: 2, like: 4 }],
    },
  ])
})

test('[P7] the rows of a list that was filled take the lines of the row above it, where that row will be', () => {
  const lower = field('D12', { region: { firstRow: 12, lastRow: 12 } })
  const fields = [field('B5', { region }), lower, field('C20', { region: { firstRow: 20, lastRow: 30 } })]
  const people = ['甲', '乙', '丙', '丁', '戊'].map((name) => person(name, name))
  const lists = new Map([
    [listKey(fields[0]!), people],
    [listKey(lower), [person('p1', '赵一')]],
    [listKey(fields[2]!), []],
  ])
  const moved = people.length - (region.lastRow - region.firstRow + 1)
  assert.deepEqual(planFill(input({ fields, lists })).edits[0]?.borders, [
    { first: 5, last: 9, left: 2, right: 2, like: 4 },
    { first: 12 + moved, last: 12 + moved, left: 4, right: 4, like: 11 + moved },
  ])
})

test('[P7] a list longer than the form grows below its last row, and what stands below moves along', () => {
  const below = field('B9', { kind: 'key-value', headerPath: ['村民小组数'] })
  const fields = [field('B5', { region }), below]
  const people = ['甲', '乙', '丙', '丁', '戊'].map((name) => person(name, name))
  const plan = planFill(
    input({
      fields,
      attachments: new Map([attach('B5', asks('person.name')), attach('B9', asks('area.groups'))]),
      lists: new Map([[listKey(fields[0]!), people]]),
    }),
  )
  assert.deepEqual(plan.edits[0]?.insertions, [{ after: 6, count: 3, like: 6 }])
  assert.deepEqual(plan.edits[0]?.writes.at(-1), { row: 12, column: 2, value: 6 })
})

const beside = (cell: string, lastRow: number, firstColumn: string) =>
  field(cell, { region: { firstRow: 5, lastRow, firstColumn } })
const people = (count: number, mark: string) =>
  Array.from({ length: count }, (_, index) => person(`${mark}${index}`, `${mark}${index}`))

test('[P7] of lists side by side the longer one brings the rows in, and the shorter stays blank below', () => {
  const [left, right] = [beside('A5', 6, 'A'), beside('D5', 6, 'D')]
  const plan = planFill(
    input({
      fields: [left, right],
      attachments: new Map([attach('A5', asks('person.name')), attach('D5', asks('person.name'))]),
      lists: new Map([
        [listKey(left), people(4, '甲')],
        [listKey(right), people(1, '乙')],
      ]),
    }),
  )
  assert.deepEqual(plan.edits[0]!.insertions, [{ after: 6, count: 2, like: 6 }])
  const written = plan.edits[0]!.writes.filter(({ value }) => value !== null)
  assert.deepEqual(
    written.map(({ row, column, value }) => `${row},${column} ${value}`),
    ['5,1 甲0', '6,1 甲1', '7,1 甲2', '8,1 甲3', '5,4 乙0'],
  )
})

test('[P7] whatever the lengths of lists side by side, everybody stands once in a row of the own list and no row comes in vain', () => {
  const rows = fc.integer({ min: 1, max: 6 })
  const count = fc.integer({ min: 0, max: 12 })
  fc.assert(
    fc.property(rows, rows, count, count, (leftRows, rightRows, leftCount, rightCount) => {
      const [left, right] = [beside('A5', 4 + leftRows, 'A'), beside('D5', 4 + rightRows, 'D')]
      const below = field('A30', { kind: 'key-value' })
      const of = [people(leftCount, '甲'), people(rightCount, '乙')] as const
      const { edits, cells } = planFill(
        input({
          fields: [left, right, below],
          attachments: new Map([
            attach('A5', asks('person.name')),
            attach('D5', asks('person.name')),
            attach('A30', asks('area.groups')),
          ]),
          lists: new Map([
            [listKey(left), of[0]],
            [listKey(right), of[1]],
          ]),
        }),
      )
      for (const [index, column] of [1, 4].entries()) {
        const own = cells.filter((cell) => cell.column === column && cell.row < 30)
        assert.deepEqual(
          own.map(({ row, value }) => `${row} ${value}`),
          of[index]!.map((_, at) => `${5 + at} ${'甲乙'[index]}${at}`),
        )
      }
      const brought = edits[0]!.insertions.reduce((sum, one) => sum + one.count, 0)
      const insideLeft = leftRows < rightRows ? Math.max(0, leftCount - leftRows) : 0
      const insideRight = rightRows < leftRows ? Math.max(0, rightCount - rightRows) : 0
      assert.equal(
        brought,
        Math.max(leftCount - leftRows, rightCount - rightRows, insideLeft, insideRight, 0),
        'as many as the longer list lacks',
      )
      assert.equal(cells.at(-1)!.row, 30 + brought)
    }),
    { seed: 7 },
  )
})

for (const state of ['missing', 'not-applicable', 'refused', 'conflict'] as const) {
  test(`[P8] a fact that is ${state} is a stated blank, never a written value`, () => {
    const fields = [field('B3', { kind: 'key-value' })]
    const single: SubjectRow = { kind: 'area', id: 'v', facts: new Map([['area.groups', fact(null, state)]]) }
    const plan = planFill(input({ fields, single, attachments: new Map([attach('B3', asks('area.groups'))]) }))
    assert.equal(plan.cells[0]?.state, state)
    assert.deepEqual(
      plan.edits.flatMap(({ writes }) => writes.filter(({ value }) => value !== null)),
      [],
    )
  })
}

test('[P8] a fact nobody has is missing, and a field nobody attached is unattached', () => {
  const fields = [field('B3', { kind: 'key-value' }), field('B4', { kind: 'key-value' })]
  const plan = planFill(input({ fields, attachments: new Map([attach('B3', asks('area.clinics'))]) }))
  assert.deepEqual(
    plan.cells.map((cell) => cell.state),
    ['missing', 'unattached'],
  )
})

test('[P9] a figure is written only when every subject it depends on is known', () => {
  const fields = [field('B3', { kind: 'cross-tab' }), field('C3', { kind: 'cross-tab' })]
  const filling: Filling = { from: 'definition', definition: { measure: 'count', of: 'person', where: [] } }
  const figures = new Map([
    ['低保!B3', { value: 12, counted: 12, unknown: 0 }],
    ['低保!C3', { value: 12, counted: 12, unknown: 1 }],
  ])
  const plan = planFill(
    input({ fields, figures, attachments: new Map([attach('B3', filling), attach('C3', filling)]) }),
  )
  assert.deepEqual(
    plan.cells.map(({ state, value, counted }) => ({ state, value, counted })),
    [
      { state: 'value', value: 12, counted: 12 },
      { state: 'missing', value: null, counted: 12 },
    ],
  )
})

test('[P71] a figure in a list is of each row’s own area, and blank for a row that has none', () => {
  const fields = [field('A5', { region }), field('B5', { region, type: 'number', headerPath: ['户数'] })]
  const filling: Filling = { from: 'definition', definition: { measure: 'count', of: 'household', where: [] } }
  const area = (id: string): SubjectRow => ({ kind: 'area', id, facts: new Map([['area.name', fact(id)]]) })
  const plan = planFill(
    input({
      fields,
      attachments: new Map([attach('A5', asks('area.name')), attach('B5', filling)]),
      lists: new Map([[listKey(fields[0]!), [area('青山村'), area('白石村')]]]),
      figures: new Map([['低保!B5', { value: 99, counted: 99, unknown: 0 }]]),
      rowFigures: new Map([['低保!B5', new Map([['青山村', { value: 12, counted: 12, unknown: 0 }]])]]),
    }),
  )
  assert.deepEqual(
    plan.cells.filter((cell) => cell.column === 2).map(({ state, value }) => [state, value]),
    [
      ['value', 12],
      ['missing', null],
    ],
  )
})

test('[P15] a label that shares its cell with the blank stays in front of the value, a unit behind it', () => {
  const demanded = { from: 'demand', what: 'unit' } as const
  const fields = [
    field('A2', { kind: 'key-value', inlineLabel: '填报单位：' }),
    field('B2', { kind: 'key-value', inlineTail: '元' }),
  ]
  const plan = planFill(input({ fields, attachments: new Map([attach('A2', demanded), attach('B2', demanded)]) }))
  assert.deepEqual(plan.edits[0]?.writes, [
    { row: 2, column: 1, value: '填报单位：青山村' },
    { row: 2, column: 2, value: '青山村元' },
  ])
})

test('[P15] the blanks of one cell are filled together, and a blank nobody knows stays', () => {
  const demanded = (what: 'unit' | 'day') => ({ from: 'demand', what }) as const
  const text = '填报单位：      填报日期：    年  月  日'
  const blank = (number: number) => field('A2', { kind: 'key-value', part: { number, text } })
  const fields = [blank(1), blank(2)]
  const both = new Map([attach('A2#1', demanded('unit')), attach('A2#2', demanded('day'))])
  const writes = (attachments: typeof both) => planFill(input({ fields, attachments })).edits[0]?.writes
  assert.deepEqual(writes(both), [{ row: 2, column: 1, value: '填报单位：青山村  填报日期：2026-11-24' }])
  both.delete('低保!A2#1')
  assert.deepEqual(writes(both), [{ row: 2, column: 1, value: '填报单位：      填报日期：2026-11-24' }])
})

test('[P15] one box is ticked and the others stay; an answer without a box is missing and the cell as it was', () => {
  const answered = (answer: string) => {
    const fields = [field('B2', { kind: 'key-value', boxes: '□城镇  □农村' })]
    const attachments = new Map([attach('B2', asks('person.name'))])
    return planFill(input({ fields, attachments, single: person('p1', answer) }))
  }
  assert.deepEqual(answered('农村').edits[0]?.writes, [{ row: 2, column: 2, value: '□城镇  ☑农村' }])
  const none = answered('牧区')
  assert.deepEqual([none.edits, none.cells[0]?.state], [[], 'missing'])
})

test('[P2] a value that cannot be printed without guessing is missing', () => {
  const fields = [field('B3', { kind: 'key-value' })]
  const plan = planFill(
    input({ fields, print: () => undefined, attachments: new Map([attach('B3', asks('area.groups'))]) }),
  )
  assert.equal(plan.cells[0]?.state, 'missing')
})

test('[P2] a list nobody gave subjects for stays as the department sent it', () => {
  const plan = planFill(
    input({ fields: [field('B5', { region })], attachments: new Map([attach('B5', asks('person.name'))]) }),
  )
  assert.deepEqual(plan, { edits: [], cells: [] })
})

test('[P14] samples in a form’s list and cells go, its numbers, labels and unattached cells stay', () => {
  const fields = [
    field('A5', { region, headerPath: ['序号'] }),
    field('B5', { region }),
    field('C5', { region, headerPath: ['备注'] }),
    field('B2', { kind: 'key-value', headerPath: ['村民小组数'] }),
    field('D2', { kind: 'key-value', headerPath: ['填表说明'] }),
    field('E2', { kind: 'key-value', headerPath: ['填报单位'], inlineLabel: '填报单位：' }),
  ]
  const attachments = new Map([
    attach('B5', asks('person.name')),
    attach('B2', asks('area.secretary')),
    attach('E2', asks('area.name')),
  ])
  const { edits, cells } = planFill(
    input({ fields, attachments, lists: new Map([[listKey(fields[0]!), [person('p1', '赵一')]]]) }),
  )
  const gone = edits[0]!.writes.filter(({ value }) => value === null).map(({ row, column }) => [row, column])
  assert.deepEqual(gone, [
    [6, 2],
    [5, 3],
    [6, 3],
    [2, 2],
  ])
  assert.equal(cells.length, 6, 'the lineage speaks of subjects and single cells only')
})

test('[P16] a program’s mark comes out blank where nobody attached the place, what else is printed stays, and the place is open', () => {
  const single = (cell: string, mark: string, more: Partial<Field> = {}) =>
    field(cell, { kind: 'key-value', mark, ...more })
  const fields = [
    single('A2', '${village}'),
    single('B2', '填报单位：{{unit}}', { inlineLabel: '填报单位：' }),
    single('C2', '${groups}'),
    single('D2', '<%= clinics %>'),
    field('E2', { kind: 'key-value' }),
  ]
  const attachments = new Map([attach('C2', asks('area.groups')), attach('D2', asks('area.clinics'))])
  const { edits, cells } = planFill(input({ fields, attachments }))
  assert.deepEqual(edits[0]!.writes, [
    { row: 2, column: 1, value: null },
    { row: 2, column: 2, value: '填报单位：' },
    { row: 2, column: 4, value: null },
    { row: 2, column: 3, value: 6 },
  ])
  assert.deepEqual(
    cells.map(({ state }) => state),
    ['unattached', 'unattached', 'value', 'missing', 'unattached'],
  )
})

test('[P16] the marks of a list nobody gave subjects for, or that holds nobody, come out blank too, its numbers with them', () => {
  const column = (cell: string, label: string) => field(cell, { region, headerPath: [label], mark: `{.${label}}` })
  const fields = [column('A5', '序号'), column('B5', '姓名')]
  const writes = [
    { row: 5, column: 1, value: null },
    { row: 5, column: 2, value: null },
  ]
  const open = planFill(input({ fields }))
  assert.deepEqual(
    [open.edits[0]!.writes, open.cells.map(({ state }) => state)],
    [writes, ['unattached', 'unattached']],
  )
  const none = planFill(input({ fields, lists: new Map([[listKey(fields[0]!), []]]) }))
  assert.deepEqual(none.edits[0]!.writes, [{ row: 6, column: 2, value: null }, ...writes])
})

test('[P16] of several blanks in a cell those that nobody fills lose their marks', () => {
  const text = '负责人：${head}  电话：${phone}'
  const blank = (number: number) => field('A2', { kind: 'key-value', part: { number, text } })
  const write = (attachments: FillInput['attachments']) =>
    planFill(input({ fields: [blank(1), blank(2)], attachments })).edits[0]!.writes
  assert.deepEqual(write(new Map()), [{ row: 2, column: 1, value: '负责人：    电话：  ' }])
  assert.deepEqual(write(new Map([attach('A2#2', asks('area.groups'))])), [
    { row: 2, column: 1, value: '负责人：    电话：6' },
  ])
})
