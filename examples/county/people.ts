// Example county: the people of one village. Every number is invented: area code 999001 belongs to no place, phones start with 1990.
import { checkCharacter } from '../../src/kernel/id-number.ts'
import { compose, householdSizes, type Member } from './compose.ts'
import { groupName } from './homes.ts'
import { givenName, rareGiven, separatedNames, type Sex, surname } from './names.ts'
import type { Chance } from './random.ts'
import { type Household, peopleOf, type Village } from './record.ts'

/** Ages are those of this day. */
export const inventedOn = '2026-11-01'

/** Numbers that must not repeat within the county. */
export type Taken = { idNumbers: Set<string>; phones: number }

type Settling = { chance: Chance; taken: Taken; index: number }

/** Adds 45 households with 150 people: who they are and how they are reached. */
export function settle(village: Village, { chance, taken, index }: Settling): void {
  const sizes = chance.some(householdSizes, householdSizes.length)
  for (const [at, size] of sizes.entries()) {
    const group = groupName(Math.floor((at * 5) / sizes.length))
    const facts = {
      'household.number': `${village.code.slice(6)}${String(at + 1).padStart(3, '0')}`,
      'household.group': group,
      'household.address': `${village.name}${group}${(at % 9) * 2 + 1}号`,
    }
    const household: Household = { facts, members: [], village }
    village.households.push(household)
    const people = at % 15 === 7 ? chance.pick(['土家族', '苗族', '回族']) : '汉族'
    addMembers(household, { members: compose(size, chance), people, chance, taken })
  }
  if (index % 2 === 0) nameWithSeparators(village)
  nameRarely(village, chance)
}

type Adding = { members: Member[]; people: string; chance: Chance; taken: Taken }

function addMembers(household: Household, { members, people, chance, taken }: Adding): void {
  const family = surname(chance)
  for (const made of members) {
    const marriedIn = ['配偶', '儿媳'].includes(made.relation) || (made.relation === '父母' && made.sex === '女')
    const name = (marriedIn ? surname(chance) : family) + givenName(chance, made)
    const facts = {
      'person.name': name,
      'person.id-number': idNumber(made, { chance, taken }),
      'person.relation-to-head': made.relation,
      'person.ethnicity': people,
    }
    household.members.push({ facts, household, made })
  }
  for (const person of household.members) {
    // A child is reached through the head.
    person.facts['person.phone'] =
      person.made.age < 14 && person !== household.members[0]
        ? household.members[0]!.facts['person.phone']
        : `1990${String(taken.phones++).padStart(7, '0')}`
  }
}

/** GB 11643 form with an area code that is not assigned; odd sequences are men. */
function idNumber({ age, sex }: Member, { chance, taken }: Pick<Settling, 'chance' | 'taken'>): string {
  for (;;) {
    const [month, date] = [chance.between(1, 12), chance.between(1, 28)]
    const birthday = `${String(month).padStart(2, '0')}${String(date).padStart(2, '0')}`
    const thisYear = Number(inventedOn.slice(0, 4))
    const year = birthday <= inventedOn.slice(5).replace('-', '') ? thisYear - age : thisYear - age - 1
    const sequence = chance.between(0, 498) * 2 + (sex === '男' ? 1 : 2)
    const first = `999001${year}${birthday}${String(sequence).padStart(3, '0')}`
    const number = first + checkCharacter(first)
    if (taken.idNumbers.has(number)) continue
    taken.idNumbers.add(number)
    return number
  }
}

/** One household of the village has names with the separator. */
function nameWithSeparators({ households }: Village): void {
  const household = households.find(({ members }) => members.length === 4)!
  const used: Record<Sex, number> = { 男: 0, 女: 0 }
  for (const { facts, made } of household.members) {
    const name = separatedNames[made.sex][used[made.sex]++]
    if (name === undefined) continue
    facts['person.name'] = name
    facts['person.ethnicity'] = '维吾尔族'
  }
  for (const { facts } of household.members) facts['person.ethnicity'] = '维吾尔族'
}

function nameRarely(village: Village, chance: Chance): void {
  for (const sex of ['男', '女'] as const) {
    const plain = peopleOf(village).filter(
      ({ facts, made }) => made.sex === sex && facts['person.ethnicity'] === '汉族',
    )
    for (const [at, person] of chance.some(plain, rareGiven[sex].length).entries()) {
      const name = String(person.facts['person.name'])
      person.facts['person.name'] = (name.startsWith('欧阳') ? '欧阳' : name[0]!) + rareGiven[sex][at]!
    }
  }
}
