// D4: who a household is; what its head answers and how many it has follows from its members.
import { questionTable } from './catalogue-table.ts'

export const householdPopulation = questionTable({
  subject: 'household',
  domain: 'population',
  table: `
37 number | 户编号 | Household number | text | personal
  家庭编号 农户编号 户编码
38 head-name @head | 户主姓名 | Name of head | text | personal | head of person.name
  户主 户主名字 户主(姓名) 家庭户主姓名
39 head-id-number @head | 户主身份证号 | ID number of head | text id-number | sensitive | head of person.id-number
  户主身份证号码 户主公民身份号码 户主身份证 户主居民身份证号码
40 head-phone @head | 户主联系电话 | Phone of head | text | personal 365 | head of person.phone
  户主电话 户主联系方式 户主电话号码
41 size | 家庭人口数 | People in the household | integer 人 | internal | members of person.name
  家庭人口 人口数 家庭成员数 家庭人数 户人口数 家庭总人口 家庭成员人数
42 address | 家庭住址 | Home address | text | personal 730
  家庭地址 家庭详细地址 家庭现住址 家庭详细住址
43 group | 村民小组 | Villagers’ group | text | internal
  所在小组 组别 所属村民小组 所在村民小组 小组名称
252 head-sex @head | 户主性别 | Sex of head | code sex | personal | head of person.sex
  家庭户主性别
253 head-ethnicity @head | 户主民族 | Ethnicity of head | code ethnicity | personal | head of person.ethnicity
  家庭户主民族
254 head-education @head | 户主文化程度 | Education of head | code education | personal 730 | head of person.education
  户主学历
255 head-health-status @head | 户主健康状况 | Health of head | code health-status | sensitive 365 | head of person.health-status
  户主身体状况
256 head-mobile @head | 户主手机号码 | Mobile number of head | text | personal 365 | head of person.mobile
  户主手机号 户主手机
257 phone | 家庭联系电话 | Phone of the household | text | personal 365
  家庭电话 户联系电话
258 registered-people | 户籍人口数 | Registered people of the household | integer 人 | internal 365
  户籍人数 家庭户籍人口数
259 resident-people | 常住人口数 | People living in the household | integer 人 | internal 180
  家庭常住人口数 常住人数
260 workers-available | 劳动力人数 | People able to work | integer 人 | internal 180
  家庭劳动力人数 劳动力数 家庭劳动力数 劳动力数量
261 workers-away | 务工人数 | People who work away | integer 人 | internal 180
  家庭务工人数
262 disabled-people | 残疾人数 | Disabled people of the household | integer 人 | sensitive 365
  家庭残疾人数 残疾人口数
263 register-book-number | 户口簿号 | Register book number | text | personal
  户口本号 户口簿编号
264 whole-away | 是否举家外出 | Whole household away | boolean | internal 180
  是否全家外出 是否整户外出
`,
})
