// Example county: node examples/county/make.ts --villages 2 --out DIR [--seed 1] writes it; the demo takes it from memory.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Day } from '../../src/kernel/day.ts'
import { areaTree, countyCode, countyName, invent } from './county.ts'
import { draw } from './draw.ts'
import { type Form, layOut } from './form.ts'
import { careForms } from './forms-care.ts'
import { healthForms } from './forms-health.ts'
import { landForms } from './forms-land.ts'
import { natureForms } from './forms-nature.ts'
import { societyForms } from './forms-society.ts'
import { statisticsForms } from './forms-statistics.ts'
import { workForms } from './forms-work.ts'
import { ledgerForm } from './ledger.ts'
import { inventedOn } from './people.ts'
import type { Village } from './record.ts'
import { confirmationOf, countsOf, type Truth, trueTemplate, type TrueTemplate, unknownIn } from './truth.ts'

export type County = {
  name: string
  code: string
  /** The day as of which everything is invented; ages and ledgers are of this day. */
  on: Day
  /** Paths relative to the county's folder, `/` between parts. */
  files: { path: string; bytes: Uint8Array }[]
  truth: Truth
  /** The records themselves, for expectations on any day. */
  villages: Village[]
}

export const templateForms: readonly Form[] = [
  ...careForms,
  ...healthForms,
  ...landForms,
  ...workForms,
  ...statisticsForms,
  ...natureForms,
  ...societyForms,
]

/** The county from its seed: the same seed gives the same bytes. Two villages hold 300 people in 90 households. */
export async function makeCounty({ villages: number, seed }: { villages: number; seed: number }): Promise<County> {
  const villages = invent({ villages: number, seed })
  const files: County['files'] = [{ path: 'areas.json', bytes: json([areaTree(villages)]) }]
  const make = async (folder: string, form: Form): Promise<TrueTemplate> => {
    const laid = layOut(form)
    files.push({ path: `${folder}/${form.file}`, bytes: await draw(laid) })
    files.push({ path: `confirm/${form.file.replace(/\.xlsx$/, '.json')}`, bytes: json(confirmationOf(form, laid)) })
    return trueTemplate(form, laid)
  }
  const templates: TrueTemplate[] = []
  for (const form of templateForms) templates.push(await make('模板', form))
  const ledgers: TrueTemplate[] = []
  for (const village of villages) ledgers.push(await make('台账', ledgerForm(village)))
  const truth = {
    seed,
    on: inventedOn,
    templates,
    ledgers,
    counts: countsOf(templates),
    unknown: villages.flatMap(unknownIn),
  }
  files.push({ path: 'truth.json', bytes: json(truth) })
  return { name: countyName, code: countyCode, on: inventedOn as Day, files, truth, villages }
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)

export async function writeCounty({ files }: County, out: string): Promise<void> {
  for (const { path: name, bytes } of files) {
    const file = path.join(out, ...name.split('/'))
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, bytes)
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      villages: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
    },
  })
  const [villages, seed] = [Number(values.villages), Number(values.seed)]
  if (values.out === undefined || !Number.isInteger(villages) || villages < 1 || !Number.isInteger(seed)) {
    process.stderr.write('node examples/county/make.ts --villages N --out DIR [--seed S]\n')
    process.exitCode = 2
  } else {
    const county = await makeCounty({ villages, seed })
    await writeCounty(county, values.out)
    process.stdout.write(`${JSON.stringify({ out: values.out, files: county.files.length, ...county.truth.counts })}\n`)
  }
}
