// D4: water, power, ways and toilet of a household.
import { questionTable } from './catalogue-table.ts'

export const householdFacilities = questionTable({
  subject: 'household',
  domain: 'facilities',
  table: `
50 water-safe | 饮水是否安全 | Drinking water is safe | boolean | internal 365
  是否饮水安全 饮水安全 是否解决安全饮水 饮水安全是否有保障
52 toilet | 是否卫生厕所 | Has a sanitary toilet | boolean | internal 1095
  卫生厕所 是否有卫生厕所 有无卫生厕所 厕所是否卫生 是否使用卫生厕所
53 internet | 是否通宽带 | Has broadband | boolean | internal 1095
  宽带 是否接通宽带 有无宽带 是否安装宽带
324 water-source | 饮水来源 | Source of drinking water | code water-source | internal 1095
  饮用水来源
325 water-hard | 饮水是否困难 | Drinking water is hard to get | boolean | internal 365
  是否饮水困难
326 tap-water | 是否通自来水 | Has tap water | boolean | internal 1095
  是否接通自来水 自来水是否入户 是否使用自来水
327 fuel | 主要燃料类型 | Main fuel | code fuel | internal 1095
  主要燃料 生活燃料类型 炊事燃料
328 heating | 取暖方式 | Heating | code heating | internal 730
  采暖方式 冬季取暖方式
329 toilet-kind | 厕所类型 | Kind of toilet | code toilet-kind | internal 1095
  厕所类别 户厕类型
330 toilet-rebuilt | 是否完成改厕 | Toilet rebuilt | boolean | internal 730
  是否改厕 是否实施改厕 户厕是否改造
331 road-to-door | 入户路是否硬化 | Paved way to the door | boolean | internal 1095
  是否通硬化入户路
332 road-distance | 与村主干路距离 | Distance to the village road | decimal 公里 | internal
  距村主干路距离 与主干路距离
333 garbage | 生活垃圾是否集中处理 | Garbage is collected | boolean | internal 730
  垃圾是否集中处理
334 car | 是否有机动车 | Has a motor vehicle | boolean | personal 365
  有无机动车
`,
})
