// M5: an alias key stands for "the same words about the same one"; it exists only where nothing that decides identity is unknown.
import { ofOwner, type Slots, unknown } from './slots.ts'
import { writingOf } from './writing.ts'

/** `subject/role|writing|qualifiers|period|polarity|unit`, for a number known by its form's owner only also `|of:owner`; undefined when a slot needed for identity is unknown: then never automatic. */
export function aliasKey(slots: Slots): string | undefined {
  const { subject, role, text, qualifiers, period, polarity, measureUnit, issuer, doubts } = slots
  if (subject === unknown || role === unknown || polarity === unknown || issuer === unknown) return undefined
  if (text === '' || doubts.length > 0) return undefined
  const words = [`${subject}/${role}`, writingOf(text), qualifiers.join('+'), period, polarity, measureUnit]
  // A 户号 is one number in the forms of one office only.
  return [...words, ...(issuer.startsWith(ofOwner) ? [issuer] : [])].join('|')
}

/** What people answered and audits found. One answer for a key is a rule; two different ones end the rule for good. */
export type Aliases = {
  confirmed: ReadonlyMap<string, ReadonlySet<string>>
  /** `key` to questions a person said it is not. */
  denied: ReadonlyMap<string, ReadonlySet<string>>
  /** Keys that an audit found wrong: they attach nothing until a person confirms them anew. */
  suspended?: ReadonlySet<string>
  /** Audits found keys wrong so often that none attaches by itself any more. */
  keysAsk?: boolean
  /** Ways of reading the same that audits let attach by themselves: none before enough were right. */
  promoted?: ReadonlySet<string>
  /** Words that people approved as separating. */
  words?: readonly string[]
  /** Who confirmed a key, and when. */
  saidBy?: ReadonlyMap<string, KeySaid>
}

/** `at`: an instant, ISO 8601. */
export type KeySaid = { actor: string; at: string }

export const noAliases: Aliases = { confirmed: new Map(), denied: new Map() }

/** The one confirmed answer; undefined where people disagreed or denied it, or where an audit found it wrong. */
export function soleAnswer(aliases: Aliases, key: string | undefined): string | undefined {
  const answers = key === undefined ? undefined : aliases.confirmed.get(key)
  const [answer] = answers ?? []
  if (answers?.size !== 1 || answer === undefined || aliases.denied.get(key!)?.has(answer)) return undefined
  if (aliases.suspended?.has(key!)) return undefined
  return answer
}
