// Example county: the ledger 台账 as a village clerk keeps it: people, households, the village.
import type { Day } from '../../src/kernel/day.ts'
import { parseDay, serialOfDay } from '../../src/kernel/day.ts'
import { line, type Pair, pair, pairs, title } from './blocks.ts'
import { ask, demand, type Form, type FormSheet } from './form.ts'
import { inventedOn } from './people.ts'
import { factOf, type FactValue, peopleOf, type Subject, type Village } from './record.ts'
import { column, type Leaf, list } from './tables.ts'

/** Label, question and width of a column. */
type Kept = [label: string, question: string | undefined, width: number]

const personColumns: Kept[] = [
  ['户编号', 'household.number', 12],
  ['姓名', 'person.name', 14],
  ['与户主关系', 'person.relation-to-head', 11],
  ['性别', 'person.sex', 6],
  ['公民身份号码', 'person.id-number', 21],
  ['出生日期', 'person.birth-date', 12],
  ['民族', 'person.ethnicity', 9],
  ['政治面貌', 'person.political-status', 13],
  ['入党时间', 'person.party-joined', 12],
  ['文化程度', 'person.education', 10],
  ['婚姻状况', 'person.marital-status', 10],
  ['户口性质', 'person.register-type', 10],
  ['联系电话', 'person.phone', 14],
  ['健康状况', 'person.health-status', 12],
  ['劳动能力', 'person.labour-capacity', 18],
  ['职业', 'person.occupation', 12],
  ['就读学校', 'person.school', 20],
  ['现住址', 'person.residence', 20],
  ['是否外出务工', 'person.migrant-work', 8],
  ['务工地点', 'person.migrant-place', 12],
  ['是否低保', 'person.minimum-living', 8],
  ['是否特困供养', 'person.extreme-poverty', 8],
  ['月救助金额（元）', 'person.monthly-aid', 10],
  ['惠农卡号', 'person.bank-account', 22],
  ['是否残疾', 'person.disabled', 8],
  ['残疾类别', 'person.disability-type', 11],
  ['残疾等级', 'person.disability-grade', 8],
  ['残疾证号', 'person.disability-certificate', 23],
  ['是否退役军人', 'person.veteran', 8],
  ['是否参加养老保险', 'person.pension-insured', 9],
  ['养老金领取起始年月', 'person.pension-start', 13],
  ['是否参加医疗保险', 'person.medical-insured', 9],
  ['是否患慢性病', 'person.chronic-disease', 8],
  ['是否留守', 'person.left-behind', 8],
  ['是否独居', 'person.living-alone', 8],
  ['备注', undefined, 12],
]

const householdColumns: Kept[] = [
  ['户编号', 'household.number', 12],
  ['户主姓名', 'household.head-name', 14],
  ['村民小组', 'household.group', 10],
  ['家庭住址', 'household.address', 20],
  ['户类型', 'household.kind', 10],
  ['家庭人口数', 'household.size', 8],
  ['耕地面积（亩）', 'household.arable-area', 10],
  ['林地面积（亩）', 'household.forest-area', 10],
  ['房屋结构', 'household.house-structure', 10],
  ['房屋面积（平方米）', 'household.house-area', 10],
  ['住房是否安全', 'household.house-safe', 8],
  ['饮水是否安全', 'household.water-safe', 8],
  ['家庭年收入（元）', 'household.annual-income', 12],
  ['是否卫生厕所', 'household.toilet', 8],
  ['是否通宽带', 'household.internet', 8],
  ['备注', undefined, 12],
]

const villageRows: [label: string, question: string][] = [
  ['村名', 'area.name'],
  ['村党组织书记姓名', 'area.secretary'],
  ['书记联系电话', 'area.secretary-phone'],
  ['村民小组数（个）', 'area.groups'],
  ['耕地总面积（亩）', 'area.arable-total'],
  ['村集体经济收入（万元）', 'area.collective-income'],
  ['卫生室数（个）', 'area.clinics'],
  ['硬化路里程（公里）', 'area.paved-road'],
  ['防汛隐患点数（处）', 'area.flood-sites'],
  ['应急避难场所数（处）', 'area.shelters'],
]

/** Kept as a real date of Excel; all other days are text, as most clerks type them. */
const isExcelDay = (question: string | undefined) => question === 'person.party-joined'

const written = (value: FactValue | undefined, question?: string): string | number | undefined => {
  if (typeof value === 'boolean') return value ? '是' : '否'
  const day = isExcelDay(question) ? parseDay(String(value)) : undefined
  return day ? serialOfDay(day) : value
}

type Sheet = { village: Village; name: string; of: 'person' | 'household'; columns: Kept[]; subjects: Subject[] }

function listSheet({ village, name, of, columns, subjects }: Sheet): FormSheet {
  const leaves = columns.map(([label, question]): Leaf =>
    column(label, question === undefined ? undefined : ask(question), isExcelDay(question) ? { look: 'day' } : {}),
  )
  const data = subjects.map((subject, index) => [
    index + 1,
    ...columns.map(([, question]) => question && written(factOf(subject, question, inventedOn as Day), question)),
  ])
  return {
    name,
    widths: [6, ...columns.map(([, , width]) => width)],
    font: '宋体',
    titleFont: '宋体',
    page: { landscape: true },
    blocks: [
      title(`${village.name}${name}`),
      line(
        { text: `填报单位：${village.name}村民委员会`, columns: 5 },
        { text: '填报日期：2026年11月1日', columns: 5 },
      ),
      list({ of, rows: subjects.length, columns: [column('序号', demand('serial')), ...leaves], data, height: 18 }),
    ],
  }
}

function villageSheet(village: Village): FormSheet {
  const row = ([label, question]: [string, string]): Pair[] => {
    const value = written(factOf(village, question, inventedOn as Day))
    return [{ ...pair(label, [1, 1], ask(question)), ...(value === undefined ? {} : { value }) }]
  }
  return {
    name: '村情',
    widths: [28, 28],
    font: '宋体',
    titleFont: '宋体',
    blocks: [
      title(`${village.name}村情`),
      line({ text: `填报单位：${village.name}村民委员会`, columns: 2 }),
      pairs({ rows: villageRows.map(row) }),
    ],
  }
}

export const ledgerForm = (village: Village): Form => ({
  file: `${village.name}台账.xlsx`,
  issuer: `${village.name}村民委员会`,
  timesAYear: 1,
  sheets: [
    listSheet({ village, name: '人口台账', of: 'person', columns: personColumns, subjects: peopleOf(village) }),
    listSheet({ village, name: '户台账', of: 'household', columns: householdColumns, subjects: village.households }),
    villageSheet(village),
  ],
})
