// D4: a person’s work, here and away.
import { questionTable } from './catalogue-table.ts'

export const personEmployment = questionTable({
  subject: 'person',
  domain: 'employment',
  table: `
16 occupation | 职业 | Occupation | text | personal 365
  从事职业 现从事职业 职业名称
17 migrant-work | 是否外出务工 | Works away from home | boolean | personal 180
  外出务工 是否在外务工 是否外出打工
18 migrant-place | 务工地点 | Place of work away from home | text | personal 180
  务工地 外出务工地点 务工地址 务工所在地 外出务工地
97 occupation-kind | 职业类别 | Class of occupation | code occupation-class | personal 365
  职业类型
98 employment-status | 从业状况 | Status in employment | code employment-status | personal 365
  从业状态 从业状况(个人身份)
99 employer | 工作单位 | Employer | text | personal 365
  工作单位名称 所在单位 现工作单位
100 position | 职务 | Position | text | personal 365
  职位 担任职务 现任职务
101 industry | 从事行业 | Industry | code industry | personal 365
  行业 行业类型 所属行业
102 migrant-employer | 务工单位 | Employer away from home | text | personal 180
  务工单位名称 外出务工单位 务工企业 务工企业名称
103 migrant-months | 务工月数 | Months worked away in the year | integer 月 | personal 180
  年务工月数 全年务工月数 务工累计时间
104 migrant-region | 务工区域 | Region of work away from home | code migrant-region | personal 180
  外出务工区域 务工地区类别 务工区域范围
105 migrant-monthly-income | 务工月收入 | Monthly income from work away | decimal 元 | personal 180
  月务工收入 务工月工资 外出务工月收入
106 migrant-income | 务工年收入 | Yearly income from work away | decimal 元 | personal 365
  年务工收入 全年务工收入 外出务工年收入
107 trade | 务工工种 | Trade | text | personal 180
  工种 从事工种
108 returned | 是否返乡 | Came back home | boolean | personal 180
  是否返乡人员 是否已返乡
109 returned-on | 返乡时间 | Came back on | date | personal 180
  返乡日期
110 jobless | 是否失业 | Unemployed | boolean | personal 180
  是否失业人员 是否处于失业状态
111 job-wish | 是否有就业意愿 | Wants a job | boolean | personal 180
  有无就业意愿 就业意愿
112 job-wanted | 求职意向 | Kind of job wanted | text | personal 180
  意向岗位 意向工种 求职意愿岗位
113 trained | 是否参加技能培训 | Had skill training | boolean | personal 365
  是否参加过技能培训 是否参加职业技能培训 是否接受过技能培训
114 skill-certificate | 职业资格证书名称 | Vocational certificate | text | personal 1095
  职业资格证书 职业技能证书 技能证书名称
115 welfare-post | 是否公益性岗位 | Holds a public welfare post | boolean | personal 180
  是否公益岗位 是否安置公益性岗位 公益性岗位
116 welfare-post-name | 公益性岗位名称 | Public welfare post | text | personal 180
  公益岗位名称 公岗名称
117 monthly-income | 月收入 | Income per month | decimal 元 | personal 365
  个人月收入 本人月收入
118 annual-income | 个人年收入 | Income per year | decimal 元 | personal 365
  本人年收入
119 entrepreneur | 是否自主创业 | Runs a business of the own | boolean | personal 365
  是否创业 自主创业
`,
})
