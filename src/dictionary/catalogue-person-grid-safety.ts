// D4: people whom the grid looks after.
import { questionTable } from './catalogue-table.ts'

export const personGridSafety = questionTable({
  subject: 'person',
  domain: 'grid-safety',
  table: `
246 key-person | 是否重点人员 | Person of special care | boolean | sensitive 180
  重点人员 是否重点关注人员
247 key-person-kind | 重点人员类别 | Kind of special care | code key-person-kind | sensitive 180
  重点人员类型 重点关注人员类别
248 released | 是否刑满释放人员 | Released from prison | boolean | sensitive 365
  刑满释放人员 是否刑释人员
249 community-corrected | 是否社区矫正对象 | In community correction | boolean | sensitive 180
  社区矫正对象 是否社区矫正人员
250 drug-user | 是否吸毒人员 | Drug user | boolean | sensitive 180
  吸毒人员
251 petitioner | 是否信访人员 | Petitioner | boolean | sensitive 180
  信访人员
`,
})
