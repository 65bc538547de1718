// A6: what can go wrong with areas and units, each with its next step.
import { z } from 'zod'
import { problems } from '../kernel/problem.ts'
import en from './problems.en.json' with { type: 'json' }
import zh from './problems.zh-CN.json' with { type: 'json' }

const area = z.strictObject({ area: z.string() })

export const accessProblems = problems(
  'access',
  {
    'no-such-area': { status: 404, details: area },
    'no-area-named': { status: 404, details: z.strictObject({ name: z.string() }) },
    'several-areas-named': { status: 409, details: z.strictObject({ name: z.string(), places: z.string() }) },
    'name-taken': { status: 409, details: z.strictObject({ name: z.string() }) },
    'name-empty': { status: 422, details: z.strictObject({}) },
    'level-wrong': { status: 422, details: z.strictObject({ level: z.string(), parent: z.string() }) },
    'area-full': { status: 409, details: area },
    'code-taken': { status: 409, details: z.strictObject({ code: z.string(), area: z.string() }) },
    'dates-wrong': { status: 422, details: z.strictObject({ since: z.string(), until: z.string() }) },
  },
  { 'zh-CN': zh, en },
)
