// D27: an attachment says why it stands: by which rule, under which key, what was read of the field, and who confirmed the key.
import { z } from 'zod'
import { aliasKey, type KeySaid } from '../matching/alias.ts'
import type { Slots } from '../matching/slots.ts'

/** `person`: somebody said so of this field. The others attach what nobody looked at, or order what somebody did. */
export const attachRules = ['person', 'confirmed-key', 'same-concept', 'same-text'] as const
export type AttachRule = (typeof attachRules)[number]

export const Because = z.strictObject({
  rule: z.enum(attachRules),
  /** Absent where something that decides identity was unknown. */
  key: z.string().optional(),
  /** What was read of the field when it was attached; a later version of the reader may read it otherwise. */
  read: z.strictObject({
    subject: z.string(),
    role: z.string(),
    property: z.string(),
    text: z.string(),
    qualifiers: z.array(z.string()),
    period: z.string(),
    measureUnit: z.string(),
  }),
  /** Why the matcher suggested it, where it did. */
  reasons: z.array(z.string()),
  /** Who confirmed the key, and when: for what nobody said of this field itself. */
  said: z.strictObject({ actor: z.string(), at: z.string() }).optional(),
})
export type Because = z.infer<typeof Because>

type Why = { rule: AttachRule; slots: Slots; reasons?: readonly string[]; said?: KeySaid | undefined }

export function becauseOf({ rule, slots, reasons = [], said }: Why): Because {
  const { subject, role, property, text, qualifiers, period, measureUnit } = slots
  const key = aliasKey(slots)
  return {
    rule,
    ...(key === undefined ? {} : { key }),
    read: { subject, role, property, text, qualifiers: [...qualifiers], period, measureUnit },
    reasons: [...reasons],
    ...(said ? { said: { actor: said.actor, at: said.at } } : {}),
  }
}
