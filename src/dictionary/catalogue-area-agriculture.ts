// D4: land and farming of a village.
import { questionTable } from './catalogue-table.ts'

export const areaAgriculture = questionTable({
  subject: 'area',
  domain: 'agriculture',
  table: `
58 arable-total | 耕地总面积 | Arable land of the village | decimal 亩 | open 365
  全村耕地面积 村耕地面积 全村耕地总面积 村耕地总面积
519 high-standard | 高标准农田面积 | High-standard farmland | decimal 亩 | open 365
  已建高标准农田面积
520 basic-farmland | 永久基本农田面积 | Permanent basic farmland | decimal 亩 | open 1095
  基本农田面积
521 let-land | 土地流转面积 | Land let to others | decimal 亩 | open 365
  流转土地面积 土地流转总面积
522 machine-power | 农机总动力 | Power of farm machines | decimal 千瓦 | open 365
  农业机械总动力
523 cooperatives | 农民专业合作社数 | Cooperatives | integer 个 | open 365
  农民专业合作社个数 合作社数量 合作社个数
524 family-farms | 家庭农场数 | Family farms | integer 个 | open 365
  家庭农场个数 家庭农场数量
525 enterprises | 企业数 | Enterprises | integer 个 | open 365
  企业个数 企业数量
526 main-trade | 主导产业 | Main trade | text | open 365
  主要产业 村主导产业
`,
})
