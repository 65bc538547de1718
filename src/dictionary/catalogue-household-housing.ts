// D4: the house of a household.
import { questionTable } from './catalogue-table.ts'

export const householdHousing = questionTable({
  subject: 'household',
  domain: 'housing-land',
  table: `
47 house-structure | 房屋结构 | Structure of the house | code house-structure | internal 1095
  住房结构 房屋结构类型 住房结构类型 主要住房结构
48 house-area | 房屋面积 | Floor area of the house | decimal 平方米 | internal 1095
  住房面积 家庭住房面积
49 house-safe | 住房是否安全 | House is safe | boolean | internal 365
  是否住房安全 住房安全 房屋是否安全 住房安全是否有保障
297 house-built-area | 住房建筑面积 | Built area of the house | decimal 平方米 | internal 1095
  房屋建筑面积
298 house-source | 住房来源 | How the house was come by | code house-source | internal 1095
  房屋来源
299 house-rooms | 房屋间数 | Number of rooms | integer 间 | internal 1095
  住房间数 房间数
300 house-built-year | 建房年份 | Year the house was built | integer 年 | internal
  房屋建成年份 住房建成年份 房屋建造年份 住房建造年份
301 house-grade | 房屋安全等级 | Safety grade of the house | code house-grade | internal 365
  房屋鉴定等级 住房鉴定等级 房屋危险性等级 住房安全等级 房屋安全鉴定等级
302 dilapidated | 是否危房 | Dilapidated house | boolean | internal 365
  是否危房户
303 dilapidated-grade | 危房等级 | Grade of dilapidation | code dilapidated-grade | internal 365
  危房级别
304 rebuilt | 是否实施危房改造 | Dilapidated house rebuilt | boolean | internal 730
  是否危房改造 是否享受危房改造 是否危房改造户
305 rebuild-subsidy | 危房改造补助金额 | Subsidy for rebuilding | decimal 元 | internal
  危改补助金额 危房改造补助资金
306 house-idle | 房屋是否闲置 | House stands empty | boolean | internal 365
  住房是否闲置 是否闲置农房
`,
})
