// D4: safety in organisations.
import { questionTable } from './catalogue-table.ts'

export const organisationGridSafety = questionTable({
  subject: 'organisation',
  domain: 'grid-safety',
  table: `
474 fire-key | 是否消防安全重点单位 | Key unit for fire safety | boolean | internal 365
  消防安全重点单位 是否消防重点单位
475 hazardous | 是否涉及危险化学品 | Deals with dangerous chemicals | boolean | internal 365
  是否涉危化品 是否涉及危化品
476 food-licence | 食品经营许可证号 | Food business licence number | text | open 1095
  食品经营许可证编号
477 emergency-plan | 是否制定应急预案 | Has an emergency plan | boolean | internal 365
  有无应急预案 是否有应急预案
`,
})
