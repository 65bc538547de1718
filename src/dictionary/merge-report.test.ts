import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Field } from '../templates/field.ts'
import type { Attachment, Filling } from './attachment.ts'
import { questionOf } from './catalogue.ts'
import { fieldClasses, MergeReport, mergeReport, type MergeInput } from './merge-report.ts'
import { mergeReportHtml } from './merge-report.html.ts'
import { hours, mergeSentences } from './merge-report-sentences.ts'
import { mergeReportText } from './merge-report.text.ts'

const field = (cell: string, rows = 1): Field => ({
  sheet: '表',
  cell,
  kind: rows > 1 ? 'list' : 'key-value',
  headerPath: [cell],
  ...(rows > 1 ? { region: { firstRow: 4, lastRow: 3 + rows } } : {}),
  type: 'text',
  required: false,
  confidence: 1,
  evidence: [],
})
const ask = (question: string): Filling => ({ from: 'question', question, render: 'plain' })
const elders = (order: 1 | -1): Filling => ({
  from: 'definition',
  definition: {
    measure: 'count',
    of: 'person',
    where: [
      { question: 'person.age', is: '>=' as const, value: 60 },
      { question: 'person.minimum-living', is: '=' as const, value: true },
    ].toSorted(() => order),
  },
})

/** A form whose fields are filled as given; `undefined` is a field nobody attached. */
function form(
  name: string,
  issuer: string,
  fillings: (Filling | undefined)[],
  rows = 1,
): MergeInput['templates'][number] {
  const fields = fillings.map((_, index) => field(`A${index + 1}`, rows))
  const attachments = fillings.flatMap((filling, index): Attachment[] =>
    filling ? [{ field: `表!A${index + 1}`, relation: 'SAME', filling, version: 1, by: 'confirmation' }] : [],
  )
  const forms = [{ sheet: '表', title: name, notes: [] }]
  return { template: { name, forms, fields }, map: { issuer, timesAYear: 1, attachments }, units: 10 }
}

const civil = form('低保名册.xlsx', '县民政局', [
  ask('person.name'),
  ask('person.phone'),
  elders(1),
  { from: 'demand', what: 'unit' },
])
const health = form('健康档案.xlsx', '县卫健局', [
  ask('person.name'),
  ask('person.age'),
  elders(-1),
  ask('person.health-status'),
  undefined,
])
const report = mergeReport({ templates: [civil, health], look: questionOf })

test('[D15] every field is in exactly one class', () => {
  const none = { first: 0, repeated: 0, derivable: 0, aggregate: 0, demand: 0, open: 0 }
  assert.deepEqual(
    report.templates.map(({ classes }) => classes),
    [
      { ...none, first: 2, aggregate: 1, demand: 1 },
      { ...none, first: 1, repeated: 2, derivable: 1, open: 1 },
    ],
  )
  assert.deepEqual(MergeReport.parse(report), report)
})

test('[D15] classes add up to the fields and the matrix to the questions, whatever the forms', () => {
  const keys = ['person.name', 'person.phone', 'person.age', 'household.size', 'area.name', undefined]
  const forms = fc.array(
    fc.tuple(fc.constantFrom('甲局', '乙局', '丙局'), fc.array(fc.constantFrom(...keys), { maxLength: 8 })),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(forms, (given) => {
      const templates = given.map(([issuer, list], index) =>
        form(
          `${index}.xlsx`,
          issuer,
          list.map((key) => (key ? ask(key) : undefined)),
        ),
      )
      const made = mergeReport({ templates, look: questionOf })
      const { totals, issuers, overlap, questions } = made
      assert.equal(
        fieldClasses.reduce((sum, kind) => sum + totals.classes[kind], 0),
        totals.fields,
      )
      assert.ok(totals.minutes.after <= totals.minutes.before)
      for (const [one, issuer] of issuers.entries()) {
        assert.equal(overlap[one]![one], questions.filter((question) => question.issuers.includes(issuer)).length)
        for (const other of issuers.keys()) assert.equal(overlap[one]![other], overlap[other]![one])
      }
      assert.equal(totals.classes.first + totals.classes.derivable >= questions.length, true)
    }),
    { seed: 20261123, numRuns: 100 },
  )
})

test('[D15] a question says who asks it, and departments what they share', () => {
  assert.deepEqual(
    [report.questions[0]!.key, report.questions[0]!.issuers, report.questions[0]!.fields],
    ['person.name', ['县民政局', '县卫健局'], 2],
  )
  assert.deepEqual(report.overlap, [
    [2, 1],
    [1, 3],
  ])
})

test('[D15] minutes follow the formula with its inputs in the report', () => {
  const { copies, cells, minutes } = report.templates[1]!
  assert.deepEqual([copies, cells], [{ units: 10, timesAYear: 1 }, 5])
  assert.ok(Math.abs(minutes.before - 10 * 5 * 0.5) < 1e-9)
  assert.ok(Math.abs(minutes.after - 10 * (2 * 0.5 + 3 * 0.05)) < 1e-9)
  const list = mergeReport({ templates: [form('名册.xlsx', '县民政局', [ask('person.name')], 20)], look: questionOf })
  assert.equal(list.templates[0]!.cells, 20)
})

test('[D16] both catalogues hold the same sentences with the same placeholders', () => {
  const shape = (sentences: Record<string, string>) =>
    Object.entries(sentences).map(([key, text]) => [key, [...new Set(text.match(/\{\w+\}/g))].toSorted()])
  assert.deepEqual(shape(mergeSentences['zh-CN']), shape(mergeSentences.en))
})

test('[D16] the text says the counts in both languages and leaves no placeholder', () => {
  const zh = mergeReportText(report, 'zh-CN')
  assert.match(zh, /2 个部门发来 2 份模板、9 个栏目，真正要问的是 4 个问项/)
  assert.match(zh, /姓名\s+2\s+县民政局、县卫健局/)
  for (const text of [zh, mergeReportText(report, 'en')]) assert.doesNotMatch(text, /\{\w+\}/)
})

test('[D16] without any template the report says so', () => {
  const empty = mergeReport({ templates: [], look: questionOf })
  assert.match(mergeReportText(empty, 'zh-CN'), /还没有收到模板/)
  assert.match(mergeReportHtml({ report: empty, language: 'en' }), /No template has arrived yet/)
})

test('[D16] what comes from outside is escaped wherever it stands', () => {
  const evil = '<script>alert(1)</script>"&\''
  const page = mergeReportHtml({
    report: mergeReport({
      templates: [form(evil, evil, [ask('person.name')]), form('b', '乙局', [ask('person.name')])],
      look: questionOf,
    }),
    language: 'zh-CN',
    otherLanguage: '"><script>',
  })
  assert.doesNotMatch(page, /<script|alert\(1\)<\/|"&'/)
})

test('[D16] the page needs no script and no other file', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const page = mergeReportHtml({ report, language, otherLanguage: 'other.html' })
    assert.doesNotMatch(page, /<script|src=|@import|url\(|https?:|style="|\{\w+\}\s*</)
    assert.match(page, new RegExp(`<html lang="${language}">`))
    assert.match(page, /<svg class="who"[^]*<circle class="asks"/)
  }
})

test('[D16] hours are printed one way', () => {
  assert.deepEqual([0, 90, 6_000, 90_061.2, -90].map(hours), ['0', '1.5', '100', '1,501', '-1.5'])
})
