// The merge report as a workbook.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { questionOf } from '../dictionary/catalogue.ts'
import { mergeReport, type MergeReport } from '../dictionary/merge-report.ts'
import { composeLong } from '../sheets/compose-long.node.ts'
import type { Sheet } from '../sheets/grid.ts'
import { readWorkbook } from '../sheets/read.node.ts'
import type { Field } from '../templates/field.ts'
import { mergeWorkbook } from './merge-workbook.ts'

const field = (cell: string, label: string): Field => ({
  sheet: '表',
  cell,
  kind: 'key-value',
  headerPath: [label],
  type: 'text',
  required: false,
  confidence: 1,
  evidence: [],
})

/** A form that asks these; `undefined` is left open. */
function form(name: string, issuer: string, questions: (string | undefined)[]) {
  const attachments = questions.flatMap((question, index) =>
    question === undefined
      ? []
      : [
          {
            field: `表!B${index + 1}`,
            relation: 'SAME' as const,
            filling: { from: 'question' as const, question, render: 'plain' as const },
            version: 1,
            by: 'confirmation' as const,
          },
        ],
  )
  const fields = questions.map((question, index) => field(`B${index + 1}`, question ?? '=1+1'))
  const template = { name, forms: [{ sheet: '表', title: name, notes: [] }], fields }
  return { template, map: { issuer, timesAYear: 2, attachments }, units: 10 }
}

const templates = [
  form('=cmd|calc.xlsx', '民政局', ['person.name', 'person.phone']),
  form('健康.xlsx', '卫健局', ['person.name', undefined]),
]
const report = mergeReport({ templates, look: questionOf })

async function sheetsOf(of: MergeReport, language: 'zh-CN' | 'en'): Promise<Sheet[]> {
  const made = await composeLong(mergeWorkbook(of, language))
  assert.ok(made.ok)
  const read = readWorkbook(made.value, { name: 'x.xlsx' })
  assert.ok(read.ok)
  return read.value.sheets
}

const rowsOf = (sheet: Sheet): unknown[][] =>
  Array.from({ length: sheet.lastRow }, (_, row) =>
    Array.from({ length: sheet.lastColumn }, (_, column) => sheet.cells.get(`${row + 1},${column + 1}`)?.value ?? ''),
  )
const formulas = (sheet: Sheet) => [...sheet.cells.values()].filter((cell) => cell.formula !== undefined)

test('[C38] the sheets hold counts, forms, questions, pairs, fields and open fields, in both languages', async () => {
  const sheets = await sheetsOf(report, 'zh-CN')
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['总览', '逐份模板', '全部问项', '部门之间', '逐个栏目', '尚未挂接'],
  )
  const [totals, forms, questions, pairs, fields, open] = sheets.map(rowsOf)
  assert.ok(totals!.flat().includes('2 个部门发来 2 份模板、4 个栏目，真正要问的是 2 个问项。'))
  assert.deepEqual(forms![2]!.slice(0, 14), ['健康.xlsx', '卫健局', 1, 2, 0, 1, 0, 0, 0, 1, 2, 1, 10, 2])
  assert.deepEqual(questions![1], [
    '问项',
    '姓名',
    '人',
    2,
    2,
    '民政局、卫健局',
    '=cmd|calc.xlsx、健康.xlsx',
    '=cmd|calc.xlsx：表!B1、健康.xlsx：表!B1',
  ])
  assert.deepEqual(pairs![1]!.slice(0, 6), ['民政局', '卫健局', 1, 0, 1, 20])
  assert.deepEqual(fields![3], [
    '卫健局',
    '健康.xlsx',
    '表',
    'B1',
    'person.name',
    1,
    '别的表已经问过',
    '姓名',
    '相同',
    '=cmd|calc.xlsx',
    '民政局',
  ])
  assert.deepEqual(open!.slice(1), [['卫健局', '健康.xlsx', '表', 'B2', '=1+1', 1]])
  const english = await sheetsOf(report, 'en')
  assert.deepEqual(
    english.map(({ name }) => name),
    ['Totals', 'Templates', 'Questions', 'Pairs', 'Fields', 'Open fields'],
  )
  assert.doesNotMatch(english.map((sheet) => rowsOf(sheet).join()).join(), /\{\w+\}|部门数|问项/)
})

test('[C38] minutes are formulas over the inputs, their results those of the report, and no text is one', async () => {
  const [totals, forms, questions, pairs, fields, open] = await sheetsOf(report, 'zh-CN')
  for (const sheet of [questions, fields, open]) assert.deepEqual(formulas(sheet!), [])
  const at = (sheet: Sheet, cell: string) => {
    const [, letter = '', row = ''] = /^([A-Z])(\d+)$/.exec(cell) ?? []
    return sheet.cells.get(`${row},${letter.charCodeAt(0) - 64}`)!
  }
  assert.deepEqual(
    [9, 10, 11, 12].map((row) => at(totals!, `B${row}`).value),
    [0.3, 0.15, 0.05, 0],
  )
  assert.ok(Math.abs(Number(at(totals!, 'B13').value) - 0.5) < 1e-9)
  assert.equal(at(totals!, 'B13').formula, 'SUM(B9:B12)')
  assert.equal(at(forms!, 'O3').formula, "M3*N3*K3*'总览'!$B$13")
  assert.equal(at(forms!, 'P3').formula, "M3*N3*(L3*'总览'!$B$13+(K3-L3)*'总览'!$B$11)")
  assert.equal(at(pairs!, 'G2').formula, "F2*('总览'!$B$13-'总览'!$B$11)")
  const { before, after } = report.totals.minutes
  for (const [cell, wanted] of Object.entries({ O4: before, P4: after, Q4: before - after }))
    assert.ok(Math.abs(Number(at(forms!, cell).value) - wanted) < 1e-9, cell)
  assert.equal(at(totals!, 'B6').formula, "'逐份模板'!Q4/60")
  assert.equal(at(totals!, 'B6').value, (before - after) / 60)
  assert.equal(at(pairs!, 'G2').value, report.pairs[0]!.minutes)
})

test('[C38] every field of a long report has its line, and a cell that would burst only counts', async () => {
  const issuers = Array.from({ length: 60 }, (_, at) => `${at}号局`)
  const many = issuers.map((issuer) =>
    form(
      `${issuer}.xlsx`,
      issuer,
      Array.from({ length: 40 }, () => 'person.name'),
    ),
  )
  const long = mergeReport({ templates: many, look: questionOf })
  const [, forms, questions, pairs, fields, open] = (await sheetsOf(long, 'zh-CN')).map(rowsOf)
  assert.deepEqual([forms!.length, questions!.length, fields!.length], [62, 2, 2401])
  assert.deepEqual(fields![2400]!.slice(0, 4), ['59号局', '59号局.xlsx', '表', 'B40'])
  assert.match(String(questions![1]![7]), /^0号局\.xlsx：表!B1、.* …… 共 2400 处$/)
  assert.equal(pairs!.filter(([one]) => /^\d+号局$/.test(String(one))).length, (60 * 59) / 2)
  assert.equal(open![1]![0], '没有')
})
