// C66: the lineage that a file carries: in its hidden sheet, else in the sidecar beside it.
import path from 'node:path'
import { fail, ok, type Result } from '../kernel/result.ts'
import { Lineage } from '../reports/lineage.ts'
import { jsonOfTexts, lineageSheet } from '../reports/manifest-sheet.ts'
import { reportProblems } from '../reports/problems.ts'
import { readBounded } from '../sheets/bounded.node.ts'
import type { Workbook } from '../sheets/grid.ts'
import { ledgerLimits } from '../sheets/limits.ts'
import { readBytes } from './files.ts'

export type Carried = { name: string; bytes: Uint8Array; workbook: Workbook; lineage: Lineage }

export async function carriedLineage(file: string): Promise<Result<Carried>> {
  const name = path.basename(file)
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const read = await readBounded(bytes.value, { name, limits: ledgerLimits })
  if (!read.ok) return read
  const inside = jsonInside(read.value)
  const text = inside === undefined ? await textBeside(file, name) : ok(inside)
  if (!text.ok) return text
  const lineage = parseLineage(text.value)
  if (!lineage) return fail(reportProblems['lineage-broken']({ file: name }))
  return ok({ name, bytes: bytes.value, workbook: read.value, lineage })
}

function jsonInside({ sheets }: Workbook): string | undefined {
  const sheet = sheets.find(({ name, state }) => name === lineageSheet && state !== 'visible')
  if (!sheet) return undefined
  const texts = [...sheet.cells.values()]
    .filter(({ column }) => column === 1)
    .toSorted((a, b) => a.row - b.row)
    .map(({ value }) => String(value ?? ''))
  return jsonOfTexts(texts) ?? ''
}

async function textBeside(file: string, name: string): Promise<Result<string>> {
  const beside = await readBytes(`${file}.lineage.json`)
  if (beside.ok) return ok(new TextDecoder().decode(beside.value))
  return beside.problem.code === 'cli/file-not-found' ? fail(reportProblems['no-lineage']({ file: name })) : beside
}

function parseLineage(text: string): Lineage | undefined {
  try {
    return Lineage.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
