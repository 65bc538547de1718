// M4: what a form's rows are about is read from its columns first, from its title second, and is otherwise unknown.
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
  const found = fromColumns(readings) ?? fromTitle(cleanLabel(title).core)
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
  return undefined
}

function fromTitle(title: string): Found {
  const of = (subject: SubjectSlot): Found => ({ subject, role: 'self' })
  if (title === '') return nobody
  if (/统计|汇总|合计/.test(title)) return of('area')
  if (/户主/.test(title)) return { subject: 'household', role: 'head' }
  if (/成员|人员|人口(?!数)|名单|花名册|对象|儿童|老人|老年人|学生|残疾人|党员|军人|个人|居民信息|妇女/.test(title))
    return of('person')
  if (/家庭|农户|户(?!籍|口|外)/.test(title)) return of('household')
  if (/房屋|房间|楼栋|小区/.test(title)) return of('place')
  if (/(?:村|社区)(?:级|情|基本|基础)?(?:基本情况|情况|概况|信息|调查)/.test(title)) return of('area')
  return nobody
}
