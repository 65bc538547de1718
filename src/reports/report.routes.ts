// P5: the list of reports, and each report's workbook and lineage as downloads.
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { rootArea } from '../access/area.store.ts'
import type { Database } from '../db/open.ts'
import { fail, ok } from '../kernel/result.ts'
import { replyProblem } from '../server/reply.ts'
import { extendedName } from './file-name.ts'
import { recordHandOut } from './hand-out.store.ts'
import { Lineage } from './lineage.ts'
import { reportProblems } from './problems.ts'
import { ReportSummary } from './report.ts'
import { listReports, reportFile, reportLineage } from './report.store.ts'

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const tags = ['reports']
const params = z.strictObject({ id: z.uuid() })

export async function reportRoutes(plain: FastifyInstance, { database }: { database: Database }) {
  const app = plain.withTypeProvider<ZodTypeProvider>()

  const querystring = z.object({
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  })
  const listSchema = {
    tags,
    summary: 'Reports, oldest first, page by key',
    querystring,
    response: { 200: z.strictObject({ reports: z.array(ReportSummary) }) },
  }
  app.get('/api/v1/reports', { schema: listSchema }, async (request, reply) => {
    const { after, limit } = request.query
    const found = await database.transaction(async (trx) => {
      const scope = await rootArea(trx)
      return ok(scope ? await listReports(trx, { scope: scope.id, limit, ...(after && { after }) }) : [])
    })
    return found.ok ? { reports: found.value } : replyProblem(request, reply, found.problem)
  })

  const fileSchema = { tags, summary: 'The filled workbook, as the department laid it out', params }
  app.get('/api/v1/reports/:id/file', { schema: fileSchema }, async (request, reply) => {
    const { id } = request.params
    const found = await database.transaction(async (trx) => {
      const report = await reportFile(trx, id)
      if (!report) return fail(reportProblems['no-such-report']({ report: id }))
      // Whoever only asks for the head is given nothing.
      if (request.method === 'GET') await recordHandOut(trx, { reports: [id], how: 'download', actor: 'operator' })
      return ok(report)
    })
    if (!found.ok) return replyProblem(request, reply, found.problem)
    // RFC 6266: the Chinese name goes into filename*, old clients get the id.
    const disposition = `attachment; filename="${id}.xlsx"; filename*=${extendedName(found.value.name)}`
    return reply
      .type(spreadsheet)
      .header('content-disposition', disposition)
      .header('cache-control', 'no-store')
      .send(found.value.file)
  })

  const lineageSchema = {
    tags,
    summary: 'Where every cell of the report came from',
    params,
    response: { 200: Lineage },
  }
  app.get('/api/v1/reports/:id/lineage', { schema: lineageSchema }, async (request, reply) => {
    const { id } = request.params
    const found = await database.transaction(async (trx) => {
      const lineage = await reportLineage(trx, id)
      return lineage ? ok(lineage) : fail(reportProblems['no-such-report']({ report: id }))
    })
    return found.ok ? found.value : replyProblem(request, reply, found.problem)
  })
}
