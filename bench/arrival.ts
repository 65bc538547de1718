// Forms arrive source by source at an empty registry; a person answers truthfully what the machine does not attach by itself.
import { chance } from '../examples/county/random.ts'
import { addCandidate, addSpelling, postCandidates } from '../src/matching/postings.ts'
import type { Candidate } from '../src/matching/candidate.ts'
import { type Company, companyAmong } from '../src/matching/company.ts'
import { addCode, codeKey, postInitials } from '../src/matching/initials.ts'
import { pinyinInitials } from '../src/matching/pinyin.node.ts'
import { type Evidence, propose, type Proposal, settleRegion } from '../src/matching/propose.ts'
import { asSpelling } from '../src/matching/spell.ts'
import type { GoldField, GoldForm } from './matching-gold.ts'
import { openCandidate } from './open-candidate.ts'

/** What became of one field. */
export type Arrived = {
  /** How many sources had come before its own. */
  sourcesBefore: number
  form: GoldForm
  field: GoldField
  answer: string
  /** Whether the registry held the question when the form came. */
  existed: boolean
  proposal: Proposal
  /** Place of the right question among those shown, from 1; 0 when it is not shown. */
  rank: number
}

/** Same seed, same order: sources are drawn, the forms of one source stay in their own order. */
export function orderOfSources(forms: readonly GoldForm[], seed: string): GoldForm[][] {
  const bySource = [...Map.groupBy(forms, ({ source }) => source).values()]
  return chance(seed).some(bySource, bySource.length)
}

type Answers = Map<string, Set<string>>
const say = (answers: Answers, key: string, answer: string) =>
  answers.set(key, (answers.get(key) ?? new Set()).add(answer))

/** `doubtful`: fields that a person could not decide and the machine attached all the same. */
export type Arrival = { arrived: Arrived[]; doubtful: number; sources: number }

/** `known`: questions of the catalogue; the person takes one for a field when it is suggested without a doubt and still free. */
export function arrive(order: readonly (readonly GoldForm[])[], known: readonly Candidate[] = []): Arrival {
  const index = postCandidates(known)
  const confirmed: Answers = new Map()
  const denied: Answers = new Map()
  const registered = new Map<string, string>()
  const truthOf = new Map<string, string>()
  const arrived: Arrived[] = []
  const initials = new Map([...postInitials(index, initialsOf)].map(([code, places]) => [code, new Set(places)]))
  const answered = new Map<string, Set<number>>()
  const companies: Company[] = []
  let doubtful = 0
  for (const [sourcesBefore, forms] of order.entries()) {
    for (const form of forms) {
      const read = ({ slots }: GoldField, evidence: Evidence) =>
        propose({ slots, candidates: index, aliases: { confirmed, denied }, evidence })
      const settle = (proposals: readonly Proposal[]) =>
        settleRegion(proposals.map((proposal) => ({ region: form.name, proposal })))
      const codeOf = ({ code }: GoldField): Evidence =>
        code === '' ? {} : { code: { text: code, initials, answered } }
      const byWords = form.fields.map((field) => read(field, codeOf(field)))
      const likely = companyAmong(companies)(settle(byWords).map(sureOf))
      const proposals = settle(
        byWords.map((proposal, at) => {
          const field = form.fields[at]!
          return proposal.tier === 'auto' ? proposal : read(field, { ...codeOf(field), company: likely(at) })
        }),
      )
      doubtful += form.fields.filter(({ answer }, at) => answer === undefined && proposals[at]!.tier === 'auto').length
      const asked = form.fields.flatMap((field, at) =>
        field.answer === undefined ? [] : [{ field, answer: field.answer, proposal: proposals[at]! }],
      )
      arrived.push(
        ...asked.map(({ field, answer, proposal }): Arrived => {
          const existed = registered.has(answer)
          const rank = proposal.suggestions.findIndex((one) => truthOf.get(one.answer) === answer) + 1
          return { sourcesBefore, form, field, answer, existed, proposal, rank }
        }),
      )
      for (const { field, answer, proposal } of asked) {
        const first = proposal.suggestions[0]
        // Nobody is asked about what attached by itself, right or wrong.
        if (proposal.tier === 'auto') continue
        const { key } = proposal
        if (!registered.has(answer)) {
          const free = proposal.tier === 'one-click' && first && !truthOf.has(first.answer) ? first.answer : undefined
          const name = free ?? `gold:${answer}`
          registered.set(answer, name)
          truthOf.set(name, answer)
          if (free === undefined) addCandidate(index, openCandidate(name, field.slots))
        }
        const name = registered.get(answer)!
        addSpelling(index, name, asSpelling(field.slots))
        const position = index.at.get(name)!
        addCode(initials, initialsOf(field.slots.text.replace('?', '是否')), position)
        if (field.code !== '') addCode(answered, codeKey(field.code), position)
        if (key === undefined) continue
        say(confirmed, key, name)
        if (proposal.tier === 'one-click' && first!.answer !== name) say(denied, key, first!.answer)
      }
      companies.push(
        form.fields.map(({ answer }, at) => {
          const proposal = proposals[at]!
          // Nobody corrected what attached by itself, right or wrong.
          if (proposal.tier === 'auto') return proposal.suggestions[0]!.answer
          return answer === undefined ? undefined : registered.get(answer)
        }),
      )
    }
  }
  return { arrived, doubtful, sources: order.length }
}

/** What attaches without a person, or by one click: the words alone say it. */
const sureOf = ({ tier, suggestions: [first] }: Proposal): string | undefined =>
  tier === 'auto' || tier === 'one-click' ? first!.answer : undefined

const read = new Map<string, string | undefined>()
/** Twenty orders read the same labels: each once. */
const initialsOf = (text: string): string | undefined => {
  if (!read.has(text)) read.set(text, pinyinInitials(text))
  return read.get(text)
}
