// D4: facilities and who keeps them.
import { questionTable } from './catalogue-table.ts'

export const placeFacilities = questionTable({
  subject: 'place',
  domain: 'facilities',
  table: `
428 facility-state | 设施运行状况 | Facility in working order | code facility-state | internal 365
  运行状况 设施使用状况 使用状况
429 invested | 总投资 | Investment | decimal 万元 | internal
  投资总额 项目总投资
430 keeper-name @keeper | 管护责任人姓名 | Name of keeper | text | internal 365
  管护责任人 管护人姓名 管护人 管护员
431 keeper-phone @keeper | 管护责任人联系电话 | Phone of keeper | text | internal 365
  管护责任人电话 管护人电话 管护人联系电话 管护员电话
`,
})
