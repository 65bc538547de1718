// A5: a 单位 works in an area: a department 条 of some level, or the territory 块 itself.
import type { AreaId } from '../kernel/area.ts'

export const unitKinds = ['department', 'territory'] as const
export type UnitKind = (typeof unitKinds)[number]

export type Unit = { id: string; name: string; kind: UnitKind; area: AreaId }
