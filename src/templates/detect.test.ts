// T1–T13: what detection finds in forms drawn as text.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCell } from '../sheets/address.ts'
import { detectFields } from './detect.ts'
import { draw, found } from './drawn-form.ts'

test('[T1] [T2] a list asks its columns, its head line asks the unit and the day', () => {
  const lines = ['·农村低保对象花名册', '·填报单位：|填报日期：', '姓名|身份证号', '|', '|', '|']
  assert.deepEqual(found(lines), [
    'A2 key-value 填报单位',
    'B2 key-value 填报日期',
    'A3'.replace('3', '4') + ' list 姓名 4-6',
    'B4 list 身份证号 4-6',
  ])
})

test('[T2] sheets that explain, feed lists or are hidden are not asked', () => {
  const form = ['姓名|电话', '|', '|']
  const sheets = [
    draw(form),
    draw(form, { name: '填表说明' }),
    draw(form, { name: '字典' }),
    draw(form, { name: '旧', state: 'hidden' }),
  ]
  assert.deepEqual(
    detectFields({ sheets }).forms.map(({ sheet }) => sheet),
    ['表'],
  )
})

test('[T2] the title is the text that stands alone over the table, not the attachment number', () => {
  const { forms } = detectFields({ sheets: [draw(['·附件1', '·2026年村情统计表', '姓名|电话', '|', '|'])] })
  assert.equal(forms[0]?.title, '2026年村情统计表')
})

test('[T4] a merged blank is one place to fill, in its first cell', () => {
  assert.deepEqual(found(['姓名||性别|', '家庭住址||<|<']), [
    'B1 key-value 姓名',
    'D1 key-value 性别',
    'B2 key-value 家庭住址',
  ])
})

test('[T4] a merge over a million rows is not walked through', () => {
  const sheet = draw(['姓名|电话', '|', '|'])
  const far = { top: 10, left: 1, bottom: 1_048_576, right: 16_384 }
  const { fields } = detectFields({ sheets: [{ ...sheet, merges: [far], lastRow: 1_048_576, lastColumn: 16_384 }] })
  assert.deepEqual(
    fields.map(({ headerPath }) => headerPath[0]),
    ['姓名', '电话'],
  )
})

test('[T5] without a single line a row of texts heads the rows below it', () => {
  assert.deepEqual(
    found(['·姓名|身份证号|村组', '·||', '·||']).map((field) => field.split(' ').slice(1, 3).join(' ')),
    ['list 姓名', 'list 身份证号', 'list 村组'],
  )
})

test('[T5] tables side by side keep their own columns', () => {
  const sheet = draw(['姓名|电话||户主|人口', '||||', '||||'])
  const cells = new Map([...sheet.cells].filter(([, { column }]) => column !== 3))
  const { fields } = detectFields({ sheets: [{ ...sheet, cells }] })
  assert.deepEqual(
    fields.map(({ headerPath }) => headerPath.join('/')).toSorted(),
    ['人口', '姓名', '户主', '电话'].toSorted(),
  )
})

test('[T6] every field says why it was taken for one and how sure that is', () => {
  for (const { evidence, confidence } of detectFields({ sheets: [draw(['姓名|电话', '|', '|'])] }).fields) {
    assert.ok(evidence.length > 0)
    assert.ok(confidence > 0 && confidence <= 1)
  }
})

test('[T7] a header of two rows gives a path, and a merged label is said once', () => {
  assert.deepEqual(found(['序号|姓名|残疾情况|<', '^|^|类别|等级', '|||', '|||']), [
    'A3 list 序号 3-4',
    'B3 list 姓名 3-4',
    'C3 list 残疾情况/类别 3-4',
    'D3 list 残疾情况/等级 3-4',
  ])
})

test('[T7] a row of codes under the header is no label and not to be filled', () => {
  assert.deepEqual(found(['指标|人数|户数', '甲|1|2', '低保|| ', '特困|| ']), [
    'B3 cross-tab 低保/人数',
    'C3 cross-tab 低保/户数',
    'B4 cross-tab 特困/人数',
    'C4 cross-tab 特困/户数',
  ])
})

test('[T8] a column of formulas and the total below a list are not asked', () => {
  const fields = found(['姓名|月金额|年金额', '||=B2*12', '||=B3*12', '||=B4*12', '合计|=SUM(B2:B4)|=SUM(C2:C4)'])
  assert.deepEqual(fields, ['A2 list 姓名 2-4', 'B2 list 月金额 2-4'])
})

test('[T8] a ledger that is filled already has its columns and all of its rows', () => {
  assert.deepEqual(found(['姓名|身份证号|组', '张三|1|一组', '李四|2|二组', '王五|3|一组']), [
    'A2 list 姓名 2-4',
    'B2 list 身份证号 2-4',
    'C2 list 组 2-4',
  ])
})

test('[T9] one column of values makes fixed rows, and the printed unit is theirs', () => {
  const { fields } = detectFields({ sheets: [draw(['指标名称|计量单位|数量', '耕地面积|亩|', '总人口|人|'])] })
  assert.deepEqual(
    fields.map(({ cell, kind, headerPath, measureUnit }) => [cell, kind, headerPath.join('/'), measureUnit]),
    [
      ['C2', 'fixed-row', '耕地面积/数量', '亩'],
      ['C3', 'fixed-row', '总人口/数量', '人'],
    ],
  )
})

test('[T9] totals of a cross-tab that are formulas are the form’s own', () => {
  const fields = found(['类别|男|女|合计', '一级|||=B2+C2', '二级|||=B3+C3', '合计|=B2+B3|=C2+C3|=D2+D3'])
  assert.deepEqual(fields, [
    'B2 cross-tab 一级/男',
    'C2 cross-tab 一级/女',
    'B3 cross-tab 二级/男',
    'C3 cross-tab 二级/女',
  ])
})

test('[T10] what somebody else signs or stamps is not asked', () => {
  assert.deepEqual(
    found(['姓名||电话|', '村委会意见（盖章）||<|<', '本人签字||日期|']).filter((field) => /意见|签字/.test(field)),
    [],
  )
})

test('[T11] a blank beside the label, in its cell, or marked by a fill-in program', () => {
  assert.deepEqual(found(['·村情表', '·填报单位：____|联系电话：|${phone}', '姓名|电话', '|', '|']).slice(0, 2), [
    'A2 key-value 填报单位',
    'C2 key-value 联系电话',
  ])
})

test('[T11] who signs at the foot of a sheet is not asked, notes are kept', () => {
  const { forms, fields } = detectFields({
    sheets: [draw(['姓名|电话', '|', '|', '·填表说明：每月5日前报送，逾期不候。', '·填表人：|负责人（签字）：'])],
  })
  assert.deepEqual(
    fields.map(({ headerPath }) => headerPath[0]),
    ['姓名', '电话'],
  )
  assert.equal(forms[0]?.notes.length, 1)
})

test('[T12] a label at the side holds for the rows it spans', () => {
  const fields = found(['户主信息|姓名||电话|', '^|住址||人口|', '住房|结构||面积|'])
  assert.deepEqual(fields, [
    'C1 key-value 户主信息/姓名',
    'E1 key-value 户主信息/电话',
    'C2 key-value 户主信息/住址',
    'E2 key-value 户主信息/人口',
    'C3 key-value 住房/结构',
    'E3 key-value 住房/面积',
  ])
})

test('[T12] a form of pairs may hold a list of the family below', () => {
  const fields = found(['户主姓名||联系电话|', '姓名|关系|年龄|职业', '|||', '|||', '|||'])
  assert.deepEqual(fields, [
    'B1 key-value 户主姓名',
    'D1 key-value 联系电话',
    'A3 list 姓名 3-5',
    'B3 list 关系 3-5',
    'C3 list 年龄 3-5',
    'D3 list 职业 3-5',
  ])
})

test('[T13] options of the form, its words and its units give the type', () => {
  const sheet = draw(['姓名|身份证号码|手机号|出生日期|是否低保|面积（亩）|民族|类别', '|||||||', '|||||||'])
  const options = { ranges: [{ top: 2, left: 8, bottom: 3, right: 8 }], options: ['甲类', '乙类'] }
  const { fields } = detectFields({ sheets: [{ ...sheet, validations: [options] }] })
  assert.deepEqual(
    fields.map(({ type }) => type),
    ['text', 'id-number', 'phone', 'date', 'boolean', 'number', 'text', 'choice'],
  )
  assert.deepEqual(fields.at(-1)?.options, ['甲类', '乙类'])
  assert.equal(parseCell(fields[0]!.cell)?.row, 2)
})
