// M1: two readings of labels compared slot by slot; every other sameness of the room is made of this one.
import { type Relation, relationOf } from './relations.ts'
import { keepsApart } from './separate.ts'
import { unknown } from './slots.ts'
import type { Spelling } from './spell.ts'
import { ownVetoes, slotVetoes, type Veto } from './vetoes.ts'

/** Why a candidate is suggested. */
export type Reason =
  | 'confirmed-key'
  | 'same-concept'
  | 'same-text'
  | 'near-concept'
  | 'alike-text'
  | 'same-initials'
  | 'same-company'
  | 'alike-meaning'

export type Comparison = { score: number; relation: Relation; reasons: Reason[]; vetoes: Veto[] }

/**
 * `asked` of a field against one spelling of a question: `score` 0 to 1, for order only; `alike`: likeness of their words;
 * `words`: those that people approved as separating.
 */
export function compare(asked: Spelling, known: Spelling, alike: number, words: readonly string[] = []): Comparison {
  const vetoes = slotVetoes(asked, known)
  if (keepsApart(words, asked.text, known.text) && !vetoes.includes('other-qualifier')) vetoes.push('other-qualifier')
  const both = asked.property !== unknown && known.property !== unknown
  const concept = both ? relationOf(asked.property, known.property) : undefined
  const sameText = asked.writing === known.writing && asked.text !== ''
  const scope = vetoes.includes('other-subject') || vetoes.includes('other-role') ? 0.55 : 1
  const restriction = vetoes.some(
    (veto) => veto === 'other-qualifier' || veto === 'other-period' || veto === 'other-polarity',
  )
    ? 0.45
    : 1
  const capped = (score: number) => Math.min(score, scope, restriction)
  if (concept === 'SAME') return { score: capped(0.97), relation: 'SAME', reasons: ['same-concept'], vetoes }
  if (concept !== undefined) return { score: capped(0.6), relation: concept, reasons: ['near-concept'], vetoes }
  if (sameText) {
    const generic = asked.doubts.includes('generic')
    return { score: capped(generic ? 0.7 : 0.95), relation: 'SAME', reasons: ['same-text'], vetoes }
  }
  const score = Math.min(capped(0.85 * alike), both ? 0.35 : 0.6)
  return { score, relation: 'SAME', reasons: ['alike-text'], vetoes }
}

/** Whether the machine calls two fields the same: one concept or one text, every slot known and equal, units included. */
export function asksSame(a: Spelling, b: Spelling): boolean {
  const { relation, reasons, vetoes } = compare(a, b, 0)
  return (
    relation === 'SAME' &&
    reasons[0] !== 'alike-text' &&
    vetoes.length === 0 &&
    a.measureUnit === b.measureUnit &&
    ownVetoes(a).length === 0 &&
    ownVetoes(b).length === 0
  )
}
