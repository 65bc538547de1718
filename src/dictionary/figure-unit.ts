// D8: a figure is written in the unit of its cell by an exact factor or not at all; counting words of things count one by one.
import { plainUnit } from '../matching/label.ts'
import type { Definition } from './definition.ts'
import type { Look } from './check-definition.ts'
import type { SubjectKind } from './question.ts'
import { convertUnit, sameUnit } from './units.ts'

const countedIn: Record<SubjectKind, string> = {
  person: '人',
  household: '户',
  place: '个',
  organisation: '个',
  area: '个',
  event: '次',
}
const countWords = new Set(Object.values(countedIn))
const shareUnits = { 1: undefined, 100: '%', 1000: '‰' } as const

/** The unit a figure comes in; undefined for a ratio and for a question without one. */
export function figureUnit({ measure, of, question = '', per = 100 }: Definition, look: Look): string | undefined {
  if (measure === 'count') return countedIn[of]
  if (measure === 'distinct') return '个'
  return measure === 'share' ? shareUnits[per] : look(question)?.measureUnit
}

/** A figure in `from` as its cell's unit wants it; undefined where no factor is known. `元/人` is 元 for each. */
export function figureIn(value: number, from: string | undefined, to: string | undefined): number | undefined {
  if (from === undefined || to === undefined) return value
  const wanted = sameUnit(to.replace(/\/[人户]$/, ''))
  const converted = convertUnit(String(value), from, wanted)
  if (converted !== undefined) return Number(converted)
  const many = /^([千万])([人户])$/.exec(wanted)
  if (many) return many[2] === from ? value / (many[1] === '千' ? 1_000 : 10_000) : undefined
  const isCount = countWords.has(wanted) || (plainUnit(wanted) === undefined && !/[%‰]/.test(wanted))
  return countWords.has(sameUnit(from)) && isCount ? value : undefined
}

export const canConvert = (from: string, to: string): boolean => figureIn(1, from, to) !== undefined
