// Q6: every refusal has a code, a sentence and a next step in both languages.
import { z } from 'zod'
import { problems } from '../kernel/problem.ts'
import en from './problems.en.json' with { type: 'json' }
import zh from './problems.zh-CN.json' with { type: 'json' }

export const demandProblems = problems(
  'demands',
  {
    'needs-nothing': { status: 422, details: z.strictObject({ name: z.string() }) },
    'already-open': { status: 409, details: z.strictObject({ name: z.string(), period: z.string() }) },
    'due-too-early': { status: 422, details: z.strictObject({ due: z.string(), opened: z.string() }) },
    'no-such-demand': { status: 404, details: z.strictObject({}) },
    'already-closed': { status: 409, details: z.strictObject({ name: z.string(), closed: z.string() }) },
  },
  { 'zh-CN': zh, en },
)
