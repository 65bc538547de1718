// C24: the whole main job on the example county, as the demo shows it and as a first start of the server finds it.
import path from 'node:path'
import { type County, makeCounty } from '../../examples/county/make.ts'
import { countyCode } from '../../examples/county/county.ts'
import { codesOf } from '../access/area-code.store.ts'
import { rootArea } from '../access/area.store.ts'
import { eventsAbout, record } from '../audit/event.store.ts'
import { Confirmation } from '../dictionary/attachment.ts'
import type { Day } from '../kernel/day.ts'
import type { Period } from '../kernel/period.ts'
import { ok, type Result } from '../kernel/result.ts'
import { exampleCounty } from '../server/example-mark.ts'
import { importAreas, readTrees } from './areas-import.ts'
import { confirmTemplate } from './confirm-template.ts'
import { fillTemplates } from './fill-templates.ts'
import { type Imported, importFile } from './import-ledger.ts'
import { type TakenFile, takeFile } from './take-files.ts'
import type { Workspace } from './workspace.ts'

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

export type ExampleState = 'absent' | 'begun' | 'made' | 'other county'

const made = 'example-county-made'

/** Whether this installation holds the example county, as far as it got, or the data of somebody real. */
export function exampleState({ database }: Workspace): Promise<Result<ExampleState>> {
  return database.transaction(async (trx): Promise<Result<ExampleState>> => {
    const root = await rootArea(trx)
    if (!root) return ok('absent')
    const isExample = (await codesOf(trx, root.id)).some(
      ({ scheme, code }) => scheme === 'local' && code === countyCode,
    )
    if (!isExample) return ok('other county')
    return ok((await eventsAbout(trx, exampleCounty)).some(({ action }) => action === made) ? 'made' : 'begun')
  })
}

export type Seed = { villages: number; seed: number; onStep: (name: string) => void }

/**
 * Makes the example county in an installation that is empty, or goes on where an earlier start was interrupted; each of its
 * steps changes nothing when it was done before. Never touches an installation that holds another county.
 */
export async function seedExampleCounty(
  workspace: Workspace,
  { villages, seed, onStep }: Seed,
): Promise<Result<ExampleState>> {
  const state = await exampleState(workspace)
  if (!state.ok || state.value === 'made' || state.value === 'other county') return state
  const county = await makeCounty({ villages, seed })
  const areas = state.value === 'absent' ? await importCountyAreas(workspace, county) : ok(0)
  if (!areas.ok) return areas
  const taken = await takeCountyForms(workspace, county, onStep)
  if (!taken.ok) return taken
  const imported = await importCountyLedgers(workspace, county, onStep)
  if (!imported.ok) return imported
  const templates = taken.value.flatMap(({ template }) => template ?? [])
  const period = periodOf(county.on)
  const filled = await fillTemplates(workspace, { templates, on: county.on, period, onFilled: onStep })
  if (!filled.ok) return filled
  const { database, actor } = workspace
  return database.transaction(async (trx): Promise<Result<ExampleState>> => {
    await record(trx, { actor, action: made, about: exampleCounty, details: { villages, seed } })
    return ok('made')
  })
}
