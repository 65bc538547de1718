// C13: every village gets every department's own workbook; each file is written beside its lineage as soon as it is filled.
import path from 'node:path'
import type { Area } from '../access/area.ts'
import type { Trx } from '../db/trx.ts'
import { loadAttachments } from '../dictionary/field-map.store.ts'
import { areasWithin, rootArea } from '../access/area.store.ts'
import { type AreaId, isWithin, shardOf } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import type { Period } from '../kernel/period.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type FilledReport, fillDemand } from '../reports/fill-report.store.ts'
import { recordHandOut } from '../reports/hand-out.store.ts'
import { partsChangedElsewhere } from '../sheets/parts-elsewhere.node.ts'
import { type KeptTemplate, listTemplates, templateWorkbook } from '../templates/template.store.ts'
import { type Opened, openFor } from './open-demand.ts'
import { cliProblems } from './problems.ts'
import { formNames, villageNames } from './report-places.ts'
import type { Workspace } from './workspace.ts'
import { type Signing, writeReport } from './write-report.ts'
import { randomUUID } from 'node:crypto'

export type FillInput = {
  templates: readonly KeptTemplate[]
  /** Only this village; absent: every village. */
  area?: Area | undefined
  on: Day
  period: Period
  /** Folder for the workbooks; absent: they are only kept in the database. */
  out?: string | undefined
  /** Absent where the county has no key: then the lineage beside the file is not signed. */
  signing?: Signing | undefined
  /** After each template of each village, with how many of these there are. */
  onFilled?: (name: string, total: number) => void
}

export type WrittenReport = Pick<FilledReport, 'name' | 'written' | 'blank' | 'lineage'> & {
  village: string
  /** Name of the template as it was sent, and what this fill calls the form: apart from another of the same name. */
  template: string
  form: string
  file: string | undefined
  isDraft: boolean
  partsChangedElsewhere: string[]
}

export type FillOutcome = {
  reports: WrittenReport[]
  /** Templates of which nothing is known that could fill them. */
  notFilled: KeptTemplate[]
  problems: Problem[]
}

/** Villages filled side by side: while one waits for the database another is written. */
const atOnce = 4

export async function fillTemplates(workspace: Workspace, input: FillInput): Promise<Result<FillOutcome>> {
  const { database } = workspace
  const outcome: FillOutcome = { reports: [], notFilled: [], problems: [] }
  const places = await database.transaction(async (trx) => {
    const root = await rootArea(trx)
    if (!root) return fail(cliProblems['no-areas']({}))
    return ok({ root, all: await areasWithin(trx, root.id), names: formNames(await issuedTemplates(trx)) })
  })
  if (!places.ok) return places
  const { root, all, names } = places.value
  const called = villageNames(all)
  const villages = all.flatMap(({ id, name }) => {
    const place = called.get(id)
    return place !== undefined && (!input.area || isWithin(id, input.area.id)) ? [{ id, name, place }] : []
  })
  for (const template of input.templates) {
    const { on, period } = input
    const opened = await database.transaction(async (trx) => {
      const demand = await openFor(trx, { template, root, on, period, actor: workspace.actor })
      const workbook = await templateWorkbook(trx, template.hash)
      return demand.ok ? ok(demand.value && workbook && { ...demand.value, workbook }) : demand
    })
    if (!opened.ok) outcome.problems.push(opened.problem)
    if (!opened.ok || !opened.value) {
      outcome.notFilled.push(template)
      continue
    }
    const of = { ...opened.value, template, name: names.get(template.hash)!, input }
    for (let first = 0; first < villages.length; first += atOnce) {
      const some = villages.slice(first, first + atOnce)
      for (const filled of await Promise.all(some.map((village) => fillVillage(workspace, { ...of, village })))) {
        if (!filled.ok) {
          // A full disk or a lost database stops everything; one workbook that cannot be filled stops only itself.
          if (filled.problem.status >= 500 || filled.problem.code === 'cli/cannot-write') return filled
          outcome.problems.push(filled.problem)
        } else outcome.reports.push(...filled.value)
        input.onFilled?.(template.name, input.templates.length * villages.length)
      }
    }
  }
  return ok(outcome)
}

/** Every form kept here with the department that its confirmation names, else the one it was handed in under. */
async function issuedTemplates(trx: Trx): Promise<KeptTemplate[]> {
  const issued: KeptTemplate[] = []
  for (const template of await listTemplates(trx)) {
    const issuer = (await loadAttachments(trx, template.hash))?.issuer ?? template.issuer
    issued.push({ ...template, issuer })
  }
  return issued
}

/** `place`: its folder, and how it is told from a village of the same name. */
type Village = { id: AreaId; name: string; place: string }
type VillageInput = Opened & {
  workbook: Uint8Array
  template: KeptTemplate
  name: string
  village: Village
  input: FillInput
}

async function fillVillage(workspace: Workspace, of: VillageInput): Promise<Result<WrittenReport[]>> {
  const { template, village, input, map, workbook, demand } = of
  const { database, asking, look, actor } = workspace
  const filled = await database.transaction(async (trx) => {
    const reports = await fillDemand(trx, {
      shard: shardOf(village.id),
      area: village,
      demand,
      template,
      bytes: workbook,
      map,
      on: input.on,
      period: input.period,
      name: `${of.name}.xlsx`,
      asking,
      look,
      actor,
      newId: randomUUID,
    })
    // Told before the first file is there: a report that was given and is not on record would be replaced unseen.
    if (reports.ok && input.out !== undefined)
      await recordHandOut(trx, { reports: reports.value.map(({ id }) => id), how: 'folder', actor })
    return reports
  })
  if (!filled.ok) return filled
  const written: WrittenReport[] = []
  for (const report of filled.value) {
    const file = input.out === undefined ? undefined : path.join(input.out, village.place, report.name)
    if (file !== undefined) {
      const kept = await writeReport(file, report, input.signing)
      if (!kept.ok) return kept
    }
    const { name, written: cells, blank, lineage } = report
    const isDraft = lineage.fieldMap === 'unconfirmed'
    const elsewhere = partsChangedElsewhere(workbook, report.bytes, report.sheets)
    written.push({
      name,
      written: cells,
      blank,
      lineage,
      village: village.place,
      template: template.name,
      form: of.name,
      file,
      isDraft,
      partsChangedElsewhere: elsewhere,
    })
  }
  return ok(written)
}
