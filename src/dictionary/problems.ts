// D12: every refusal names the field or question and the next step in both languages, and never the value.
import { z } from 'zod'
import { problems } from '../kernel/problem.ts'
import en from './problems.en.json' with { type: 'json' }
import zh from './problems.zh-CN.json' with { type: 'json' }

const question = z.strictObject({ question: z.string() })
const field = z.strictObject({ field: z.string() })
const fieldAndQuestion = z.strictObject({ field: z.string(), question: z.string() })

export const dictionaryProblems = problems(
  'dictionary',
  {
    'wrong-id-number': { status: 422, details: question },
    'id-number-of-15': { status: 422, details: z.strictObject({}) },
    'wrong-credit-code': { status: 422, details: question },
    'digits-lost': { status: 422, details: question },
    'not-text': { status: 422, details: question },
    'not-a-number': { status: 422, details: question },
    'not-whole': { status: 422, details: question },
    'not-a-date': { status: 422, details: question },
    'not-yes-or-no': { status: 422, details: question },
    'unknown-code': { status: 422, details: z.strictObject({ question: z.string(), allowed: z.string() }) },
    'renderer-does-not-fit': { status: 422, details: z.strictObject({ question: z.string(), render: z.string() }) },
    'unit-unknown': {
      status: 422,
      details: z.strictObject({ question: z.string(), from: z.string(), to: z.string() }),
    },
    'no-option-fits': { status: 422, details: question },
    'other-template': { status: 409, details: z.strictObject({ confirmed: z.string(), template: z.string() }) },
    'no-such-field': { status: 422, details: field },
    'field-twice': { status: 422, details: field },
    'label-differs': {
      status: 409,
      details: z.strictObject({ field: z.string(), confirmed: z.string(), printed: z.string() }),
    },
    'no-such-question': { status: 422, details: fieldAndQuestion },
    'question-not-seen': { status: 422, details: fieldAndQuestion },
    'condition-wrong': { status: 422, details: fieldAndQuestion },
    'nothing-to-add-up': { status: 422, details: field },
    'no-such-list': { status: 422, details: z.strictObject({ sheet: z.string(), row: z.int() }) },
    'list-twice': { status: 422, details: z.strictObject({ sheet: z.string(), row: z.int() }) },
  },
  { 'zh-CN': zh, en },
)
