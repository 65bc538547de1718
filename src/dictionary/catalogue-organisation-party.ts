// D4: Party building and supervision in organisations.
import { questionTable } from './catalogue-table.ts'

export const organisationParty = questionTable({
  subject: 'organisation',
  domain: 'party',
  table: `
459 party-organisation | 是否建立党组织 | Has a Party organisation | boolean | internal 365
  是否成立党组织 是否有党组织 有无党组织
460 party-members | 党员人数 | Party members | integer 人 | internal 365
  党员数 党员数量
461 supervised-by | 业务主管单位 | Supervising unit | text | open 1095
  主管单位
462 inspection | 年检结论 | Result of yearly inspection | text | open 365
  年检结果 年度检查结论
`,
})
