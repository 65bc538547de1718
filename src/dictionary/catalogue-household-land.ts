// D4: the land of a household.
import { questionTable } from './catalogue-table.ts'

export const householdLand = questionTable({
  subject: 'household',
  domain: 'housing-land',
  table: `
45 arable-area | 耕地面积 | Arable land | decimal 亩 | internal 730
  家庭耕地面积
46 forest-area | 林地面积 | Forest land | decimal 亩 | internal 730
  家庭林地面积
307 contracted-area | 承包地面积 | Contracted land | decimal 亩 | internal 730
  承包耕地面积
308 contract-certificate | 土地承包经营权证号 | Land contract certificate number | text | internal
  承包经营权证号 土地承包经营权证编号 农村土地承包经营权证号
309 forest-contracted-area | 承包林地面积 | Contracted forest land | decimal 亩 | internal 730
  家庭承包林地面积
310 paddy-area | 水田面积 | Paddy land | decimal 亩 | internal 730
  家庭水田面积
311 dry-area | 旱地面积 | Dry land | decimal 亩 | internal 730
  家庭旱地面积
312 water-area | 水面面积 | Water area | decimal 亩 | internal 730
  家庭水面面积
313 grass-area | 草地面积 | Grassland | decimal 亩 | internal 730
  牧草地面积
314 irrigated-area | 有效灌溉面积 | Irrigated land | decimal 亩 | internal 730
  家庭有效灌溉面积
315 idle-land | 撂荒地面积 | Land left idle | decimal 亩 | internal 365
  撂荒面积 耕地撂荒面积 抛荒面积
316 let-area | 土地流转出面积 | Land let to others | decimal 亩 | internal 365
  流转出面积 土地转出面积
317 rented-area | 土地流转入面积 | Land rented from others | decimal 亩 | internal 365
  流转入面积 土地转入面积
318 land-rent | 土地流转收入 | Income from land let | decimal 元 | internal 365
  土地流转年收入 流转土地收入
319 homestead-area | 宅基地面积 | Homestead land | decimal 平方米 | internal 1095
  宅基地占地面积
320 homestead-certificate | 宅基地使用权证号 | Homestead certificate number | text | internal
  宅基地证号 宅基地使用证号
321 property-certificate | 不动产权证号 | Property certificate number | text | internal
  不动产权证书号 不动产证号
322 several-homesteads | 是否一户多宅 | More than one homestead | boolean | internal 365
  一户多宅
323 land-taken | 是否被征地农户 | Land was taken | boolean | internal 365
  是否被征地户 被征地农户
`,
})
