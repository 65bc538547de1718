// K6: an area's key is our own prefix-ordered id, so that a range of ids is a subtree (field-reality F14).
export type AreaId = string & { readonly areaId: unique symbol }

export const areaLevels = [
  'province',
  'city',
  'county',
  'town',
  'village',
  'group',
  'grid',
  'estate',
  'building',
] as const
export type AreaLevel = (typeof areaLevels)[number]

/** One level is three characters of [0-9a-z], and byte order equals tree order. `000` stands where a level has no area. */
const step = 3
const none = '000'
const pattern = new RegExp(`^(?:[0-9a-z]{${step}})*(?!${none})[0-9a-z]{${step}}$`)

/** The length of an id tells its level, so that the county of any area is known from its id alone. */
export const areaIdLength = (level: AreaLevel): number => (areaLevels.indexOf(level) + 1) * step

export const parseAreaId = (text: string): AreaId | undefined =>
  text.length <= areaIdLength('building') && pattern.test(text) ? (text as AreaId) : undefined

/** What the ids of all areas of `level` below `parent` begin with: skipped levels are filled up. */
export const areaPrefix = (parent: AreaId | '', level: AreaLevel): string =>
  parent.padEnd(areaIdLength(level) - step, '0')

/** Id of the `index`-th area of `level` below `parent`, from 1 to 46,655. */
export function areaChild(parent: AreaId | '', { level, index }: { level: AreaLevel; index: number }): AreaId {
  if (!Number.isInteger(index) || index < 1 || index >= 36 ** step) throw new RangeError(`area child ${index}`)
  if (parent.length >= areaIdLength(level)) throw new RangeError(`a ${level} below ${parent}`)
  return (areaPrefix(parent, level) + index.toString(36).padStart(step, '0')) as AreaId
}

export const areaParent = (area: AreaId): AreaId | undefined =>
  parseAreaId(area.slice(0, -step).replace(new RegExp(`(?:${none})+$`), ''))

/** Half-open range of ids of `area` and all below it: digits and letters sort before '~' in byte order. */
export const areaRange = (area: AreaId): { low: string; high: string } => ({ low: area, high: `${area}~` })

export const isWithin = (area: AreaId, scope: AreaId): boolean => area.startsWith(scope)

/** The shard of a row about `area`: its county, so that the rows of one county lie together on one machine. */
export const shardOf = (area: AreaId): AreaId => area.slice(0, areaIdLength('county')) as AreaId
