// C68: `print` writes the PDF of every report that stands into one folder, numbered in the order of the list beside them.
import path from 'node:path'
import { areaNamed, rootArea } from '../access/area.store.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { safeName } from '../reports/file-name.ts'
import { recordHandOut } from '../reports/hand-out.store.ts'
import { printCode } from '../reports/print-code.ts'
import { type PrintableReport, printableReports } from '../reports/print.store.ts'
import { reportFile } from '../reports/report.store.ts'
import { composeWorkbook } from '../sheets/compose.node.ts'
import { printWorkbooks } from '../sheets/print.node.ts'
import { writeBytes } from './files.ts'
import { dayOption, periodOption } from './options.ts'
import { cliProblems } from './problems.ts'
import { startProgress } from './progress.ts'
import type { Speaker } from './speak.ts'
import { templateOf } from './template-confirm.ts'
import { type Call, type Outcome, optionText, type Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

/** Workbooks that one LibreOffice prints: enough to make its start cheap, few enough that one that hangs costs little. */
const atOnce = 20

export const print: Verb = {
  name: 'print',
  usage: '--out FOLDER',
  needs: 0,
  options: {
    out: { type: 'string' },
    template: { type: 'string' },
    area: { type: 'string' },
    period: { type: 'string' },
  },
  run: async (call) => {
    const out = optionText(call, 'out')
    if (out === undefined) return fail(cliProblems['missing-argument']({ verb: print.name, usage: print.usage }))
    const on = dayOption(call)
    if (!on.ok) return on
    const period = optionText(call, 'period') === undefined ? ok(undefined) : periodOption(call, on.value)
    if (!period.ok) return period
    return withWorkspace(call.home, async (workspace) => {
      const chosen = await chosenReports(workspace, call, period.value)
      if (!chosen.ok) return chosen
      const progress = startProgress(call, chosen.value.length, call.speaker.say('progress.print'))
      const printed = await printReports(workspace, { reports: chosen.value, out, onPrinted: progress.step })
      progress.stop()
      return printed.ok ? listPrinted(printed.value, { out, speaker: call.speaker }) : printed
    })
  },
}

async function chosenReports(
  workspace: Workspace,
  call: Call,
  period: string | undefined,
): Promise<Result<PrintableReport[]>> {
  const [named, areaName] = [optionText(call, 'template'), optionText(call, 'area')]
  const one = named === undefined ? undefined : await templateOf(workspace, named)
  if (one && !one.ok) return one
  return workspace.database.transaction(async (trx) => {
    const root = await rootArea(trx)
    if (!root) return fail(cliProblems['no-areas']({}))
    const area = areaName === undefined ? ok(root) : await areaNamed(trx, { name: areaName, within: root.id })
    if (!area.ok) return area
    const reports = await printableReports(trx, { scope: area.value.id, template: one?.value.hash, period })
    return reports.length > 0 ? ok(reports) : fail(cliProblems['nothing-to-print']({}))
  })
}

type PrintedReport = PrintableReport & { file: string; code: string }
type Printed = { printed: PrintedReport[]; problems: Problem[] }
type Printing = { reports: readonly PrintableReport[]; out: string; onPrinted: (name: string) => void }

async function printReports(workspace: Workspace, { reports, out, onPrinted }: Printing): Promise<Result<Printed>> {
  const done: Printed = { printed: [], problems: [] }
  const digits = Math.max(3, String(reports.length).length)
  for (let from = 0; from < reports.length; from += atOnce) {
    const part = reports.slice(from, from + atOnce)
    const loaded = await workspace.database.transaction(async (trx) => {
      const files = []
      for (const report of part) files.push((await reportFile(trx, report.id))!)
      // Told before the first page is there, as with a folder of workbooks.
      await recordHandOut(trx, { reports: part.map(({ id }) => id), how: 'folder', actor: workspace.actor })
      return ok(files)
    })
    if (!loaded.ok) return loaded
    const coded = part.map((report, index) => ({
      name: report.name,
      bytes: loaded.value[index]!.file,
      code: printCode({ report: report.id, fileHash: report.fileHash }),
    }))
    const made = await printWorkbooks(coded)
    if (!made.ok) return made
    for (const [index, pdf] of made.value.entries()) {
      const report = part[index]!
      onPrinted(report.name)
      if (!pdf.ok) {
        done.problems.push(pdf.problem)
        continue
      }
      const number = String(from + index + 1).padStart(digits, '0')
      const file = `${safeName(`${number} ${report.unit} ${report.name.replace(/\.xls[xm]$/i, '')}`)}.pdf`
      const written = await writeBytes(path.join(out, file), pdf.value)
      if (!written.ok) return written
      done.printed.push({ ...report, file, code: coded[index]!.code })
    }
  }
  return ok(done)
}

async function listPrinted(
  { printed, problems }: Printed,
  { out, speaker }: { out: string; speaker: Speaker },
): Promise<Result<Outcome>> {
  const { say, problem } = speaker
  const heading = (['unit', 'issuer', 'report', 'period', 'code', 'file'] as const).map((name) => say(`print.${name}`))
  const rows = printed.map(({ unit, issuer, name, period, code, file }) => [unit, issuer, name, period, code, file])
  const cells = [
    heading.map((value) => ({ value, bold: true, border: true })),
    ...rows.map((row) => row.map((value) => ({ value, border: true }))),
  ]
  const columns = [14, 22, 44, 10, 20, 60].map((width) => ({ width }))
  const sheet = { name: say('print.list'), rows: cells, columns, frozenRows: 1, print: { isLandscape: true } }
  const list = await writeBytes(path.join(out, `${say('print.list')}.xlsx`), await composeWorkbook([sheet]))
  if (!list.ok) return list
  return ok({
    exit: problems.length > 0 ? 3 : 0,
    data: {
      list: list.value,
      reports: printed.map(({ id, file, code }) => ({ report: id, file, code })),
      problems: problems.map(({ code }) => code),
    },
    lines: [...problems.flatMap(problem), say('print.done', { files: printed.length, list: list.value })],
  })
}
