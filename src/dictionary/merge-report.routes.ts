// D16: the merge report as a page and as data.
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Database } from '../db/open.ts'
import type { Language } from '../kernel/language.ts'
import { ok } from '../kernel/result.ts'
import { languageOf, replyProblem } from '../server/reply.ts'
import { mergeReportHtml, mergeReportStyle } from './merge-report.html.ts'
import { sayMerge } from './merge-report-sentences.ts'
import { loadMergeReport } from './merge-report.store.ts'
import { MergeReport } from './merge-report.ts'

/** The page carries its own style and nothing else: that style is named by its hash, everything else stays forbidden. */
const styleHash = createHash('sha256').update(mergeReportStyle).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

export async function mergeReportRoutes(plain: FastifyInstance, { database }: { database: Database }) {
  const app = plain.withTypeProvider<ZodTypeProvider>()
  const load = (language: Language) =>
    database.transaction(async (trx) =>
      ok(await loadMergeReport(trx, { unnamed: sayMerge(language, 'issuer.unnamed') })),
    )

  app.get('/merge-report', { schema: { hide: true } }, async (request, reply) => {
    const language = languageOf(request)
    const found = await load(language)
    if (!found.ok) return replyProblem(request, reply, found.problem)
    const otherLanguage = `/merge-report?lang=${language === 'en' ? 'zh-CN' : 'en'}`
    const home = `/?lang=${language}`
    return reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(mergeReportHtml({ report: found.value, language, otherLanguage, home }))
  })

  const schema = {
    tags: ['dictionary'],
    summary: 'What the forms ask, and what they ask again',
    response: { 200: MergeReport },
  }
  app.get('/api/v1/merge-report', { schema }, async (request, reply) => {
    const found = await load(languageOf(request))
    return found.ok ? found.value : replyProblem(request, reply, found.problem)
  })
}
