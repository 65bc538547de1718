// What people answer in the review, on a real database. Forms are invented.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { loadAliases } from '../../src/dictionary/dictionary.store.ts'
import { loadDifferences } from '../../src/dictionary/difference.store.ts'
import { loadOwns } from '../../src/dictionary/own.store.ts'
import type { ReviewAnswer } from '../../src/dictionary/review-answer.ts'
import type { ReviewItem } from '../../src/dictionary/review-item.ts'
import { withdrawAnswer } from '../../src/dictionary/withdraw.store.ts'
import { soleAnswer } from '../../src/matching/alias.ts'
import { reviewDesk } from './review-forms.ts'

const desk = await reviewDesk(import.meta.url)
const { actor, codes, same, run, add, map, itemOf, answer, standing } = desk
after(() => desk.close())

test('[D26] one answer attaches every field of the key: the first place as said, the others by the key', async () => {
  const one = await add('甲一.xlsx', ['姓名', '家庭详细门牌'])
  const two = await add('甲二.xlsx', ['姓名', '家庭详细门牌'])
  const item = await itemOf('家庭详细门牌')
  assert.deepEqual(
    item.places.map(({ form }) => form),
    ['甲一.xlsx', '甲二.xlsx'],
  )
  const done = await answer([item], [same(item, 'household.address')])
  assert.deepEqual([done.attached, done.alsoAttached, done.learned, codes(done)], [2, 0, 1, []])
  assert.deepEqual(await standing(one.hash), [['表!B4', 'confirmation', 'household.address']])
  assert.deepEqual(await standing(two.hash), [['表!B4', 'alias', 'household.address']])
  assert.deepEqual([(await map(one.hash))!.confirmed, (await map(one.hash))!.issuer], [false, '县民政局'])
  const three = await add('甲三.xlsx', ['姓名', '家庭详细门牌'])
  assert.deepEqual(await standing(three.hash), [['表!B4', 'alias', 'household.address']])
})

test('[D26] a form that came after the review was read gets its field too', async () => {
  const one = await add('乙一.xlsx', ['姓名', '本人常用电话机'])
  const item = await itemOf('本人常用电话机')
  const later = await add('乙二.xlsx', ['本人常用电话机', '姓名'])
  const done = await answer([item], [same(item, 'person.phone')])
  assert.deepEqual([done.attached, done.alsoAttached], [1, 1])
  assert.deepEqual(await standing(one.hash), [['表!B4', 'confirmation', 'person.phone']])
  assert.deepEqual(await standing(later.hash), [['表!A4', 'alias', 'person.phone']])
})

test('[D26] an answer that cannot be kept is named with its place; the others stand', async () => {
  await add('丙.xlsx', ['姓名', '丙类甲项', '丙类乙项'])
  const [first, second] = [await itemOf('丙类甲项'), await itemOf('丙类乙项')]
  const done = await answer(
    [first, second],
    [
      same(first, 'person.shoe-size'),
      { say: 'later', item: second.id },
      same(second, 'person.phone'),
      { say: 'same', item: 'nobody', question: 'person.phone', relation: 'SAME' },
      same(second, 'person.name'),
    ],
  )
  assert.deepEqual(codes(done), [
    [0, 'dictionary/no-such-question'],
    [3, 'dictionary/review-no-such-item'],
    [4, 'dictionary/review-stale'],
  ])
  assert.deepEqual([done.attached, done.problems[1]!.item], [1, 'nobody'])
})

test('[D26] what somebody answered meanwhile is told and never overwritten', async () => {
  const form = await add('丁.xlsx', ['姓名', '丁项联络号'])
  const item = await itemOf('丁项联络号')
  await answer([item], [same(item, 'person.phone')], { by: '王经办' })
  const again = await answer([item], [same(item, 'person.name')])
  assert.deepEqual([codes(again), again.attached, again.learned], [[[0, 'dictionary/review-stale']], 0, 0])
  assert.deepEqual(await standing(form.hash), [['表!B4', 'confirmation', 'person.phone']])
})

test('[D26] of two people who answer at once one is told', async () => {
  await add('丁二.xlsx', ['姓名', '丁二项号'])
  const item = await itemOf('丁二项号')
  const both = await Promise.all([
    answer([item], [same(item, 'person.phone')]),
    answer([item], [same(item, 'person.name')], { by: '王经办' }),
  ])
  assert.deepEqual(
    both.reduce((sum, { problems }) => sum + problems.length, 0),
    1,
  )
})

test('[D26] broader and narrower hold for the form that was shown', async () => {
  const one = await add('戊一.xlsx', ['姓名', '戊项通讯'])
  const two = await add('戊二.xlsx', ['姓名', '戊项通讯'])
  const item = await itemOf('戊项通讯')
  const done = await answer([item], [{ say: 'same', item: item.id, question: 'person.phone', relation: 'BROADER' }])
  assert.deepEqual([done.attached, done.learned], [1, 0])
  assert.equal((await map(one.hash))!.attachments[0]!.relation, 'BROADER')
  assert.equal(await map(two.hash), undefined)
  assert.equal((await itemOf('戊项通讯')).places.length, 1)
})

test('[D26] two fields of one key in one list are not answered by one word', async () => {
  const form = await add('己.xlsx', ['姓名', '己项门牌', '己项门牌'])
  const item = await itemOf('己项门牌')
  assert.equal(item.places.length, 2)
  await answer([item], [same(item, 'household.address')])
  assert.deepEqual(await standing(form.hash), [['表!B4', 'confirmation', 'household.address']])
  assert.equal((await itemOf('己项门牌')).places[0]!.field, '表!C4')
})

test('[D26] a slip is taken back with what it attached and taught, and the item waits again', async () => {
  const one = await add('庚一.xlsx', ['姓名', '庚项门牌'])
  const two = await add('庚二.xlsx', ['姓名', '庚项门牌'])
  const item = await itemOf('庚项门牌')
  await answer([item], [same(item, 'person.phone')])
  const event = await run((trx) =>
    withdrawAnswer(trx, {
      item,
      answer: { say: 'same', item: item.id, question: 'person.phone', relation: 'SAME' },
      actor,
    }),
  )
  assert.equal(event.action, 'answer-withdrawn')
  assert.deepEqual([await standing(one.hash), await standing(two.hash)], [[], []])
  const again = await itemOf('庚项门牌')
  assert.equal(again.places.length, 2)
  assert.ok(again.suggestions.every(({ vetoes }) => !vetoes.includes('denied')))
  await answer([again], [same(again, 'household.address')])
  assert.equal(soleAnswer(await run(loadAliases), item.key), 'household.address')
  assert.deepEqual(await standing(two.hash), [['表!B4', 'alias', 'household.address']])
})

test('[D26] nobody takes back what somebody else said', async () => {
  await add('辛.xlsx', ['姓名', '辛项门牌'])
  const item = await itemOf('辛项门牌')
  await answer([item], [{ say: 'different', item: item.id, from: ['person.phone'] }], { by: '王经办' })
  const slip = { say: 'different' as const, item: item.id, from: ['person.phone'] }
  await run((trx) => withdrawAnswer(trx, { item, answer: slip, actor }))
  assert.ok((await run(loadAliases)).denied.get(item.key!)?.has('person.phone'))
  await run((trx) => withdrawAnswer(trx, { item, answer: slip, actor: '王经办' }))
  assert.equal((await run(loadAliases)).denied.has(item.key!), false)
  assert.equal((await run(loadDifferences)).has(item.places[0]!.template), false)
})

test('[D17] a draft made later keeps what a person answered', async () => {
  const form = await add('午.xlsx', ['姓名', '午项甲'])
  const item = await itemOf('午项甲')
  await answer([item], [same(item, 'place.name')])
  const other = await add('午二.xlsx', ['姓名', '午项乙'])
  const name = await itemOf('姓名')
  await answer([name], [same(name, 'person.name')])
  assert.deepEqual(
    (await standing(form.hash))!.map(([field, by]) => [field, by]),
    [
      ['表!A4', 'alias'],
      ['表!B4', 'confirmation'],
    ],
  )
  assert.ok((await map(form.hash))!.attachments.every(({ version }) => version === 2))
  assert.equal((await map(other.hash))!.attachments.length, 1)
})

test('[D29] without a dictionary a new question says how one is made; with a prefix it is begun', async () => {
  await add('未.xlsx', ['姓名', '未项毛竹棵数', '未项毛竹备注'])
  const [item, other] = [await itemOf('未项毛竹棵数'), await itemOf('未项毛竹备注')]
  const fresh = (of: ReviewItem): ReviewAnswer => ({ say: 'new', item: of.id, subject: 'household' })
  const none = await answer([item], [fresh(item)])
  assert.deepEqual([codes(none), none.added], [[[0, 'dictionary/review-no-own']], []])
  const bad = await answer([item], [fresh(item)], { own: 'Q S' })
  assert.deepEqual(codes(bad), [[0, 'dictionary/own-head-wrong']])
  const done = await answer([item, other], [fresh(item), fresh(other)], { own: 'qs' })
  assert.deepEqual([codes(done), done.attached], [[], 2])
  assert.deepEqual(
    done.added.map(({ id, key, name, type }) => [id, key, name['zh-CN'], type]),
    [
      [100_000, 'household.qs.q100000', '未项毛竹棵数', 'text'],
      [100_001, 'household.qs.q100001', '未项毛竹备注', 'text'],
    ],
  )
  const [kept] = await run(loadOwns)
  assert.deepEqual([kept!.version, kept!.own.questions.length], [1, 2])
})

test('[D29] the next new question needs no prefix, and one whose name is taken is refused by name', async () => {
  await add('申.xlsx', ['姓名', '申项楠木棵数', '申项身份证号'])
  const [item, other] = [await itemOf('申项楠木棵数'), await itemOf('申项身份证号')]
  const done = await answer(
    [item, other],
    [
      { say: 'new', item: other.id, subject: 'person', name: '身份证号码' },
      { say: 'new', item: item.id, subject: 'household', type: 'integer', measureUnit: '棵' },
    ],
  )
  assert.deepEqual(codes(done), [[0, 'dictionary/own-label-taken']])
  assert.deepEqual(
    done.added.map(({ type, measureUnit, sensitivity }) => [type, measureUnit, sensitivity]),
    [['integer', '棵', 'personal']],
  )
})

test('[D29] an item that changed meanwhile makes no question', async () => {
  await add('酉.xlsx', ['姓名', '酉项甲'])
  const item = await itemOf('酉项甲')
  await answer([item], [same(item, 'person.phone')])
  const late = await answer([item], [{ say: 'new', item: item.id, subject: 'person' }])
  assert.deepEqual([codes(late), late.added], [[[0, 'dictionary/review-stale']], []])
})
