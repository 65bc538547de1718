// M9: automatic only by a key a person confirmed; a score orders the queue and never decides.
import { aliasKey, type Aliases, soleAnswer } from './alias.ts'
import type { Candidate } from './candidate.ts'
import { type Postings, candidatesNear, postCandidates, weighIn } from './postings.ts'
import { compare, type Comparison, type Reason } from './compare.ts'
import type { Likely } from './company.ts'
import { codeKey, type InitialPostings, lettersOf, namesFile, tellingLetters } from './initials.ts'
import { likenessTo, type Parts } from './likeness.ts'
import { type Relation, relationOf } from './relations.ts'
import { type Slots, unknown } from './slots.ts'
import { asSpelling, type Spelling } from './spell.ts'
import { type ValueEvidence, valueVetoes } from './value-evidence.ts'
import { formVetoes, ownVetoes, type Veto } from './vetoes.ts'

export const tiers = ['auto', 'one-click', 'pick', 'new'] as const
export type Tier = (typeof tiers)[number]

export type Suggestion = {
  answer: string
  relation: Relation
  /** 0 to 1; orders suggestions only. */
  score: number
  reasons: Reason[]
  vetoes: Veto[]
}

export type Proposal = { tier: Tier; key: string | undefined; suggestions: Suggestion[] }

/** `candidates`: an index when more than one field is asked about. */
export type ProposeInput = {
  slots: Slots
  candidates: readonly Candidate[] | Postings
  aliases: Aliases
  /** Questions a person said that this very field does not ask, whatever its key. */
  denied?: ReadonlySet<string> | undefined
  /** What is known beside the words, where it is. */
  evidence?: Evidence
}

/**
 * `code`: the column's own code, the initials of all labels and the codes that people answered. `company`: how likely the questions of
 * forms alike are here. `values`: for a question, what the column holds against what is known.
 */
export type Evidence = {
  code?: { text: string; initials: InitialPostings; answered?: InitialPostings }
  company?: Likely
  values?: (answer: string) => ValueEvidence | undefined
}

const shown = 5
/** Below this the words say nothing: the field is taken for new. Only beside the company of the form is it still offered. */
const worthPicking = 0.25
const worthBesideCompany = 0.05

export function propose({ slots, candidates, aliases, denied: here, evidence = {} }: ProposeInput): Proposal {
  const key = aliasKey(slots)
  const own = [...ownVetoes(slots), ...fileVetoes(slots, evidence.code?.text ?? '')]
  const index = 'lists' in candidates ? candidates : postCandidates(candidates)
  const asked = asSpelling(slots)
  const alike = likenessTo({ text: asked.text, weigh: weighIn(index) })
  const answers = key === undefined ? undefined : aliases.confirmed.get(key)
  const denied = new Set([...(here ?? []), ...((key === undefined ? undefined : aliases.denied.get(key)) ?? [])])
  const isSuspended = key !== undefined && aliases.suspended?.has(key) === true
  const letters = lettersOf(evidence.code?.text ?? '')
  const byCode = (letters === undefined ? undefined : evidence.code?.initials.get(letters)) ?? nowhere
  const bySameCode = evidence.code?.answered?.get(codeKey(evidence.code.text)) ?? nowhere
  const byCompany = placesOf(evidence.company, index)
  const positions = new Set([...candidatesNear(index, asked, answers), ...byCode, ...bySameCode, ...byCompany.keys()])
  const suggestions = [...positions]
    .map((position) => {
      const candidate = index.candidates[position]!
      const values = evidence.values?.(candidate.answer)
      const said = suggest({ asked, alike, candidate, own, answers, isSuspended, denied, values, words: aliases.words })
      const one = kept(said, candidate.subject === asked.subject ? byCompany.get(position) : undefined)
      return byCode.has(position) || bySameCode.has(position) ? raised(one) : contradicted(one, byCode, letters)
    })
    .filter(({ score }) => score > (evidence.company ? worthBesideCompany : worthPicking))
    .toSorted(
      (a, b) =>
        // What a person denied is not hidden, but it takes no place from what is left.
        isDenied(a) - isDenied(b) ||
        b.score - a.score ||
        a.vetoes.length - b.vetoes.length ||
        (a.answer < b.answer ? -1 : 1),
    )
    .slice(0, shown)
  const tier = tierOf(suggestions, aliases.keysAsk ? undefined : soleAnswer(aliases, key))
  // Whoever denied the nearest one knows more of it than its words: the next one is a choice.
  return { tier: tier === 'one-click' && denied.size > 0 ? 'pick' : tier, key, suggestions }
}

const isDenied = ({ vetoes }: Suggestion): number => Number(vetoes.includes('denied'))

const nowhere: ReadonlySet<number> = new Set()

const placesOf = (company: Likely | undefined, { at }: Postings): ReadonlyMap<number, number> =>
  new Map([...(company ?? [])].flatMap(([answer, likely]) => (at.has(answer) ? [[at.get(answer)!, likely]] : [])))

/** 户主身份证 over a column ID_CARD_IMAGE asks for a picture: no question of the number can be answered there. */
const fileVetoes = ({ text }: Slots, code: string): Veto[] =>
  namesFile(code) && !/照片|图片|相片|影像|截图|扫描|复印|原件|附件|上传|文件|材料|证明|url/.test(text)
    ? ['type-clash']
    : []

/** Company is worth less than any word that fits. */
function kept(one: Suggestion, likely: number | undefined): Suggestion {
  if (likely === undefined || one.score >= 0.6) return one
  return { ...one, score: Math.min(0.6, one.score + 0.35 * likely), reasons: [...one.reasons, 'same-company'] }
}

function tierOf([first, second]: readonly Suggestion[], sole: string | undefined): Tier {
  if (!first || first.score <= worthPicking) return 'new'
  if (first.vetoes.length > 0) return 'pick'
  if (first.answer === sole) return 'auto'
  if (first.relation !== 'SAME' || !first.reasons.some((reason) => reason === 'same-concept' || reason === 'same-text'))
    return 'pick'
  // Two questions that fit alike are a choice, and a choice is a person's.
  return second && second.score === first.score && second.vetoes.length === 0 ? 'pick' : 'one-click'
}

type SuggestInput = {
  asked: Spelling
  alike: (parts: Parts) => number
  candidate: Candidate
  own: readonly Veto[]
  answers: ReadonlySet<string> | undefined
  isSuspended: boolean
  denied: ReadonlySet<string>
  values: ValueEvidence | undefined
  words: readonly string[] | undefined
}

/** The code says the same as the question's label: further up, and shown even where the words say little. */
const raised = (one: Suggestion): Suggestion => ({
  ...one,
  score: Math.max(one.score, Math.min(0.94, Math.max(one.score, 0.4) + 0.1)),
  reasons: [...one.reasons, 'same-initials'],
})

/** The code is another question's and not this one's: shown, and nobody attaches it unseen. */
const contradicted = (one: Suggestion, byCode: ReadonlySet<number>, letters: string | undefined): Suggestion =>
  byCode.size > 0 && letters!.length >= tellingLetters ? { ...one, vetoes: [...one.vetoes, 'other-initials'] } : one

function suggest(input: SuggestInput): Suggestion {
  const { asked, alike, candidate, own, answers, isSuspended, denied, values, words } = input
  const concept = candidate.spellings[0]!.property
  const best = candidate.spellings
    .map((spelling) => asNear(compare(asked, spelling, alike(spelling.parts), words), spelling, concept))
    .reduce((a, b) => (b.score > a.score || (b.score === a.score && b.vetoes.length < a.vetoes.length) ? b : a))
  const confirmed = answers?.has(candidate.answer) ?? false
  const vetoes = new Set([...own, ...formVetoes(asked, candidate), ...(confirmed ? [] : best.vetoes)])
  const converts = vetoes.has('unit-to-convert')
  // The unit is part of the key: whoever confirmed it saw the conversion, or the question's own unit missing.
  if (confirmed) for (const unit of ['unit-to-convert', 'other-unit'] as const) vetoes.delete(unit)
  if (denied.has(candidate.answer)) vetoes.add('denied')
  for (const veto of values ? valueVetoes(values, candidate) : []) vetoes.add(veto)
  if (confirmed && answers!.size > 1) vetoes.add('answers-differ')
  if (confirmed && isSuspended) vetoes.add('key-suspended')
  const ceiling = vetoes.has('type-clash') ? 0.5 : vetoes.has('whose') ? 0.75 : 1
  return {
    answer: candidate.answer,
    relation: converts && best.relation === 'SAME' ? 'DERIVABLE' : best.relation,
    score: confirmed ? 1 : Math.min(best.score, ceiling),
    reasons: confirmed ? ['confirmed-key', ...best.reasons] : best.reasons,
    vetoes: [...vetoes],
  }
}

/** A synonym that the lexicon knows as another concept (手机号 for 联系电话) only suggests. */
function asNear(comparison: Comparison, { property, said }: Spelling, concept: string): Comparison {
  const isOwn = said === true || property === concept || property === unknown || concept === unknown
  if (comparison.relation !== 'SAME' || isOwn) return comparison
  const relation = relationOf(property, concept) ?? 'BROADER'
  return { ...comparison, relation, score: Math.min(comparison.score, 0.6), reasons: ['near-concept'] }
}

export type PlacedProposal = { region: string; proposal: Proposal }

/** One region asks a question once: fields that would all get the same answer, or bear the same key, go to a person. */
export function settleRegion(placed: readonly PlacedProposal[]): Proposal[] {
  const claims = Map.groupBy(
    placed.filter(({ proposal }) => proposal.tier === 'auto' || proposal.tier === 'one-click'),
    ({ region, proposal }) => `${region}\n${proposal.suggestions[0]!.answer}`,
  )
  // Of twins one may already be out of the running, and still neither is plainly the other's.
  const twins = Map.groupBy(placed, ({ region, proposal }) => proposal.key && `${region}\n${proposal.key}`)
  twins.delete(undefined)
  const crowded = new Set([...claims.values(), ...twins.values()].filter((group) => group.length > 1).flat())
  return placed.map((one) => {
    if (!crowded.has(one)) return one.proposal
    const [first, ...rest] = one.proposal.suggestions
    if (!first) return one.proposal
    return {
      ...one.proposal,
      tier: 'pick',
      suggestions: [{ ...first, vetoes: [...first.vetoes, 'same-form'] }, ...rest],
    }
  })
}
