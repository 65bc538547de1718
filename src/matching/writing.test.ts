import assert from 'node:assert/strict'
import { test } from 'node:test'
import { propertyLabelled, propertyLabels } from './lexicon-property.ts'
import { writingOf } from './writing.ts'

test('[M11] writings of one word are one', () => {
  for (const line of [
    '身份证号 身份证号码 身份证',
    '健康状况 健康情况 健康状态',
    '残疾类别 残疾类型 残疾种类',
    '所在村 村 村名 所属村',
    '小区 小区名称 小区名字 所属小区',
    '家庭人口数 家庭人口数量 家庭人口总数',
    '随访情况 随访状况',
    '?危房 ?危房户',
    '县 区县 所在县',
  ]) {
    assert.equal(new Set(line.split(' ').map(writingOf)).size, 1, line)
  }
})

test('[M11] another word stays another word', () => {
  for (const line of [
    '出生日期 出生年月',
    '身份证号 公民身份号码',
    '手机号 联系电话',
    '外出时间 外出日期',
    '楼栋 楼栋号',
    '户类型 户籍类型',
    '职业 职业类型',
  ]) {
    assert.equal(new Set(line.split(' ').map(writingOf)).size, 2, line)
  }
})

test('[M11] no writing joins two properties of the lexicon', () => {
  const properties = Map.groupBy(propertyLabels, writingOf)
  const joined = [...properties].filter(
    ([, labels]) => new Set(labels.map((label) => propertyLabelled(label)!.key)).size > 1,
  )
  assert.deepEqual(joined, [])
})

test('[M11] a writing is its own writing', () => {
  for (const label of propertyLabels) assert.equal(writingOf(writingOf(label)), writingOf(label), label)
})
