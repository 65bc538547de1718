// D4: a person’s schooling.
import { questionTable } from './catalogue-table.ts'

export const personEducation = questionTable({
  subject: 'person',
  domain: 'education',
  table: `
9 education | 文化程度 | Education | code education | personal 730
  学历 受教育程度 最高学历 教育程度 文化水平
32 school | 就读学校 | School attended | text | personal 365
  所在学校 就读院校 学校名称 就读学校名称 所在院校
230 major | 所学专业 | Field of study | text | personal 1095
  专业 专业名称 毕业专业
231 graduated-school | 毕业学校 | School graduated from | text | personal
  毕业院校 毕业院校名称
232 graduated-on | 毕业时间 | Graduated on | date | personal
  毕业日期
233 student-number | 学籍号 | Student number | text | personal
  学籍编号
234 school-stage | 就读学段 | Stage of schooling | code school-stage | personal 180
  学段 在读学段 就读阶段
235 in-school | 是否在校学生 | At school | boolean | personal 180
  是否在校 是否在校生 是否在读
236 grade | 年级 | Grade | text | personal 180
  就读年级 所在年级 在读年级
237 class | 班级 | Class | text | personal 180
  所在班级 就读班级
238 boarder | 是否住校 | Boards at school | boolean | personal 180
  是否寄宿 是否寄宿生 是否住校生
239 dropout | 是否辍学 | Left school early | boolean | sensitive 180
  是否失学辍学 是否辍学学生
240 dropout-reason | 辍学原因 | Why left school | text | sensitive 180
  失学辍学原因 失辍学原因
241 study-aided | 是否享受教育资助 | Had aid for schooling | boolean | sensitive 365
  是否享受教育补助 是否享受教育帮扶 是否教育资助
242 study-aid-amount | 教育资助金额 | Amount of aid for schooling | decimal 元 | sensitive 365
  教育补助金额 享受教育资助金额
243 rain-dew | 是否享受雨露计划 | In the Rain and Dew programme | boolean | sensitive 365
  是否雨露计划 雨露计划
`,
})
