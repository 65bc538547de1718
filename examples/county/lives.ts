// Example county: schooling, work, aid, insurance. Decided after everybody is there, so that each group of the forms has people.
import type { Chance } from './random.ts'
import { type Household, peopleOf, type Person, type Village } from './record.ts'

/** Gives every person an answer to what a village ledger asks. */
export function live(village: Village, chance: Chance): void {
  const everyone = peopleOf(village)
  const aged = (low: number, high = 130) => everyone.filter(({ made }) => made.age >= low && made.age <= high)
  for (const person of everyone) plainLife(person, village, chance)
  const away = chance.some(
    aged(18, 59).filter(({ facts }) => facts['person.school'] === undefined),
    30,
  )
  for (const { facts } of away) {
    facts['person.migrant-work'] = true
    const place = chance.pick(['县城', '省会', '邻县工业园', '外省沿海', '外省'])
    facts['person.migrant-place'] = place
    facts['person.occupation'] = chance.pick(['建筑工', '装配工', '驾驶员', '餐饮服务', '家政服务', '缝纫工'])
    facts['person.residence'] = `${place}租住`
  }
  const steady = aged(35, 60).filter((person) => !away.includes(person))
  const members = new Set([...chance.some(steady, 2), ...chance.some(aged(20, 86), 8)])
  for (const { facts, made } of members) {
    facts['person.political-status'] = made.age < 24 ? '中共预备党员' : '中共党员'
    const joined = 2025 - chance.between(0, Math.max(0, made.age - 20))
    facts['person.party-joined'] = `${joined}-${chance.pick(['07-01', '06-28', '12-15', '03-20'])}`
  }
  const soldiers = aged(24, 84).filter(({ made }) => made.sex === '男')
  for (const { facts } of chance.some(soldiers, 5)) facts['person.veteran'] = true
  for (const person of chance.some(aged(5), 11)) disable(person, chance)
  for (const household of village.households) aid(household, chance)
  for (const household of village.households) leftBehind(household)
}

function plainLife({ facts, made, household }: Person, village: Village, chance: Chance): void {
  const { age } = made
  const isPupil = age >= 6 && age <= 18
  const isStudent = age >= 19 && age <= 22 && chance.yes(0.5)
  const isIll = age >= 45 && chance.yes(age >= 65 ? 0.4 : 0.15)
  const insured = age >= 16 && !isPupil && !isStudent && chance.yes(0.93)
  Object.assign(facts, {
    'person.political-status': age >= 14 && age <= 28 && chance.yes(0.4) ? '共青团员' : '群众',
    'person.education': education(age, isStudent, chance),
    'person.marital-status': marriage(household, made, chance),
    'person.register-type': chance.yes(0.9) ? '农业' : '居民户口',
    'person.health-status': isIll ? '长期慢性病' : age >= 75 && chance.yes(0.4) ? '体弱' : '健康',
    'person.labour-capacity': labour(age, chance),
    'person.occupation': isPupil || isStudent ? '学生' : age < 6 ? undefined : occupation(age, chance),
    'person.migrant-work': false,
    'person.minimum-living': false,
    'person.extreme-poverty': false,
    'person.disabled': false,
    'person.veteran': false,
    'person.pension-insured': insured,
    'person.medical-insured': chance.yes(0.97),
    'person.chronic-disease': isIll,
    'person.residence': household.facts['household.address'],
    'person.school': isPupil ? school(age, village) : isStudent ? '省农业职业学院' : undefined,
    'person.living-alone': household.members.length === 1,
  })
  // Pension is drawn from the month after the sixtieth birthday.
  if (insured && age >= 60) facts['person.pension-start'] = monthAfterSixty(String(facts['person.id-number']))
  if (made.relation === '户主') facts['person.bank-account'] = account(chance)
}

function labour(age: number, chance: Chance): string {
  if (age < 16 || age >= 75) return '无劳动能力'
  if (age >= 60) return '弱劳动力或半劳动力'
  return chance.yes(0.15) ? '技能劳动力' : '普通劳动力'
}

const occupation = (age: number, chance: Chance): string =>
  age >= 72 ? '居家养老' : chance.pick(['务农', '务农', '务农', '个体经营', '村级公益岗'])

/** Nineteen digits that start like no bank's card. */
const account = (chance: Chance): string => `9990${Array.from({ length: 15 }, () => chance.between(0, 9)).join('')}`

function monthAfterSixty(idNumber: string): string {
  const [year, month] = [Number(idNumber.slice(6, 10)) + 60, Number(idNumber.slice(10, 12))]
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

function education(age: number, isStudent: boolean, chance: Chance): string {
  if (age < 6) return '其他'
  if (age < 13) return '小学'
  if (age < 16) return '初中'
  if (age < 19) return chance.pick(['高中', '高中', '中等职业'])
  if (isStudent) return '大学专科'
  if (age >= 68) return chance.pick(['小学', '小学', '初中', '其他'])
  return age >= 45
    ? chance.pick(['初中', '初中', '小学', '高中'])
    : chance.pick(['初中', '高中', '中等职业', '大学专科', '大学本科'])
}

function marriage({ members }: Household, { relation, age }: Person['made'], chance: Chance): string {
  const has = (wanted: string) => members.some(({ made }) => made.relation === wanted)
  if (relation === '配偶' || relation === '儿媳') return '已婚'
  if (relation === '户主' && has('配偶')) return '已婚'
  if (relation === '子' && has('儿媳')) return '已婚'
  if (relation === '父母') return '丧偶'
  if (age < 22) return '未婚'
  if (relation === '户主') return age >= 62 ? '丧偶' : chance.pick(['未婚', '离婚'])
  return age >= 36 ? chance.pick(['未婚', '离婚']) : '未婚'
}

const school = (age: number, { town, name }: Village): string =>
  age <= 12 ? (age <= 8 ? `${name}小学` : `${town}中心小学`) : age <= 15 ? `${town}初级中学` : '云溪县第一中学'

function disable({ facts, made }: Person, chance: Chance): void {
  const types = ['视力残疾', '听力残疾', '言语残疾', '肢体残疾', '智力残疾', '精神残疾', '多重残疾']
  const type = chance.pick([...types, '肢体残疾', '肢体残疾', '听力残疾'])
  const grade = chance.between(1, 4)
  Object.assign(facts, {
    'person.disabled': true,
    'person.disability-type': type,
    'person.disability-grade': ['一级', '二级', '三级', '四级'][grade - 1]!,
    // An ID number, then the code of the kind and of the grade.
    'person.disability-certificate': `${String(facts['person.id-number'])}${types.indexOf(type) + 1}${grade}`,
    'person.health-status': '残疾',
    ...(made.age >= 16 && grade <= 2 ? { 'person.labour-capacity': '丧失劳动力' } : {}),
  })
}

function aid({ facts, members }: Household, chance: Chance): void {
  const kind = facts['household.kind']
  if (kind !== '低保户' && kind !== '特困户') return
  for (const { facts: own } of members) {
    own[kind === '低保户' ? 'person.minimum-living' : 'person.extreme-poverty'] = true
    own['person.monthly-aid'] = kind === '特困户' ? 806.5 : chance.between(32, 56) * 10
    own['person.bank-account'] ??= account(chance)
  }
}

/** Children whose parents' generation works away, and elders whose children do. */
function leftBehind({ members }: Household): void {
  const isAway = members.some(({ facts }) => facts['person.migrant-work'] === true)
  for (const { facts, made } of members) {
    facts['person.left-behind'] = isAway && (made.age < 16 || made.age >= 60) && facts['person.migrant-work'] !== true
  }
}
