// F12: every refusal has a code, a sentence and a next step in both languages, and never repeats the value it refuses.
import { z } from 'zod'
import { problems } from '../kernel/problem.ts'
import en from './problems.en.json' with { type: 'json' }
import zh from './problems.zh-CN.json' with { type: 'json' }

const none = z.strictObject({})
const question = z.strictObject({ question: z.string() })
const rows = z.strictObject({ rows: z.string() })

export const factProblems = problems(
  'facts',
  {
    'error-cell': { status: 422, details: question },
    'only-a-dash': { status: 422, details: question },
    'unreadable-text': { status: 422, details: question },
    'too-long': { status: 422, details: z.strictObject({ question: z.string(), longest: z.int() }) },
    'out-of-bounds': { status: 422, details: z.strictObject({ question: z.string(), bounds: z.string() }) },
    'too-long-ago': { status: 422, details: question },
    'out-of-order': { status: 422, details: z.strictObject({ earlier: z.string(), later: z.string() }) },
    'no-answer': { status: 422, details: question },
    'not-as-kept': { status: 422, details: question },
    'is-this-right': { status: 409, details: question },
    'another-head': { status: 409, details: none },
    'no-such-subject': { status: 404, details: none },
    'known-already': { status: 409, details: none },
    'number-of-somebody-else': { status: 409, details: none },
    'no-such-conflict': { status: 404, details: none },
    'reason-missing': { status: 422, details: none },
    'disagrees-with-id-number': { status: 422, details: question },
    'born-later': { status: 422, details: question },
    'person-not-told-apart': { status: 422, details: none },
    'kind-not-imported': { status: 422, details: none },
    'household-number-missing': { status: 422, details: none },
    'household-unknown': { status: 422, details: none },
    'household-in-several-villages': { status: 422, details: none },
    'village-not-told': { status: 422, details: none },
    'household-differs': { status: 409, details: none },
    'rows-differ': { status: 409, details: rows },
    'one-person-two-numbers': { status: 409, details: none },
    'several-people-fit': { status: 409, details: none },
    'maybe-known-already': { status: 409, details: none },
    'recorded-elsewhere': { status: 409, details: none },
    'said-differently': { status: 409, details: z.strictObject({ question: z.string(), rows: z.string() }) },
    'number-in-doubt': { status: 422, details: none },
    'question-not-for-row': { status: 422, details: question },
    'no-such-question': { status: 422, details: question },
    'condition-not-for-subject': { status: 422, details: question },
    'condition-value-wrong': { status: 422, details: question },
    'nothing-to-add-up': { status: 422, details: none },
    'part-not-said': { status: 422, details: none },
    'period-not-kept': { status: 422, details: none },
  },
  { 'zh-CN': zh, en },
)
