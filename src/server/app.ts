// V4: the application: every room's routes, one error path, an OpenAPI description made from the routes' own schemas.
import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import fastify, { type FastifyError, type FastifyInstance, LogController } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { Database } from '../db/open.ts'
import { mergeReportRoutes } from '../dictionary/merge-report.routes.ts'
import { templateRoutes } from '../dictionary/template.routes.ts'
import { reportRoutes } from '../reports/report.routes.ts'
import { healthRoutes } from './health.routes.ts'
import { usualPort } from './listen.ts'
import { hostName, isLoopback } from './loopback.ts'
import { pageRoutes } from './page.routes.ts'
import { serverProblems } from './problems.ts'
import { readableUrl } from './readable-url.ts'
import { replyProblem } from './reply.ts'

export type AppInput = { database: Database; version: string; logLevel?: string }

export async function buildApp({ database, version, logLevel = 'warn' }: AppInput): Promise<FastifyInstance> {
  // Request lines are not logged: a path may name a report, and logs hold no personal data.
  const app = fastify({
    logger: { level: logLevel, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    // A browser that keeps its connection must not keep the server from stopping.
    forceCloseConnections: true,
    rewriteUrl: ({ url = '/' }) => readableUrl(url),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  })
  await app.register(rateLimit, {
    max: 600,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, context) =>
      Object.assign(new Error('rate'), { statusCode: 429, seconds: Math.ceil(context.ttl / 1000) }),
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Shixiao 实效', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    },
    transform: jsonSchemaTransform,
  })
  app.addHook('onRequest', async (request, reply) => {
    // Computers in a village office are shared: nothing that is read here stays behind in a browser's store.
    reply.header('cache-control', 'no-store')
    const host = hostName(request.headers.host)
    const port = request.socket.localPort ?? usualPort
    if (!isLoopback(host)) return replyProblem(request, reply, serverProblems['loopback-only']({ host, port }))
  })
  handleErrors(app)
  await app.register(healthRoutes, { database, version })
  await app.register(mergeReportRoutes, { database })
  await app.register(templateRoutes, { database })
  await app.register(reportRoutes, { database })
  await app.register(pageRoutes, { database })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  return app
}

function handleErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    replyProblem(request, reply, serverProblems['no-such-page']({ path: request.url.split('?')[0] ?? '' })),
  )
  app.setErrorHandler((error: FastifyError & { seconds?: number }, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      return replyProblem(
        request,
        reply,
        serverProblems['bad-request']({ where: error.validation[0]?.instancePath ?? '' }),
      )
    }
    if (error.statusCode === 429) {
      return replyProblem(request, reply, serverProblems['too-many-requests']({ seconds: error.seconds ?? 60 }))
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return replyProblem(request, reply, serverProblems['bad-request']({ where: request.url.split('?')[0] ?? '' }))
    }
    const id = randomUUID()
    // Only where it happened: the text of an error may quote somebody's data.
    const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
    app.log.error({ id, name: error.name, frames }, 'bug')
    return replyProblem(request, reply, serverProblems.bug({ id }))
  })
}
