// T5–T24: layouts that are hard to read: undrawn, side by side, with headings, samples, sums and blanks of all sorts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectFields } from './detect.ts'
import { draw, found } from './drawn-form.ts'
import { fieldKey } from './field.ts'

test('[T5] without a single line labels with gaps between them are pairs, labels side by side head a list', () => {
  assert.deepEqual(found(['·党员信息表', '·姓名||性别|', '·所在支部||入党时间|', '·联系电话|||']), [
    'B2 key-value 姓名',
    'D2 key-value 性别',
    'B3 key-value 所在支部',
    'D3 key-value 入党时间',
    'B4 key-value 联系电话',
  ])
  assert.deepEqual(found(['·党员花名册', '·序号|姓名|电话', '·1||', '·2||']), [
    'A3 list 序号 3-4',
    'B3 list 姓名 3-4',
    'C3 list 电话 3-4',
  ])
})

test('[T21] a header printed twice side by side makes two tables', () => {
  const lines = [
    '指标名称|单位|数量|指标名称|单位|数量',
    '甲|乙|1|甲|乙|1',
    '一、人口|—|—|耕地面积|亩|',
    '乡村户数|户||粮食产量|吨|',
  ]
  assert.deepEqual(found(lines), [
    'C4 fixed-row 乡村户数/数量',
    'F3 fixed-row 耕地面积/数量',
    'F4 fixed-row 粮食产量/数量',
  ])
})

test('[T21] a list of codes beside the form is no part of it', () => {
  const lines = ['姓名|性别|民族代码|职业|·|代码|民族', '||||·|01|汉族', '||||·|02|回族']
  const fields = ['A2 list 姓名 2-3', 'B2 list 性别 2-3', 'C2 list 民族代码 2-3', 'D2 list 职业 2-3']
  assert.deepEqual(found(lines), fields)
  assert.deepEqual(found(['姓名|性别|民族代码|职业||代码|民族', '|||||01|汉族', '|||||02|回族']), fields)
})

test('[T22] rows that show how to fill are no rows of the list', () => {
  assert.deepEqual(found(['序号|单位|隐患', '示例|某加油站|灭火器过期', '1||', '2||']), [
    'A3 list 序号 3-4',
    'B3 list 单位 3-4',
    'C3 list 隐患 3-4',
  ])
})

test('[T22] a sample or two before blank rows belong to the list, names before all rows do not', () => {
  assert.deepEqual(found(['序号|单位|隐患', '1|某加油站|灭火器过期', '2||', '3||']), [
    'A2 list 序号 2-4',
    'B2 list 单位 2-4',
    'C2 list 隐患 2-4',
  ])
  assert.deepEqual(found(['村名|户数|人数', '青山村||', '柳河村||', '|||'.slice(1)]), [
    'B2 cross-tab 青山村/户数',
    'C2 cross-tab 青山村/人数',
    'B3 cross-tab 柳河村/户数',
    'C3 cross-tab 柳河村/人数',
  ])
})

test('[T8] the total below a list is not asked, whether it computes itself or not', () => {
  assert.deepEqual(found(['序号|村名|人数', '1||', '2||', '合计||']), [
    'A2 list 序号 2-3',
    'B2 list 村名 2-3',
    'C2 list 人数 2-3',
  ])
})

test('[T9] what explains a row is no label of it, and remarks do not make figures of one column', () => {
  assert.deepEqual(found(['检查项目|评分标准|分值|得分', '生活垃圾|无裸露垃圾|10|', '生活污水|无横流|10|']), [
    'D2 fixed-row 生活垃圾/得分',
    'D3 fixed-row 生活污水/得分',
  ])
  assert.deepEqual(found(['项目|数量|备注', '灯||']), ['B2 fixed-row 灯/数量', 'C2 fixed-row 灯/备注'])
})

test('[T10] one blank row under labels beside a label at the side answers each of them', () => {
  assert.deepEqual(found(['家庭成员|姓名|年龄', '^||', '^||', '收入|务工|务农', '^||']), [
    'B2 list 家庭成员/姓名 2-3',
    'C2 list 家庭成员/年龄 2-3',
    'B5 key-value 收入/务工',
    'C5 key-value 收入/务农',
  ])
})

test('[T10] a label over the whole width has its blank below', () => {
  assert.deepEqual(found(['姓名|', '走访内容|<', '|<']), ['B1 key-value 姓名', 'A3 key-value 走访内容'])
})

test('[T10] opinions are for others to write, in one row or in several', () => {
  assert.deepEqual(found(['姓名|', '村（居）委会意见|（盖章）   年  月  日', '乡镇审核意见|（盖章）   年  月  日']), [
    'B1 key-value 姓名',
  ])
})

test('[T23] boxes to tick are answers, and a unit behind a blank stays', () => {
  const lines = ['·是否建档：□是 □否|<', '残疾类别|□视力 □听力 □其他____', '家庭收入|        元', '住房|____平方米']
  const { fields } = detectFields({ sheets: [draw(lines)] })
  assert.deepEqual(
    fields.map(({ cell, type, options, boxes, measureUnit, inlineTail }) => [
      cell,
      type,
      options ?? measureUnit,
      boxes ?? inlineTail,
    ]),
    [
      ['A1', 'boolean', ['是', '否'], '是否建档：□是 □否'],
      ['B2', 'choice', ['视力', '听力', '其他'], '□视力 □听力 □其他____'],
      ['B3', 'number', '元', '元'],
      ['B4', 'number', '平方米', '平方米'],
    ],
  )
})

test('[T13] answers printed in a label are its options, ages are not', () => {
  const optionsOf = (label: string) => detectFields({ sheets: [draw([`姓名|${label}`, '|', '|'])] }).fields[1]!.options
  assert.deepEqual(optionsOf('婚姻状况（1:未婚,2:已婚,3:丧偶）'), ['未婚', '已婚', '丧偶'])
  assert.deepEqual(optionsOf('健康状况，1健康、2残疾'), ['健康', '残疾'])
  assert.deepEqual(optionsOf('是否在校（是/否）'), ['是', '否'])
  for (const label of ['60-79岁', '年收入（元）', '面积（亩）', '2024年1月'])
    assert.equal(optionsOf(label), undefined, label)
})

test('[T24] a cell with several labels has a field for each blank, told apart by its number', () => {
  const text = '填报单位（盖章）：          填报日期：    年  月  日  负责人签字：'
  const { fields } = detectFields({ sheets: [draw([`·${text}|<|<|<`, '姓名|性别|电话|住址', '|||', '|||'])] })
  assert.deepEqual(
    fields.slice(0, 2).map((field) => [fieldKey(field), field.headerPath, field.type]),
    [
      ['表!A1#1', ['填报单位（盖章）'], 'text'],
      ['表!A1#2', ['填报日期'], 'date'],
    ],
  )
  assert.deepEqual(
    found(['·填报单位：青山村   填报日期：', '姓名|电话', '|', '|']).length,
    2,
    'an answered one is not guessed around',
  )
})

test('[T21] a table that names its rows twice is read as two, and what is printed of a village is not', () => {
  assert.deepEqual(found(['机构|单位|人数|服务|单位|件数', '专职|人||来访|件|', '兼职|人||来电|件|']), [
    'C2 fixed-row 专职/人数',
    'C3 fixed-row 兼职/人数',
    'F2 fixed-row 来访/件数',
    'F3 fixed-row 来电/件数',
  ])
  assert.equal(found(['专职|人数|服务|件数', '甲||来访|', '乙||来电|'])[2], 'D2 fixed-row 来访/件数')
  assert.equal(found(['村名|户数|负责人|面积', '青山||张三|', '柳河||李四|'])[1], 'D2 cross-tab 青山/张三/面积')
})

test('[T7] headings within a table keep its header, a line of other labels over blanks begins another', () => {
  const lines = [
    '序号|指标|单位|数量|口径',
    '一、妇女|<|<|<|<',
    '1|合计|人|=D4|1=2',
    '2|就业|人||常住',
    '二、儿童|<|<|<|<',
    '3|女童|人||',
  ]
  assert.deepEqual(found(lines), ['D4 fixed-row 就业/数量', 'D6 fixed-row 女童/数量'])
  const two = [
    '编号|项目|单位|数量|<',
    '1|受灾|公顷||<',
    '2|成灾|公顷||<',
    '受灾点|位置|人数|时间|损失',
    '||||',
    '||||',
  ]
  assert.deepEqual(found(two).slice(0, 3), ['D2 fixed-row 受灾/数量', 'D3 fixed-row 成灾/数量', 'A5 list 受灾点 5-6'])
})

test('[T9] what is printed behind a blank is no label of it, and beside a sum the form computes nothing is asked', () => {
  assert.deepEqual(found(['项目|数量|核实部门', '受灾|| 应急', '成灾||农业']), [
    'B2 fixed-row 受灾/数量',
    'B3 fixed-row 成灾/数量',
  ])
  assert.deepEqual(found(['项目|得分|备注', '证照||', '合计|=B2|']), [
    'B2 fixed-row 证照/得分',
    'C2 fixed-row 证照/备注',
  ])
})

test('[T10] labels with answers beside them over a header are pairs, and a label may hold its blank in a table', () => {
  const lines = ['生产场所|<||检查日期|<|   年  月  日', '序号|内容|标准|分值|得分|备注', '1|证照|公示|5||']
  assert.deepEqual(found(lines), [
    'C1 key-value 生产场所',
    'F1 key-value 检查日期',
    'E3 fixed-row 证照/得分',
    'F3 fixed-row 证照/备注',
  ])
  assert.deepEqual(found(['主席||电话：', '项目|单位|数量', '会员|人|']).slice(0, 2), [
    'B1 key-value 主席',
    'C1 key-value 电话',
  ])
})

test('[T11] dots and lines to write on are blanks with or without a colon, whatever is printed behind them', () => {
  const lines = ['·会员数………人', '·填报单位：________司法所', '·编号：〔    〕第    号']
  const { fields } = detectFields({ sheets: [draw([...lines, '姓名|电话', '|'])] })
  assert.deepEqual(
    fields
      .slice(0, 3)
      .map(({ headerPath, inlineLabel, inlineTail, measureUnit }) => [
        headerPath[0],
        inlineLabel,
        inlineTail,
        measureUnit,
      ]),
    [
      ['会员数', '会员数', '人', '人'],
      ['填报单位', '填报单位：', '司法所', undefined],
      ['编号', '编号：', undefined, undefined],
    ],
  )
})

test('[T5] a heading alone between undrawn pairs heads them, `其中：` is a label', () => {
  assert.deepEqual(
    found(['·一、组织|', '·会员|人|………', '·其中：女|人|………', '·二、活动|', '·讲座|次|………', '·听众|人次|………']),
    ['C2 key-value 会员', 'C3 key-value 其中：女', 'C5 key-value 讲座', 'C6 key-value 听众'],
  )
})

test('[T9] an item that stands twice is told apart by its heading, a part by its item, and others stay as printed', () => {
  const lines = [
    '指标|单位|数量',
    '一、猪|—|—',
    '存栏|头|',
    '其中：母畜|头|',
    '二、牛|—|—',
    '存栏|头|',
    '其中：母畜|头|',
    '出栏|头|',
  ]
  assert.deepEqual(found(lines), [
    'C3 fixed-row 一、猪/存栏/数量',
    'C4 fixed-row 存栏/其中：母畜/数量',
    'C6 fixed-row 二、牛/存栏/数量',
    'C7 fixed-row 存栏/其中：母畜/数量',
    'C8 fixed-row 出栏/数量',
  ])
})
