// D1: a question 问项 is one data element: subject + role + property + qualifiers + representation (ISO/IEC 11179, GB/T 18391).
import { z } from 'zod'

export const subjectKinds = ['person', 'household', 'area'] as const
export type SubjectKind = (typeof subjectKinds)[number]

export const valueTypes = ['text', 'integer', 'decimal', 'date', 'boolean', 'code'] as const

export const Question = z.strictObject({
  /** Never reused and never shown: the fact tables' column is `e` + id. */
  id: z.int().positive().max(999_999),
  /** Stable readable name, `person.birth-date`. */
  key: z.string().regex(/^[a-z]+(?:\.[a-z0-9-]+)+$/),
  subject: z.enum(subjectKinds),
  /** Whose fact it is beside the subject itself: `head` 户主, `guardian` 监护人. `self` is the subject. */
  role: z.string().default('self'),
  /** 中文 name shown to people, and its English. */
  name: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
  /** Other labels forms print for it; a synonym only proposes, a confirmed alias attaches. */
  synonyms: z.array(z.string()).default([]),
  type: z.enum(valueTypes),
  measureUnit: z.string().optional(),
  /** Code list key for `type: 'code'`. */
  codes: z.string().optional(),
  /** Days an answer stays fresh; absent: it does not age. */
  freshDays: z.int().positive().optional(),
  sensitivity: z.enum(['open', 'internal', 'personal', 'sensitive']),
  /** Computed from another question of the same subject instead of asked. */
  derivedFrom: z
    .strictObject({ question: z.string(), by: z.enum(['birth-date', 'sex', 'age', 'year-month', 'head', 'members']) })
    .optional(),
})
export type Question = z.infer<typeof Question>

export const columnOf = (question: Pick<Question, 'id'>): string => `e${question.id}`
