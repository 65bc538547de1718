// D4: what a village has.
import { questionTable } from './catalogue-table.ts'

export const areaFacilities = questionTable({
  subject: 'area',
  domain: 'facilities',
  table: `
60 clinics | 卫生室数 | Number of clinics | integer 个 | open 365
  村卫生室数 卫生室个数 村卫生室个数 村卫生室数量 卫生室数量
61 paved-road | 硬化路里程 | Length of paved road | decimal 公里 | open 365
  道路硬化里程 硬化道路里程 村内硬化路里程 硬化路长度 硬化道路长度
498 village-doctors | 乡村医生人数 | Village doctors | integer 人 | open 365
  乡村医生数
499 roads | 村道总里程 | Length of village roads | decimal 公里 | open 730
  村内道路总里程 村级道路里程
500 bus | 是否通客车 | Reached by bus | boolean | open 730
  通客车
501 office-area | 村级活动场所面积 | Area of the village office | decimal 平方米 | open 1095
  村级组织活动场所面积 村部面积
502 squares | 文化广场数 | Cultural squares | integer 个 | open 730
  文化广场个数 文化活动广场数
503 libraries | 农家书屋数 | Village libraries | integer 个 | open 730
  农家书屋个数
504 sports-grounds | 体育健身场所数 | Sports grounds | integer 个 | open 730
  健身场所数 体育健身场所个数
505 primary-schools | 小学数 | Primary schools | integer 所 | open 730
  小学个数 小学数量
506 kindergartens | 幼儿园数 | Kindergartens | integer 所 | open 730
  幼儿园个数 幼儿园数量
507 day-care-centres | 日间照料中心数 | Day care centres | integer 个 | open 365
  日间照料中心个数 老年人日间照料中心数
508 street-lights | 路灯数量 | Street lights | integer 盏 | open 365
  路灯数 路灯盏数
509 public-toilets | 公共厕所数 | Public toilets | integer 座 | open 730
  公厕数 公厕数量 公共厕所数量
510 garbage-points | 垃圾收集点数 | Garbage collection points | integer 个 | open 365
  生活垃圾收集点数
511 cleaners | 保洁员人数 | Cleaners | integer 人 | open 365
  保洁人员数
512 tap-water-rate | 自来水普及率 | Share of homes with tap water | decimal % | open 730
  自来水入户率
`,
})
