// V8: the start page says what is here and where to go; the list of reports offers each workbook and its lineage.
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { rootArea } from '../access/area.store.ts'
import { eventsAbout } from '../audit/event.store.ts'
import type { Database } from '../db/open.ts'
import type { Language } from '../kernel/language.ts'
import { ok } from '../kernel/result.ts'
import type { ReportSummary } from '../reports/report.ts'
import { countReports, listReports } from '../reports/report.store.ts'
import { listTemplates } from '../templates/template.store.ts'
import { exampleCounty } from './example-mark.ts'
import { html } from './html.ts'
import { type PageSentence, page, sayOnPage } from './page.ts'
import { languageOf, replyProblem } from './reply.ts'
import { pageStyle } from './style.ts'

const pageSize = 100

export async function pageRoutes(plain: FastifyInstance, { database }: { database: Database }) {
  const app = plain.withTypeProvider<ZodTypeProvider>()
  app.get('/style.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=3600').send(pageStyle),
  )

  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const language = languageOf(request)
    const found = await database.transaction(async (trx) => {
      const templates = await listTemplates(trx)
      const fields = templates.reduce((sum, template) => sum + template.fields.length, 0)
      const departments = new Set(templates.map((template) => template.issuer)).size
      const isExample = (await eventsAbout(trx, exampleCounty)).length > 0
      return ok({ templates: templates.length, departments, fields, reports: await countReports(trx), isExample })
    })
    if (!found.ok) return replyProblem(request, reply, found.problem)
    return reply.type('text/html; charset=utf-8').send(homePage(language, found.value))
  })

  const query = z.object({ lang: z.string().optional(), after: z.uuid().optional() })
  app.get('/reports', { schema: { hide: true, querystring: query } }, async (request, reply) => {
    const { after } = request.query
    const found = await database.transaction(async (trx) => {
      const scope = await rootArea(trx)
      return ok(scope ? await listReports(trx, { scope: scope.id, limit: pageSize, ...(after && { after }) }) : [])
    })
    if (!found.ok) return replyProblem(request, reply, found.problem)
    return reply.type('text/html; charset=utf-8').send(reportsPage(languageOf(request), found.value))
  })
}

type Counts = { templates: number; departments: number; fields: number; reports: number; isExample: boolean }

function homePage(language: Language, counts: Counts): string {
  const say = (key: PageSentence) => sayOnPage(language, key)
  const number = (key: PageSentence, value: number) =>
    html`<div>
      <dt>${say(key)}</dt>
      <dd>${value}</dd>
    </div>`
  const links = html`<h2>${say('home.next')}</h2>
    <p>
      <a class="button" href="/merge-report?lang=${language}">${say('home.merge')}</a><br />
      <a class="button" href="/reports?lang=${language}">${say('home.reports')}</a>
    </p>
    ${counts.isExample ? html`<p class="quiet">${say('home.invented')}</p>` : html``}`
  const body = html`<h1>${say('title')}</h1>
    <p>${say('lead')}</p>
    <dl>
      ${[
        number('count.templates', counts.templates),
        number('count.departments', counts.departments),
        number('count.fields', counts.fields),
        number('count.reports', counts.reports),
      ]}
    </dl>
    ${counts.templates > 0 ? links : html`<p>${say('home.empty')}</p>`}`
  return page({ language, title: 'nav.home', path: '/', body })
}

const numbers = new Set<PageSentence>(['reports.cells', 'reports.blanks'])

function reportsPage(language: Language, reports: ReportSummary[]): string {
  const say = (key: PageSentence) => sayOnPage(language, key)
  const columns = [
    'reports.name',
    'reports.unit',
    'reports.issuer',
    'reports.period',
    'reports.cells',
    'reports.blanks',
    'reports.state',
    'reports.files',
  ] as const
  const rows = reports.map(
    (report) =>
      html`<tr>
        <td>${report.name}</td>
        <td class="short" data-label="${say('reports.unit')}">${report.unit}</td>
        <td data-label="${say('reports.issuer')}">${report.issuer}</td>
        <td class="short" data-label="${say('reports.period')}">${report.period}</td>
        <td class="number" data-label="${say('reports.cells')}">${report.cells}</td>
        <td class="number" data-label="${say('reports.blanks')}">${report.blanks}</td>
        <td data-label="${say('reports.state')}">${say(`reports.${report.fieldMap}`)}</td>
        <td>
          <a href="/api/v1/reports/${report.id}/file">${say('reports.file')}</a><br /><a
            href="/api/v1/reports/${report.id}/lineage"
            >${say('reports.lineage')}</a
          >
        </td>
      </tr> `,
  )
  const more =
    reports.length === pageSize
      ? html`<p>
          <a class="button" href="/reports?lang=${language}&after=${reports.at(-1)?.id ?? ''}"
            >${say('reports.more')}</a
          >
        </p>`
      : html``
  const table = html`<table>
      <thead>
        <tr>
          ${columns.map(
            (key) => html`<th scope="col" ${numbers.has(key) ? html` class="number"` : html``}>${say(key)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${more}`
  const body = html`<h1>${say('reports.title')}</h1>
    ${reports.length > 0 ? table : html`<p>${say('reports.empty')}</p>`}`
  return page({ language, title: 'nav.reports', path: '/reports', body })
}
