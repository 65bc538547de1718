// D4: money of the village collective.
import { questionTable } from './catalogue-table.ts'

export const areaFinance = questionTable({
  subject: 'area',
  domain: 'finance',
  table: `
59 collective-income | 村集体经济收入 | Income of the village collective | decimal 万元 | open 365
  集体经济收入 村集体经济年收入 村集体收入 村级集体经济收入 集体经济年收入
513 collective-assets | 村集体资产总额 | Assets of the village collective | decimal 万元 | open 365
  集体资产总额 村集体资产
514 operating-income | 村集体经营性收入 | Operating income of the village collective | decimal 万元 | open 365
  集体经营性收入 村集体经济经营性收入
515 collective-cost | 村集体经济支出 | Spending of the village collective | decimal 万元 | open 365
  村集体支出 集体经济支出
516 collective-debt | 村集体债务 | Debts of the village collective | decimal 万元 | open 365
  村级债务 村集体负债
517 collective-land | 集体土地面积 | Collective land | decimal 亩 | open 1095
  村集体土地面积
518 disposable-per-head | 农民人均可支配收入 | Disposable income per head | decimal 元 | open 365
  村民人均可支配收入 人均可支配收入
`,
})
