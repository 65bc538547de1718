// S11: every refusal of a workbook has its own code, sentence and next step.
import { z } from 'zod'
import { problems } from '../kernel/problem.ts'
import en from './problems.en.json' with { type: 'json' }
import zh from './problems.zh-CN.json' with { type: 'json' }

const name = z.strictObject({ name: z.string() })
const limit = z.strictObject({ name: z.string(), limit: z.number() })
/** `at` is the cell, range or part that stands in the way. */
const place = z.strictObject({ sheet: z.string(), row: z.number(), at: z.string() })
const sheet = z.strictObject({ sheet: z.string() })

export const sheetProblems = problems(
  'sheets',
  {
    'empty-file': { status: 422, details: name },
    'not-a-workbook': { status: 422, details: name },
    'other-format': { status: 422, details: z.strictObject({ name: z.string(), format: z.string() }) },
    'password-protected': { status: 422, details: name },
    'too-large': { status: 413, details: z.strictObject({ name: z.string(), megabytes: z.number() }) },
    'too-many-parts': { status: 413, details: limit },
    'too-many-cells': { status: 413, details: limit },
    'zip-bomb': { status: 422, details: z.strictObject({ name: z.string(), part: z.string() }) },
    'unsafe-archive': { status: 422, details: z.strictObject({ name: z.string(), part: z.string() }) },
    'document-type': { status: 422, details: z.strictObject({ name: z.string(), part: z.string() }) },
    damaged: { status: 422, details: z.strictObject({ name: z.string(), part: z.string() }) },
    'far-cell': {
      status: 422,
      details: z.strictObject({ name: z.string(), sheet: z.string(), cell: z.string() }),
    },
    'too-many-merges': {
      status: 422,
      details: z.strictObject({ name: z.string(), sheet: z.string(), count: z.number(), limit: z.number() }),
    },
    'huge-merge': {
      status: 422,
      details: z.strictObject({ name: z.string(), sheet: z.string(), range: z.string() }),
    },
    'too-slow': { status: 422, details: z.strictObject({ name: z.string(), seconds: z.number() }) },
    'too-much-memory': { status: 413, details: z.strictObject({ name: z.string(), megabytes: z.number() }) },
    'fill-needs-xlsx': { status: 422, details: z.strictObject({ format: z.string() }) },
    'no-such-sheet': { status: 422, details: sheet },
    'text-too-long': {
      status: 422,
      details: z.strictObject({ sheet: z.string(), cell: z.string(), limit: z.number() }),
    },
    'place-outside': {
      status: 422,
      details: z.strictObject({ sheet: z.string(), row: z.number(), column: z.number() }),
    },
    'insert-array-formula': { status: 422, details: place },
    'insert-table': { status: 422, details: place },
    'insert-tall-record': { status: 422, details: place },
    'insert-comment': { status: 422, details: place },
    'insert-pivot': { status: 422, details: place },
    'insert-control': { status: 422, details: place },
    'insert-sheet-span': { status: 422, details: place },
    'insert-row-by-row': { status: 422, details: place },
    'insert-text-reference': { status: 422, details: place },
    'insert-unknown': { status: 422, details: place },
    'insert-signed': { status: 422, details: z.strictObject({ sheet: z.string(), row: z.number() }) },
    'no-converter': { status: 501, details: name },
    'not-converted': { status: 422, details: name },
    'no-printer': { status: 501, details: name },
    'not-printed': { status: 422, details: name },
    'sheet-name-taken': { status: 409, details: z.strictObject({ name: z.string(), sheet: z.string() }) },
  },
  { 'zh-CN': zh, en },
)
