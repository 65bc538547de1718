// C24: the whole main job on the example county, as the demo shows it and as a first start of the server finds it.
import path from 'node:path'
import { type County, makeCounty } from '../../examples/county/make.ts'
import { Confirmation } from '../dictionary/attachment.ts'
import type { Database } from '../db/open.ts'
import type { Day } from '../kernel/day.ts'
import type { Period } from '../kernel/period.ts'
import { ok, type Result } from '../kernel/result.ts'
import { importAreas, readTrees } from './areas-import.ts'
import { confirmTemplate } from './confirm-template.ts'
import { type FillOutcome, fillTemplates } from './fill-templates.ts'
import { type Imported, importFile } from './import-ledger.ts'
import { type TakenFile, takeFile } from './take-files.ts'
import { prepareWorkspace, type Workspace } from './workspace.ts'

/** A file of the county, by its place in the county's folder. */
export const fileOf = ({ files }: County, name: string): Uint8Array => files.find((file) => file.path === name)!.bytes

const confirmationOf = (county: County, file: string): Confirmation => {
  const bytes = fileOf(county, `confirm/${file.replace(/\.xlsx$/, '.json')}`)
  return Confirmation.parse(JSON.parse(new TextDecoder().decode(bytes)))
}

export async function importCountyAreas(workspace: Workspace, county: County): Promise<Result<number>> {
  const trees = readTrees(fileOf(county, 'areas.json'), 'areas.json')
  return trees.ok ? importAreas(workspace, trees.value, county.on) : trees
}

/** Takes every form of the county in and confirms it as its confirmation file says. */
export async function takeCountyForms(
  workspace: Workspace,
  county: County,
  onFile: (name: string) => void = () => {},
): Promise<Result<TakenFile[]>> {
  const taken: TakenFile[] = []
  for (const { path: file, bytes } of county.files) {
    if (!file.startsWith('模板/')) continue
    const name = path.posix.basename(file)
    onFile(name)
    const confirmation = confirmationOf(county, name)
    const one = await takeFile(workspace, { file: name, bytes, issuer: confirmation.issuer })
    taken.push(one)
    if (!one.template) continue
    const confirmed = await confirmTemplate(workspace, { template: one.template, confirmation })
    if (!confirmed.ok) return confirmed
    one.problems.push(...confirmed.value.problems)
  }
  return ok(taken)
}

export async function importCountyLedgers(
  workspace: Workspace,
  county: County,
  onFile: (name: string) => void = () => {},
): Promise<Result<Imported[]>> {
  const imported: Imported[] = []
  for (const { file } of county.truth.ledgers) {
    onFile(file)
    const bytes = fileOf(county, `台账/${file}`)
    const one = await importFile(workspace, { file, bytes, confirmation: confirmationOf(county, file), on: county.on })
    if (!one.ok) return one
    imported.push(one.value)
  }
  return ok(imported)
}

export const periodOf = (day: Day): Period => day.slice(0, 7) as Period

export type Seed = { database: Database; home: string; villages?: number; seed?: number }

/** Puts the example county into an empty installation: areas, forms, ledgers, filled reports. */
export async function seedExampleCounty({
  database,
  home,
  villages = 2,
  seed = 1,
}: Seed): Promise<Result<FillOutcome>> {
  const prepared = await prepareWorkspace(database, home)
  if (!prepared.ok) return prepared
  const workspace = prepared.value
  const county = await makeCounty({ villages, seed })
  const areas = await importCountyAreas(workspace, county)
  if (!areas.ok) return areas
  const taken = await takeCountyForms(workspace, county)
  if (!taken.ok) return taken
  const imported = await importCountyLedgers(workspace, county)
  if (!imported.ok) return imported
  const templates = taken.value.flatMap(({ template }) => template ?? [])
  return fillTemplates(workspace, { templates, on: county.on, period: periodOf(county.on) })
}
