// D34: the same printed words about another one are the most frequent wrong merge there is: whoever decides them sees them first.
import { cleanLabel } from '../matching/label.ts'
import { type Slots, unknown } from '../matching/slots.ts'
import { writingOf } from '../matching/writing.ts'

/** A field as printed and as read. */
export type Worded = { label: string; slots: Slots }

/** The words as printed, 户主 left in; undefined where they name nothing of anybody: 备注, a count, a serial number. */
function wordsOf({ label, slots: { subject, qualifiers, period, doubts } }: Worded): string | undefined {
  if (subject === 'demand' || doubts.includes('generic') || doubts.includes('figure')) return undefined
  const words = writingOf(cleanLabel(label).core)
  return words === '' ? undefined : [words, qualifiers.join('+'), period].join('|')
}

/** Everybody that fields of the same words were answered for or wait for, as `household/head`. */
export type WhoseByWords = Map<string, Set<string>>

/** Somebody unknown is not somebody else. */
export function addWhose(known: WhoseByWords, field: Worded, whose: Pick<Slots, 'subject' | 'role'>): void {
  const words = wordsOf(field)
  if (words === undefined || whose.subject === unknown || whose.role === unknown) return
  known.set(words, (known.get(words) ?? new Set()).add(`${whose.subject}/${whose.role}`))
}

/** Whether these words are somebody else's on another form, or stand where nobody can tell whose they are. */
export function asksWhose(known: WhoseByWords, field: Worded): boolean {
  const words = wordsOf(field)
  return words !== undefined && (field.slots.doubts.includes('whose') || (known.get(words)?.size ?? 0) > 1)
}
