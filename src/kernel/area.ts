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

/** One level is three characters of [0-9a-z]: 46,656 children, and byte order equals tree order. */
const step = 3
const pattern = new RegExp(`^(?:[0-9a-z]{${step}})+$`)

export const parseAreaId = (text: string): AreaId | undefined => (pattern.test(text) ? (text as AreaId) : undefined)

/** Id of the `index`-th child (from 0) of `parent`; the first root is `areaChild('', 0)`. */
export function areaChild(parent: AreaId | '', index: number): AreaId {
  if (!Number.isInteger(index) || index < 0 || index >= 36 ** step) throw new RangeError(`area child ${index}`)
  return (parent + index.toString(36).padStart(step, '0')) as AreaId
}

export const areaParent = (area: AreaId): AreaId | undefined => parseAreaId(area.slice(0, -step))

/** Half-open range of ids of `area` and all below it: digits and letters sort before '~' in byte order. */
export const areaRange = (area: AreaId): { low: string; high: string } => ({ low: area, high: `${area}~` })

export const isWithin = (area: AreaId, scope: AreaId): boolean => area.startsWith(scope)
