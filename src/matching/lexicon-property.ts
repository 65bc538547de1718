// M3: properties we know, whose they naturally are, and the labels that mean exactly this and nothing wider or narrower.
import { domainTable } from './lexicon-domains.ts'
import type { SubjectSlot } from './slots.ts'

/** `about`: entities that have this property, nearest first. `identifier`: needs an issuer. `bare`: useless without knowing whose. `vague`: one word for several facts. */
export type Property = {
  key: string
  about: readonly SubjectSlot[]
  identifier?: string
  bare?: true
  vague?: true
}

const letters: Record<string, SubjectSlot> = {
  p: 'person',
  h: 'household',
  a: 'area',
  b: 'place',
  o: 'organisation',
  e: 'event',
  v: 'vehicle',
  d: 'demand',
}

/** `key about labels...`; `!` after the letters: bare, `~`: vague. `#issuer`: an identifier and who gives it. A label with `?` is asked as 是否 or 有无. */
const table = `
name p 姓名 名字 真实姓名 人名
id-number p!#police 身份证号 身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 居民身份证号 居民身份证号码 居民身份证 身份号码 身份证明号码 身份证件号 居民身份号码
certificate-number p!#certificate 证件号码 证件号
certificate-kind p 证件类型 证件类别 证件种类 证件类型代码
sex p 性别
birth-date p 出生日期 出生年月日 生日 出身日期
birth-month p 出生年月 出生月份
age p 年龄 周岁 实足年龄 岁数
dead p ?死亡 ?死亡人员 ?已死亡 ?去世 ?已故
death-date p 死亡日期 死亡时间 去世时间 身故时间 去世日期
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
residence-region p! 现住地区划 现居住地区划
residence-any p!~ 居住地 居住地点 住所
contact-address p 联系地址 通讯地址 通信地址
health-status p 健康状况 健康情况 健康状态 身体状况 身体健康状况
labour-capacity p 劳动能力 劳动能力情况 劳动能力状况 劳动力状况 劳动力情况
labour-skill p 劳动技能 劳动技能情况
occupation p 职业
occupation-kind p 职业类型 职业类别
post p 工作岗位 岗位 就业岗位 从事岗位 岗位名称
job-start p 入职时间 入职日期 就业时间 上岗时间 到岗时间
work-since p 参加工作时间 参加工作日期
employment-state p 就业状况 就业情况 就业状态 当前就业状态
employment-kind p 就业类型 就业形式 就业方式
job-wish p 就业意愿 ?有就业意愿
position p 职务 职位
title p 职称
industry po 行业 行业类型 从事行业 所属行业 行业类别 单位所属行业 所在行业 从事的行业
employer p 工作单位 工作单位名称 所在单位 公司名称 就业单位 用人单位 就业单位名称 现工作单位
employer-address p 单位地址 工作单位地址
works p ?务工
migrant-work p ?外出务工 ?在外务工 ?外出打工 外出务工
migrant-state p 务工情况 务工状态
migrant-place p 务工地点 务工地 务工地址 务工所在地 外出务工地点 外出务工地
migrant-employer p 务工单位 务工企业 务工企业名称 务工单位名称
migrant-months p 务工时间 务工月数 务工累计时间
trade p 务工工种 工种
minimum-living p ?低保 ?享受低保 ?低保对象 ?低保人员 ?享受最低生活保障 ?最低生活保障
minimum-living-household h ?低保户 低保户
extreme-poverty p ?特困供养 ?特困 ?特困人员 ?特困供养人员 ?特困对象
disabled p ?残疾 ?残疾人 ?残疾人员 ?残疾生 ?残疾学生
disabled-certified p ?持证残疾人
disability-state p 残疾情况 残疾状况
disability-type p 残疾类别 残疾类型 残疾种类
disability-grade p 残疾等级 残疾级别
disability-certificate p#disabled 残疾证号 残疾证号码 残疾人证号 残疾人证号码 残疾证编号 残疾证件号 残疾证 残疾人证编号 残疾人证件号
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
school p 就读学校 所在学校 就读院校 在校就读学校 学校全称 就读学校名称 所读学校 就学学校
school-state p 在校情况 在校生状况 在校生情况 在校状况
study-stage p 在读情况 学段 就读学段 所在学段 教育阶段
grade p 年级 所在年级 就读年级
class p 班级 所在班级
graduated-school p 毕业学校 毕业院校
enrolled p 入学日期 入学时间
graduated p 毕业时间 毕业日期
student-number p#school 学籍号 学号
left-behind p ?留守 ?留守人员
left-behind-child p ?留守儿童
left-behind-elder p ?留守老人
left-behind-woman p ?留守妇女
left-behind-kind p 留守类型
living-alone p ?独居 ?独居人员 ?独自居住
living-alone-elder p ?独居老人
living-kind p 居住类型
bank-account p!h#bank 银行卡号 银行账号 银行账户 开户账号
account-any p!h~#unknown 卡号 账号
farm-account p!h#bank 惠农卡号 惠农一卡通账号 惠农一卡通卡号 一卡通账号 一卡通卡号 惠农补贴卡号 惠民惠农一卡通账号
social-card-account p!h#bank 社保卡银行账号
bank h!p 开户银行 开户行
monthly-aid p 月救助金额 月救助金 每月救助金额
aid-other p 月补助金额 月保障金额 月人均补差金额 救助金额 低保月补助金额 月发放金额
religion p 宗教信仰
nationality p 国籍 国籍或地区
blood-type p 血型
height p 身高
weight p 体重
email p 邮箱 电子邮箱 邮箱地址 电子邮件
income-person p 个人年收入 本人年收入
person-number p#programme 人编号 人员编号
household-number h#unknown 户编号 家庭编号 农户编号 户编码 户号 户号编码
size h 家庭人口数 家庭人口 人口数 家庭成员数 家庭人数 家庭总人口 家庭成员人数 户人口数 户人数 家庭人口数量 家庭人口总数 每户人数 住户人数 家庭总人数 户总人数 家庭人员数
size-registered h 户籍人口数
home-address h 家庭住址 家庭地址 家庭详细地址 家庭详细住址 家庭现住址
address p!h~ 住址 地址 详细地址
group ha 村民小组 所在小组 组别 所属村民小组 所在村民小组 小组名称
household-kind h 户类型 农户类型 户类别 农户类别
household-trait h 户属性 农户属性 贫困户属性
poor h ?贫困户 ?建档立卡贫困户
monitored h ?监测户 ?防返贫监测户 监测户 ?监测对象 ?三类户 ?三类监测对象 ?易返贫致贫户
monitor-kind h 三类监测对象类别 监测对象类型 监测户类型 监测类型 监测对象类别 三类户类型 易返贫致贫户类型
risk-cleared h 返贫风险?消除 ?消除风险 ?风险消除 风险?消除 风险?已消除
risk-cleared-time h 风险消除时间 消除风险时间
relocated h ?易地扶贫搬迁 易地搬迁户 ?易地扶贫搬迁户 ?异地扶贫搬迁户 ?易地搬迁户
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
built bh 建造时间 建成时间 建设时间 建造年份 建成年份 建成年代 建造年代 房屋建造时间 房屋建设时间 房屋建成时间 房屋建成年份 房屋建造年份 建房时间 建房年份
land-area bho 占地面积 房屋占地面积 宅基地面积 宅基地占地面积
house-kind bh 房屋类型 住房类型
house-use b 房屋用途 使用性质 房屋使用性质
house-rented b ?出租 ?出租房 ?出租屋
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
town a 乡镇 镇 乡 所在乡镇 所属乡镇 所在镇 镇街 乡镇街道
street a 街道 所在街道 街道名称 所属街道
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
members-party ao 党员数 党员人数 党员数量
estate b 小区 小区名称 小区名字 所属小区 小区名 住宅小区
building b 楼栋 楼栋名称 楼栋名 楼幢 所属楼栋 楼幢名称 所属楼幢
building-number b 楼栋号 楼栋编号 楼号
stairwell b 单元 单元号 单元名 单元名称 所属单元 单元编号
floor b 楼层
room b 房间号 室号 房号 房间 房号名
door-number b 门牌号 门牌号码
unit d 填报单位 填表单位 上报单位 填报单位名称 单位名称 编制单位 报送单位
day d 填报日期 填表日期 上报日期 填报时间 填表时间 制表日期
report-period d 报告期 报表期 所属期 统计期 期别
serial d 序号 编次
credit-code o#registry 统一社会信用代码 社会信用代码 统一信用代码 信用代码
organisation-name o 企业名称 单位全称 机构名称 组织名称 商户名称 合作社名称 企业全称 法人单位名称 店铺名称 门店名称 社会组织名称
organisation-address o 企业地址 机构地址
registered-address o 注册地址
business-address o 经营地址 经营场所地址
organisation-kind o 企业类型 单位类型 机构类型 商户类型 组织类型 企业性质 单位性质
registered-capital o 注册资本 注册资金
business-scope o 经营范围 主营业务 业务范围
founded o 成立时间 成立日期 注册时间 注册日期
employees o 从业人数 职工人数 员工人数 从业人员数 用工人数
event-name e 事件名称 会议名称 活动名称 案件名称 隐患名称 会议主题 活动主题 事件标题
event-place e 事发地点 发生地点 会议地点 活动地点 隐患地点 案发地点
event-time e 事发时间 发生时间 会议时间 活动时间 案发时间 发生日期
longitude b 经度
latitude b 纬度
plate v 车牌号 车牌号码 车牌 号牌号码
vehicle-kind v 车辆类型 车型 车辆类别
`

type Entry = { property: Property; label: string }

const entries: Entry[] = `${table.trim()}${domainTable}`
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [key, marks, ...labels] = line.split(' ') as [string, string, ...string[]]
    const [about, issuer] = marks.split('#') as [string, string?]
    const property: Property = {
      key,
      about: [...about.replace(/[!~]/g, '')].map((letter) => letters[letter]!),
      ...(issuer === undefined ? {} : { identifier: issuer }),
      ...(about.includes('!') ? { bare: true as const } : {}),
      ...(about.includes('~') ? { vague: true as const } : {}),
    }
    return labels.map((label) => ({ property, label }))
  })

const byLabel = new Map(entries.map(({ label, property }) => [label, property]))

/** Labels of the lexicon that stand twice would mean two things; a test holds this empty. */
export const doubleLabels = entries
  .map(({ label }) => label)
  .filter((label, index, all) => all.indexOf(label) !== index)

/** Every label of the lexicon. */
export const propertyLabels: readonly string[] = [...byLabel.keys()]

export const propertyLabelled = (text: string): Property | undefined => byLabel.get(text)
