// D1: a question 问项 is one data element: subject + role + property + qualifiers + representation (ISO/IEC 11179, GB/T 18391).
import { z } from 'zod'

export const subjectKinds = ['person', 'household', 'place', 'organisation', 'area', 'event'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** From a row upward: a person sees its household and village, everything else its village; never down to many. */
export const seenFrom: Record<SubjectKind, readonly SubjectKind[]> = {
  person: ['person', 'household', 'area'],
  household: ['household', 'area'],
  place: ['place', 'area'],
  organisation: ['organisation', 'area'],
  area: ['area'],
  event: ['event', 'area'],
}

/** Fields of work whose forms ask it, for people who look for a question. */
export const domains = [
  'population',
  'employment',
  'civil-affairs',
  'disability',
  'health',
  'poverty-prevention',
  'party',
  'veterans',
  'insurance',
  'housing-land',
  'facilities',
  'grid-safety',
  'education',
  'agriculture',
  'finance',
  'organisations',
  'events',
  'other',
] as const
export type Domain = (typeof domains)[number]

export const valueTypes = ['text', 'integer', 'decimal', 'date', 'boolean', 'code'] as const

/** What a text must look like beyond being text. */
export const formats = ['id-number', 'credit-code'] as const

/** A code, its name as printed, then other writings met on forms. */
export const Choice = z.tuple([z.string().min(1), z.string().min(1)]).rest(z.string().min(1))

export const sensitivities = ['open', 'internal', 'personal', 'sensitive'] as const

/** `head` and `members` look at a household's people; every other way computes from the same subject's own answer. */
export const derivations = ['birth-date', 'sex', 'age', 'year-month', 'year', 'area', 'head', 'members'] as const

export const Question = z.strictObject({
  /** Never reused and never shown: the fact tables' column is `e` + id. */
  id: z.int().positive().max(999_999),
  /** Stable readable name, `person.birth-date`: object class, then property. */
  key: z.string().regex(/^[a-z]+(?:\.[a-z0-9-]+)+$/),
  subject: z.enum(subjectKinds),
  /** Whose fact it is beside the subject itself: `head` 户主, `guardian` 监护人. `self` is the subject. */
  role: z.string().default('self'),
  domain: z.enum(domains).default('other'),
  /** 中文 name shown to people, and its English. */
  name: z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) }),
  /** Other labels forms print for exactly this; a synonym only proposes, a confirmed alias attaches. */
  synonyms: z.array(z.string().min(1)).default([]),
  type: z.enum(valueTypes),
  format: z.enum(formats).optional(),
  measureUnit: z.string().min(1).optional(),
  /** Bounds of a number where its unit's own do not do. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Code list key for `type: 'code'`. */
  codes: z.string().min(1).optional(),
  /** Codes of a county's own question, in place of a list of the dictionary. */
  choices: z.array(Choice).min(1).optional(),
  /** Days an answer stays fresh; absent: it does not age. */
  freshDays: z.int().positive().optional(),
  sensitivity: z.enum(sensitivities),
  /** Computed from another question instead of asked. */
  derivedFrom: z.strictObject({ question: z.string(), by: z.enum(derivations) }).optional(),
})
export type Question = z.infer<typeof Question>

/** ISO/IEC 11179's property: the key without its object class, that is without subject and role. */
export const propertyOf = ({ key, subject, role }: Pick<Question, 'key' | 'subject' | 'role'>): string => {
  const property = key.slice(subject.length + 1)
  return property.startsWith(`${role}-`) ? property.slice(role.length + 1) : property
}

export const columnOf = (question: Pick<Question, 'id'>): string => `e${question.id}`
