// T19: a file becomes a template by being read in a bounded process, brought to .xlsx where it is older, and looked through for fields.
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Problem } from '../kernel/problem.ts'
import { readBounded } from '../sheets/bounded.node.ts'
import { toXlsx } from '../sheets/convert.node.ts'
import { contentHash } from '../sheets/hash.node.ts'
import type { Workbook } from '../sheets/grid.ts'
import { type Blanked, blankPersonal, findPersonal, refusalOf } from './blank-personal.node.ts'
import type { PersonalPlace } from './personal-data.ts'
import { templateProblems } from './problems.ts'
import { readForm } from './read-form.ts'
import { shapeText } from './shape.ts'
import type { Template } from './template.ts'

export type Taken = {
  template: Template
  workbook: Workbook
  /** The file as it may be kept: as sent, or blanked of people's numbers. The template's hash is this one's. */
  sent: Uint8Array
  /** The .xlsx that is filled. */
  bytes: Uint8Array
  converted: boolean
  /** Places that were blanked. */
  blanked: PersonalPlace[]
  /** What the person should know although the file was taken. */
  warnings: Problem[]
}

/** What to do with people's numbers in the file: refuse it (usual), or blank them; telephones may be said to be the office's own. */
export type TakeOptions = { blank?: boolean; phones?: 'refuse' | 'keep' }

/** `name`: the file's name as received. Fails with the reader's or converter's Problem, for people left in it, or when there is nothing to fill. */
export async function takeTemplate(
  sent: Uint8Array,
  name: string,
  { blank = false, phones = 'refuse' }: TakeOptions = {},
): Promise<Result<Taken>> {
  const opened = await openForm(sent, name)
  if (!opened.ok) return opened
  const { converted } = opened.value
  const clean = await cleanOf(opened.value, { name, phones, blank })
  if (!clean.ok) return clean
  const { bytes, workbook, places, kept } = clean.value
  const { forms, fields } = readForm(workbook)
  if (fields.length === 0) return fail(templateProblems['no-form']({ name }))
  const warnings = kept > 0 ? [templateProblems['phones-inside']({ name, phones: kept })] : []
  const shape = contentHash(shapeText({ forms, fields }))
  const keep = places.length > 0 ? bytes : sent
  const template = { hash: contentHash(keep), shape, name, forms, fields }
  return ok({ template, workbook, sent: keep, bytes, converted, blanked: places, warnings })
}

type Form = { bytes: Uint8Array; workbook: Workbook; converted: boolean }

/** The file read, and as .xlsx. */
export async function openForm(sent: Uint8Array, name: string): Promise<Result<Form>> {
  // What is no workbook at all is told before a converter is asked for.
  const first = await readBounded(sent, { name })
  if (!first.ok) return first
  const ready = await toXlsx(sent, name)
  if (!ready.ok) return ready
  const { bytes, converted } = ready.value
  const read = converted ? await readBounded(bytes, { name }) : first
  return read.ok ? ok({ bytes, workbook: read.value, converted }) : read
}

async function cleanOf(
  { bytes, workbook }: Form,
  { name, phones, blank }: Required<TakeOptions> & { name: string },
): Promise<Result<Blanked & { kept: number }>> {
  const found = findPersonal(bytes, workbook, name)
  if (!found.ok) return found
  const rule = { name, phones }
  const kept = phones === 'keep' ? found.value.filter(({ kind }) => kind === 'phone').length : 0
  const refusal = refusalOf(found.value, rule)
  if (!refusal) return ok({ bytes, workbook, places: [], kept })
  // Filled for another village, the form would carry these people there.
  if (!blank) return fail(refusal)
  const blanked = await blankPersonal(bytes, { workbook, places: found.value, rule })
  return blanked.ok ? ok({ ...blanked.value, kept }) : blanked
}
