// D4: pregnancy, birth and infants.
import { questionTable } from './catalogue-table.ts'

export const personFamilyPlanning = questionTable({
  subject: 'person',
  domain: 'health',
  table: `
178 pregnant | 是否怀孕 | Pregnant | boolean | sensitive 90
  是否孕妇 是否已怀孕
179 due-date | 预产期 | Due date | date | sensitive 180
  预产日期
180 delivery-date | 分娩日期 | Delivered on | date | sensitive
  分娩时间
181 high-risk-pregnancy | 是否高危孕产妇 | High-risk pregnancy | boolean | sensitive 90
  是否高危孕妇 高危孕产妇
182 contraception | 避孕节育措施 | Contraception | text | sensitive 180
  避孕措施 避孕方法 现避孕措施
183 births | 生育子女数 | Children born | integer 人 | personal 365
  已生育子女数 生育孩次数
184 only-child | 是否独生子女 | Only child | boolean | personal
  独生子女
185 birth-certificate | 出生医学证明编号 | Birth certificate number | text | personal
  出生医学证明号 出生医学证明号码
186 childcare-wanted | 是否有托育需求 | Needs day care for infants | boolean | personal 180
  有无托育需求 托育需求
`,
})
