// D4: a person’s military service.
import { questionTable } from './catalogue-table.ts'

export const personVeterans = questionTable({
  subject: 'person',
  domain: 'veterans',
  table: `
25 veteran | 是否退役军人 | Veteran | boolean | personal 730
  退役军人 是否退伍军人 是否复退军人 是否为退役军人
218 serving | 是否现役军人 | Serving soldier | boolean | personal 365
  现役军人
219 military-service | 兵役状况 | Military service | code military-service | personal 730
  兵役情况 服兵役情况
220 veteran-card-number | 退役军人优待证号 | Veteran’s card number | text | personal
  优待证号 优待证编号 优待证号码
221 veteran-kind | 退役军人类别 | Kind of veteran | code veteran-kind | personal
  退役军人类型 退役人员类别
222 enlisted-on | 入伍时间 | Enlisted on | date | personal
  入伍日期 入伍年月 参军时间
223 discharged-on | 退役时间 | Discharged on | date | personal
  退伍时间 退役日期 退伍日期
224 war-veteran | 是否参战退役军人 | War veteran | boolean | personal
  参战退役军人 是否参战人员
225 disabled-soldier | 是否残疾军人 | Disabled soldier | boolean | sensitive
  是否伤残军人 伤残军人 残疾军人
226 preferential | 是否优抚对象 | Entitled to preferential treatment | boolean | personal 365
  优抚对象
227 preferential-kind | 优抚对象类别 | Kind of preferential treatment | text | personal 365
  优抚类别 优抚对象类型
228 martyr-family | 是否烈士遗属 | Family of a martyr | boolean | personal
  烈士遗属 是否烈士家属
229 militia | 是否民兵 | Militia member | boolean | internal 365
  民兵
`,
})
