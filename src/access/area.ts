// A1: a 区划 is a node of the administrative tree; its key is ours, official codes are dated attributes (field-reality F14).
import type { AreaId, AreaLevel } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'

export type Area = {
  /** Tells the level by its length and implies the parent. */
  id: AreaId
  level: AreaLevel
  name: string
  since: Day
  /** First day on which it no longer exists; undefined while it does. */
  until: Day | undefined
}

/** stats 统计用区划代码, civil 民政行政区划代码, local the county's own numbering. */
export const codeSchemes = ['stats', 'civil', 'local'] as const
export type CodeScheme = (typeof codeSchemes)[number]

export type AreaCode = { area: AreaId; scheme: CodeScheme; code: string; since: Day; until: Day | undefined }
