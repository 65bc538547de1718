// D4: disasters, aid and comfort given.
import { questionTable } from './catalogue-table.ts'

export const eventDisasterAid = questionTable({
  subject: 'event',
  domain: 'civil-affairs',
  table: `
575 disaster-kind | 灾害种类 | Kind of disaster | code disaster-kind | internal
  灾害类型 灾种
576 affected-people | 受灾人口 | People affected | integer 人 | internal
  受灾人数 受灾人口数
577 dead | 因灾死亡人数 | Deaths | integer 人 | internal
  因灾死亡人口
578 missing | 因灾失踪人数 | Missing | integer 人 | internal
  失踪人数 失踪人口
579 injured | 因灾受伤人数 | Injured | integer 人 | internal
  因灾伤病人数
580 moved-people | 转移安置人数 | People moved to safety | integer 人 | internal
  紧急转移安置人数 转移安置人口
581 crop-affected | 农作物受灾面积 | Crops affected | decimal 公顷 | internal
  作物受灾面积
582 crop-lost | 农作物绝收面积 | Crops lost | decimal 公顷 | internal
  作物绝收面积
583 rooms-collapsed | 倒塌房屋间数 | Rooms collapsed | integer 间 | internal
  房屋倒塌间数 倒塌间数
584 rooms-badly-damaged | 严重损坏房屋间数 | Rooms badly damaged | integer 间 | internal
  严损房屋间数
585 direct-loss | 直接经济损失 | Direct loss | decimal 万元 | internal
  直接经济损失金额
586 aid-kind | 救助类型 | Kind of aid | code aid-kind | sensitive
  救助类别
587 aid-paid-on | 救助金发放时间 | Aid paid on | date | sensitive
  救助金发放日期
588 aid-paid | 救助金发放金额 | Aid paid | decimal 元 | sensitive
  实发救助金额
589 comfort-money | 慰问金额 | Gift of money | decimal 元 | internal
  慰问金
`,
})
