// F46: whose figures are kept up: the definitions that the maps of open demands fill cells with.
import type { Trx } from '../db/trx.ts'
import type { Definition } from '../dictionary/definition.ts'
import type { Asking } from '../facts/asking.ts'
import { addsUp, type LiveDefinition, liveDefinition } from '../facts/live-definition.node.ts'
import type { AreaId } from '../kernel/area.ts'

/** Each definition of a county once, as the newest map of each open demand's template says it. */
export async function liveDefinitions(trx: Trx, { places }: Asking): Promise<LiveDefinition[]> {
  const { rows } = await trx.query<{ shard: AreaId; definition: Definition }>(
    `select distinct d.shard, a.filling -> 'definition' as definition
     from demands.demand d
     join lateral (select max(m.version) as version from dictionary.field_map m where m.template = d.template) newest on true
     join dictionary.attachment a on a.template = d.template and a.version = newest.version
     where d.state = 'open' and a.filling ->> 'from' = 'definition'`,
  )
  const live = rows.flatMap(({ shard, definition }) =>
    addsUp(definition) ? [liveDefinition(shard, definition, places)] : [],
  )
  return [...new Map(live.map((one) => [`${one.shard} ${one.hash}`, one])).values()]
}
