// C21, C22: what a form asks in a period becomes a demand the first time anybody asks or fills.
import type { Area } from '../access/area.ts'
import { rootArea } from '../access/area.store.ts'
import type { FieldMap } from '../dictionary/field-map.ts'
import { loadAttachments } from '../dictionary/field-map.store.ts'
import type { Trx } from '../db/trx.ts'
import { openDemand, openDemands } from '../demands/demand.store.ts'
import { needsOf } from '../demands/needs.ts'
import { renewDemand } from '../demands/renew-demand.store.ts'
import type { Day } from '../kernel/day.ts'
import type { Period } from '../kernel/period.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type KeptTemplate, listTemplates } from '../templates/template.store.ts'
import { cliProblems } from './problems.ts'
import type { Workspace } from './workspace.ts'

export type Opened = { demand: string; map: FieldMap }
export type OpenInput = {
  template: KeptTemplate
  root: Area
  on: Day
  period: Period
  actor: string
  /** `open already`: nothing is opened, what is open follows its map. */
  wanted?: 'open' | 'open already'
}

/** The template's open demand of the period, opened when it is not open yet. Undefined when nothing known fills the form. */
export async function openFor(
  trx: Trx,
  { template, root, on, period, actor, wanted = 'open' }: OpenInput,
): Promise<Result<Opened | undefined>> {
  const { hash, name, fields } = template
  const map = await loadAttachments(trx, hash)
  if (!map) return ok(undefined)
  const { issuer, per, attachments, rows } = map
  const needs = needsOf({ fields, attachments, rows, per })
  const same = (await openDemands(trx, root.id)).find((one) => one.template === hash && one.period === period)
  if (same) await renewDemand(trx, { demand: same, issuer, per, needs, actor })
  if (attachments.length === 0) return ok(undefined)
  if (same) return ok({ demand: same.id, map })
  if (needs.length === 0 || wanted === 'open already') return ok(undefined)
  const area = { shard: root.id, area: root.id }
  const opened = await openDemand(trx, {
    ...area,
    template: hash,
    name,
    issuer,
    per,
    period,
    needs,
    openedOn: on,
    actor,
  })
  return opened.ok ? ok({ demand: opened.value.demand.id, map }) : opened
}

/** Opens the period's demand of every form whose fields a person confirmed; drafts ask nobody for anything. */
export function openPeriod(
  { database, actor }: Workspace,
  { on, period }: { on: Day; period: Period },
): Promise<Result<true>> {
  return database.transaction(async (trx) => {
    const root = await rootArea(trx)
    if (!root) return fail(cliProblems['no-areas']({}))
    const templates = await listTemplates(trx)
    if (templates.length === 0) return fail(cliProblems['no-templates']({}))
    for (const template of templates) {
      const wanted = (await loadAttachments(trx, template.hash))?.confirmed ? 'open' : 'open already'
      const opened = await openFor(trx, { template, root, on, period, actor, wanted })
      if (!opened.ok) return opened
    }
    return (await openDemands(trx, root.id)).length > 0 ? ok(true) : fail(cliProblems['no-demands']({}))
  })
}
