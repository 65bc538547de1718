// V2: what can go wrong between a browser and the server.
import { z } from 'zod'
import { problems } from '../kernel/problem.ts'
import en from './problems.en.json' with { type: 'json' }
import zh from './problems.zh-CN.json' with { type: 'json' }

export const serverProblems = problems(
  'server',
  {
    'port-busy': { status: 409, details: z.strictObject({ port: z.number(), next: z.number() }) },
    'port-forbidden': { status: 403, details: z.strictObject({ port: z.number() }) },
    'loopback-only': { status: 403, details: z.strictObject({ host: z.string(), port: z.number() }) },
    'no-such-page': { status: 404, details: z.strictObject({ path: z.string() }) },
    'bad-request': { status: 400, details: z.strictObject({ where: z.string() }) },
    'too-many-requests': { status: 429, details: z.strictObject({ seconds: z.number() }) },
    bug: { status: 500, details: z.strictObject({ id: z.string() }) },
  },
  { 'zh-CN': zh, en },
)
