// F14: an address lies in an area only where it begins with the names of that area, whole and in order; anything else lies nowhere.
import type { AreaId, AreaLevel } from '../kernel/area.ts'
import { normalText } from '../kernel/text.ts'

export type NamedArea = { id: AreaId; level: AreaLevel; name: string }

/** Villages by the beginnings of addresses that name them, longest beginning first. */
export type Areas = readonly { begins: string; path: string }[]

export const noAreas: Areas = []

/** What an address in a village begins with: the names from the province, the city or the county down to the village. */
export function areasNamed(areas: readonly NamedArea[]): Areas {
  const villages = areas.filter(({ level }) => level === 'village')
  const found = new Map<string, string | undefined>()
  for (const village of villages) {
    const chain = areas.filter(({ id }) => village.id.startsWith(id)).toSorted((a, b) => a.id.length - b.id.length)
    const county = chain.findIndex(({ level }) => level === 'county')
    const path = chain.map(({ name }) => name).join('')
    for (let from = 0; from <= county; from++) {
      const begins = normalText(
        chain
          .slice(from)
          .map(({ name }) => name)
          .join(''),
      )
      // Two villages that write alike: the address names neither.
      found.set(begins, found.has(begins) ? undefined : path)
    }
  }
  return [...found]
    .flatMap(([begins, path]) => (path === undefined ? [] : [{ begins, path }]))
    .toSorted((a, b) => b.begins.length - a.begins.length)
}

/** Full name of the village the address lies in, from the topmost area on record; undefined where it does not say it whole. */
export function areaNamed(address: string, areas: Areas): string | undefined {
  const written = normalText(address)
  const found = areas.find(({ begins }) => written.startsWith(begins))
  if (!found) return undefined
  const rest = written.slice(found.begins.length)
  // 河湾 also begins the name of 河湾二村: a name that does not say that it is whole must be followed by a number.
  return wholeName.test(found.begins) || rest === '' || houseNumber.test(rest) ? found.path : undefined
}

const wholeName = /(?:村|社区|居委会|村委会|村民委员会|居民委员会)$/
const houseNumber = /^第?[\d一二三四五六七八九十]+(?:村民)?(?:组|号|社|队|栋|幢|户)/
