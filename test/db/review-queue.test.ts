// The queue of the review as a database holds it. Forms are invented.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ReviewAnswer } from '../../src/dictionary/review-answer.ts'
import type { ReviewItem } from '../../src/dictionary/review-item.ts'
import { loadQueue, loadStanding } from '../../src/dictionary/review-queue.store.ts'
import { reviewDesk } from './review-forms.ts'

const desk = await reviewDesk(import.meta.url)
const { run, add, answer, candidates } = desk
after(() => desk.close())

const load = () => run((trx) => loadQueue(trx, { candidates }))
const of = (items: readonly ReviewItem[], label: string) => items.find((item) => item.label === label)
const same = (item: ReviewItem, question: string): ReviewAnswer => ({
  say: 'same',
  item: item.id,
  question,
  relation: 'SAME',
})

test('[D36] what waits is asked, what is answered is asked no more, on any form', async () => {
  assert.deepEqual(await load(), [])
  await add('一.xlsx', ['姓名', '血型', '爱好'])
  const two = await add('二.xlsx', ['姓名', '血型'], '县卫健局')
  const items = await load()
  const blood = of(items, '血型')!
  assert.deepEqual(
    blood.places.map(({ form, issuer, field }) => [form, issuer, field]),
    [
      ['一.xlsx', '县民政局', '表!B4'],
      ['二.xlsx', '县卫健局', '表!B4'],
    ],
  )
  assert.equal(blood.worth.copies, 10)
  const done = await answer(items, [same(blood, 'person.blood-type')])
  assert.deepEqual([done.attached, done.problems], [2, []])
  const left = await load()
  assert.deepEqual([of(left, '血型'), of(left, '爱好')?.places.length], [undefined, 1])
  assert.ok(
    left.every(({ places }) => places.every(({ template, field }) => template !== two.hash || field !== '表!B4')),
  )
})

test('[D36] an item says what its fields are attached to, and none where they wait', async () => {
  const { answered, items } = await run((trx) => loadStanding(trx, { candidates }))
  const blood = [...answered].find(([id]) => id.includes('血型'))!
  assert.deepEqual([...blood[1]], ['person.blood-type'])
  for (const { id } of items) assert.deepEqual([...answered.get(id)!], [], id)
})

test('[D36] what a person denied comes back without it, as a choice of what is left or as new', async () => {
  await add('三.xlsx', ['姓名', '家庭联络地址'])
  const items = await load()
  const item = of(items, '家庭联络地址')!
  const [first, ...rest] = item.suggestions.map(({ answer: question }) => question)
  await answer(items, [{ say: 'different', item: item.id, from: [first!] }])
  const again = of(await load(), '家庭联络地址')!
  assert.equal(again.id, item.id)
  const left = again.suggestions.map(({ answer: question }) => question)
  assert.ok(!left.includes(first!) && rest.every((question) => left.includes(question)))
  await answer(await load(), [{ say: 'different', item: item.id, from: left }])
  const last = of(await load(), '家庭联络地址')!
  assert.ok(last.suggestions.every(({ answer: question }) => ![first, ...left].includes(question)))
})

test('[D36] a question of the county is no proof that the first suggestion was right', async () => {
  const items = await load()
  const hobby = of(items, '爱好')!
  const done = await answer(items, [{ say: 'new', item: hobby.id, subject: 'person' }], { own: 'qs' })
  const { own, answered } = await run((trx) => loadStanding(trx, { candidates }))
  const question = done.added[0]!.key
  assert.deepEqual([[...own], [...answered.get(hobby.id)!]], [[question], [question]])
})
