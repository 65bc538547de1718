// D4: what a village is and where it lies.
import { questionTable } from './catalogue-table.ts'

export const areaPopulation = questionTable({
  subject: 'area',
  domain: 'population',
  table: `
54 name | 村名 | Village | text | open
  村 村(社区) 行政村 村名称 所在村 所属村 行政村名称 村(居)名称 村社名称 村(居)
57 groups | 村民小组数 | Number of villagers’ groups | integer 个 | open 730
  村民小组个数 小组数 村民小组数量 村民组数 自然村组数
478 town | 所属乡镇 | Town | text | open
  乡镇 所在乡镇 镇 乡 乡镇街道 所在镇
479 county | 所属区县 | County | text | open
  县 区县 县区 所在县
480 city | 所在市 | City | text | open
  市 地市
481 province | 所在省 | Province | text | open
  省 省份
482 code | 行政区划代码 | Area code | text | open
  区划代码 行政村代码 村代码
483 hamlets | 自然村数 | Number of hamlets | integer 个 | open 730
  自然村个数 自然村数量
484 size | 村域面积 | Area of the village | decimal 平方公里 | open
  区域面积 行政区域面积 辖区面积
485 terrain | 地形地貌 | Terrain | code terrain | open
  地形 地貌类型
486 to-town | 距乡镇政府距离 | Distance to the town | decimal 公里 | open
  距乡镇距离 到乡镇距离
487 office-address | 村委会地址 | Address of the village office | text | open
  村委会驻地 村部地址 村部位置
488 office-phone | 村委会电话 | Phone of the village office | text | open 365
  村委会办公电话 村部电话
`,
})
