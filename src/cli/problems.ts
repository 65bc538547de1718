// C4: what can go wrong at the keyboard and with files, each with its next step.
import { z } from 'zod'
import { problems } from '../kernel/problem.ts'
import en from './problems.en.json' with { type: 'json' }
import zh from './problems.zh-CN.json' with { type: 'json' }

const file = z.strictObject({ file: z.string() })
const column = z.strictObject({ column: z.string(), question: z.string(), against: z.int(), of: z.int() })

const fieldOf = z.strictObject({ field: z.string(), template: z.string(), near: z.string() })

export const cliProblems = problems(
  'cli',
  {
    'unknown-verb': { status: 400, details: z.strictObject({ verb: z.string() }) },
    'missing-argument': { status: 400, details: z.strictObject({ verb: z.string(), usage: z.string() }) },
    'too-many-arguments': {
      status: 400,
      details: z.strictObject({ verb: z.string(), word: z.string(), usage: z.string() }),
    },
    'unknown-option': { status: 400, details: z.strictObject({ option: z.string(), verb: z.string() }) },
    'option-value': { status: 400, details: z.strictObject({ option: z.string(), verb: z.string() }) },
    'bad-option': {
      status: 400,
      details: z.strictObject({ option: z.string(), value: z.string(), wanted: z.string() }),
    },
    'file-not-found': { status: 404, details: file },
    'file-unreadable': { status: 403, details: file },
    'no-workbooks': { status: 404, details: z.strictObject({ folder: z.string() }) },
    'disk-full': { status: 507, details: file },
    'cannot-write': { status: 403, details: file },
    'file-broken': { status: 422, details: z.strictObject({ file: z.string(), wanted: z.string() }) },
    'area-unclear': { status: 422, details: file },
    'map-cell': {
      status: 422,
      details: z.strictObject({ place: z.string(), heading: z.string(), wanted: z.string() }),
    },
    'no-map': { status: 422, details: file },
    'values-other-format': { status: 409, details: column },
    'values-fail-check': { status: 409, details: column },
    'values-not-in-list': { status: 409, details: column },
    'values-differ': { status: 409, details: column },
    'review-id': { status: 422, details: z.strictObject({ row: z.int(), id: z.string() }) },
    'review-changed': { status: 409, details: z.strictObject({ row: z.int(), label: z.string() }) },
    'review-answered': { status: 409, details: z.strictObject({ row: z.int(), label: z.string() }) },
    'review-twice': { status: 422, details: z.strictObject({ row: z.int() }) },
    'review-reason': { status: 422, details: z.strictObject({}) },
    'no-field': { status: 404, details: fieldOf },
    'several-fields': { status: 409, details: fieldOf },
    'not-attached': { status: 404, details: z.strictObject({ field: z.string(), template: z.string() }) },
    'identity-key': { status: 409, details: file },
    'county-key': { status: 409, details: file },
    'county-key-there': { status: 409, details: file },
    'no-county-key': { status: 404, details: z.strictObject({}) },
    'archive-too-large': { status: 413, details: z.strictObject({ reports: z.int() }) },
    'nothing-to-print': { status: 404, details: z.strictObject({}) },
    'no-public-key': { status: 422, details: file },
    'no-areas': { status: 404, details: z.strictObject({}) },
    'no-demands': { status: 404, details: z.strictObject({}) },
    'no-templates': { status: 404, details: z.strictObject({}) },
    bug: { status: 500, details: z.strictObject({ id: z.string() }) },
  },
  { 'zh-CN': zh, en },
)
