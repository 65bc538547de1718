// M7: a veto blocks the automatic attachment and one-click; it never hides the suggestion.
import type { Candidate } from './candidate.ts'
import { type Doubt, type Slots, unknown } from './slots.ts'

export type Veto =
  | Doubt
  | 'subject-unknown'
  | 'role-unknown'
  | 'polarity-unknown'
  | 'issuer-unknown'
  | 'other-subject'
  | 'other-role'
  | 'other-qualifier'
  | 'other-period'
  | 'other-polarity'
  | 'other-issuer'
  | 'other-unit'
  | 'unit-to-convert'
  | 'type-clash'
  | 'other-initials'
  | 'values-other-format'
  | 'values-fail-check'
  | 'values-not-in-list'
  | 'values-differ'
  | 'same-form'
  | 'denied'
  | 'answers-differ'
  | 'key-suspended'

/** What of the field alone forbids deciding by machine. */
export function ownVetoes(slots: Slots): Veto[] {
  const found: Veto[] = [...slots.doubts]
  if (slots.subject === unknown) found.push('subject-unknown')
  if (slots.role === unknown) found.push('role-unknown')
  if (slots.polarity === unknown) found.push('polarity-unknown')
  if (slots.issuer === unknown) found.push('issuer-unknown')
  return found
}

/** What of the cell itself cannot hold the candidate's value, whatever the words say. */
export function formVetoes(slots: Slots, candidate: Candidate): Veto[] {
  const found: Veto[] = []
  if (!candidate.representations.has(slots.representation)) found.push('type-clash')
  else if (slots.options.length > 0 && !slots.options.every(candidate.accepts)) found.push('type-clash')
  if (slots.measureUnit !== 'none' && slots.measureUnit !== candidate.measureUnit) {
    found.push(candidate.convertible.has(slots.measureUnit) ? 'unit-to-convert' : 'other-unit')
  }
  return found
}

/** Slots of the words that differ from one spelling of the candidate. */
export function slotVetoes(slots: Slots, spelling: Slots): Veto[] {
  const found: Veto[] = []
  if (slots.subject !== spelling.subject) found.push('other-subject')
  if (slots.role !== spelling.role) found.push('other-role')
  if (slots.qualifiers.join('+') !== spelling.qualifiers.join('+')) found.push('other-qualifier')
  if (slots.period !== spelling.period) found.push('other-period')
  // 低保 with no 是否 beside 是否低保 points the same way; only two stated directions can disagree.
  if (slots.polarity !== spelling.polarity && slots.polarity !== 'none' && spelling.polarity !== 'none') {
    found.push('other-polarity')
  }
  if (slots.issuer !== spelling.issuer) found.push('other-issuer')
  return found
}
