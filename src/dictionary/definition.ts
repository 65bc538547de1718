// D2: a definition 口径 says how an aggregate cell is computed from the ledger: what is counted, and which of them.
import { z } from 'zod'
import { subjectKinds } from './question.ts'

/** One test of a question's value. Ages are `person.age` compared in full years on the report's date. */
export const Condition = z.strictObject({
  question: z.string(),
  is: z.enum(['=', '!=', '<', '<=', '>', '>=', 'in', 'known']),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
})
export type Condition = z.infer<typeof Condition>

export const Definition = z.strictObject({
  measure: z.enum(['count', 'sum', 'average']),
  /** Which kind of subject is counted. */
  of: z.enum(subjectKinds),
  /** Question summed or averaged; absent for a count. */
  question: z.string().optional(),
  /** All must hold. */
  where: z.array(Condition),
})
export type Definition = z.infer<typeof Definition>
