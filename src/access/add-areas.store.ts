// A2: a whole tree of areas at once, from plain arrays: all of it or, in the caller's transaction, none.
import type { Trx } from '../db/trx.ts'
import type { AreaId, AreaLevel } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Area, CodeScheme } from './area.ts'
import { addArea } from './area.store.ts'
import { addCode } from './area-code.store.ts'

export type AreaTree = {
  level: AreaLevel
  name: string
  codes?: Partial<Record<CodeScheme, string>>
  below?: readonly AreaTree[]
}

export type AreasInput = { parent?: AreaId | undefined; trees: readonly AreaTree[]; since: Day; actor: string }

/** Adds the trees below `parent` in their order; returns the areas in tree order. Stops at the first Problem. */
export async function addAreas(trx: Trx, { parent, trees, since, actor }: AreasInput): Promise<Result<Area[]>> {
  const added: Area[] = []
  for (const { level, name, codes = {}, below = [] } of trees) {
    const one = await addArea(trx, { parent, level, name, since, actor })
    if (!one.ok) return one
    const { area } = one.value
    for (const [scheme, code] of Object.entries(codes) as [CodeScheme, string][]) {
      const coded = await addCode(trx, { area: area.id, scheme, code, since, actor })
      if (!coded.ok) return coded
    }
    const rest = await addAreas(trx, { parent: area.id, trees: below, since, actor })
    if (!rest.ok) return rest
    added.push(area, ...rest.value)
  }
  return ok(added)
}
