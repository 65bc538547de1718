// Example county 云溪县: its tree of areas and everybody in it.
import type { AreaTree } from '../../src/access/add-areas.store.ts'
import { forget, govern, keepHouse } from './homes.ts'
import { live } from './lives.ts'
import { townName, villageName } from './names.ts'
import { settle, type Taken } from './people.ts'
import { chance } from './random.ts'
import type { Village } from './record.ts'

export const countyName = '云溪县'
/** No place has this code: GB/T 2260 gives nothing in 99. */
export const countyCode = '999001'
const villagesPerTown = 10

/** Villages in tree order with their people. Records are added, never shared between calls. */
export function invent({ villages, seed }: { villages: number; seed: number }): Village[] {
  const taken: Taken = { idNumbers: new Set(), phones: 0 }
  return Array.from({ length: villages }, (_, index) => {
    const town = Math.floor(index / villagesPerTown)
    const code = `${countyCode}${101 + town}${201 + (index % villagesPerTown)}`
    const village: Village = { name: villageName(index), town: townName(town), code, facts: {}, households: [] }
    const own = chance(`${seed}/village/${index}`)
    settle(village, { chance: own, taken, index })
    keepHouse(village, own)
    live(village, own)
    govern(village, own)
    forget(village, { chance: own, index })
    return village
  })
}

export function areaTree(villages: readonly Village[]): AreaTree {
  const towns = Map.groupBy(villages, ({ town }) => town)
  return {
    level: 'county',
    name: countyName,
    codes: { local: countyCode },
    below: [...towns].map(([name, own]): AreaTree => ({
      level: 'town',
      name,
      codes: { local: own[0]!.code.slice(0, 9) },
      below: own.map((village): AreaTree => ({ level: 'village', name: village.name, codes: { local: village.code } })),
    })),
  }
}
