// The queue as a workbook: out, filled in, and back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue, questionOf } from '../dictionary/catalogue.ts'
import type { ReviewItem, ReviewSuggestion } from '../dictionary/review-item.ts'
import type { Language } from '../kernel/language.ts'
import { composeWorkbook } from '../sheets/compose.node.ts'
import type { CellValue } from '../sheets/grid.ts'
import { readWorkbook } from '../sheets/read.node.ts'
import { readReviewWorkbook, type Standing } from './read-review-workbook.ts'
import { returnedReview } from './review-returned.ts'
import { type ReviewColumn, reviewColumns, reviewWorkbook } from './review-workbook.ts'
import { shortId } from './review-words.ts'
import { speaker } from './speak.ts'

const suggestion = (answer: string, more: Partial<ReviewSuggestion> = {}): ReviewSuggestion => ({
  answer,
  relation: 'SAME',
  score: 0.97,
  reasons: ['same-concept'],
  vetoes: [],
  ...more,
})

function item(label: string, more: Partial<ReviewItem> = {}): ReviewItem {
  const key = `person/self|${label}||none|none|none`
  const place = {
    template: 'h1',
    form: '花名册.xlsx',
    issuer: '民政局',
    field: `表!${label}`,
    cell: 'B2',
    headerPath: ['基本情况', label],
  }
  const worth = { probability: 0.97, copies: 1, timesAYear: 12, minutes: 0.45, seconds: 4, rank: 1 }
  const suggestions = [
    suggestion('person.phone'),
    suggestion('person.mobile', { relation: 'BROADER', vetoes: ['other-subject'] }),
  ]
  return { id: key, key, label, places: [place], tier: 'one-click', suggestions, isWhose: false, worth, ...more }
}

const items = [
  item('联系电话', { isWhose: true }),
  item('=1+1'),
  item('爱好', { tier: 'new', suggestions: [] }),
  item('备注', { id: 'h1!表!备注', key: undefined, tier: 'new', suggestions: [] }),
]
const standing = (waiting: readonly ReviewItem[], answered: [ReviewItem, string][] = []): Standing => ({
  items: waiting,
  answered: new Map([
    ...items.map(({ id }): [string, Set<string>] => [id, new Set()]),
    ...answered.map(([{ id }, answer]): [string, Set<string>] => [id, new Set([answer])]),
  ]),
  isOwn: (answer) => answer === 'person.county.hobby',
  look: questionOf,
})

type Edits = Partial<Record<ReviewColumn, CellValue>>

/** The exported workbook with cells of each line, by its place among the items, changed. */
async function filled(edits: Record<number, Edits>, language: Language = 'zh-CN') {
  const voice = speaker(language)
  const sheets = reviewWorkbook({ items, questions: catalogue, look: questionOf, speaker: voice })
  const { rows } = sheets[0]!
  for (const [at, values] of Object.entries(edits)) {
    const row = (rows[Number(at) + 1] ??= reviewColumns.map(() => ({ value: null })))
    for (const [key, value = null] of Object.entries(values))
      row[reviewColumns.indexOf(key as ReviewColumn)] = { value }
  }
  const read = readWorkbook(await composeWorkbook(sheets))
  assert.ok(read.ok)
  return read.value
}

async function back(edits: Record<number, Edits>, now: Standing = standing(items), language: Language = 'zh-CN') {
  const read = readReviewWorkbook({ workbook: await filled(edits, language), file: 'x.xlsx' }, now)
  if (!read.ok) throw new Error(read.problem.code)
  const { said, problems, unchanged } = read.value
  const wrong = [...problems].map(([row, of]) => [row, ...of.map(({ code }) => code)])
  return { said: said.map(({ answer }) => answer), wrong, unchanged, read: read.value }
}

test('[C35] every item is a line with its words, forms, suggestions and what may be said of it', async () => {
  const [sheet, explain, questions] = reviewWorkbook({
    items,
    questions: catalogue,
    look: questionOf,
    speaker: speaker('zh-CN'),
  })
  assert.equal(sheet!.rows.length, items.length + 1)
  const line = Object.fromEntries(reviewColumns.map((key, at) => [key, sheet!.rows[1]![at]!.value]))
  assert.equal(line['id'], shortId(items[0]!))
  assert.match(shortId(items[0]!), /^[0-9a-f]{12}$/)
  assert.deepEqual(
    [line['tier'], line['label'], line['path'], line['form'], line['issuer'], line['minutes'], line['subject']],
    ['看清谁的', '联系电话', '基本情况 / 联系电话', '花名册.xlsx', '民政局', 5.4, '人'],
  )
  assert.equal(line['near.1'], 'person.phone 联系电话（人）\n说的是同一件事')
  assert.match(String(line['near.2']), /^person\.mobile .*\n.*\n但是：对象不同、这一栏问得更宽$/)
  const says = sheet!.choices!.filter(({ from }) => Array.isArray(from) && from.includes('以后'))
  assert.deepEqual(
    says.map(({ at, from }) => [at.top, at.bottom, from]),
    [
      [2, 3, ['1', '2', '新', '不同', '以后']],
      [4, 5, ['新', '以后']],
    ],
  )
  assert.ok(explain!.rows.length >= 8)
  assert.equal(questions!.rows.length, catalogue.length + 5)
})

test('[C35] what forms print is text in it, never a formula', async () => {
  const workbook = await filled({})
  const cell = [...workbook.sheets[0]!.cells.values()].find(({ value }) => value === '=1+1')
  assert.ok(cell)
  assert.equal(cell.formula, undefined)
})

test('[C36] numbers, new, different and another question are read in either language', async () => {
  const wanted = [
    { say: 'same', item: items[0]!.id, question: 'person.mobile', relation: 'BROADER' },
    { say: 'different', item: items[1]!.id, from: ['person.phone', 'person.mobile'] },
    { say: 'new', item: items[2]!.id, subject: 'person' },
    { say: 'new', item: items[3]!.id, subject: 'household' },
  ]
  const zh = await back({
    0: { decision: 2 },
    1: { decision: '不同' },
    2: { decision: '新' },
    3: { decision: '新', subject: '户' },
  })
  assert.deepEqual([zh.said, zh.wrong], [wanted, []])
  const en = {
    0: { decision: '2' },
    1: { decision: 'different' },
    2: { decision: 'new' },
    3: { decision: '新', subject: 'household' },
  }
  assert.deepEqual((await back(en, standing(items), 'en')).said, wanted)
  const other = await back({ 0: { other: 'person.mobile 手机号码' }, 1: { decision: '不同', other: 'demand.unit' } })
  assert.deepEqual(
    other.said.map((answer) => answer.say === 'same' && [answer.question, answer.relation]),
    [
      ['person.mobile', 'SAME'],
      ['demand.unit', 'SAME'],
    ],
  )
})

test('[C36] a blank line and 以后 say nothing', async () => {
  const { said, wrong, unchanged } = await back({ 0: { decision: '以后' }, 1: { remark: '再问问' } })
  assert.deepEqual([said, wrong, unchanged], [[], [], 0])
})

test('[C36] a wrong cell is named with what may stand there, and the other lines are kept', async () => {
  const { said, wrong, read } = await back({
    0: { decision: '7' },
    1: { decision: '1', other: 'person.name' },
    2: { other: '没有这个' },
    3: { decision: '新' },
  })
  assert.deepEqual(said, [])
  assert.deepEqual(
    wrong,
    [2, 3, 4, 5].map((row) => [row, 'cli/map-cell']),
  )
  assert.match(read.problems.get(2)![0]!.says['zh-CN'].message, /复核!G2/)
})

test('[C36] an id that was edited or added is refused, and so is a line whose cells were sorted apart', async () => {
  const { said, wrong } = await back({
    0: { id: 'abcdefabcdef', decision: '1' },
    1: { label: '别的', decision: '1' },
    4: { id: shortId({ id: 'made up' }), label: '加的', decision: '1' },
    2: { decision: '新' },
  })
  assert.deepEqual(
    said.map((answer) => answer.item),
    [items[2]!.id],
  )
  assert.deepEqual(wrong, [
    [2, 'cli/review-id'],
    [3, 'cli/review-changed'],
    [6, 'cli/review-id'],
  ])
})

test('[C36] a number means the suggestion that stood in the file, whatever the order is now', async () => {
  const [first] = items as [ReviewItem]
  const turned = { ...first, suggestions: first.suggestions.toReversed() }
  const [said] = (await back({ 0: { decision: '1' } }, standing([turned, ...items.slice(1)]))).said
  assert.equal(said?.say === 'same' && said.question, 'person.phone')
  const gone = { ...first, suggestions: first.suggestions.slice(1) }
  const { wrong } = await back({ 0: { decision: '1' } }, standing([gone, ...items.slice(1)]))
  assert.deepEqual(wrong, [[2, 'cli/review-changed']])
})

test('[C36] the same file again changes nothing', async () => {
  const denied = { ...items[1]!, suggestions: [suggestion('household.phone')] }
  const now = standing(
    [denied],
    [
      [items[0]!, 'person.phone'],
      [items[2]!, 'person.county.hobby'],
    ],
  )
  const { said, wrong, unchanged } = await back(
    { 0: { decision: '1' }, 1: { decision: '不同' }, 2: { decision: '新' } },
    now,
  )
  assert.deepEqual([said, wrong, unchanged], [[], [], 3])
})

test('[C36] a line handed in before is not answered again for places it left open, a list exported anew is', async () => {
  const left = standing(items, [[items[0]!, 'person.phone']])
  const before = await back({ 0: { decision: '1', places: 2 } }, left)
  assert.deepEqual([before.said, before.wrong, before.unchanged], [[], [], 1])
  const anew = await back({ 0: { decision: '1' } }, left)
  assert.deepEqual([anew.said.length, anew.wrong, anew.unchanged], [1, [], 0])
  const other = await back({ 0: { decision: '1', places: 2 } }, standing(items, [[items[0]!, 'person.name']]))
  assert.deepEqual([other.said, other.wrong], [[], [[2, 'cli/review-answered']]])
})

test('[C36] what somebody else decided otherwise meanwhile is told and left', async () => {
  const now = standing(items.slice(1), [[items[0]!, 'household.phone']])
  const { said, wrong } = await back({ 0: { decision: '1' } }, now)
  assert.deepEqual([said, wrong], [[], [[2, 'cli/review-answered']]])
  // None of these is still true of it.
  assert.equal((await back({ 0: { decision: '不同' } }, now)).unchanged, 1)
  const one = standing(items.slice(1), [[items[0]!, 'person.phone']])
  assert.deepEqual((await back({ 0: { decision: '不同' } }, one)).wrong, [[2, 'cli/review-answered']])
})

test('[C36] one item on two lines is one answer, or none where they disagree', async () => {
  const copy = {
    id: shortId(items[0]!),
    label: items[0]!.label,
    'near.1': 'person.phone 联系电话',
    'near.2': 'person.mobile',
  }
  const same = await back({ 0: { decision: '1' }, 4: { ...copy, decision: '1' } })
  assert.deepEqual([same.said.length, same.wrong], [1, []])
  const other = await back({ 0: { decision: '1' }, 4: { ...copy, decision: '2' } })
  assert.deepEqual(other.said, [])
  assert.deepEqual(
    other.wrong.map(([row, code]) => [row, code]),
    [
      [2, 'cli/review-twice'],
      [6, 'cli/review-twice'],
    ],
  )
})

test('[C36] lines that were not taken go back with their reason and are read again once corrected', async () => {
  const { read } = await back({ 0: { decision: '7' }, 2: { decision: '新' } })
  const [sheet] = returnedReview(read.sheet, read.problems, speaker('zh-CN'))
  assert.equal(sheet!.rows.length, 2)
  assert.match(String(sheet!.rows[1]!.at(-1)!.value), /cli\/map-cell/)
  sheet!.rows[1]![reviewColumns.indexOf('decision')]!.value = 1
  const again = readWorkbook(await composeWorkbook([sheet!]))
  assert.ok(again.ok)
  const said = readReviewWorkbook({ workbook: again.value, file: 'y.xlsx' }, standing(items))
  assert.equal(said.ok && said.value.said[0]!.answer.item, items[0]!.id)
})

test('[C36] another workbook is refused whole', async () => {
  const bytes = await composeWorkbook([{ name: '表', rows: [[{ value: '姓名' }]] }])
  const read = readWorkbook(bytes)
  assert.ok(read.ok)
  const said = readReviewWorkbook({ workbook: read.value, file: 'x.xlsx' }, standing(items))
  assert.equal(!said.ok && said.problem.code, 'cli/file-broken')
})
