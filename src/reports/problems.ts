// P4: what can go wrong when a report is filled, listed or traced.
import { z } from 'zod'
import { problems } from '../kernel/problem.ts'
import en from './problems.en.json' with { type: 'json' }
import zh from './problems.zh-CN.json' with { type: 'json' }

const file = z.strictObject({ file: z.string() })

export const reportProblems = problems(
  'reports',
  {
    'no-such-report': { status: 404, details: z.strictObject({ report: z.string() }) },
    'no-lineage': { status: 404, details: file },
    'lineage-broken': { status: 422, details: file },
    'file-changed': { status: 409, details: file },
    'no-such-cell': { status: 404, details: z.strictObject({ cell: z.string() }) },
    'cell-changed': { status: 409, details: z.strictObject({ cell: z.string() }) },
    'cannot-refill': { status: 409, details: z.strictObject({ name: z.string() }) },
    'not-signed': { status: 422, details: file },
    'lineage-tampered': { status: 409, details: file },
    'lineage-of-another': { status: 409, details: file },
    'other-key': { status: 409, details: z.strictObject({ file: z.string(), key: z.string() }) },
    'archive-tampered': { status: 409, details: file },
    'bad-address': { status: 400, details: z.strictObject({ cell: z.string() }) },
  },
  { 'zh-CN': zh, en },
)
