// D4: schools.
import { questionTable } from './catalogue-table.ts'

export const organisationEducation = questionTable({
  subject: 'organisation',
  domain: 'education',
  table: `
463 school-kind | 学校类型 | Kind of school | code school-kind | open
  学校类别 办学类型
464 pupils | 在校学生数 | Pupils | integer 人 | open 180
  在校生数 在校学生人数 在校生人数 学生总数
465 teachers | 教师人数 | Teachers | integer 人 | open 180
  教师数
466 classes | 班级数 | Classes | integer 个 | open 180
  教学班数 班级数量
467 boarders | 寄宿生人数 | Boarders | integer 人 | open 180
  住校生人数 寄宿学生人数
468 canteen | 是否有食堂 | Has a canteen | boolean | open 365
  有无食堂
`,
})
