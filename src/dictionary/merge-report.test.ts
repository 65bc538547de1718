import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Field } from '../templates/field.ts'
import type { Attachment, Filling } from './attachment.ts'
import { questionOf } from './catalogue.ts'
import { fieldClasses } from './merge-report-field.ts'
import { MergeReport, mergeReport, type MergeInput } from './merge-report.ts'
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

test('[D37] a field says its place, its class, what it asks and which form asked it first', () => {
  const lines = report.fields.map(({ template, cell, class: kind, question, figure, demand, firstAskedBy }) =>
    [template, cell, kind, question ?? figure ?? demand, firstAskedBy].filter((one) => one !== undefined),
  )
  assert.deepEqual(lines, [
    [0, 'A1', 'first', 'person.name'],
    [0, 'A2', 'first', 'person.phone'],
    [0, 'A3', 'aggregate', 0],
    [0, 'A4', 'demand', 'unit'],
    [1, 'A1', 'repeated', 'person.name', 0],
    [1, 'A2', 'derivable', 'person.age'],
    [1, 'A3', 'repeated', 0, 0],
    [1, 'A4', 'first', 'person.health-status'],
    [1, 'A5', 'open'],
  ])
  assert.deepEqual(
    report.figures.map(({ name, issuers, fields }) => [name['zh-CN'], name.en, issuers.length, fields]),
    [['人数：年龄 ≥ 60、是否低保 = 是', 'Number of people: Age ≥ 60, On minimum living allowance = yes', 2, 2]],
  )
  assert.equal(report.questions.find(({ key }) => key === 'person.name')!.subject, 'person')
})

test('[D38] a pair says what both ask and what falls away where the later asks again', () => {
  const [pair, ...rest] = report.pairs
  assert.deepEqual(rest, [])
  const { minutes, ...said } = pair!
  assert.deepEqual(said, {
    issuers: ['县民政局', '县卫健局'],
    questions: ['person.name'],
    figures: [0],
    fields: 2,
    cellsAYear: 20,
  })
  assert.ok(Math.abs(minutes - 20 * 0.45) < 1e-9)
})

test('[D38] pairs agree with the matrix, and none saves more than merging does, whatever the forms', () => {
  const keys = ['person.name', 'person.phone', 'person.age', 'household.size', 'area.name', undefined]
  const forms = fc.array(
    fc.tuple(
      fc.constantFrom('甲局', '乙局', '丙局'),
      fc.array(fc.constantFrom(...keys), { maxLength: 8 }),
      fc.integer({ min: 1, max: 9 }),
    ),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(forms, (given) => {
      const templates = given.map(([issuer, list, rows], index) =>
        form(
          `${index}.xlsx`,
          issuer,
          list.map((key) => (key ? ask(key) : undefined)),
          rows,
        ),
      )
      const { pairs, overlap, issuers, totals, fields } = mergeReport({ templates, look: questionOf })
      const saved = totals.minutes.before - totals.minutes.after
      for (const { issuers: both, questions, minutes } of pairs) {
        const [one, other] = both.map((issuer) => issuers.indexOf(issuer)) as [number, number]
        assert.ok(one < other)
        assert.equal(questions.length, overlap[one]![other])
        assert.ok(minutes > 0 && minutes <= saved + 1e-6)
      }
      const shared = overlap.flatMap((line, one) => line.filter((count, other) => other > one && count > 0))
      assert.equal(pairs.length, shared.length)
      // With two departments, what one form asks again of its own department is all that the pair leaves out.
      if (issuers.length === 2) {
        const own = fields.filter((field) => {
          const asked = fields.filter(({ question }) => question !== undefined && question === field.question)
          const first = Math.min(...asked.map(({ template }) => template))
          return asked.length > 0 && templates[first]!.map.issuer !== templates[field.template]!.map.issuer
        })
        const cells = own.reduce((sum, field) => sum + field.cells * 10, 0)
        assert.ok(Math.abs((pairs[0]?.cellsAYear ?? 0) - cells) < 1e-9)
      }
    }),
    { seed: 20261125, numRuns: 150 },
  )
})

test('[D38] the page and the terminal name the pairs that save most and say how many more there are', () => {
  const many = Array.from({ length: 8 }, (_, at) => form(`${at}.xlsx`, `${at}号局`, [ask('person.name')]))
  const wide = mergeReport({ templates: many, look: questionOf })
  assert.equal(wide.pairs.length, 28)
  for (const text of [mergeReportText(wide, 'zh-CN'), mergeReportHtml({ report: wide, language: 'zh-CN' })]) {
    assert.match(text, /0号局 与 1号局/)
    assert.match(text, /另有 8 对部门，见 merge --out 写出的工作簿“部门之间”页/)
  }
})

test('[D25] a report of what nobody confirmed says so wherever it is read, and by which dictionary', () => {
  const dictionary = { questions: 590, own: [{ prefix: 'qs', name: '青山县', version: 2 }] }
  const guessed = mergeReport({ templates: [civil, health], look: questionOf, isSuggested: true, dictionary })
  const shown = [mergeReportText(guessed, 'zh-CN'), mergeReportHtml({ report: guessed, language: 'zh-CN' })]
  for (const text of shown) {
    assert.match(text, /还没有人确认/)
    assert.match(text, /590 个问项，其中有本县词典 青山县（qs）第 2 版/)
  }
  assert.doesNotMatch(mergeReportText(report, 'zh-CN'), /还没有人确认/)
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
