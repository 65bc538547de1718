// D4: clinics and care homes.
import { questionTable } from './catalogue-table.ts'

export const organisationHealth = questionTable({
  subject: 'organisation',
  domain: 'health',
  table: `
469 practice-licence | 医疗机构执业许可证号 | Medical practice licence number | text | open
  执业许可证号
470 doctors | 医生人数 | Doctors | integer 人 | open 365
  医生数
471 beds | 床位数 | Beds | integer 张 | open 365
  病床数 床位数量
472 residents | 入住老人数 | Elders in the home | integer 人 | internal 90
  在住老人数 入住老年人数
473 standard-clinic | 是否标准化卫生室 | Clinic up to standard | boolean | open 730
  是否标准化村卫生室
`,
})
