// D4: who leads a village.
import { questionTable } from './catalogue-table.ts'

export const areaParty = questionTable({
  subject: 'area',
  domain: 'party',
  table: `
55 secretary @secretary | 村党组织书记姓名 | Name of the Party secretary | text | internal 365
  村支书姓名 村书记姓名 村支书 村党支部书记姓名 村书记 党组织书记 党组织书记姓名 村党总支书记姓名
56 secretary-phone @secretary | 书记联系电话 | Phone of the Party secretary | text | internal 365
  村支书联系电话 村支书电话 村书记电话 书记电话 村书记联系电话 党组织书记联系电话 村党组织书记联系电话
489 director-name @director | 村委会主任姓名 | Name of the village head | text | internal 365
  村委会主任 村主任姓名 村主任 村民委员会主任姓名
490 director-phone @director | 村委会主任联系电话 | Phone of the village head | text | internal 365
  村委会主任电话 村主任电话 村主任联系电话
491 first-secretary-name @first-secretary | 第一书记姓名 | Name of the first secretary | text | internal 365
  第一书记 驻村第一书记 驻村第一书记姓名
492 first-secretary-phone @first-secretary | 第一书记联系电话 | Phone of the first secretary | text | internal 365
  第一书记电话 驻村第一书记联系电话 驻村第一书记电话
493 one-person | 是否一肩挑 | One person heads Party and village | boolean | open 365
  是否书记主任一肩挑 一肩挑
494 party-branches | 党支部数 | Party branches | integer 个 | open 365
  党支部个数 下设党支部数
495 committee-people | 村两委成员人数 | Members of the two committees | integer 人 | open 365
  村两委人数 两委成员人数 两委成员数
496 resident-team | 驻村工作队人数 | Members of the resident team | integer 人 | open 365
  驻村工作队员人数
497 help-unit | 驻村帮扶单位 | Unit that sends the resident team | text | open 365
  驻村帮扶单位名称 定点帮扶单位
`,
})
