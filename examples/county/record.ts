// Example county: what is true in it, by question key; from these records the ledgers are written and every expectation is computed.
import { birthOf, parseIdNumber, sexOf } from '../../src/kernel/id-number.ts'
import { ageOn, type Day } from '../../src/kernel/day.ts'
import type { Member } from './compose.ts'

export type FactValue = string | number | boolean

/** Codes as their names, dates YYYY-MM-DD; a key that is absent is not known. */
export type Facts = Record<string, FactValue | undefined>

/** `made` is how the person was invented: age on the day of invention, sex, place in the family. */
export type Person = { facts: Facts; household: Household; made: Member }
export type Household = { facts: Facts; members: Person[]; village: Village }
export type Village = {
  name: string
  town: string
  /** The county's own numbering. */
  code: string
  facts: Facts
  households: Household[]
}
export type Subject = Person | Household | Village

export const peopleOf = (village: Village): Person[] => village.households.flatMap(({ members }) => members)

const headOf = ({ members }: Household): Person => members[0]!

/** What the records say or imply about a subject on a day; a person's row sees its household and village. */
export function factOf(subject: Subject, key: string, on: Day): FactValue | undefined {
  if ('households' in subject) return key === 'area.name' ? subject.name : subject.facts[key]
  if (key.startsWith('area.'))
    return factOf('household' in subject ? subject.household.village : subject.village, key, on)
  if ('household' in subject)
    return key.startsWith('household.') ? factOf(subject.household, key, on) : ofPerson(subject, key, on)
  switch (key) {
    case 'household.head-name':
      return headOf(subject).facts['person.name']
    case 'household.head-id-number':
      return headOf(subject).facts['person.id-number']
    case 'household.head-phone':
      return headOf(subject).facts['person.phone']
    case 'household.size':
      return subject.members.length
    default:
      return subject.facts[key]
  }
}

function ofPerson({ facts }: Person, key: string, on: Day): FactValue | undefined {
  const number = parseIdNumber(String(facts['person.id-number']))
  if (!number) return facts[key]
  switch (key) {
    case 'person.sex':
      return sexOf(number) === '1' ? '男' : '女'
    case 'person.birth-date':
      return birthOf(number)
    case 'person.birth-month':
      return birthOf(number).slice(0, 7)
    case 'person.age':
      return ageOn(birthOf(number), on)
    default:
      return facts[key]
  }
}
