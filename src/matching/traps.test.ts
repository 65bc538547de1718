// The trap list: what must not be taken for the same, and what must. Labels are ordinary words of office forms, written by us.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aliasKey } from './alias.ts'
import { slotsIn } from './slots-in.test.ts'

const people = '人员信息表'
const families = '农户信息表'
const villages = '各村情况统计表'
type Row = readonly [titleA: string, labelsA: string, titleB: string, labelsB: string]

const different: readonly Row[] = [
  // whose?
  [people, '姓名 | 联系电话', families, '户主姓名 | 户编号 | 人口数 | 联系电话'],
  [people, '姓名 | 性别', families, '户主姓名 | 性别'],
  [people, '姓名 | 民族', families, '户主姓名 | 民族'],
  [people, '姓名 | 身份证号', families, '户主姓名 | 身份证号'],
  [people, '姓名 | 联系电话', people, '姓名 | 年龄 | 监护人姓名 | 联系电话'],
  [people, '姓名 | 身份证号', people, '户主姓名 | 身份证号 | 姓名'],
  [people, '姓名 | 联系电话', villages, '村名 | 联系电话'],
  [families, '户主姓名 | 人口数 | 详细地址', '房屋信息表', '楼栋 | 单元 | 户主姓名 | 详细地址'],
  // roles
  [people, '姓名 | 身份证号', people, '姓名 | 户主身份证号'],
  [people, '姓名 | 联系电话', people, '姓名 | 家庭联系电话'],
  [people, '姓名 | 联系电话', people, '姓名 | 户联系电话'],
  [people, '姓名 | 联系方式', people, '姓名 | 户主联系方式'],
  [people, '成员姓名', people, '姓名 | 主要成员姓名'],
  [people, '姓名', families, '户主姓名'],
  [people, '姓名 | 与户主关系', people, '姓名 | 与监护人关系'],
  [people, '姓名', people, '姓名 | 紧急联系人'],
  [people, '姓名 | 联系电话', people, '姓名 | 年龄 | 紧急联系电话'],
  [people, '姓名', people, '姓名 | 填报人'],
  [people, '姓名', people, '姓名 | 房东姓名'],
  [people, '姓名', people, '姓名 | 护林员姓名'],
  [people, '姓名 | 联系电话', people, '姓名 | 护林员联系电话'],
  [people, '姓名 | 身份证号', people, '姓名 | 身份证号(户主)'],
  [people, '姓名 | 联系电话', people, '姓名 | 配偶情况 > 联系电话'],
  [families, '户编号 | 户主姓名', families, '户主姓名 | 户主编号'],
  // old and current
  [people, '姓名 | 残疾证号', people, '姓名 | 旧残疾证号'],
  [people, '姓名 | 行政村', people, '姓名 | 原行政村'],
  [people, '姓名', people, '姓名 | 曾用名'],
  // time
  [families, '户主姓名 | 年初家庭人口数', families, '户主姓名 | 年末家庭人口数'],
  [families, '户主姓名 | 家庭人口数', families, '户主姓名 | 年末家庭人口数'],
  [families, '户主姓名 | 首次识别时间', families, '户主姓名 | 最近识别时间'],
  [people, '姓名 | 证件开始日期', people, '姓名 | 证件结束日期'],
  [people, '姓名 | 上年度总收入', people, '姓名 | 本年度总收入'],
  [people, '姓名 | 年初 > 救助金额', people, '姓名 | 年末 > 救助金额'],
  // kind
  [people, '姓名 | 是否参加养老保险', people, '姓名 | 是否参加医疗保险'],
  [people, '姓名 | 是否参加城镇居民医疗保险', people, '姓名 | 是否参加城乡居民医疗保险'],
  [people, '姓名 | 是否参加商业医疗保险', people, '姓名 | 是否参加基本医疗保险'],
  [families, '户主姓名 | 是否通生产用电', families, '户主姓名 | 是否通生活用电'],
  [families, '户主姓名 | 林地面积', families, '户主姓名 | 耕地面积'],
  [people, '姓名 | 是否低保', people, '姓名 | 是否农村低保'],
  [people, '姓名 | 是否低保', people, '姓名 | 是否低保户'],
  // granularity
  [people, '姓名 | 户籍地', people, '姓名 | 户籍地址'],
  [people, '姓名 | 出生年月', people, '姓名 | 出生日期'],
  [people, '姓名 | 职业', people, '姓名 | 职业类型'],
  [people, '姓名 | 证件号码', people, '姓名 | 身份证号'],
  [people, '姓名 | 手机号', people, '姓名 | 联系电话'],
  [people, '姓名 | 是否留守', people, '姓名 | 是否留守儿童'],
  [people, '姓名 | 是否独居', people, '姓名 | 是否独居老人'],
  [families, '户主姓名 | 人口数', '村情统计', '村名 | 人口数'],
  [families, '户主姓名 | 住房面积', '房屋登记表', '楼栋 | 房间号 | 住房面积'],
  // look-alike
  [people, '姓名 | 人口类型', people, '姓名 | 户口类型'],
  [people, '姓名 | 在校情况', people, '姓名 | 在读情况'],
  [people, '姓名 | 工作单位', people, '姓名 | 工作岗位'],
  [families, '户主姓名 | 户籍类型', families, '户主姓名 | 户类型'],
  [people, '姓名 | 职业类型', people, '姓名 | 行业类型'],
  // polarity
  [families, '户主姓名 | 饮水是否困难', families, '户主姓名 | 饮水是否安全'],
  [families, '户主姓名 | 是否存在饮水安全', families, '户主姓名 | 是否存在饮水安全'],
  // identifiers of unknown issuers
  [families, '户主姓名 | 户号', families, '户主姓名 | 户号'],
  [families, '户主姓名 | 户编号', people, '姓名 | 户号'],
  [people, '姓名 | 档案编号', people, '姓名 | 档案编号'],
  // part and union, person and statistic
  [families, '户主姓名 | 是否军烈属', families, '户主姓名 | 是否军人家庭'],
  [people, '姓名 | 政治面貌', villages, '村名 | 党员数量'],
  [families, '户主姓名 | 耕地面积', villages, '村名 | 耕地面积'],
  [families, '户主姓名 | 致贫原因1', families, '户主姓名 | 致贫原因2'],
  // units, notes and headers that restrict
  [families, '户主姓名 | 家庭年收入(元)', families, '户主姓名 | 家庭年收入(万元)'],
  [people, '姓名 | 出生日期', people, '姓名 | 出生日期(农历)'],
  [people, '姓名 | 救助金额', people, '姓名 | 临时救助 > 救助金额'],
  [people, '姓名 | 备注', people, '姓名 | 备注'],
  [people, '姓名 | 编号', people, '姓名 | 编号'],
  ['', '性别', '', '性别'],
]

const same: readonly Row[] = [
  [people, '姓名', '家庭成员表', '姓名'],
  [people, '姓名', people, '姓 名'],
  [people, '姓名', people, '*姓名'],
  [people, '姓名', people, '姓名：'],
  [people, '姓名', '残疾人花名册', '残疾人姓名'],
  [people, '姓名', '学生名单', '学生姓名'],
  [people, '姓名', people, '家庭成员姓名'],
  [people, '姓名 | 性别', people, '姓名 | 性别(男/女)'],
  [people, '姓名 | 性别', people, '姓名 | 性别:radioGroup:[男,女]'],
  [people, '姓名 | 性别', people, '姓名 | 性别1男2女'],
  [people, '姓名 | 性别', people, '姓名 | 性别:1-男,2-女'],
  [people, '姓名 | 身份证号', people, '姓名 | 身份证号（必填）'],
  [people, '姓名 | 身份证号', people, '姓名 | 身份证号(18位)'],
  [people, '姓名 | 身份证号', people, '姓名 | 身份證號'],
  [people, '姓名 | 身份证号', people, '姓名 | 本人身份证号'],
  [people, '姓名 | 身份证号', people, '户主姓名 | 姓名 | 身份证号'],
  [people, '姓名 | 联系电话', people, '与户主关系 | 姓名 | 年龄 | 民族 | 联系电话'],
  [people, '姓名 | 联系电话', people, '监护人姓名 | 监护人电话 | 姓名 | 联系电话'],
  [people, '姓名 | 联系电话', people, '姓名 | 个人信息 > 联系电话'],
  [people, '姓名 | 出生日期', people, '姓名 | 出生日期:date'],
  [people, '姓名 | 健康状况', people, '姓名 | 健康状况，1健康、2残疾、3慢性病'],
  [people, '姓名 | 婚姻状况', people, '姓名 | 婚姻状况（请如实填写）'],
  [people, '姓名 | 政治面貌', people, '一、姓名 | 5、政治面貌'],
  [people, '姓名 | 是否低保', people, '姓名 | 是否低保(1是0否)'],
  [people, '姓名 | 是否低保', people, '姓名 | 是否低保:select:[是,否]'],
  [people, '姓名 | 是否退役军人', people, '姓名 | 是否为退役军人'],
  [families, '户主姓名 | 是否卫生厕所', families, '户主姓名 | 有无卫生厕所'],
  [families, '户主姓名 | 是否卫生厕所', families, '户主姓名 | 是否有卫生厕所'],
  [people, '姓名 | 户主姓名', families, '户主姓名'],
  [people, '姓名 | 户主姓名', families, '户主'],
  [people, '姓名 | 户主身份证号', families, '户主姓名 | 户主 > 身份证号'],
  [people, '姓名 | 户主身份证号', families, '户主姓名 | 户主信息 > 身份证号'],
  [people, '姓名 | 监护人电话', people, '姓名 | 监护人 > 电话'],
  [families, '户主姓名 | 耕地面积（亩）', people, '姓名 | 耕地面积(亩)'],
  [families, '户主姓名 | 耕地面积（亩）', families, '户主姓名 | 耕地面积 > 亩'],
  [families, '户主姓名 | 耕地面积(亩)', families, '户主姓名 | 耕地面积（单位：亩）'],
  [families, '户主姓名 | 家庭人口数', people, '姓名 | 家庭人口数'],
  [families, '户主姓名 | 家庭年收入(元)', people, '姓名 | 家庭情况 > 家庭年收入(元)'],
  [people, '姓名 | 行政村', families, '户主姓名 | 行政村'],
  [people, '姓名 | 镇', families, '户主姓名 | 镇(乡、街道)'],
  [people, '姓名 | 残疾类别', '残疾人名单', '姓名 | 残疾类别'],
  [people, '姓名 | 残疾证号', people, '姓名 | 残疾证号(选填)'],
  [people, '姓名 | 是否会讲普通话', people, '姓名 | 是否会讲普通话（填是或否）'],
  [people, '姓名 | 年末 > 家庭人口数', people, '姓名 | 年末家庭人口数'],
  [villages, '村名 | 村民小组数', '村级基本情况表', '村民小组数 > 数值'],
  [villages, '村名 | 村支书 > 姓名', villages, '村支书姓名'],
  [people, '序号', families, '序号'],
  [people, '姓名 | 填报日期', villages, '填报日期:'],
]

const keyOf = (title: string, labels: string) => aliasKey(slotsIn(title, labels))

for (const [titleA, labelsA, titleB, labelsB] of different) {
  test(`[M1] 「${labelsA}」 and 「${labelsB}」 are not taken for the same (${titleA}, ${titleB})`, () => {
    const [a, b] = [keyOf(titleA, labelsA), keyOf(titleB, labelsB)]
    assert.ok(a === undefined || b === undefined || a !== b, a)
  })
}

for (const [titleA, labelsA, titleB, labelsB] of same) {
  test(`[M1] 「${labelsA}」 and 「${labelsB}」 bear one key (${titleA}, ${titleB})`, () => {
    assert.notEqual(keyOf(titleA, labelsA), undefined)
    assert.equal(keyOf(titleA, labelsA), keyOf(titleB, labelsB))
  })
}

test('[M1] the trap list holds at least forty pairs of each kind', () => {
  assert.ok(different.length >= 40 && same.length >= 40)
})
