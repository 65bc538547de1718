// D4: income, spending and debts of a household.
import { questionTable } from './catalogue-table.ts'

export const householdFinance = questionTable({
  subject: 'household',
  domain: 'finance',
  table: `
51 annual-income | 家庭年收入 | Income of the household per year | decimal 元 | personal 365
  家庭年总收入 家庭全年收入 家庭全年总收入
335 net-income | 家庭年纯收入 | Net income of the household per year | decimal 元 | personal 365
  家庭纯收入 家庭全年纯收入
336 net-income-per-head | 人均纯收入 | Net income per head | decimal 元 | personal 365
  家庭人均纯收入
337 disposable-per-head | 家庭人均可支配收入 | Disposable income per head | decimal 元 | personal 365
  人均可支配收入
338 wage-income | 工资性收入 | Income from wages | decimal 元 | personal 365
  家庭工资性收入 年工资性收入
339 business-income | 经营性收入 | Income from production and business | decimal 元 | personal 365
  生产经营性收入 家庭经营性收入
340 property-income | 财产性收入 | Income from property | decimal 元 | personal 365
  家庭财产性收入
341 transfer-income | 转移性收入 | Income from transfers | decimal 元 | personal 365
  家庭转移性收入
342 annual-cost | 家庭年支出 | Spending of the household per year | decimal 元 | personal 365
  家庭年总支出 家庭总支出
343 rigid-cost | 家庭刚性支出 | Unavoidable spending per year | decimal 元 | personal 365
  刚性支出 年刚性支出
344 medical-cost | 医疗支出 | Spending on medical care | decimal 元 | sensitive 365
  家庭医疗支出 年医疗支出
345 medical-own-cost | 医疗费用自付金额 | Medical cost paid by oneself | decimal 元 | sensitive 365
  自付医疗费用 个人自付医疗费用 医疗自付费用
346 education-cost | 教育支出 | Spending on schooling | decimal 元 | personal 365
  家庭教育支出 年教育支出
347 savings | 家庭存款 | Savings | decimal 元 | sensitive 365
  存款金额 家庭存款金额
348 debt | 家庭债务 | Debts | decimal 元 | sensitive 365
  家庭负债 负债总额 家庭债务总额
349 collective-dividend | 集体经济分红 | Dividend of the village collective | decimal 元 | personal 365
  集体分红 村集体分红
350 ecological-payment | 生态补偿金 | Ecological payment | decimal 元 | personal 365
  生态补偿资金
351 soil-payment | 耕地地力保护补贴 | Payment for keeping soil | decimal 元 | personal 365
  耕地地力保护补贴金额
`,
})
