// The scores of the matching bench on fields made for it: a wrong attachment, a lost question and a late decision must each show.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrive, orderOfSources } from '../bench/arrival.ts'
import { cosine, editLikeness, tfIdf } from '../bench/baselines.ts'
import { leaveOut } from '../bench/left-out.ts'
import { madeFields } from '../bench/made-fields.ts'
import { goldForms } from '../bench/matching-gold.ts'
import { medianOrder, scoreArrival } from '../bench/score-arrival.ts'
import { scorePairs } from '../bench/score-pairs.ts'
import { scoreTraps } from '../bench/score-traps.ts'
import { wilsonLow } from '../bench/wilson.ts'

const field = (system: string, label: string, answer: string, ambiguous = false) => ({
  system,
  table: `${system}-表`,
  title: '人员信息表',
  code: '',
  label,
  type: '',
  answer,
  ambiguous,
  glossed: true,
})
const rows = [
  field('甲', '姓名', 'p.name'),
  field('甲', '健康状况', 'p.health'),
  field('乙', '姓名', 'p.name'),
  field('乙', '健康情况', 'p.health'),
  field('乙', '爱好', 'p.hobby', true),
  field('丙', '姓名', 'p.name'),
  field('丙', '身体状况', 'p.health'),
]
const forms = goldForms(rows, { titled: true })
const inOrder = (list: typeof forms) => list.map((form) => [form])

test('each field is counted once, by what the machine did when it came', () => {
  const { arrived } = arrive(inOrder(forms))
  assert.deepEqual(
    arrived.map(({ field: { label }, existed, proposal, rank }) => `${label} ${existed} ${proposal.tier} ${rank}`),
    [
      '姓名 false new 0',
      '健康状况 false new 0',
      '姓名 true auto 1',
      '健康情况 true auto 1',
      '姓名 true auto 1',
      '身体状况 true one-click 1',
    ],
  )
  const score = scoreArrival(arrived)
  assert.deepEqual(
    [score.auto_false, score.auto_precision, score.auto_coverage, score.existing_found_top5],
    [0, 1, 0.75, 1],
  )
})

test('an attachment to the wrong question shows', () => {
  const wrong = goldForms([...rows, field('丁', '姓名', 'p.other')], { titled: true })
  assert.equal(scoreArrival(arrive(inOrder(wrong)).arrived).auto_false, 1)
  assert.ok(scorePairs(wrong).pair_precision < 1)
})

test('a doubtful field that would attach is counted, and teaches nothing', () => {
  const doubtful = goldForms([...rows, field('丁', '姓名', 'p.name', true)], { titled: true })
  assert.equal(arrive(inOrder(doubtful)).doubtful, 1)
  assert.equal(arrive(inOrder(forms)).doubtful, 0)
})

test('without the annotator’s titles a form does not say whose facts it asks', () => {
  const bare = goldForms([field('甲', '性别', 'p.sex')], { titled: false })
  assert.equal(bare[0]!.fields[0]!.slots.subject, 'unknown')
  assert.equal(goldForms([field('甲', '性别', 'p.sex')], { titled: true })[0]!.fields[0]!.slots.subject, 'person')
})

test('a word that one source alone prints is forgotten, one that two print is not', () => {
  const labels = leaveOut(forms).flatMap(({ fields }) => fields.map(({ label, slots }) => `${label} ${slots.property}`))
  assert.deepEqual(labels.slice(0, 4), ['姓名 name', '健康状况 unknown', '姓名 name', '健康情况 unknown'])
})

test('orders come again by their seed, and the median is the worse of the two in the middle', () => {
  const order = (seed: string) => orderOfSources(forms, seed).map(([form]) => form!.source)
  assert.deepEqual(order('order 1'), order('order 1'))
  assert.equal(new Set(Array.from({ length: 20 }, (_, index) => order(`order ${index}`).join(''))).size > 1, true)
  const score = (auto_precision: number) => ({ ...scoreArrival(arrive(inOrder(forms)).arrived), auto_precision })
  assert.equal(medianOrder([0.9, 1, 0.8, 0.7].map(score)).auto_precision, 0.8)
})

test('Wilson’s interval and the baselines are those of the text books', () => {
  assert.ok(Math.abs(wilsonLow(53, 55) - 0.877) < 0.001)
  assert.equal(editLikeness('联系电话', '联系方式'), 0.5)
  const vector = tfIdf(['联系电话', '联系方式', '性别'])
  assert.ok(cosine(vector('联系电话'), vector('联系方式')) > cosine(vector('联系电话'), vector('性别')))
})

test('the made fields are as many as asked for and all different', () => {
  const labels = madeFields(500, 'test').map(({ label }) => label)
  assert.equal(new Set(labels).size, 500)
  assert.deepEqual(
    labels,
    madeFields(500, 'test').map(({ label }) => label),
  )
})

test('the trap list is scored as it is tested', () => {
  const { trap_false_same, trap_missed_same } = scoreTraps()
  assert.deepEqual([trap_false_same, trap_missed_same], [0, 0])
})
