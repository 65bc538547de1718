// bench facts: made people in made villages, 300 to a village and 25 answers each; the same seed gives the same people.
import { codeList } from '../src/dictionary/codes.ts'
import { catalogue } from '../src/dictionary/catalogue.ts'
import type { Question } from '../src/dictionary/question.ts'
import type { Answer } from '../src/facts/answer.ts'
import type { FactValue } from '../src/facts/fact.ts'
import type { ColumnPlace, Places } from '../src/facts/place.ts'
import type { PlacedRow } from '../src/facts/place-subjects.ts'
import type { AreaId } from '../src/kernel/area.ts'
import { checkCharacter, type IdNumber } from '../src/kernel/id-number.ts'

export const peopleInVillage = 300
export const answersEach = 25
const inHousehold = 3

/** Questions of a person that a village form asks; every type a column can have is among them. */
export const asked: readonly Question[] = [
  'name id-number relation-to-head phone ethnicity minimum-living monthly-aid children-count political-status',
  'education marital-status register-type health-status labour-capacity occupation migrant-work extreme-poverty',
  'disabled disability-grade veteran party-joined pension-insured medical-insured pension-start bank-account',
]
  .flatMap((keys) => keys.split(' '))
  .map((key) => catalogue.find((question) => question.key === `person.${key}`)!)

export const placesAsked = (places: Places): ColumnPlace[] =>
  asked.map(({ key }) => {
    const place = places.of(key)
    if (place?.by !== 'column') throw new TypeError(`${key} has no column`)
    return place
  })

/** Mulberry32: 32 bits of state are enough for data nobody must guess. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

const surnames = '赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭马方任袁柳史唐薛雷贺倪汤'
const given = '山河文苗明华玉兰秀英建国志强春梅桂芳海燕小龙丽娟德福长贵金凤彩云永红'
const works = ['种植', '养殖', '木工', '泥瓦工', '运输', '小卖部', '缝纫', '电焊']

const two = (value: number): string => String(value).padStart(2, '0')

const birthDays = 85 * 12 * 28

/** The region 999999 is given to no place. Another number for every serial up to 28 millions. */
export function madeNumber(serial: number): IdNumber {
  const day = (serial * 7919) % birthDays
  const sequence = (Math.floor(serial / birthDays) * 37 + day * 13) % 1000
  const birth = `${1935 + Math.floor(day / 336)}${two(1 + (Math.floor(day / 28) % 12))}${two(1 + (day % 28))}`
  const first = `999999${birth}${String(sequence).padStart(3, '0')}`
  return (first + checkCharacter(first)) as IdNumber
}

export function madeName(roll: (below: number) => number): string {
  const one = () => [...given][roll(given.length)]!
  return [...surnames][roll(surnames.length)]! + one() + (roll(3) > 0 ? one() : '')
}

function madeValue({ type, codes, key }: Question, roll: (below: number) => number): FactValue {
  if (key === 'person.phone') return `199${String(roll(100_000_000)).padStart(8, '0')}`
  if (type === 'boolean') return roll(10) < 3
  if (type === 'integer') return roll(5)
  if (type === 'decimal') return `${100 + roll(900)}.${roll(10)}`
  if (type === 'date') return `${1980 + roll(40)}-${two(1 + roll(12))}-${two(1 + roll(28))}`
  const list = type === 'code' ? codeList(codes ?? '')?.codes : undefined
  if (list) return list[roll(list.length)]![0]
  return key === 'person.bank-account' ? String(6_200_000_000_000 + roll(1_000_000_000)) : works[roll(works.length)]!
}

export type VillageOf = { area: AreaId; index: number; seed: number; places: Places; ids: readonly string[] }

/** One village as an import places it: its people, each with 25 answers and, from the number, birth day and sex. */
export function madePeople({ area, index, seed, places, ids }: VillageOf): PlacedRow[] {
  const roll = dice(seed * 100_003 + index)
  const columns = placesAsked(places)
  const stated = (value: FactValue): Answer => ({ state: 'value', value })
  return Array.from({ length: peopleInVillage }, (_, nth): PlacedRow => {
    const name = madeName(roll)
    const number = madeNumber(index * peopleInVillage + nth)
    const head = nth % inHousehold === 0
    const answers = new Map<string, Answer>()
    for (const { stem, question } of columns) {
      if (question.key === 'person.name') answers.set(stem, stated(name))
      else if (question.key === 'person.id-number') answers.set(stem, stated(number))
      else if (question.key === 'person.relation-to-head') answers.set(stem, stated(head ? '01' : '20'))
      // What is asked and does not apply is a fact as well.
      else if (roll(50) === 0) answers.set(stem, { state: 'not-applicable', value: null })
      else answers.set(stem, stated(madeValue(question, roll)))
    }
    const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
    answers.set('born', stated(birth))
    answers.set('sex', stated(Number(number[16]) % 2 === 1 ? '1' : '2'))
    return {
      list: 0,
      sheet: '人口台账',
      row: nth + 4,
      of: 'person',
      answers,
      fields: new Map(),
      values: new Map(),
      person: { number, name },
      id: ids[peopleInVillage / inHousehold + nth]!,
      area,
      isNew: true,
      householdId: ids[Math.floor(nth / inHousehold)]!,
    }
  })
}

/** Their households, each known by its number. */
export function madeHouseholds({ area, places, ids }: VillageOf): PlacedRow[] {
  const number = places.of('household.number')
  if (number?.by !== 'column') throw new TypeError('household.number has no column')
  return Array.from({ length: peopleInVillage / inHousehold }, (_, nth): PlacedRow => ({
    list: 1,
    sheet: '户台账',
    row: nth + 4,
    of: 'household',
    answers: new Map([[number.stem, { state: 'value', value: String(nth + 1) }]]),
    fields: new Map(),
    values: new Map(),
    household: String(nth + 1),
    id: ids[nth]!,
    area,
    isNew: true,
  }))
}

/** Ids of one village's households and people. */
export const idsOfVillage = peopleInVillage + peopleInVillage / inHousehold
