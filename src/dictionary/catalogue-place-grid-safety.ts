// D4: dangers of a place and what guards against them.
import { questionTable } from './catalogue-table.ts'

export const placeGridSafety = questionTable({
  subject: 'place',
  domain: 'grid-safety',
  table: `
416 hazard-kind | 地质灾害类型 | Kind of geological hazard | code geohazard-kind | internal
  地质灾害种类 灾害点类型
417 threatened-homes | 威胁户数 | Homes threatened | integer 户 | internal 365
  受威胁户数
418 threatened-people | 威胁人数 | People threatened | integer 人 | internal 365
  受威胁人数 威胁人口
419 watcher-name @watcher | 监测责任人姓名 | Name of watcher | text | internal 365
  监测责任人 监测员姓名 监测员
420 watcher-phone @watcher | 监测责任人联系电话 | Phone of watcher | text | internal 365
  监测责任人电话 监测员电话 监测员联系电话
421 warning-sign | 是否设置警示标志 | Warning sign put up | boolean | internal 365
  是否有警示标志 有无警示标志 是否设置警示牌
422 extinguishers | 灭火器数量 | Fire extinguishers | integer 具 | internal 365
  灭火器个数 灭火器具数
423 exits-clear | 疏散通道是否畅通 | Ways of escape are clear | boolean | internal 180
  安全疏散通道是否畅通
424 fire-lane-clear | 消防通道是否畅通 | Fire lane is clear | boolean | internal 180
  消防车通道是否畅通
425 cameras | 监控摄像头数量 | Cameras | integer 个 | internal 365
  摄像头数量 监控探头数量
426 small-place | 是否九小场所 | Small place of public use | boolean | internal 365
  九小场所
427 grid | 所属网格 | Grid | text | internal 730
  所在网格 所属网格名称
`,
})
