// D4: houses, flats and who has them.
import { questionTable } from './catalogue-table.ts'

export const placeHousing = questionTable({
  subject: 'place',
  domain: 'housing-land',
  table: `
384 name | 场所名称 | Name of place | text | internal
  点位名称 地点名称
385 kind | 场所类型 | Kind of place | code place-kind | internal 1095
  场所类别
386 estate | 小区名称 | Estate | text | internal
  小区 所属小区 小区名字
387 building-number | 楼栋号 | Number of building | text | internal
  楼栋编号 楼号
388 stairwell | 单元号 | Stairwell | text | internal
  单元 单元名
389 floor | 楼层 | Floor | text | internal
  所在楼层
390 room | 房号 | Room | text | internal
  房间号 室号
391 door-number | 门牌号 | Door number | text | internal
  门牌号码
392 location | 具体位置 | Location | text | internal
  所在位置 详细位置 位置
393 longitude | 经度 | Longitude | decimal | internal
  经度坐标
394 latitude | 纬度 | Latitude | decimal | internal
  纬度坐标
395 floors | 总层数 | Number of floors | integer 层 | internal
  楼层总数 建筑层数
396 building-area | 建筑面积 | Built area | decimal 平方米 | internal
  总建筑面积
397 built-year | 建成年份 | Year built | integer 年 | internal
  建造年份 建设年份
398 use | 房屋用途 | Use of the house | code house-use | internal 730
  房屋使用用途 使用用途
399 owner-name @owner | 房主姓名 | Name of owner | text | personal 730
  房主 产权人姓名 产权人
400 owner-phone @owner | 房主联系电话 | Phone of owner | text | personal 365
  房主电话 产权人联系电话 产权人电话
401 tenant-name @tenant | 承租人姓名 | Name of tenant | text | personal 180
  承租人 租户 租户姓名
402 tenant-phone @tenant | 承租人联系电话 | Phone of tenant | text | personal 180
  承租人电话 租户联系电话 租户电话
403 let | 是否出租 | Let to tenants | boolean | internal 180
  是否出租房 是否为出租房
404 people | 居住人数 | People living there | integer 人 | internal 180
  实际居住人数
405 trade-use | 是否经营性自建房 | Self-built house used for trade | boolean | internal 365
  经营性自建房
406 rebuilt | 是否改扩建 | Rebuilt or extended | boolean | internal 365
  是否存在改扩建
407 safety-grade | 安全鉴定等级 | Grade of safety survey | code house-grade | internal 365
  鉴定等级
408 property-company | 物业公司名称 | Property company | text | internal 365
  物业公司 物业服务企业
`,
})
