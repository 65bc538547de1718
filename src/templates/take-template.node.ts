// T19: a file becomes a template by being read in a bounded process, brought to .xlsx where it is older, and looked through for fields.
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Problem } from '../kernel/problem.ts'
import { readBounded } from '../sheets/bounded.node.ts'
import { toXlsx } from '../sheets/convert.node.ts'
import { contentHash } from '../sheets/hash.node.ts'
import type { Workbook } from '../sheets/grid.ts'
import { detectFields } from './detect.ts'
import { personalData } from './personal-data.ts'
import { templateProblems } from './problems.ts'
import { shapeText } from './shape.ts'
import type { Template } from './template.ts'

export type Taken = {
  template: Template
  workbook: Workbook
  /** The .xlsx that is filled. */
  bytes: Uint8Array
  converted: boolean
  /** What the person should know although the file was taken. */
  warnings: Problem[]
}

const namedCells = 5

/** `name`: the file's name as received. Fails with the reader's or converter's Problem, or when there is nothing to fill. */
export async function takeTemplate(sent: Uint8Array, name: string): Promise<Result<Taken>> {
  // What is no workbook at all is told before a converter is asked for.
  const first = await readBounded(sent, { name })
  if (!first.ok) return first
  const ready = await toXlsx(sent, name)
  if (!ready.ok) return ready
  const { bytes, converted } = ready.value
  const read = converted ? await readBounded(bytes, { name }) : first
  if (!read.ok) return read
  const { forms, fields } = detectFields(read.value)
  if (fields.length === 0) return fail(templateProblems['no-form']({ name }))
  const { idNumbers, phones } = personalData(read.value)
  if (idNumbers.length > 0) {
    // Filled for another village, the form would carry these people there.
    const cells = idNumbers.slice(0, namedCells).join('、') + (idNumbers.length > namedCells ? '…' : '')
    return fail(templateProblems['personal-data']({ name, numbers: idNumbers.length, cells }))
  }
  const warnings = phones > 0 ? [templateProblems['phones-inside']({ name, phones })] : []
  const shape = contentHash(shapeText({ forms, fields }))
  const template = { hash: contentHash(sent), shape, name, forms, fields }
  return ok({ template, workbook: read.value, bytes, converted, warnings })
}
