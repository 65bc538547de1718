// D4: a household’s place in preventing poverty.
import { questionTable } from './catalogue-table.ts'

export const householdPovertyPrevention = questionTable({
  subject: 'household',
  domain: 'poverty-prevention',
  table: `
44 kind | 户类型 | Kind of household | code household-kind | sensitive 365
  农户类型 户类别 农户类别
277 out-of-poverty | 是否脱贫户 | Household out of poverty | boolean | sensitive 365
  脱贫户 是否建档立卡脱贫户
278 monitored | 是否监测户 | Household watched against falling back | boolean | sensitive 180
  监测户 是否监测对象 是否防返贫监测户 是否防返贫监测对象
279 monitor-kind | 监测对象类别 | Kind of household watched | code monitor-kind | sensitive 180
  监测对象类型 监测户类型 监测类别 三类监测对象类别
280 identified-on | 监测识别时间 | Identified on | date | sensitive
  监测对象识别时间 纳入监测时间 纳入监测日期
281 out-of-poverty-year | 脱贫年度 | Year out of poverty | integer 年 | sensitive
  脱贫年份
282 poverty-cause | 致贫原因 | Cause of poverty | code poverty-cause | sensitive 365
  主要致贫原因 致贫主因
283 risk | 返贫致贫风险 | Risk of falling back into poverty | code poverty-cause | sensitive 180
  返贫致贫风险类型 致贫返贫风险 主要返贫致贫风险
284 risk-cleared | 风险是否消除 | Risk cleared | boolean | sensitive 180
  是否消除风险 返贫风险是否消除
285 helper-name @helper | 帮扶责任人姓名 | Name of helper | text | internal 180
  帮扶责任人 帮扶人 帮扶人姓名 帮扶干部姓名 帮扶干部
286 helper-phone @helper | 帮扶责任人联系电话 | Phone of helper | text | internal 180
  帮扶责任人电话 帮扶人电话 帮扶人联系电话 帮扶干部电话 帮扶干部联系电话
287 helper-employer @helper | 帮扶责任人工作单位 | Employer of helper | text | internal 180
  帮扶责任人单位 帮扶人工作单位 帮扶人单位 帮扶干部工作单位
288 help-unit | 帮扶单位 | Unit that helps | text | internal 365
  帮扶单位名称 结对帮扶单位 结对帮扶单位名称
289 helped-since | 结对帮扶时间 | Helped since | date | internal 365
  结对时间 帮扶结对时间
290 help-measures | 帮扶措施 | Measures of help | text | internal 180
  主要帮扶措施 帮扶措施内容
291 relocated | 是否易地搬迁户 | Relocated household | boolean | internal 1095
  易地搬迁户 是否易地扶贫搬迁户 是否易地扶贫搬迁
292 micro-loan | 是否享受小额信贷 | Has a micro loan | boolean | personal 180
  是否有小额信贷 是否办理小额信贷 是否申请小额信贷
293 micro-loan-amount | 小额信贷金额 | Amount of micro loan | decimal 元 | personal 180
  小额信贷贷款金额
294 industry-helped | 是否享受产业帮扶 | Helped in its trade | boolean | internal 180
  是否产业帮扶 是否有产业帮扶
295 schooling-assured | 义务教育是否有保障 | Compulsory schooling assured | boolean | internal 180
  是否义务教育有保障
296 medical-assured | 基本医疗是否有保障 | Basic medical care assured | boolean | internal 180
  是否基本医疗有保障
`,
})
