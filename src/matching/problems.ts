// M16: what a service of embeddings does not do is said with the next step; the matcher itself goes on without it.
import { z } from 'zod'
import { problems } from '../kernel/problem.ts'
import en from './problems.en.json' with { type: 'json' }
import zh from './problems.zh-CN.json' with { type: 'json' }

const url = z.strictObject({ url: z.string() })

export const matchingProblems = problems(
  'matching',
  {
    'embedding-unreachable': { status: 502, details: url },
    'embedding-refused': { status: 502, details: z.strictObject({ url: z.string(), status: z.int() }) },
    'embedding-unreadable': { status: 502, details: url },
  },
  { 'zh-CN': zh, en },
)
