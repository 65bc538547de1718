import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slotsIn } from './slots-in.test.ts'

const whose = (title: string, labels: string) => {
  const { subject, role, property } = slotsIn(title, labels)
  return [subject, role, property]
}

test('[M4] a form’s title says that its rows are organisations, events or places, unless it names people or households', () => {
  for (const [title, subject] of [
    ['企业基本信息表', 'organisation'],
    ['农民专业合作社台账', 'organisation'],
    ['矛盾纠纷排查化解台账', 'event'],
    ['安全隐患整改清单', 'event'],
    ['地质灾害隐患点一览表', 'place'],
    ['企业职工花名册', 'person'],
    ['困难家庭情况表', 'household'],
  ] as const) {
    assert.equal(slotsIn(title, '序号 | 种了几棵树').subject, subject, title)
  }
})

test('[M3] who watches, keeps, mediates or cares is somebody beside the row’s own subject', () => {
  assert.deepEqual(whose('矛盾纠纷台账', '调解员姓名'), ['event', 'mediator', 'name'])
  assert.deepEqual(whose('矛盾纠纷台账', '当事人联系电话'), ['event', 'party', 'phone'])
  assert.deepEqual(whose('地质灾害隐患点一览表', '监测责任人电话'), ['place', 'watcher', 'phone'])
  assert.deepEqual(whose('人员信息表', '姓名 | 照料人姓名'), ['person', 'carer', 'name'])
  assert.deepEqual(whose('村级基本情况表', '第一书记姓名'), ['area', 'first-secretary', 'name'])
})

test('[M4] what belongs to a household or a village by nature does so in a list of people too', () => {
  assert.deepEqual(whose('人员信息表', '姓名 | 是否脱贫户'), ['household', 'self', 'out-of-poverty-household'])
  assert.deepEqual(whose('人员信息表', '姓名 | 住房来源'), ['household', 'self', 'house-source'])
  assert.deepEqual(whose('人员信息表', '姓名 | 村集体债务'), ['area', 'self', 'collective-debt'])
  assert.deepEqual(whose('企业信息表', '所属行业'), ['organisation', 'self', 'industry'])
})

test('[M1] three kinds of people left behind are three properties', () => {
  const properties = ['是否留守儿童', '是否留守老人', '是否留守妇女', '是否留守'].map(
    (label) => slotsIn('人员信息表', `姓名 | ${label}`).property,
  )
  assert.equal(new Set(properties).size, 4)
})
