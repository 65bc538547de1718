// The review driven by keys through a made terminal; what is kept goes to a made desk.
import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import { questionOf } from '../dictionary/catalogue.ts'
import type { ReviewAnswer } from '../dictionary/review-answer.ts'
import type { ReviewItem, ReviewSuggestion } from '../dictionary/review-item.ts'
import { dictionaryProblems } from '../dictionary/problems.ts'
import { ok } from '../kernel/result.ts'
import type { Given } from './review-decide.ts'
import { withKeyboard } from './review-keyboard.ts'
import { type Desk, reviewSession } from './review-session.ts'
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
    headerPath: [label],
  }
  const worth = { probability: 0.97, copies: 1, timesAYear: 12, minutes: 0.45, seconds: 4, rank: 1 }
  const suggestions = [suggestion('person.phone'), suggestion('household.phone', { vetoes: ['other-subject'] })]
  return { id: key, key, label, places: [place], tier: 'one-click', suggestions, isWhose: false, worth, ...more }
}

/** Keeps what it is told and loads what is left of `items`; `refuse`: labels whose answers cannot be kept. */
function madeDesk(items: ReviewItem[], refuse: readonly string[] = []) {
  let waiting = items
  const kept: ReviewAnswer[] = []
  const back: ReviewAnswer[] = []
  const desk: Desk = {
    look: questionOf,
    load: async () => ok([...waiting]),
    keep: async (given: Given) => {
      // Whoever keeps answers compares the items with what stands: they are the items as shown.
      assert.ok(given.items.every((one) => items.includes(one)))
      const problems = given.items
        .filter(({ label }) => refuse.includes(label))
        .map(({ id, label }) => dictionaryProblems['review-stale']({ item: id, label }))
      if (problems.length > 0) return ok({ attached: 0, alsoAttached: 0, words: [], problems })
      kept.push(...given.answers)
      const ids = given.answers.filter(({ say }) => say !== 'different').map((answer) => answer.item)
      waiting = waiting.filter(({ id }) => !ids.includes(id))
      return ok({
        attached: given.items.length,
        alsoAttached: 2,
        words: given.answers.some(({ say }) => say === 'different') ? ['户主'] : [],
        problems,
      })
    },
    takeBack: async (given: Given) => {
      back.push(...given.answers)
      waiting = items.filter((one) => waiting.includes(one) || given.items.some(({ id }) => id === one.id))
      return ok(given.items.length)
    },
  }
  return { desk, kept, back }
}

type Typed = { items: ReviewItem[]; keys: string; refuse?: readonly string[]; language?: 'zh-CN' | 'en' }

async function typed({ items, keys, refuse, language = 'zh-CN' }: Typed) {
  const input = new PassThrough()
  const raw: boolean[] = []
  const terminal = Object.assign(input, { isRaw: false, setRawMode: (mode: boolean) => raw.push(mode) })
  const { desk, kept, back } = madeDesk(items, refuse)
  const written: string[] = []
  const write = (lines: readonly string[]) => written.push(...lines.map((line) => stripVTControlCharacters(line)))
  input.end(keys)
  const done = await withKeyboard(terminal, (keyboard) =>
    reviewSession({ items, desk, keyboard, write, speaker: speaker(language) }),
  )
  return { session: done.ok ? done.value : undefined, kept, back, written, out: written.join('\n'), raw }
}

test('[C34] Enter takes what is pre-selected, a number another suggestion', async () => {
  const { kept, session, out } = await typed({ items: [item('联系电话'), item('电话')], keys: '\r2' })
  assert.deepEqual(
    kept.map((answer) => answer.say === 'same' && answer.question),
    ['person.phone', 'household.phone'],
  )
  assert.deepEqual(session, { answered: 2, attached: 6, left: 0 })
  assert.match(out, /▸ 1 联系电话（人） {2}说的是同一件事/)
  assert.match(out, / {2}2 家庭联系电话（户） {2}说的是同一件事；但是对象不同/)
})

test('[C34] Enter takes nothing that was not pre-selected', async () => {
  const { kept, out } = await typed({ items: [item('联系电话', { tier: 'pick' })], keys: '\r9' })
  assert.deepEqual(kept, [])
  assert.match(out, /没有预选/)
  assert.match(out, /没有这个号/)
  assert.doesNotMatch(out, /▸/)
})

test('[C34] a question of the county is asked whose it is only where the words do not say', async () => {
  const clear = item('爱好', { tier: 'new', suggestions: [] })
  const unclear = item('备注', { id: 'h1!表!备注', key: undefined, tier: 'new', suggestions: [] })
  const rate = item('入户率')
  const { kept, out } = await typed({ items: [clear, unclear, rate], keys: 'nnxn2o3' })
  assert.deepEqual(kept, [
    { say: 'new', item: clear.id, subject: 'person' },
    { say: 'new', item: unclear.id, subject: 'household' },
    { say: 'new', item: rate.id, subject: 'place' },
  ])
  assert.match(out, /n 新问项（人）/)
  assert.match(out, /这是谁的事？1 人 {2}2 户/)
  assert.match(out, /没有收下/)
})

test('[C34] none of these denies exactly what was shown, and the item comes back first', async () => {
  const items = [item('联系电话'), item('电话')]
  const { kept, written } = await typed({ items, keys: 'd' })
  assert.deepEqual(kept, [{ say: 'different', item: items[0]!.id, from: ['person.phone', 'household.phone'] }])
  assert.ok(written.includes('建议的区分词：户主（shixiao review words 看，同意了才用）'))
  assert.equal(written.filter((line) => line === '联系电话').length, 2)
  assert.ok(!written.includes('电话'))
})

test('[C34] wider and narrower hold here only, unless the person says once more that it is the same', async () => {
  const near = (label: string) =>
    item(label, { tier: 'pick', suggestions: [suggestion('person.mobile', { relation: 'BROADER' })] })
  const { kept, out } = await typed({ items: [near('甲'), near('乙'), near('丙')], keys: '1\r1=1q' })
  assert.deepEqual(
    kept.map((answer) => answer.say === 'same' && answer.relation),
    ['BROADER', 'SAME'],
  )
  assert.match(out, /问得更宽。回车 只在这里用它填/)
})

test('[C34] what is new in a form is taken in one go, after a look and not without', async () => {
  const fresh = (label: string, more: Partial<ReviewItem> = {}) =>
    item(label, { tier: 'new', suggestions: [], ...more })
  const places = [{ ...item('别的').places[0]!, template: 'h2' }]
  const items = [
    item('联系电话'),
    fresh('爱好', { places: [{ ...item('癖好').places[0]!, template: 'h3' }, item('爱好').places[0]!] }),
    fresh('合计', { id: 'h1!合计', key: undefined }),
    fresh('别的表', { places }),
  ]
  const { kept, out } = await typed({ items, keys: 'bxb\r3q' })
  assert.deepEqual(kept, [
    { say: 'new', item: items[1]!.id, subject: 'person' },
    { say: 'new', item: items[2]!.id, subject: 'place' },
  ])
  assert.match(out, /花名册.xlsx”里词典没有相近问项的 2 项/)
  assert.match(out, /\n {2}爱好 {2}人，共 2 处这样问\n {2}合计\n/)
  assert.match(out, /其中 1 项看不出是谁的/)
})

test('[C34] the last answer is taken back, and the one before it by the next key', async () => {
  const items = [item('甲'), item('乙'), item('丙')]
  const { kept, back, session, written } = await typed({ items, keys: '\r2uuu' })
  assert.equal(kept.length, 2)
  assert.deepEqual(
    back.map((answer) => answer.item),
    [items[1]!.id, items[0]!.id],
  )
  assert.deepEqual([session!.answered, session!.left], [0, 3])
  assert.ok(written.includes('没有可以撤回的回答'))
})

test('[C34] later writes nothing and shows the next one', async () => {
  const { kept, session, written } = await typed({ items: [item('甲'), item('乙')], keys: 's' })
  assert.deepEqual([kept, session!.left], [[], 2])
  assert.ok(written.includes('乙'))
})

test('[C34] an answer that cannot be kept says why and holds up nothing', async () => {
  const { kept, session, out } = await typed({ items: [item('甲'), item('乙')], keys: '\r\r', refuse: ['甲'] })
  assert.deepEqual(
    kept.map((answer) => answer.item),
    [item('乙').id],
  )
  assert.match(out, /dictionary\/review-stale/)
  assert.deepEqual([session!.answered, session!.left], [1, 1])
})

test('[C34] the terminal is as it was, however the work ends', async () => {
  for (const keys of ['q', '\u0003', '\u0004', '', '\r']) {
    const { raw, session } = await typed({ items: [item('甲')], keys })
    assert.deepEqual(raw, [true, false], JSON.stringify(keys))
    assert.equal(session!.left, keys === '\r' ? 0 : 1)
  }
  const raw: boolean[] = []
  const input = Object.assign(new PassThrough(), { isRaw: false, setRawMode: (mode: boolean) => raw.push(mode) })
  await assert.rejects(withKeyboard(input, () => Promise.reject(new Error('broken'))))
  assert.deepEqual(raw, [true, false])
  assert.equal(input.listenerCount('keypress'), 0)
})

test('[C34] full-width keys of an input method are the same keys, and arrows are none', async () => {
  const { kept } = await typed({ items: [item('甲'), item('乙')], keys: '\u001b[A２ｎ' })
  assert.deepEqual(
    kept.map(({ say }) => say),
    ['same', 'new'],
  )
})

test('[C34] whose, why in full and the keys are said in both languages', async () => {
  const one = item('联系电话', {
    isWhose: true,
    places: [item('甲').places[0]!, { ...item('乙').places[0]!, form: '名册.xlsx' }],
  })
  const zh = await typed({ items: [one], keys: 'w?q' })
  for (const said of [
    '同样的字',
    '2 张表 2 处都这样问',
    '名册.xlsx',
    'person.phone  0.97',
    '没有对人计时',
    '撤回上一个',
  ])
    assert.ok(zh.out.includes(said), said)
  const en = await typed({ items: [one], keys: 'w?q', language: 'en' })
  for (const said of ['the same words are another', 'Enter it is 1', '; but about another kind', 'nobody was timed'])
    assert.ok(en.out.includes(said), said)
})
