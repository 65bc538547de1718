// D4: a person in the Party and in village office.
import { questionTable } from './catalogue-table.ts'

export const personParty = questionTable({
  subject: 'person',
  domain: 'party',
  table: `
8 political-status | 政治面貌 | Political status | code political-status | personal 730
  政治面目 政治身份
26 party-joined | 入党时间 | Joined the Party on | date | personal
  入党日期 加入中国共产党时间 加入党组织日期 入党年月日
206 party-branch | 所在党支部 | Party branch | text | personal 365
  所属党支部 所在支部 所属支部 党支部名称
207 party-years | 党龄 | Years in the Party | integer 年 | personal | age of person.party-joined
  入党年限
208 party-full-on | 转正时间 | Full Party member since | date | personal
  转正日期 转为正式党员时间 成为正式党员日期
209 party-activist-on | 确定入党积极分子时间 | Named Party activist on | date | personal
  确定为入党积极分子时间 列为入党积极分子时间 列为积极分子时间
210 party-duty | 党内职务 | Duty in the Party | text | personal 365
  担任党内职务 党内职务名称
211 party-floating | 是否流动党员 | Party member who moved away | boolean | personal 180
  流动党员
212 party-dues | 月党费 | Party dues per month | decimal 元 | personal 365
  月缴党费 党费月缴纳额 每月党费
213 deputy | 是否人大代表 | Deputy to a people’s congress | boolean | internal 1095
  人大代表
214 village-cadre | 是否村干部 | Village cadre | boolean | internal 365
  是否为村干部
215 village-duty | 村内职务 | Duty in the village | text | internal 365
  村任职务 任村职务
216 villagers-representative | 是否村民代表 | Villagers’ representative | boolean | internal 1095
  村民代表
217 group-leader | 是否村民小组长 | Head of a villagers’ group | boolean | internal 1095
  村民小组长
`,
})
