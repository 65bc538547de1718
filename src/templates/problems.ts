// T17: every refusal has a code, a sentence and a next step in both languages.
import { z } from 'zod'
import { problems } from '../kernel/problem.ts'
import en from './problems.en.json' with { type: 'json' }
import zh from './problems.zh-CN.json' with { type: 'json' }

const name = z.strictObject({ name: z.string() })
const field = z.strictObject({ field: z.string() })

export const templateProblems = problems(
  'templates',
  {
    'no-form': { status: 422, details: name },
    'personal-data': {
      status: 422,
      details: z.strictObject({ name: z.string(), ids: z.int(), cards: z.int(), phones: z.int(), places: z.string() }),
    },
    'not-blanked': { status: 422, details: z.strictObject({ name: z.string(), places: z.string() }) },
    'phones-inside': { status: 422, details: z.strictObject({ name: z.string(), phones: z.int() }) },
    'no-such-template': { status: 404, details: name },
    'several-templates': { status: 422, details: name },
    'no-such-place': { status: 422, details: field },
    'place-taken': { status: 422, details: field },
    'place-nowhere': { status: 422, details: field },
    'place-holds-formula': { status: 422, details: field },
    'place-inside-merge': { status: 422, details: field },
    'rows-wrong': { status: 422, details: field },
  },
  { 'zh-CN': zh, en },
)
