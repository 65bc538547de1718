// D4: enterprises, cooperatives and other organisations.
import { questionTable } from './catalogue-table.ts'

export const organisationOrganisations = questionTable({
  subject: 'organisation',
  domain: 'organisations',
  table: `
432 name | 机构名称 | Name of organisation | text | open
  企业名称 企业全称 组织名称 合作社名称 社会组织名称 经营主体名称 市场主体名称
433 credit-code | 统一社会信用代码 | Unified social credit code | text credit-code | open
  社会信用代码 统一信用代码 信用代码
434 kind | 机构类型 | Kind of organisation | code organisation-kind | open
  机构类别 组织类型 主体类型
435 industry | 所属行业 | Industry | code industry | open 1095
  行业类别 行业 行业类型
436 phone | 办公电话 | Office phone | text | open 365
  单位电话 单位联系电话 企业联系电话 办公室电话
437 registered-address | 注册地址 | Registered address | text | open 1095
  注册地 登记住所
438 business-address | 经营地址 | Place of business | text | open 730
  生产经营地址 经营场所 实际经营地址 办公地址
439 founded-on | 成立日期 | Founded on | date | open
  成立时间 设立日期
440 scope | 经营范围 | Scope of business | text | open 1095
  主要经营范围 主营业务 业务范围
441 main-product | 主要产品 | Main products | text | open 730
  主营产品
442 capital | 注册资本 | Registered capital | decimal 万元 | open 1095
  注册资金
443 legal-name @legal | 法定代表人姓名 | Name of legal representative | text | internal 365
  法定代表人 法人代表 法人代表姓名 法人姓名 法人
444 legal-phone @legal | 法定代表人联系电话 | Phone of legal representative | text | internal 365
  法定代表人电话 法人电话 法人联系电话 法人代表电话
445 leader-name @leader | 负责人姓名 | Name of head | text | internal 365
  负责人 主要负责人 主要负责人姓名 单位负责人 单位负责人姓名
446 leader-phone @leader | 负责人联系电话 | Phone of head | text | internal 365
  负责人电话 主要负责人电话 主要负责人联系电话 单位负责人电话
447 contact-name @contact | 联系人姓名 | Name of contact | text | internal 365
  联系人 联络人
448 contact-phone @contact | 联系人联系电话 | Phone of contact | text | internal 365
  联系人电话 联系人联系方式
449 safety-officer-name @safety-officer | 安全员姓名 | Name of safety officer | text | internal 365
  安全员 安全负责人 安全负责人姓名
450 employees | 从业人员数 | Employees | integer 人 | open 365
  从业人数 从业人员人数 职工人数 职工总数 员工人数 员工总数
451 members | 社员人数 | Members | integer 人 | open 365
  成员人数 成员总数
452 turnover | 年营业收入 | Turnover per year | decimal 万元 | internal 365
  营业收入 年营业额 年销售收入
453 output | 年产值 | Output per year | decimal 万元 | internal 365
  年总产值
454 tax | 年纳税额 | Tax per year | decimal 万元 | internal 365
  纳税额 年缴税额
455 state | 经营状态 | State of business | code business-state | open 180
  经营状况 营业状态
456 scale | 企业规模 | Size of enterprise | code enterprise-scale | open 730
  企业规模类型 企业划型
457 above-scale | 是否规上企业 | Enterprise above the statistical size | boolean | open 365
  是否规模以上企业 规上企业
458 site-area | 占地面积 | Site area | decimal 平方米 | open 1095
  单位占地面积
`,
})
