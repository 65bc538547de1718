// D26: what a person says about an item of the review; the format of an imported answer file too.
import { z } from 'zod'
import { sensitivities, subjectKinds, valueTypes } from './question.ts'

/** Id of a review item. */
const item = z.string().min(1)

export const ReviewAnswer = z.discriminatedUnion('say', [
  z.strictObject({
    say: z.literal('same'),
    item,
    /** Key of a question, or `demand.unit` and its like. */
    question: z.string().min(1),
    relation: z.enum(['SAME', 'DERIVABLE', 'BROADER', 'NARROWER']).default('SAME'),
  }),
  /** It is none of these; for good. */
  z.strictObject({ say: z.literal('different'), item, from: z.array(z.string().min(1)).min(1) }),
  /** A question of this county's own dictionary. */
  z.strictObject({
    say: z.literal('new'),
    item,
    subject: z.enum(subjectKinds),
    /** Absent: the label as printed. */
    name: z.string().min(1).optional(),
    type: z.enum(valueTypes).optional(),
    measureUnit: z.string().min(1).optional(),
    sensitivity: z.enum(sensitivities).optional(),
  }),
  /** Nothing is written. */
  z.strictObject({ say: z.literal('later'), item }),
])
export type ReviewAnswer = z.infer<typeof ReviewAnswer>
