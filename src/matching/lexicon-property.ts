// M3: properties we know, whose they naturally are, and the labels that mean exactly this and nothing wider or narrower.
import type { SubjectSlot } from './slots.ts'

/** `about`: entities that have this property, nearest first. `identifier`: needs an issuer. `bare`: useless without knowing whose. */
export type Property = {
  key: string
  about: readonly SubjectSlot[]
  identifier?: string
  bare?: true
}

const letters: Record<string, SubjectSlot> = {
  p: 'person',
  h: 'household',
  a: 'area',
  b: 'place',
  o: 'organisation',
  d: 'demand',
}

/** `key about labels...`; `!` after the letters: bare. `#issuer`: an identifier and who gives it. A label with `?` is asked as 是否 or 有无. */
const table = `
name p 姓名 名字 真实姓名
id-number p!#police 身份证号 身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 居民身份证号 居民身份证号码 居民身份证 身份号码 身份证明号码 身份证件号 居民身份号码
certificate-number p!#certificate 证件号码 证件号
certificate-kind p 证件类型 证件类别 证件种类
sex p 性别
birth-date p 出生日期 出生年月日 生日 出身日期
birth-month p 出生年月 出生月份
age p 年龄 周岁 实足年龄 岁数
ethnicity p 民族 族别
native-place p 籍贯
birth-place p 出生地
former-name p 曾用名
political-status p 政治面貌 政治面目
education p 文化程度 受教育程度 教育程度 文化水平 学历
marital-status p 婚姻状况 婚姻情况 婚姻状态 婚姻 婚否
marital-family p 婚育状况
register-nature p 户口性质 户籍性质
register-kind p 户口类型 户籍类型 户籍类别 户口类别
register-address p 户籍地址 户籍所在地 户籍所在地详址 户籍详址 户籍详细地址 户口所在地
register-region p 户籍地 户籍地区划
relation-to-head p 与户主关系 与户主的关系 同户主关系 和户主关系 与户主之间关系 与户主之间的关系
family-relation p 家庭关系
relation-to-guardian p 与监护人关系 监护人关系
is-head p ?户主
phone p!h 联系电话 电话 联系方式 电话号码 联系电话号码
mobile p!h 手机号 手机号码 手机 移动电话 联系手机
residence p! 现住址 现居住地 现居住地址 居住地址 现住地址 常住地址 目前居住地 现居地 现住详址 现居住地详细地址
residence-region p! 居住地 现住地区划 现居住地区划
contact-address p 联系地址 通讯地址 通信地址
health-status p 健康状况 健康情况 健康状态 身体状况 身体健康状况
labour-capacity p 劳动能力 劳动能力情况 劳动能力状况 劳动力状况 劳动力情况
labour-skill p 劳动技能 劳动技能情况
occupation p 职业
occupation-kind p 职业类型 职业类别
post p 工作岗位 岗位
position p 职务 职位
title p 职称
industry p 行业 行业类型 从事行业 所属行业
employer p 工作单位 工作单位名称 所在单位
employer-address p 单位地址 工作单位地址
works p ?务工
migrant-work p ?外出务工 ?在外务工 ?外出打工 外出务工
migrant-state p 务工情况 务工状态
migrant-place p 务工地点 务工地 务工地址 务工所在地 外出务工地点 外出务工地
migrant-months p 务工时间 务工月数 务工累计时间
trade p 务工工种 工种
minimum-living p ?低保 ?享受低保 ?低保对象 ?低保人员 ?享受最低生活保障 ?最低生活保障
minimum-living-household h ?低保户 低保户
extreme-poverty p ?特困供养 ?特困 ?特困人员 ?特困供养人员 ?特困对象
disabled p ?残疾 ?残疾人 ?残疾人员
disabled-certified p ?持证残疾人
disability-state p 残疾情况 残疾状况
disability-type p 残疾类别 残疾类型 残疾种类
disability-grade p 残疾等级 残疾级别
disability-certificate p#disabled 残疾证号 残疾证号码 残疾人证号 残疾人证号码 残疾证编号
veteran p ?退役军人 ?退伍军人 ?复退军人 退役军人
veteran-demobilised p ?复员军人
serving p ?现役军人
military-family h ?军烈属 ?军属 ?烈属
party-joined p 入党时间 入党日期
discharge-date p 退伍时间 退役时间 退伍日期 退役日期
pension-insured p ?参加养老保险 ?养老保险 ?参保养老保险 ?缴纳养老保险
pension-insurance p 养老保险 参加养老保险情况 养老保险参保情况
pension-insured-resident p ?参加城乡居民养老保险 ?参加城乡居民基本养老保险
medical-insured p ?参加医疗保险 ?医疗保险 ?参加医保 ?缴纳医疗保险
medical-insurance p 医疗保险 医保参保情况
insured p ?参保
medical-insured-resident p ?参加城乡居民医疗保险 ?参加城乡居民基本医疗保险
medical-insured-commercial p ?参加商业医疗保险 ?参加商业补充医疗保险
medical-insured-serious p ?参加大病保险
pension-start p 养老金领取起始年月 养老金领取起始时间 养老金领取时间 开始领取养老金时间 养老金起领时间 待遇领取起始时间 领取养老金起始时间
chronic-disease p ?患慢性病 ?慢性病 ?患有慢性病 ?有慢性病
school p 就读学校 所在学校 就读院校 在校就读学校
school-state p 在校情况 在校生状况 在校生情况 在校状况
study-stage p 在读情况 学段
graduated-school p 毕业学校 毕业院校
enrolled p 入学日期 入学时间
graduated p 毕业时间 毕业日期
student-number p#school 学籍号 学号
left-behind p ?留守 ?留守人员
left-behind-part p ?留守儿童 ?留守老人 ?留守妇女
left-behind-kind p 留守类型
living-alone p ?独居 ?独居人员 ?独自居住
living-alone-elder p ?独居老人
living-kind p 居住类型
bank-account p!h#bank 银行卡号 银行账号 银行账户 卡号 账号 开户账号
farm-account p!h#bank 惠农卡号 惠农一卡通账号 惠农一卡通卡号 一卡通账号 一卡通卡号 惠农补贴卡号 惠民惠农一卡通账号
social-card-account p!h#bank 社保卡银行账号
bank h!p 开户银行 开户行
monthly-aid p 月救助金额 月救助金 每月救助金额
aid-other p 月补助金额 月保障金额 月人均补差金额 救助金额 低保月补助金额 月发放金额
religion p 宗教信仰
income-person p 个人年收入 本人年收入
person-number p#programme 人编号 人员编号
household-number h#unknown 户编号 家庭编号 农户编号 户编码 户号 户号编码
size h 家庭人口数 家庭人口 人口数 家庭成员数 家庭人数 家庭总人口 家庭成员人数 户人口数 户人数 家庭人口数量 家庭人口总数 每户人数
size-registered h 户籍人口数
home-address h 家庭住址 家庭地址 家庭详细地址 家庭详细住址 家庭现住址
address p!h 住址 地址 详细地址
group ha 村民小组 所在小组 组别 所属村民小组 所在村民小组 小组名称
household-kind h 户类型 农户类型 户类别 农户类别
household-trait h 户属性 农户属性 贫困户属性
poor h ?贫困户 ?建档立卡贫困户
cause h 致贫原因 主要致贫原因 致贫主因
arable-area ha 耕地面积 家庭耕地面积
contracted-area ha 承包耕地面积 承包地面积
forest-area ha 林地面积 家庭林地面积
forest-contracted-area ha 承包林地面积
fruit-area ha 林果面积
grass-area ha 牧草地面积 草地面积
irrigated-area ha 有效灌溉面积
water-area ha 水面面积
returned-area ha 退耕还林面积
house-structure hb 房屋结构 住房结构 房屋结构类型 住房结构类型
house-area hb 住房面积 房屋面积 家庭住房面积
house-built-area hb 住房建筑面积 房屋建筑面积
building-area bh 建筑面积
house-safe h 住房?安全 ?住房安全 房屋?安全 住房安全?有保障
dilapidated h ?危房 ?危房户
dilapidated-grade h 危房等级
water-safe h 饮水?安全 ?饮水安全 ?解决安全饮用水 ?解决安全饮水 饮水安全?有保障
water-hard h 饮水?困难 ?饮水困难
water-source h 饮水来源 饮用水来源
income-household-other h 家庭总收入
income-household h 家庭年收入 家庭年总收入 家庭全年收入 家庭全年总收入
income p 年收入
income-net h 人均纯收入
toilet h ?卫生厕所 ?有卫生厕所 ?使用卫生厕所 厕所?卫生
network h ?通网络
internet h ?通宽带 ?宽带 ?接通宽带 ?安装宽带
broadcast h ?通广播电视
power-living h ?通生活用电
power-production h ?通生产用电
workers h 务工人数
students h 在校人数
province a 省 所在省 省份
city a 市 所在市 地市
county a 县 所在县 区县 县区 所属区县
town a 乡镇 镇 乡 所在乡镇 所属乡镇 所在镇 街道 镇街 乡镇街道
village a 村 村名 行政村 所在村 所属村 村名称 行政村名称 所在行政村 村居名称
hamlet a 自然村 自然村屯 屯
groups a 村民小组数 村民小组个数 村民小组数量 小组数
arable-total a 耕地总面积 全村耕地面积 全村耕地总面积 村耕地总面积
collective-income a 村集体经济收入 集体经济收入 村集体收入 村级集体经济收入 村集体经济年收入
clinics a 卫生室数 村卫生室数 卫生室个数 村卫生室个数 卫生室数量
paved-road a 硬化路里程 道路硬化里程 硬化道路里程
flood-site-names a 防汛隐患点
flood-sites a 防汛隐患点数 防汛隐患点个数 防汛隐患点数量
shelter-names a 应急避难场所
shelters a 应急避难场所数 应急避难场所个数 避难场所数 应急避难场所数量 避难场所数量
members-party a 党员数 党员人数 党员数量
estate b 小区 小区名称 小区名字 所属小区
building b 楼栋 楼栋名称 楼栋名
building-number b 楼栋号 楼栋编号 楼号
stairwell b 单元 单元号 单元名
floor b 楼层
room b 房间号 室号 房号
door-number b 门牌号 门牌号码
unit d 填报单位 填表单位 上报单位 填报单位名称 单位名称 编制单位 报送单位
day d 填报日期 填表日期 上报日期 填报时间 填表时间 制表日期
report-period d 报告期 报表期 所属期 统计期 期别
serial d 序号 编次
`

type Entry = { property: Property; label: string }

const entries: Entry[] = table
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [key, marks, ...labels] = line.split(' ') as [string, string, ...string[]]
    const [about, issuer] = marks.split('#') as [string, string?]
    const property: Property = {
      key,
      about: [...about.replace('!', '')].map((letter) => letters[letter]!),
      ...(issuer === undefined ? {} : { identifier: issuer }),
      ...(about.includes('!') ? { bare: true as const } : {}),
    }
    return labels.map((label) => ({ property, label }))
  })

const byLabel = new Map(entries.map(({ label, property }) => [label, property]))

/** Labels of the lexicon that stand twice would mean two things; a test holds this empty. */
export const doubleLabels = entries
  .map(({ label }) => label)
  .filter((label, index, all) => all.indexOf(label) !== index)

export const propertyLabelled = (text: string): Property | undefined => byLabel.get(text)
