// C19: `merge` writes who asks the same thing as a page, as text and as data, in both languages.
import path from 'node:path'
import { type Language, languages } from '../kernel/language.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { mergeReportHtml } from '../dictionary/merge-report.html.ts'
import { loadMergeReport } from '../dictionary/merge-report.store.ts'
import { mergeReportText } from '../dictionary/merge-report.text.ts'
import type { MergeReport } from '../dictionary/merge-report.ts'
import { sayMerge } from '../dictionary/merge-report-sentences.ts'
import { writeBytes } from './files.ts'
import { cliProblems } from './problems.ts'
import { optionText, type Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

export const merge: Verb = {
  name: 'merge',
  usage: '',
  needs: 0,
  options: { out: { type: 'string' } },
  run: async (call) =>
    withWorkspace(call.home, async (workspace) => {
      const { language, say } = call.speaker
      const report = await mergeReportOf(workspace, language)
      if (!report.ok) return report
      if (report.value.totals.templates === 0) return fail(cliProblems['no-templates']({}))
      const out = optionText(call, 'out')
      const text = mergeReportText(report.value, language)
      if (out === undefined) return ok({ exit: 0, data: { ...report.value }, lines: [text] })
      const written = await writeMergeReport(report.value, out, language)
      if (!written.ok) return written
      return ok({ exit: 0, data: { ...report.value }, lines: [text, say('merge.written', { file: written.value })] })
    }),
}

export const mergeReportOf = (
  { database }: Workspace,
  language: Language,
  only?: ReadonlySet<string>,
): Promise<Result<MergeReport>> =>
  database.transaction(async (trx) =>
    ok(await loadMergeReport(trx, { unnamed: sayMerge(language, 'issuer.unnamed'), only })),
  )

const pageName: Record<Language, string> = { 'zh-CN': '归并报告.html', en: 'merge-report.html' }

/** A page per language, each linking to the other, and the data; returns the page in the reader's language. */
export async function writeMergeReport(report: MergeReport, out: string, language: Language): Promise<Result<string>> {
  for (const one of languages) {
    const other = languages.find((language) => language !== one)!
    const page = mergeReportHtml({ report, language: one, otherLanguage: pageName[other] })
    const written = await writeBytes(path.join(out, pageName[one]), page)
    if (!written.ok) return written
  }
  const data = await writeBytes(path.join(out, 'merge-report.json'), `${JSON.stringify(report, null, 1)}\n`)
  return data.ok ? ok(path.join(out, pageName[language])) : data
}
