// V7: /healthz says the process lives, /readyz that it can reach its database; neither tells anything about people.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Database } from '../db/open.ts'
import { ok } from '../kernel/result.ts'
import { replyProblem } from './reply.ts'

const Health = z.strictObject({ status: z.literal('ok'), version: z.string() })

export async function healthRoutes(
  app: FastifyInstance,
  { database, version }: { database: Database; version: string },
) {
  const schema = { response: { 200: Health }, tags: ['health'] }
  app.get('/healthz', { schema: { ...schema, summary: 'The process lives' } }, async () => ({ status: 'ok', version }))
  app.get('/readyz', { schema: { ...schema, summary: 'The database answers' } }, async (request, reply) => {
    const reached = await database.transaction(async (trx) => ok(await trx.query('select 1')))
    return reached.ok ? { status: 'ok', version } : replyProblem(request, reply, reached.problem)
  })
}
