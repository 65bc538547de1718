// D4: grid and dangers at home.
import { questionTable } from './catalogue-table.ts'

export const householdGridSafety = questionTable({
  subject: 'household',
  domain: 'grid-safety',
  table: `
374 grid | 所属网格 | Grid | text | internal 730
  所在网格 网格名称 所属网格名称
375 grid-number | 网格编号 | Grid number | text | internal 730
  所属网格编号 网格编码
376 extinguisher | 是否配备灭火器 | Has a fire extinguisher | boolean | internal 365
  是否有灭火器 有无灭火器
377 smoke-alarm | 是否安装烟感报警器 | Has a smoke alarm | boolean | internal 365
  是否安装独立式烟感报警器 是否安装烟雾报警器
378 gas-kind | 用气类型 | Kind of gas | code gas-kind | internal 365
  燃气类型 燃气种类
379 electric-bicycle | 是否有电动自行车 | Has an electric bicycle | boolean | internal 365
  有无电动自行车
380 wiring-old | 电气线路是否老化 | Wiring is worn | boolean | internal 365
  用电线路是否老化 是否线路老化
381 geohazard | 是否受地质灾害威胁 | Threatened by landslides | boolean | internal 365
  是否地质灾害威胁户
382 refuge | 避险转移地点 | Place of refuge | text | internal 365
  转移地点 转移安置地点
383 dog | 是否养犬 | Keeps a dog | boolean | internal 365
  是否养狗
`,
})
