// D4: aid a household has.
import { questionTable } from './catalogue-table.ts'

export const householdCivilAffairs = questionTable({
  subject: 'household',
  domain: 'civil-affairs',
  table: `
265 minimum-living | 是否低保户 | Household on minimum living allowance | boolean | sensitive 180
  低保户 是否低保家庭
266 minimum-living-people | 享受低保人数 | People of the household on minimum living allowance | integer 人 | sensitive 180
  低保人数 家庭低保人数 低保人口数
267 minimum-living-amount | 家庭月低保金 | Minimum living allowance of the household per month | decimal 元 | sensitive 90
  户月低保金 户月低保金额
268 marginal | 是否低保边缘家庭 | Household on the margin of minimum living allowance | boolean | sensitive 180
  低保边缘家庭 低保边缘户 是否低保边缘户
269 hardship-cause | 致困原因 | Cause of hardship | text | sensitive 365
  困难原因 家庭困难原因 主要困难原因
270 aid-applied-on | 救助申请日期 | Aid applied for on | date | sensitive 365
  救助申请时间 申请救助时间 申请救助日期
271 bereft-family | 是否计划生育特殊家庭 | Family that lost its only child | boolean | sensitive 365
  是否计生特殊家庭 计划生育特殊家庭
272 several-disabled | 是否一户多残 | Several disabled people in the household | boolean | sensitive 365
  一户多残
273 barrier-free | 是否无障碍改造 | Home made accessible | boolean | internal 730
  是否实施无障碍改造 是否进行无障碍改造 是否家庭无障碍改造
274 elder-friendly | 是否适老化改造 | Home fitted for old age | boolean | internal 730
  是否实施适老化改造 是否完成适老化改造
275 military-family | 是否军烈属 | Family of soldiers or martyrs | boolean | personal 365
  军烈属
276 honour-plate | 是否悬挂光荣牌 | Plate of honour put up | boolean | internal 730
  是否悬挂光荣之家牌匾
`,
})
