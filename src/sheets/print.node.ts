// S28: workbooks become PDF by LibreOffice, many in one run within one deadline; each that does not is told by its name.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail, ok, type Result } from '../kernel/result.ts'
import { findConverter, runOffice } from './convert.node.ts'
import { ledgerLimits } from './limits.ts'
import { openPackage, partText, xmlProblem } from './package.node.ts'
import { withPrintCode } from './print-footer.ts'
import { sheetProblems } from './problems.ts'
import { writeZip } from './write-zip.node.ts'

/** `code` stands at the right of the footer of every page; the workbook itself is not touched. */
export type ToPrint = { name: string; bytes: Uint8Array; code: string }

export type PrintOptions = { path?: string; seconds?: number }

/** Starting LibreOffice takes seconds, a form a fraction of one. */
const secondsToStart = 60
const secondsEach = 15

/** A PDF for each workbook, in their order. All are refused where there is no LibreOffice. */
export async function printWorkbooks(
  files: readonly ToPrint[],
  options: PrintOptions = {},
): Promise<Result<Result<Uint8Array>[]>> {
  const [first] = files
  if (!first) return ok([])
  const program = await findConverter(options.path)
  if (!program) return fail(sheetProblems['no-printer']({ name: first.name }))
  const folder = await mkdtemp(join(tmpdir(), 'shixiao-print-'))
  try {
    const coded = files.map(withCode)
    const sources: string[] = []
    for (const [index, one] of coded.entries()) {
      if (!one.ok) continue
      const source = join(folder, `${index}.xlsx`)
      await writeFile(source, one.value)
      sources.push(source)
    }
    const seconds = options.seconds ?? secondsToStart + secondsEach * sources.length
    const to = 'pdf:calc_pdf_Export'
    const run = sources.length > 0 ? await runOffice({ program, folder, sources, to, seconds }) : 'done'
    if (run === 'slow') return fail(sheetProblems['too-slow']({ name: first.name, seconds }))
    const printed = coded.map(async (one, index): Promise<Result<Uint8Array>> => {
      if (!one.ok) return one
      const pdf = await readFile(join(folder, 'out', `${index}.pdf`)).catch(() => undefined)
      const isPdf = pdf?.subarray(0, 5).toString('latin1') === '%PDF-'
      return isPdf ? ok(new Uint8Array(pdf)) : fail(sheetProblems['not-printed']({ name: files[index]!.name }))
    })
    return ok(await Promise.all(printed))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function withCode({ name, bytes, code }: ToPrint): Result<Uint8Array> {
  const opened = openPackage(bytes, { name, limits: ledgerLimits })
  if (!opened.ok) return opened
  const { zip, sheets } = opened.value
  const changes = new Map<string, Uint8Array>()
  for (const { part, state } of sheets) {
    if (state !== 'visible') continue
    const xml = partText(zip, part)
    if (!xml.ok) return xml
    const coded = withPrintCode(xml.value, code)
    if (typeof coded === 'string') return xmlProblem(zip, part, coded)
    changes.set(part, new TextEncoder().encode(coded.xml))
  }
  return ok(writeZip(zip, changes))
}
