// Example county: houses, land and income of households, and what is counted of the village as a whole.
import type { Chance } from './random.ts'
import { peopleOf, type Household, type Village } from './record.ts'

export const groupName = (index: number): string => `${'一二三四五六七八九十'[index]!}组`

/** Kinds by number of households; who they are is chance, but people in extreme difficulty live alone. */
export function keepHouse({ households }: Village, chance: Chance): void {
  for (const { facts } of households) facts['household.kind'] = '一般户'
  const alone = households.filter(({ members }) => members.length === 1 && members[0]!.made.age >= 60)
  for (const { facts } of chance.some(alone, 2)) facts['household.kind'] = '特困户'
  const others = households.filter(({ facts }) => facts['household.kind'] === '一般户')
  for (const [index, { facts }] of chance.some(others, 13).entries()) {
    facts['household.kind'] = index < 4 ? '低保户' : index < 7 ? '监测户' : '脱贫户'
  }
  for (const household of households) home(household, chance)
}

function home({ facts, members }: Household, chance: Chance): void {
  const workers = members.filter(({ made }) => made.age >= 18 && made.age < 65).length
  const isPoor = facts['household.kind'] !== '一般户'
  Object.assign(facts, {
    'household.arable-area': (chance.between(8, 26) / 10) * members.length,
    'household.forest-area': chance.yes(0.6) ? chance.between(5, 60) / 2 : 0,
    'household.house-structure': isPoor
      ? chance.pick(['砖木', '砖混', '土木'])
      : chance.pick(['砖混', '砖混', '框架', '砖木']),
    'household.house-area': chance.between(60, 180) + members.length * 10,
    'household.house-safe': !isPoor || chance.yes(0.9),
    'household.water-safe': chance.yes(0.96),
    'household.annual-income': members.length * 6_200 + workers * chance.between(12, 38) * 1_000 + (isPoor ? 0 : 4_500),
    'household.toilet': chance.yes(isPoor ? 0.7 : 0.93),
    'household.internet': chance.yes(isPoor ? 0.5 : 0.85),
  })
  facts['household.arable-area'] = Math.round(Number(facts['household.arable-area']) * 10) / 10
}

/** The secretary is one of the village's own Party members. */
export function govern(village: Village, chance: Chance): void {
  const arable = village.households.reduce((sum, { facts }) => sum + Number(facts['household.arable-area']), 0)
  const secretary = chance.pick(
    peopleOf(village).filter(
      ({ facts, made }) =>
        facts['person.party-joined'] !== undefined &&
        facts['person.migrant-work'] === false &&
        made.age >= 35 &&
        made.age <= 60,
    ),
  )
  village.facts = {
    'area.secretary': secretary.facts['person.name'],
    'area.secretary-phone': secretary.facts['person.phone'],
    'area.groups': 5,
    'area.arable-total': Math.round((arable + chance.between(20, 90)) * 10) / 10,
    'area.collective-income': chance.between(85, 620) / 10,
    'area.clinics': chance.between(1, 2),
    'area.paved-road': chance.between(42, 165) / 10,
    'area.flood-sites': chance.between(0, 5),
    'area.shelters': chance.between(1, 3),
  }
}

/** What the clerk does not know: asks exist only because of these. */
export function forget(village: Village, { chance, index }: { chance: Chance; index: number }): void {
  const grown = peopleOf(village).filter(({ made }) => made.age >= 14)
  for (const { facts } of chance.some(grown, 7)) delete facts['person.phone']
  for (const { facts } of chance.some(grown, 2)) delete facts['person.health-status']
  for (const { facts } of chance.some(village.households, 3)) delete facts['household.water-safe']
  for (const key of index % 2 === 0 ? ['area.collective-income'] : ['area.flood-sites', 'area.shelters'])
    delete village.facts[key]
}
