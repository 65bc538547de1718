// D4: a person’s disability and what is given for it.
import { questionTable } from './catalogue-table.ts'

export const personDisability = questionTable({
  subject: 'person',
  domain: 'disability',
  table: `
21 disabled | 是否残疾 | Disabled | boolean | sensitive 730
  是否残疾人
22 disability-type | 残疾类别 | Kind of disability | code disability-type | sensitive 730
  残疾类型 残疾种类 残疾人类别 残疾人类型
23 disability-grade | 残疾等级 | Grade of disability | code disability-grade | sensitive 730
  残疾级别 残疾程度
24 disability-certificate | 残疾证号 | Disability certificate number | text | sensitive 730
  残疾证号码 残疾人证号 残疾人证号码 残疾证编号 残疾证件号
146 certified | 是否持有残疾证 | Holds a disability certificate | boolean | sensitive 730
  有无残疾证 是否持证残疾人 是否有残疾证
147 disability-issued | 残疾证发证日期 | Disability certificate issued on | date | sensitive
  残疾证发证时间 残疾证签发日期 残疾证办证日期
148 disability-cause | 致残原因 | Cause of disability | text | sensitive
  残疾原因
149 severely-disabled | 是否重度残疾 | Severely disabled | boolean | sensitive 730
  是否重度残疾人 重度残疾
150 living-subsidy | 是否享受困难残疾人生活补贴 | Draws living subsidy for disabled people in difficulty | boolean | sensitive 180
  困难残疾人生活补贴 是否享受残疾人生活补贴
151 care-subsidy | 是否享受重度残疾人护理补贴 | Draws care subsidy for severely disabled people | boolean | sensitive 180
  重度残疾人护理补贴 是否享受残疾人护理补贴
152 two-subsidies | 是否享受残疾人两项补贴 | Draws the two subsidies for disabled people | boolean | sensitive 180
  残疾人两项补贴 是否享受两项补贴
153 rehabilitation-needed | 康复需求 | Rehabilitation needed | text | sensitive 365
  康复服务需求 残疾人康复需求
154 device-needed | 辅助器具需求 | Assistive device needed | text | sensitive 365
  辅具需求 所需辅助器具 所需辅具
`,
})
