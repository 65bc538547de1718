// P17: an open report with cells of an attachment taken back is filled again with the map in force and stands for the earlier one.
import type { Trx } from '../db/trx.ts'
import type { Look } from '../dictionary/check-definition.ts'
import { loadAttachments } from '../dictionary/field-map.store.ts'
import type { Asking } from '../facts/asking.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { loadTemplate, templateWorkbook } from '../templates/template.store.ts'
import { type OpenReport, stillOpen } from './affected.store.ts'
import { fillDemand } from './fill-report.store.ts'
import { reportProblems } from './problems.ts'

type Refilling = { asking: Asking; look: Look; actor: string; newId: () => string }

/**
 * `reports`: of one demand, area and day. How many were filled again; those that were handed out or replaced meanwhile are
 * left alone, as are those whose household is no longer on record.
 */
export async function refillReports(
  trx: Trx,
  reports: readonly OpenReport[],
  { asking, look, actor, newId }: Refilling,
): Promise<Result<number>> {
  const [{ shard, area, unit, demand, template: hash, period, filledOn }] = reports as [OpenReport]
  const open = await stillOpen(trx, { demand, area, ids: reports.map(({ id }) => id) })
  const again = new Map(reports.filter(({ id }) => open.has(id)).map(({ subject, name }) => [subject ?? '', name]))
  if (again.size === 0) return ok(0)
  const [template, bytes, map] = [
    await loadTemplate(trx, hash),
    await templateWorkbook(trx, hash),
    await loadAttachments(trx, hash),
  ]
  if (!template || !bytes || !map) return fail(reportProblems['cannot-refill']({ name: reports[0]!.name }))
  const filled = await fillDemand(trx, {
    shard,
    area: { id: area, name: unit },
    demand,
    template,
    bytes,
    map,
    on: filledOn,
    period,
    name: template.name,
    again,
    asking,
    look,
    actor,
    newId,
  })
  return filled.ok ? ok(filled.value.length) : filled
}
