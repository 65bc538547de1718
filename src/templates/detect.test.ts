// T2–T12: forms drawn as text: `|` parts cells, `<` joins the cell to its left, `^` to the one above, `·` starts an undrawn line or is an undrawn cell.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCell } from '../sheets/address.ts'
import { type Cell, cellKey, type Range, type Sheet } from '../sheets/grid.ts'
import { detectFields } from './detect.ts'
import { fieldKey } from './field.ts'

const border = (drawn: boolean) => ({ top: drawn, right: drawn, bottom: drawn, left: drawn })

function draw(lines: readonly string[], more: Partial<Sheet> = {}): Sheet {
  const cells = new Map<string, Cell>()
  const merges: Range[] = []
  const startOf = new Map<string, Range>()
  for (const [index, line] of lines.entries()) {
    const drawn = !line.startsWith('·')
    const row = index + 1
    for (const [at, text] of line.replace(/^·/, '').split('|').entries()) {
      const column = at + 1
      const joined = text === '<' ? startOf.get(cellKey(row, column - 1)) : startOf.get(cellKey(row - 1, column))
      if ((text === '<' || text === '^') && joined) {
        if (joined.bottom === joined.top && joined.right === joined.left) merges.push(joined)
        joined.bottom = Math.max(joined.bottom, row)
        joined.right = Math.max(joined.right, column)
        startOf.set(cellKey(row, column), joined)
      } else startOf.set(cellKey(row, column), { top: row, bottom: row, left: column, right: column })
      const formula = text.startsWith('=') ? { formula: text.slice(1) } : {}
      const value = text === '<' || text === '^' || text === '' ? null : text.startsWith('=') ? 0 : text
      const style = { border: border(drawn), bold: false, format: 'General', isDate: false }
      if (text !== '·' && (drawn || value !== null))
        cells.set(cellKey(row, column), { row, column, value, ...formula, style })
    }
  }
  const lastColumn = Math.max(...lines.map((line) => line.split('|').length))
  const base = {
    hiddenRows: new Set<number>(),
    hiddenColumns: new Set<number>(),
    columnWidths: new Map<number, number>(),
  }
  return {
    name: '表',
    state: 'visible',
    cells,
    merges,
    validations: [],
    lastRow: lines.length,
    lastColumn,
    ...base,
    ...more,
  }
}

/** Every field as `cell kind path`, with the rows of a list. */
const found = (lines: readonly string[], more: Partial<Sheet> = {}): string[] =>
  detectFields({ sheets: [draw(lines, more)] }).fields.map(({ cell, kind, headerPath, region }) =>
    [cell, kind, headerPath.join('/'), ...(region ? [`${region.firstRow}-${region.lastRow}`] : [])].join(' '),
  )

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
