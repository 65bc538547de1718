// D4: who a person is and where that person belongs.
import { questionTable } from './catalogue-table.ts'

export const personPopulation = questionTable({
  subject: 'person',
  domain: 'population',
  table: `
1 name | 姓名 | Name | text | personal
  成员姓名 家庭成员姓名 人员姓名 居民姓名 村民姓名 本人姓名 对象姓名 家庭成员
2 id-number | 公民身份号码 | ID number | text id-number | sensitive
  身份证号 身份证号码 居民身份证号码 公民身份证号 公民身份证号码 身份证 居民身份证号 身份号码 身份证明号码
3 sex | 性别 | Sex | code sex | personal | sex of person.id-number
  男/女
4 birth-date | 出生日期 | Date of birth | date | personal | birth-date of person.id-number
  出生年月日 生日 出生时间
5 age | 年龄 | Age | integer 岁 | personal | age of person.birth-date
  周岁 实足年龄 岁数
6 birth-month | 出生年月 | Year and month of birth | text | personal | year-month of person.birth-date
  出生月份
7 ethnicity | 民族 | Ethnicity | code ethnicity | personal
  族别
10 marital-status | 婚姻状况 | Marital status | code marital-status | personal 730
  婚姻情况 婚姻状态 婚姻 婚否
11 register-type | 户口性质 | Household register type | code register-type | personal 730
  户籍性质
12 relation-to-head | 与户主关系 | Relation to head of household | code relation-to-head | personal 730
  与户主之间关系 同户主关系 与户主的关系 和户主关系
13 phone | 联系电话 | Phone | text | personal 365
  电话 联系方式 电话号码 本人电话 本人联系电话
31 residence | 现住址 | Present address | text | personal 365
  现居住地 现居住地址 居住地址 现住地址 常住地址 目前居住地 现居地 现居住地详细地址
64 mobile | 手机号码 | Mobile number | text | personal 365
  手机号 移动电话 联系手机 手机 本人手机号
65 former-name | 曾用名 | Former name | text | personal
  曾用姓名
66 native-place | 籍贯 | Native place | text | personal
  祖籍
67 birth-place | 出生地 | Place of birth | text | personal
  出生地点
68 nationality | 国籍 | Nationality | text | personal 1095
  国家或地区
69 certificate-kind | 证件类型 | Kind of certificate | code certificate-kind | personal
  证件类别 证件种类 有效证件类型
70 certificate-number | 证件号码 | Certificate number | text | sensitive
  证件号 有效证件号码
71 register-address | 户籍地址 | Registered address | text | personal 730
  户籍所在地 户籍所在地详址 户籍详址 户籍详细地址 户口所在地
72 register-region | 户籍地区划 | Area of registration | text | personal | area of person.register-address
  户籍地
73 register-moved-in | 户口迁入日期 | Register moved in on | date | personal
  户籍迁入日期 户口迁入时间 户籍迁入时间
74 separated-register | 是否人户分离 | Lives away from the registered home | boolean | personal 365
  人户分离
75 permanent | 是否常住 | Lives here permanently | boolean | personal 365
  是否常住人口 是否常住本村
76 floating | 是否流动人口 | Floating population | boolean | personal 180
  流动人口 是否流动人员
77 flow-to | 流入地 | Place moved to | text | personal 180
  流入地址 流入地点
78 flow-in-date | 来本地居住日期 | Living here since | date | personal
  来本地时间 来本地日期 来本地居住时间
79 residence-reason | 居住事由 | Reason for living here | code residence-reason | personal 365
  暂住事由 居住原因 暂住原因
80 residence-permit-number | 居住证号码 | Residence permit number | text | personal 365
  居住证号 居住证编号
81 religion | 宗教信仰 | Religion | code religion | sensitive 1095
  宗教信仰情况 信仰宗教
82 contact-address | 联系地址 | Postal address | text | personal 365
  通讯地址 通信地址
83 postcode | 邮政编码 | Postcode | text | internal 1095
  邮编
84 emergency-name @emergency | 紧急联系人姓名 | Name of emergency contact | text | personal 365
  紧急联系人
85 emergency-phone @emergency | 紧急联系人电话 | Phone of emergency contact | text | personal 365
  紧急联系人联系电话 紧急联系人联系方式 紧急联系电话
86 guardian-name @guardian | 监护人姓名 | Name of guardian | text | personal 365
  监护人 法定监护人姓名
87 guardian-id-number @guardian | 监护人身份证号 | ID number of guardian | text id-number | sensitive
  监护人身份证号码 监护人身份证 监护人公民身份号码
88 guardian-phone @guardian | 监护人联系电话 | Phone of guardian | text | personal 365
  监护人电话 监护人联系方式
89 relation-to-guardian | 与监护人关系 | Relation to guardian | text | personal 730
  监护人关系
90 spouse-name @spouse | 配偶姓名 | Name of spouse | text | personal 730
  配偶 爱人姓名
91 spouse-id-number @spouse | 配偶身份证号 | ID number of spouse | text id-number | sensitive
  配偶身份证号码 配偶身份证 配偶公民身份号码
92 children-count | 子女数 | Number of children | integer 人 | personal 730
  子女个数 子女人数 子女数量
93 marriage-date | 结婚日期 | Date of marriage | date | personal
  结婚时间 结婚登记日期 结婚登记时间
94 deceased | 是否死亡 | Deceased | boolean | personal 365
  是否去世 是否已故 是否已死亡
95 death-date | 死亡日期 | Date of death | date | personal
  死亡时间 去世日期 去世时间
96 volunteer | 是否志愿者 | Volunteer | boolean | internal 730
  是否注册志愿者 是否参加志愿服务队伍
`,
})
