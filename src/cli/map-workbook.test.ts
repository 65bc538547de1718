// The map as a workbook: out, edited, and back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Confirmation } from '../dictionary/attachment.ts'
import { catalogue, questionOf } from '../dictionary/catalogue.ts'
import type { Language } from '../kernel/language.ts'
import { parseCell } from '../sheets/address.ts'
import { composeWorkbook } from '../sheets/compose.node.ts'
import { fillWorkbook } from '../sheets/fill.node.ts'
import type { CellValue } from '../sheets/grid.ts'
import { readWorkbook } from '../sheets/read.node.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import type { DraftConfirmation } from './draft-confirmation.ts'
import { mapWorkbook } from './map-workbook.ts'
import { readMapWorkbook } from './read-map-workbook.ts'
import { speaker } from './speak.ts'

const base = { type: 'text' as const, required: false, confidence: 0.9, evidence: ['list-column'] }
const region = { firstRow: 4, lastRow: 9 }
const fields: Field[] = [
  { ...base, sheet: '表 1', cell: 'B1', kind: 'key-value', headerPath: ['填报单位'] },
  { ...base, sheet: '表 1', cell: 'A4', kind: 'list', headerPath: ['基本情况', '姓名'], region, required: true },
  {
    ...base,
    sheet: '表 1',
    cell: 'B4',
    kind: 'list',
    headerPath: ['低保'],
    region,
    options: ['是', '否'],
    type: 'boolean',
  },
  {
    ...base,
    sheet: '表 1',
    cell: 'C12',
    kind: 'cross-tab',
    headerPath: ['低保', '人数（人）'],
    measureUnit: '人',
    type: 'number',
  },
  { ...base, sheet: '表 1', cell: 'D12', kind: 'key-value', headerPath: ['几棵树'] },
]
const confirmation: Confirmation = {
  template: '表.xlsx',
  issuer: '民政局',
  per: 'household',
  timesAYear: 4,
  rows: [
    {
      sheet: '表 1',
      firstRow: 4,
      of: 'person',
      where: [
        { question: 'person.minimum-living', is: '=', value: true },
        { question: 'person.age', is: '>=', value: 60 },
        { question: 'person.sex', is: 'in', value: ['1', '2'] },
      ],
    },
  ],
  fields: [
    { field: '表 1!B1', headerPath: ['填报单位'], relation: 'SAME', filling: { from: 'demand', what: 'unit' } },
    {
      field: '表 1!A4',
      headerPath: ['基本情况', '姓名'],
      relation: 'NARROWER',
      filling: { from: 'question', question: 'person.name', render: 'plain' },
    },
    {
      field: '表 1!B4',
      headerPath: ['低保'],
      relation: 'SAME',
      filling: { from: 'question', question: 'person.minimum-living', render: 'yes-no' },
    },
    {
      field: '表 1!C12',
      headerPath: ['低保', '人数（人）'],
      relation: 'SAME',
      filling: { from: 'definition', definition: { measure: 'count', of: 'person', where: [] } },
    },
  ],
}
const draft: DraftConfirmation = {
  confirmation,
  open: [{ field: fields[4]!, near: ['person.name 姓名'] }],
  lists: [{ sheet: '表 1', firstRow: 4 }],
  tables: [],
  problems: [],
}

const made = (language: Language) =>
  composeWorkbook(mapWorkbook({ fields, draft, questions: catalogue }, speaker(language)))

/** Reads the map back after these cells of its first sheets were edited. */
async function readBack(edits: Record<string, Record<string, CellValue>>, language: Language = 'zh-CN') {
  const bytes = await made(language)
  const filled = fillWorkbook(
    bytes,
    Object.entries(edits).map(([sheet, cells]) => ({
      sheet,
      insertions: [],
      writes: Object.entries(cells).map(([cell, value]) => ({ ...parseCell(cell)!, value })),
    })),
  )
  assert.ok(filled.ok)
  const workbook = readWorkbook(filled.value.bytes)
  assert.ok(workbook.ok)
  const read = readMapWorkbook({ workbook: workbook.value, file: 'map.xlsx', proposed: fields, look: questionOf })
  assert.ok(read.ok)
  return read.value
}

for (const language of ['zh-CN', 'en'] as const)
  test(`[C29] exported and read back unchanged the map says the same, ${language}`, async () => {
    const { confirmation: back, problems } = await readBack({}, language)
    assert.deepEqual(problems, [])
    assert.deepEqual(back, { ...confirmation, corrections: [] })
  })

test('[C29] [T32] lists side by side come back each with its own people', async () => {
  const scopes = confirmation.rows.map((scope) => ({ ...scope, firstColumn: 'A' }))
  const both = [...scopes, { sheet: '表 1', firstRow: 4, firstColumn: 'F', of: 'household' as const, where: [] }]
  const lists = both.map(({ sheet, firstRow, firstColumn }) => ({ sheet, firstRow, firstColumn }))
  const wide = { ...draft, confirmation: { ...confirmation, rows: both }, lists }
  const bytes = await composeWorkbook(mapWorkbook({ fields, draft: wide, questions: catalogue }, speaker('zh-CN')))
  const workbook = readWorkbook(bytes)
  assert.ok(workbook.ok)
  const read = readMapWorkbook({ workbook: workbook.value, file: 'map.xlsx', proposed: fields, look: questionOf })
  assert.deepEqual(read.ok && [read.value.problems, read.value.confirmation.rows], [[], both])
})

test('[C29] drop-downs offer kinds, types, answers and what comes near', async () => {
  const read = readWorkbook(await made('zh-CN'))
  assert.ok(read.ok)
  const [first, lists, form, questions] = read.value.sheets
  const optionsAt = (cell: string, sheet = first!) => {
    const { row, column } = parseCell(cell)!
    return sheet.validations.find(({ ranges }) =>
      ranges.some(({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right),
    )?.options
  }
  assert.deepEqual(optionsAt('E2'), ['名单列', '单格', '固定行', '交叉统计'])
  assert.ok(optionsAt('L2')!.includes('person.name 姓名'))
  assert.deepEqual(optionsAt('L6'), ['person.name 姓名'])
  assert.ok(optionsAt('L20')!.length > 50)
  assert.deepEqual(optionsAt('D2', lists), ['人', '户', '场所', '单位', '村', '事件'])
  assert.deepEqual(optionsAt('B3', form), ['一村一份', '一户一份'])
  assert.equal(questions!.lastRow, catalogue.length + 5)
})

test('[C29] a place is removed, moved, renamed, typed anew, and one that was missed is added with what it asks', async () => {
  const { confirmation: back, problems } = await readBack({
    栏目: {
      B2: '是',
      D3: 'A5',
      F3: 12,
      G3: '基本情况 / 户主 / 姓名',
      E5: '固定行',
      I5: null,
      J4: '有、无、不详',
      C7: '表 1',
      D7: 'e20',
      E7: '单格',
      G7: '村名',
      L7: 'area.name',
    },
  })
  assert.deepEqual(problems, [])
  assert.deepEqual(back.corrections, [
    { do: 'remove', field: '表 1!B1' },
    {
      do: 'change',
      field: '表 1!A4',
      to: { cell: 'A5', headerPath: ['基本情况', '户主', '姓名'], region: { firstRow: 5, lastRow: 12 } },
    },
    { do: 'change', field: '表 1!B4', to: { options: ['有', '无', '不详'] } },
    { do: 'change', field: '表 1!C12', to: { kind: 'fixed-row', unit: null } },
    { do: 'add', place: { sheet: '表 1', cell: 'E20', kind: 'key-value', headerPath: ['村名'] } },
  ])
  assert.deepEqual(
    back.fields.map(({ field }) => field),
    ['表 1!A5', '表 1!B4', '表 1!C12', '表 1!E20'],
  )
})

test('[C29] each wrong cell is named with what was expected, everything else holds', async () => {
  const { confirmation: back, problems } = await readBack({
    栏目: {
      A2: '表 1!Z9',
      D3: '第四格',
      E4: '大表',
      F4: '末行',
      K4: '也许',
      L6: 'person.no-such',
      O5: '{',
      C7: '表 1',
      D7: 'F1',
    },
    名单: { C2: '3', E2: 'person.no-such', F2: '=', G2: '是' },
    总体: { B3: '一乡一份', B4: '很多' },
  })
  const told = problems.map(({ code, details }) => `${code} ${String(details['place'])} ${String(details['heading'])}`)
  assert.deepEqual(told, [
    'cli/map-cell 栏目!A2 原位置',
    'cli/map-cell 栏目!D3 格子',
    'cli/map-cell 栏目!E4 种类',
    'cli/map-cell 栏目!K4 必填',
    'cli/map-cell 栏目!F4 名单末行',
    'cli/map-cell 栏目!O5 统计口径',
    'cli/map-cell 栏目!L6 问的是什么',
    'cli/map-cell 栏目!G7 表头路径',
    'cli/map-cell 名单!C2 首列（同行并排几个列表时）',
    'cli/map-cell 名单!E2 条件1：问项',
    'cli/map-cell 总体!B3 一份填谁',
    'cli/map-cell 总体!B4 一年几次',
  ])
  assert.deepEqual([back.rows, back.corrections], [[], []])
  assert.deepEqual(
    back.fields.map(({ field }) => field),
    ['表 1!A4', '表 1!B4'],
  )
})

test('[C29] columns moved about are found by their headings, one that is gone changes nothing, and another workbook is refused', async () => {
  const sheets = mapWorkbook({ fields, draft, questions: catalogue }, speaker('zh-CN')).map((sheet, index) =>
    index > 0
      ? sheet
      : {
          ...sheet,
          choices: [],
          rows: sheet.rows.map((row) => row.filter((_, at) => at !== 8 && at !== 9).toReversed()),
        },
  )
  const workbook = readWorkbook(await composeWorkbook(sheets))
  assert.ok(workbook.ok)
  const input = { workbook: workbook.value, file: 'map.xlsx', proposed: fields, look: questionOf }
  const read = readMapWorkbook(input)
  assert.deepEqual(read.ok && [read.value.problems, read.value.confirmation.corrections], [[], []])
  const strange = readMapWorkbook({ ...input, workbook: { ...workbook.value, sheets: [] } })
  assert.equal(strange.ok ? '' : strange.problem.code, 'cli/file-broken')
  assert.ok(fields.map(fieldKey).every((key) => sheets[0]!.rows.flat().some(({ value }) => value === key)))
})

test('[C91] suggested definitions wait in the map until a line or a whole table is said to be confirmed', async () => {
  const cell = (at: string, ...headerPath: string[]): Field => ({
    ...fields[4]!,
    cell: at,
    headerPath,
    kind: 'cross-tab',
  })
  const cells = [cell('C12', '低保', '人数（人）'), cell('D12', '低保', '户数（户）'), cell('C20', '党员')]
  const definition = { measure: 'count' as const, of: 'person' as const, where: [] }
  const suggested = cells.map((one, index): DraftConfirmation['confirmation']['fields'][number] => ({
    field: fieldKey(one),
    headerPath: one.headerPath,
    relation: 'SAME',
    filling: { from: 'definition', definition },
    by: 'suggestion',
    ...(index < 2 ? { table: '表 1!C12:D12' } : {}),
  }))
  const own: DraftConfirmation = {
    ...draft,
    confirmation: {
      ...confirmation,
      rows: [],
      fields: suggested,
      tables: [{ table: '表 1!C12:D12', confirmed: false }],
    },
    open: [],
    lists: [],
    tables: ['表 1!C12:D12'],
  }
  const speak = speaker('zh-CN')
  const sheets = mapWorkbook({ fields: cells, draft: own, questions: catalogue }, speak)
  const readAgain = async (edits: Record<string, [cell: string, value: string]>) => {
    const filled = fillWorkbook(
      await composeWorkbook(sheets),
      Object.entries(edits).map(([sheet, [at, value]]) => ({
        sheet,
        insertions: [],
        writes: [{ ...parseCell(at)!, value }],
      })),
    )
    assert.ok(filled.ok)
    const workbook = readWorkbook(filled.value.bytes)
    assert.ok(workbook.ok)
    const read = readMapWorkbook({ workbook: workbook.value, file: 'map.xlsx', proposed: cells, look: questionOf })
    assert.ok(read.ok)
    return read.value
  }
  const same = await readAgain({})
  assert.deepEqual(same.problems, [])
  assert.deepEqual(same.confirmation, { ...own.confirmation, corrections: [] })
  const yes = await readAgain({ 整表: ['C2', '已确认'] })
  assert.deepEqual(yes.confirmation.tables, [{ table: '表 1!C12:D12', confirmed: true }])
  const one = await readAgain({ 栏目: ['P4', '已确认'] })
  assert.deepEqual(
    one.confirmation.fields.map(({ by }) => by),
    ['suggestion', 'suggestion', undefined],
  )
  const wrong = await readAgain({ 整表: ['C2', '大概吧'] })
  assert.deepEqual([wrong.confirmation.tables![0]!.confirmed, wrong.problems.length], [false, 1])
})
