// C19, C32: `merge` writes who asks the same thing as a page, as text and as data, in both languages.
import path from 'node:path'
import { type Language, languages } from '../kernel/language.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { mergeReportHtml } from '../dictionary/merge-report.html.ts'
import { loadMergeReport } from '../dictionary/merge-report.store.ts'
import { mergeReportText } from '../dictionary/merge-report.text.ts'
import type { MergeReport } from '../dictionary/merge-report.ts'
import { sayMerge } from '../dictionary/merge-report-sentences.ts'
import { workbooksIn, writeBytes } from './files.ts'
import { cliProblems } from './problems.ts'
import { startProgress } from './progress.ts'
import { composeLong } from '../sheets/compose-long.node.ts'
import { builtIn, dictionaryInForce } from './merge-dictionary.ts'
import { mergeFiles } from './merge-files.ts'
import { mergeWorkbook } from './merge-workbook.ts'
import { type Call, optionText, type Outcome, type Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

export const merge: Verb = {
  name: 'merge',
  usage: '[FILE_OR_DIR...]',
  needs: 0,
  options: { out: { type: 'string' } },
  run: async (call) => {
    if (call.positionals.length > 0) return mergeNamed(call)
    return withWorkspace(call.home, async (workspace) => {
      const report = await mergeReportOf(workspace, call.speaker.language)
      return report.ok ? tellReport(report.value, call) : report
    })
  },
}

/** Files named on the command line: nothing is kept, and what nobody has confirmed is called so. */
async function mergeNamed(call: Call): Promise<Result<Outcome>> {
  const { speaker } = call
  const files = await workbooksIn(call.positionals)
  if (!files.ok) return files
  const found = await dictionaryInForce(call.home)
  const progress = startProgress(call, files.value.length, speaker.say('progress.read'))
  const { report, leftOut, problems } = await mergeFiles({
    files: files.value,
    unnamed: sayMerge(speaker.language, 'issuer.unnamed'),
    onFile: progress.step,
    by: found.ok ? found.value : builtIn,
  })
  progress.stop()
  // The files can be read all the same, but not as this office reads them: that is said and counts as done in part.
  const all = found.ok ? problems : [found.problem, ...problems]
  const told = await tellReport(report, call)
  if (!told.ok) return report.totals.templates === 0 && problems[0] ? fail(problems[0]) : told
  const { data, lines } = told.value
  return ok({
    exit: all.length > 0 ? 3 : 0,
    data: {
      ...data,
      left_out: leftOut,
      refused: problems.map(({ code }) => code),
      ...(found.ok ? {} : { dictionary_refused: found.problem.code }),
    },
    lines: [
      ...all.flatMap((one) => speaker.problem(one)),
      ...lines,
      ...(leftOut > 0 ? [speaker.say('merge.left-out', { leftOut })] : []),
    ],
  })
}

async function tellReport(report: MergeReport, call: Call): Promise<Result<Outcome>> {
  if (report.totals.templates === 0) return fail(cliProblems['no-templates']({}))
  const { language, say } = call.speaker
  const out = optionText(call, 'out')
  const text = mergeReportText(report, language)
  if (out === undefined) return ok({ exit: 0, data: { ...report }, lines: [text] })
  const written = await writeMergeReport(report, out, language)
  if (!written.ok) return written
  return ok({ exit: 0, data: { ...report }, lines: [text, say('merge.written', written.value)] })
}

export const mergeReportOf = (
  { database }: Workspace,
  language: Language,
  only?: ReadonlySet<string>,
): Promise<Result<MergeReport>> =>
  database.transaction(async (trx) =>
    ok(await loadMergeReport(trx, { unnamed: sayMerge(language, 'issuer.unnamed'), only })),
  )

const fileName: Record<Language, string> = { 'zh-CN': '归并报告', en: 'merge-report' }
const pageName = (language: Language): string => `${fileName[language]}.html`

/** A page and a workbook per language, the pages linking to each other, and the data; returns those in the reader's language. */
export async function writeMergeReport(
  report: MergeReport,
  out: string,
  language: Language,
): Promise<Result<{ page: string; workbook: string }>> {
  for (const one of languages) {
    const other = languages.find((language) => language !== one)!
    const page = mergeReportHtml({ report, language: one, otherLanguage: pageName(other) })
    const written = await writeBytes(path.join(out, pageName(one)), page)
    if (!written.ok) return written
    const workbook = await composeLong(mergeWorkbook(report, one))
    if (!workbook.ok) return workbook
    const kept = await writeBytes(path.join(out, `${fileName[one]}.xlsx`), workbook.value)
    if (!kept.ok) return kept
  }
  const data = await writeBytes(path.join(out, 'merge-report.json'), `${JSON.stringify(report, null, 1)}\n`)
  if (!data.ok) return data
  return ok({ page: path.join(out, pageName(language)), workbook: path.join(out, `${fileName[language]}.xlsx`) })
}
