// A score that cannot fall measures nothing: each fault that detection, filling or labelling may have must show in the figures.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { distinctFill, movedRow } from '../bench/distinct-values.ts'
import { parseGold, printGold, type GoldPlace, type GoldSheet } from '../bench/gold.ts'
import { inlineLabels, isBlank, labelHash, labelKey, samePath } from '../bench/gold-label.ts'
import { goldOfLabels } from '../bench/gold-of-labels.ts'
import { splitFamilies } from '../bench/halves.ts'
import { reread } from '../bench/reread.ts'
import { scoreFields } from '../bench/score-fields.ts'
import { joinTwins, twinDoubts } from '../bench/twins.ts'
import { composeWorkbook } from '../src/sheets/compose.node.ts'
import { fillWorkbook } from '../src/sheets/fill.node.ts'
import type { Workbook } from '../src/sheets/grid.ts'
import { readWorkbook } from '../src/sheets/read.node.ts'
import type { Field } from '../src/templates/field.ts'

const field = (cell: string, headerPath: string[], more: Partial<Field> = {}): Field => ({
  sheet: '表',
  cell,
  kind: 'key-value',
  headerPath,
  type: 'text',
  required: false,
  confidence: 1,
  evidence: [],
  ...more,
})
const place = (cell: string, labels: string[], more: Partial<GoldPlace> = {}): GoldPlace => ({
  cell,
  kind: 'key-value',
  path: labels.map((label) => ({ hash: labelHash(label), optional: label.startsWith('?') })),
  ...more,
})
const sheetOf = (places: GoldPlace[], more: Partial<GoldSheet> = {}): GoldSheet => ({
  file: 'a'.repeat(64),
  sheet: 1,
  family: 'f',
  places,
  doubtful: [],
  ...more,
})
const bare = { merges: [] }

test('labels are compared without blanks, marks and placeholders, and with their units', () => {
  assert.equal(labelKey('姓　 名：'), labelKey('姓名'))
  assert.equal(labelKey('填报日期：   年  月  日'), '填报日期')
  assert.equal(labelKey('*面积（亩）${a.b}____'), '面积(亩)')
  assert.equal(labelKey('出生年月日'), '出生年月日')
  assert.notEqual(labelHash('面积（亩）'), labelHash('面积'))
})

test('a cell with two labels has two', () => {
  assert.deepEqual(inlineLabels('填报单位：____ 填报日期：  年 月 日'), ['填报单位', '填报日期'])
  assert.deepEqual(inlineLabels('日期：__年__月__日 填表人：'), ['日期', '填表人'])
  assert.deepEqual(inlineLabels('备注'), ['备注'])
})

test('a blank is a blank however it is marked', () => {
  for (const blank of ['', '${list.name}', '  年  月  日', '____', '□是 □否', '{{a}}至{{b}}'])
    assert.ok(isBlank(blank), blank)
  for (const text of ['张三', '0', '日期', '填报单位：____']) assert.ok(!isBlank(text), text)
})

test('a path is right when no label is missing, added or out of order, optional ones apart', () => {
  const wanted = [
    { hash: 'a', optional: true },
    { hash: 'b', optional: false },
    { hash: 'c', optional: false },
  ]
  for (const right of ['a b c', 'b c', 'b b c']) assert.ok(samePath(wanted, right.split(' ')), right)
  for (const wrong of ['b', 'c', 'c b', 'a b', 'x b c', 'b c d']) assert.ok(!samePath(wanted, wrong.split(' ')), wrong)
  assert.ok(samePath([{ hash: 'b', optional: false }, wanted[1]!], ['b']), 'a label printed twice is one')
})

test('a place is found by its cell, and every fault of kind, label, leaf or rows shows', () => {
  const gold = sheetOf([
    place('B2', ['姓名']),
    place('D2', ['合计', '人数']),
    place('A5', ['村名'], { kind: 'list', rows: '5-9' }),
    place('E2', ['缺']),
  ])
  const found = [
    field('B2', ['姓名']),
    field('D2', ['人数'], { kind: 'cross-tab' }),
    field('A5', ['村'], { kind: 'list', region: { firstRow: 5, lastRow: 8 } }),
  ]
  const { places } = scoreFields(gold, found, bare)
  const marks = places.map((one) =>
    [!!one.found, one.kindRight, one.pathRight, one.leafRight, one.rowsRight].map(Number).join(''),
  )
  assert.deepEqual(
    marks.map((mark) => mark.slice(0, 4)),
    ['1111', '1001', '1100', '0000'],
  )
  assert.equal(places[2]?.rowsRight, false)
})

test('a proposal beside every place is unwanted, a doubtful one is not, and a merged cell is its first one', () => {
  const merges = [{ top: 2, left: 2, bottom: 2, right: 3 }]
  const gold = sheetOf([place('B2', ['甲'])], { doubtful: ['F2'] })
  const { places, unwanted } = scoreFields(gold, [field('C2', ['甲']), field('F2', ['乙']), field('G2', ['丙'])], {
    merges,
  })
  assert.ok(places[0]?.found)
  assert.deepEqual(
    unwanted.map(({ cell }) => cell),
    ['G2'],
  )
})

test('two blanks in one cell are two places, and one field is one of them', () => {
  const gold = sheetOf([place('B2', ['编号']), place('B2', ['日期'])])
  const once = scoreFields(gold, [field('B2', ['日期'])], bare)
  assert.deepEqual(
    once.places.map(({ found, pathRight }) => [!!found, pathRight]),
    [
      [true, false],
      [false, false],
    ],
  )
  const both = scoreFields(gold, [field('B2', ['日期']), field('B2', ['编号']), field('B2', ['第三'])], bare)
  assert.deepEqual([both.places.map(({ pathRight }) => pathRight), both.unwanted.length], [[true, true], 1])
})

test('gold written is gold read', () => {
  const sheets = [
    sheetOf([place('A5', ['?大类', '村名'], { kind: 'list', rows: '5-9' }), place('B2', ['姓名'])], {
      doubtful: ['C3'],
    }),
  ]
  const gold = { halves: { f: 'dev' as const }, sheets }
  assert.deepEqual(parseGold(printGold(gold)), gold)
  assert.ok(!printGold(gold).includes('村名'))
})

const rows = (lines: (string | number | null)[][]) =>
  lines.map((line) => line.map((value) => ({ value, border: true })))

async function bookOf(lines: (string | number | null)[][]): Promise<{ bytes: Uint8Array; workbook: Workbook }> {
  const bytes = await composeWorkbook([{ name: '表', rows: rows(lines) }])
  const read = readWorkbook(bytes)
  assert.ok(read.ok)
  return { bytes, workbook: read.value }
}

test('labels that name an empty cell, and places that hold a text, are told', async () => {
  const { workbook } = await bookOf([
    ['姓名', null, '住址：'],
    ['张三', null, null],
  ])
  const labelled = (places: { cell: string; kind: Field['kind']; path: string[]; rows?: string }[]) =>
    goldOfLabels({ file: 'x', sheets: [{ position: 1, family: 'f', places }] }, { workbook, hash: 'h' })
  const sound = labelled([
    { cell: 'B1', kind: 'key-value', path: ['A1'] },
    { cell: 'C1', kind: 'key-value', path: ['C1'] },
  ])
  assert.deepEqual(sound.doubts, [])
  assert.deepEqual(sound.sheets[0]?.places[1]?.path, [{ hash: labelHash('住址'), optional: false }])
  const faults = [
    { cell: 'B1', kind: 'key-value' as const, path: ['B2'] },
    { cell: 'A2', kind: 'key-value' as const, path: ['A1'] },
    { cell: 'B2', kind: 'list' as const, path: ['A1'] },
    { cell: 'B2', kind: 'list' as const, path: ['A1'], rows: '3-4' },
    { cell: 'B2', kind: 'key-value' as const, path: ['?A1'] },
  ]
  for (const fault of faults) assert.equal(labelled([fault]).doubts.length, 1, JSON.stringify(fault))
})

test('families keep the half they were given, twins share one, and both halves can be judged where that is possible', () => {
  const many = (kind: GoldPlace['kind'], count: number) =>
    Array.from({ length: count }, (_, index) => place(`A${index + 1}`, ['甲'], { kind }))
  const sheets = ['a', 'b', 'c', 'd', 'e'].map((family, index) =>
    sheetOf([...many('list', 10 * (index + 1)), ...many('cross-tab', index === 0 || index === 4 ? 31 : 0)], { family }),
  )
  const halves = splitFamilies(sheets, {})
  assert.notEqual(halves['a'], halves['e'])
  assert.deepEqual(splitFamilies(sheets.toReversed(), {}), halves)
  const kept = splitFamilies(sheets, { a: 'unseen', b: 'unseen', c: 'unseen' })
  assert.deepEqual([kept['a'], kept['b'], kept['c'], kept['e']], ['unseen', 'unseen', 'unseen', 'dev'])
})

test('sheets with the same labels become one family, and twins that disagree are told', () => {
  const one = sheetOf([place('A1', ['甲']), place('B1', ['乙'])], { family: 'left' })
  const two = sheetOf([place('B1', ['甲']), place('C1', ['乙'])], { family: 'right', file: 'b'.repeat(64) })
  const three = sheetOf([place('B1', ['丙'])], { family: 'third', file: 'c'.repeat(64) })
  const { sheets, told } = joinTwins([three, two, one])
  assert.deepEqual(
    sheets.map(({ family }) => family),
    ['aaaaaaaa-1', 'aaaaaaaa-1', 'cccccccc-1'],
  )
  assert.equal(told.length, 1)
  const list = { ...two, family: 'left', places: [place('B1', ['甲'], { kind: 'fixed-row' })] }
  assert.equal(twinDoubts([one, list, three]).length, 1)
  assert.deepEqual(twinDoubts([one, { ...two, family: 'left' }]), [])
})

const listFields = [
  field('A2', ['村名'], { kind: 'list', region: { firstRow: 2, lastRow: 3 } }),
  field('B2', ['人数'], { kind: 'list', type: 'number', region: { firstRow: 2, lastRow: 3 } }),
  field('B5', ['填表人']),
]
const listForm = [
  ['村名', '人数'],
  [null, null],
  [null, null],
  ['合计', '共'],
  ['填表人', null],
]

test('every place gets a value of its own, lists more rows than they offer', () => {
  const { edits, wanted } = distinctFill(listFields, { grows: true })
  const [edit] = edits
  assert.ok(edit)
  assert.deepEqual(edit.insertions, [{ after: 3, count: 7, like: 3 }])
  assert.equal(wanted.length, 9 + 9 + 1)
  assert.deepEqual(wanted.at(-1)?.row, 12)
  assert.equal(new Set(wanted.map((one) => JSON.stringify({ ...one, row: 0, column: 0 }))).size, wanted.length)
  assert.deepEqual([movedRow(edit.insertions, 3), movedRow(edit.insertions, 4)], [3, 11])
})

const fault = (after: Uint8Array, at: { row: number; column: number }, value: string | number | null): Uint8Array => {
  const spoiled = fillWorkbook(after, [{ sheet: '表', insertions: [], writes: [{ ...at, value }] }])
  assert.ok(spoiled.ok)
  return spoiled.value.bytes
}

test('a filled workbook that reads as it was filled has no fault, and every cell that differs is one', async () => {
  const { bytes } = await bookOf(listForm)
  const plan = distinctFill(listFields, { grows: true })
  const filled = fillWorkbook(bytes, plan.edits)
  assert.ok(filled.ok)
  const check = (after: Uint8Array) => reread({ before: bytes, after, ...plan, skipped: [] }).wrong.length
  assert.equal(check(filled.value.bytes), 0)
  const spoil = (row: number, column: number, value: string | number | null) =>
    check(fault(filled.value.bytes, { row, column }, value))
  assert.equal(spoil(10, 2, 4711), 1, 'another number in the last inserted row')
  assert.equal(spoil(2, 1, null), 1, 'a value lost')
  assert.equal(spoil(11, 1, '小计'), 1, 'a label changed')
  assert.equal(spoil(14, 4, '多'), 1, 'a value nobody wrote')
  assert.equal(spoil(2, 2, '2'), 1, 'a number that became text')
  assert.ok(check(bytes) > 10, 'nothing filled')
})

test('several blanks of a cell are each filled, and a box is ticked', async () => {
  const texts = ['编号：____ 日期：____', '□是 □否']
  const fields = [
    field('A1', ['编号'], { part: { number: 1, text: texts[0]! } }),
    field('A1', ['日期'], { part: { number: 2, text: texts[0]! } }),
    field('B1', ['是否'], { type: 'boolean', options: ['是', '否'], boxes: texts[1]! }),
  ]
  const { bytes } = await bookOf([texts])
  const plan = distinctFill(fields, { grows: true })
  assert.deepEqual(
    plan.wanted.map((one) => ('holds' in one ? one.holds : one.value)),
    [['值1', '值2'], ['☑否']],
  )
  const filled = fillWorkbook(bytes, plan.edits)
  assert.ok(filled.ok)
  const check = (after: Uint8Array) => reread({ before: bytes, after, ...plan, skipped: [] }).wrong.length
  assert.equal(check(filled.value.bytes), 0)
  assert.equal(check(fault(filled.value.bytes, { row: 1, column: 1 }, '编号：值2 日期：值1')), 1)
  assert.equal(check(fault(filled.value.bytes, { row: 1, column: 2 }, texts[1]!)), 1)
})
