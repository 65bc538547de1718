// B2: what can go wrong between the product and its database, each with its next step. No value of a row is a detail.
import { z } from 'zod'
import { problems } from '../kernel/problem.ts'
import en from './problems.en.json' with { type: 'json' }
import zh from './problems.zh-CN.json' with { type: 'json' }

const none = z.strictObject({})
const folder = z.strictObject({ folder: z.string() })
const constraint = z.strictObject({ constraint: z.string() })

export const dbProblems = problems(
  'db',
  {
    'port-busy': { status: 409, details: z.strictObject({ port: z.number() }) },
    'other-version': { status: 409, details: folder.extend({ found: z.string(), wanted: z.string() }) },
    'schema-newer': { status: 409, details: z.strictObject({ migration: z.string() }) },
    'disk-full': { status: 507, details: none },
    'read-only-folder': { status: 403, details: folder },
    'unreachable-folder': { status: 403, details: folder.extend({ user: z.string() }) },
    'data-missing': { status: 409, details: folder.extend({ pointer: z.string() }) },
    'password-missing': { status: 409, details: z.strictObject({ file: z.string() }) },
    'no-binaries': { status: 501, details: z.strictObject({ platform: z.string() }) },
    'no-service-user': { status: 409, details: z.strictObject({ user: z.string() }) },
    'already-running': { status: 409, details: folder.extend({ pid: z.number() }) },
    'will-not-start': { status: 500, details: z.strictObject({ log: z.string() }) },
    'server-too-old': { status: 409, details: z.strictObject({ version: z.string() }) },
    'wrong-encoding': { status: 409, details: z.strictObject({ encoding: z.string() }) },
    'bad-address': { status: 400, details: none },
    'connection-lost': { status: 503, details: none },
    'login-refused': { status: 403, details: none },
    'no-such-database': { status: 404, details: none },
    'no-rights': { status: 403, details: none },
    'read-only-server': { status: 503, details: none },
    'too-many-connections': { status: 503, details: none },
    'out-of-memory': { status: 503, details: none },
    busy: { status: 409, details: none },
    'took-too-long': { status: 503, details: none },
    'already-there': { status: 409, details: constraint },
    'reference-missing': { status: 409, details: constraint },
  },
  { 'zh-CN': zh, en },
)
