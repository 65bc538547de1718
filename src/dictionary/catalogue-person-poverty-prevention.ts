// D4: a person’s place in preventing poverty.
import { questionTable } from './catalogue-table.ts'

export const personPovertyPrevention = questionTable({
  subject: 'person',
  domain: 'poverty-prevention',
  table: `
244 out-of-poverty | 是否脱贫人口 | Came out of poverty | boolean | sensitive 365
  脱贫人口 是否脱贫人员
245 monitored-person | 是否监测对象人口 | Watched against falling back | boolean | sensitive 180
  监测对象人口 是否防返贫监测人口
`,
})
