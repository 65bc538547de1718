// D4: what a household grows and keeps.
import { questionTable } from './catalogue-table.ts'

export const householdAgriculture = questionTable({
  subject: 'household',
  domain: 'agriculture',
  table: `
352 main-trade | 主导产业 | Main trade | text | internal 365
  主要产业 家庭主导产业
353 main-crop | 主要种植作物 | Main crops | text | internal 365
  种植作物 种植作物种类
354 grain-area | 粮食播种面积 | Area sown with grain | decimal 亩 | internal 365
  粮食种植面积
355 grain-yield | 粮食产量 | Yield of grain | decimal 公斤 | internal 365
  粮食总产量 年粮食产量
356 rice-area | 水稻种植面积 | Rice | decimal 亩 | internal 365
  水稻播种面积 水稻面积
357 maize-area | 玉米种植面积 | Maize | decimal 亩 | internal 365
  玉米播种面积 玉米面积
358 vegetable-area | 蔬菜种植面积 | Vegetables | decimal 亩 | internal 365
  蔬菜播种面积 蔬菜面积
359 orchard-area | 水果种植面积 | Fruit | decimal 亩 | internal 365
  水果面积
360 main-livestock | 主要养殖品种 | Main livestock | text | internal 365
  养殖品种 养殖种类
361 pigs | 生猪存栏数 | Pigs kept | integer 头 | internal 180
  生猪存栏 生猪存栏量
362 pigs-sold | 生猪出栏数 | Pigs sold in the year | integer 头 | internal 180
  生猪出栏 生猪出栏量
363 cattle | 牛存栏数 | Cattle kept | integer 头 | internal 180
  牛存栏 牛存栏量
364 sheep | 羊存栏数 | Sheep and goats kept | integer 只 | internal 180
  羊存栏 羊存栏量
365 poultry | 家禽存栏数 | Poultry kept | integer 只 | internal 180
  家禽存栏 家禽存栏量
366 fish-area | 水产养殖面积 | Fish farming | decimal 亩 | internal 365
  养殖水面面积
367 machine-count | 农机具数量 | Number of farm machines | integer 台 | internal 730
  农机数量 农机具台数
368 machine-subsidy | 农机购置补贴金额 | Subsidy for farm machines | decimal 元 | internal 365
  农机购置补贴 农机补贴金额
369 insured | 是否参加农业保险 | Has farm insurance | boolean | internal 365
  是否购买农业保险
370 in-cooperative | 是否加入合作社 | Member of a cooperative | boolean | internal 365
  是否加入农民专业合作社 是否合作社成员
371 cooperative-name | 加入合作社名称 | Cooperative joined | text | internal 365
  所在合作社名称 加入的合作社
372 big-grower | 是否种植大户 | Large grower | boolean | internal 365
  种植大户
373 family-farm | 是否家庭农场 | Family farm | boolean | internal 730
  家庭农场
`,
})
