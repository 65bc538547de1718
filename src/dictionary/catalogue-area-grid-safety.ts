// D4: grids and dangers of a village.
import { questionTable } from './catalogue-table.ts'

export const areaGridSafety = questionTable({
  subject: 'area',
  domain: 'grid-safety',
  table: `
62 flood-sites | 防汛隐患点数 | Number of flood risk sites | integer 处 | internal 180
  防汛隐患点个数 防汛隐患点数量 汛期隐患点数
63 shelters | 应急避难场所数 | Number of emergency shelters | integer 处 | open 365
  应急避难场所个数 避难场所数 应急避难场所数量 避难场所数量 避难场所个数
527 grids | 网格数 | Grids | integer 个 | internal 365
  网格个数 网格数量
528 full-grid-workers | 专职网格员人数 | Full-time grid workers | integer 人 | internal 365
  专职网格员数
529 mediation-committee | 是否设立人民调解委员会 | Has a mediation committee | boolean | open 730
  有无人民调解委员会
530 geohazard-sites | 地质灾害隐患点数 | Sites of geological hazard | integer 处 | internal 180
  地质灾害隐患点个数 地质灾害点数
531 cameras | 视频监控数量 | Cameras | integer 个 | internal 365
  监控探头数 视频监控探头数
532 fire-station | 是否有微型消防站 | Has a small fire station | boolean | open 365
  有无微型消防站
`,
})
