// M4: what a form's rows are about is read from its naming columns, then its title, then what only one kind of subject is asked; else unknown.
import { cleanLabel } from './label.ts'
import type { Reading } from './read-label.ts'
import { type SubjectSlot, unknown } from './slots.ts'

/** `head`: a household list that names only its heads. */
export type FormSubject = {
  subject: SubjectSlot
  role: 'self' | 'head'
  /** The form also asks about houses or rooms. */
  amongPlaces: boolean
}

type Found = Omit<FormSubject, 'amongPlaces'>
const nobody: Found = { subject: unknown, role: 'self' }

/** Readings of the fields of one list, or of all single cells of a sheet. */
export function formSubject(readings: readonly Reading[], title: string): FormSubject {
  const found = fromColumns(readings) ?? fromTitle(cleanLabel(title).core) ?? fromProperties(readings) ?? nobody
  const amongPlaces = found.subject === 'place' || readings.some(({ property }) => property?.about[0] === 'place')
  return { ...found, amongPlaces }
}

function fromColumns(readings: readonly Reading[]): Found | undefined {
  const names = (key: string) => readings.filter(({ property }) => property?.key === key)
  const isRow = ({ role, under }: Reading) => role === undefined && (under === undefined || under === 'person')
  if (
    names('name').some(isRow) ||
    names('relation-to-head').length > 0 ||
    names('is-head').length > 0 ||
    names('person-number').length > 0
  ) {
    return { subject: 'person', role: 'self' }
  }
  if (
    readings.some(
      ({ role, property }) => role === 'head' && (property?.key === 'name' || property?.key === 'id-number'),
    )
  ) {
    return { subject: 'household', role: 'head' }
  }
  // A row with somebody's own number is that person's, though nobody's name is asked.
  const hasHead = readings.some(({ role }) => role === 'head')
  if (!hasHead && names('id-number').some(isRow)) return { subject: 'person', role: 'self' }
  return namedBy.find(([key]) => names(key).some(isRow))?.[1]
}

const namedBy: readonly (readonly [property: string, found: Found])[] = [
  ['organisation-name', { subject: 'organisation', role: 'self' }],
  ['credit-code', { subject: 'organisation', role: 'self' }],
  ['event-name', { subject: 'event', role: 'self' }],
  ['plate', { subject: 'vehicle', role: 'self' }],
]

function fromTitle(title: string): Found | undefined {
  if (title === '') return undefined
  const [, subject, role = 'self'] = titleWords.find(([words]) => words.test(title)) ?? []
  return subject && { subject, role }
}

type TitleWord = readonly [words: RegExp, subject: SubjectSlot, role?: 'head']
const organisations =
  /企业|公司|合作社|商户|商铺|店铺|门店|学校|幼儿园|机构|社会组织|协会|团体|医院|卫生室|诊所|党支部|党组织|个体工商|经营主体|家庭农场/

/** First that fits: a list of a firm's workers is about people, a visit to a family about the visit. */
const titleWords: readonly TitleWord[] = [
  [/统计|汇总|合计/, 'area'],
  [/户主/, 'household', 'head'],
  [
    /(?:隐患|事件|事故|纠纷|会议|走访|回访|案件|灾情|投诉|工单|诉求|巡查|巡逻|报修|活动)(?!点|人|对象|户|名单)/,
    'event',
  ],
  [/车辆|机动车|电动车/, 'vehicle'],
  [
    /成员|人员|人口(?!数)|花名册|对象|儿童|老人|老年人|学生|残疾人|党员|军人|个人|居民信息|妇女|干部|职工|员工|患者|孕产妇|客户|用户|访客|驾驶员|志愿者/,
    'person',
  ],
  [organisations, 'organisation'],
  [/名单|名册|个体/, 'person'],
  [/家庭|农户|(?<![过销开账立])户(?!籍|口|外)/, 'household'],
  [/房屋|房间|楼栋|小区|宅基地|场所|地块|隐患点/, 'place'],
  [/(?:村|社区)(?:级|情|基本|基础)?(?:基本情况|情况|概况|信息|调查)/, 'area'],
  // What an office handles, where the title says nothing of whom it is about.
  [/业务|申请|审批|办理|受理|申报/, 'event'],
]

/** So many columns that only one kind of subject can answer, and none that only the other could. */
const enough = 3

/** A form without a naming column and without a telling title: 危房等级, 饮水来源 and 卫生厕所 are asked of households only. */
function fromProperties(readings: readonly Reading[]): Found | undefined {
  const own = readings.filter(
    ({ role, under, whose }) => role === undefined && under === undefined && whose === undefined,
  )
  const only = (subject: SubjectSlot) =>
    own.filter(({ property }) => property?.about.length === 1 && property.about[0] === subject).length
  const [people, households] = [only('person'), only('household')]
  if (people >= enough && households === 0) return { subject: 'person', role: 'self' }
  if (households >= enough && people === 0) return { subject: 'household', role: 'self' }
  return undefined
}
