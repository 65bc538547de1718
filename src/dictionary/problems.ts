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
    'definition-incomplete': { status: 422, details: field },
    'period-not-kept': { status: 422, details: field },
    'figure-in-list': { status: 422, details: field },
    'only-suggested': { status: 422, details: field },
    'no-such-list': { status: 422, details: z.strictObject({ sheet: z.string(), row: z.int() }) },
    'list-twice': { status: 422, details: z.strictObject({ sheet: z.string(), row: z.int() }) },
    'list-unclear': {
      status: 422,
      details: z.strictObject({ sheet: z.string(), row: z.int(), columns: z.string() }),
    },
    'own-file-large': { status: 413, details: z.strictObject({}) },
    'own-file-broken': { status: 422, details: z.strictObject({ row: z.int() }) },
    'own-head-wrong': { status: 422, details: z.strictObject({ part: z.string() }) },
    'own-ids-shared': {
      status: 409,
      details: z.strictObject({
        first: z.int(),
        last: z.int(),
        other: z.string(),
        otherFirst: z.int(),
        otherLast: z.int(),
      }),
    },
    'own-range-shrunk': { status: 409, details: z.strictObject({ id: z.int(), name: z.string() }) },
    'own-question-broken': {
      status: 422,
      details: z.strictObject({ row: z.int(), name: z.string(), part: z.string() }),
    },
    'own-id-outside': {
      status: 422,
      details: z.strictObject({ row: z.int(), name: z.string(), id: z.int(), first: z.int(), last: z.int() }),
    },
    'own-key-outside': {
      status: 422,
      details: z.strictObject({ row: z.int(), name: z.string(), key: z.string(), wanted: z.string() }),
    },
    'own-id-taken': {
      status: 409,
      details: z.strictObject({ row: z.int(), name: z.string(), id: z.int(), other: z.string() }),
    },
    'own-id-twice': { status: 409, details: z.strictObject({ row: z.int(), name: z.string(), id: z.int() }) },
    'own-key-taken': {
      status: 409,
      details: z.strictObject({ row: z.int(), name: z.string(), key: z.string(), id: z.int() }),
    },
    'own-codes-wrong': { status: 422, details: z.strictObject({ row: z.int(), name: z.string() }) },
    'own-no-such-list': { status: 422, details: z.strictObject({ row: z.int(), name: z.string(), codes: z.string() }) },
    'own-choice-twice': {
      status: 422,
      details: z.strictObject({ row: z.int(), name: z.string(), choice: z.string() }),
    },
    'own-cannot-derive': {
      status: 422,
      details: z.strictObject({ row: z.int(), name: z.string(), question: z.string() }),
    },
    'own-changed': { status: 409, details: z.strictObject({ row: z.int(), name: z.string() }) },
    'own-label-taken': {
      status: 409,
      details: z.strictObject({
        row: z.int(),
        name: z.string(),
        label: z.string(),
        other: z.string(),
        key: z.string(),
      }),
    },
    'own-no-such-question': { status: 422, details: z.strictObject({ row: z.int(), question: z.string() }) },
    'own-no-room': { status: 409, details: z.strictObject({ row: z.int(), name: z.string(), most: z.int() }) },
    'own-which': { status: 400, details: z.strictObject({ prefixes: z.string() }) },
    'own-no-such-prefix': { status: 404, details: z.strictObject({ prefix: z.string() }) },
    'review-no-such-item': { status: 404, details: z.strictObject({ item: z.string() }) },
    'review-stale': { status: 409, details: z.strictObject({ item: z.string(), label: z.string() }) },
    'review-no-own': { status: 409, details: z.strictObject({}) },
    'audit-not-due': { status: 409, details: z.strictObject({ audit: z.string() }) },
    'no-such-word': { status: 404, details: z.strictObject({ word: z.string() }) },
    'question-unknown': { status: 404, details: z.strictObject({ asked: z.string() }) },
  },
  { 'zh-CN': zh, en },
)
