// D4: plots of land.
import { questionTable } from './catalogue-table.ts'

export const placeLand = questionTable({
  subject: 'place',
  domain: 'housing-land',
  table: `
409 plot-number | 地块编码 | Plot number | text | internal
  地块编号 地块代码
410 plot-area | 地块面积 | Area of plot | decimal 亩 | internal
  宗地面积
411 land-class | 土地利用类型 | Class of land use | code land-use | internal 1095
  地类 地类名称 土地利用现状
412 bounds-east | 东至 | Bounds in the east | text | internal
  四至东
413 bounds-south | 南至 | Bounds in the south | text | internal
  四至南
414 bounds-west | 西至 | Bounds in the west | text | internal
  四至西
415 bounds-north | 北至 | Bounds in the north | text | internal
  四至北
`,
})
