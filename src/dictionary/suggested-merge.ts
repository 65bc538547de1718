// D25: forms that nobody confirmed are merged by what reads like one question without a doubt; the report says that nobody has confirmed it.
import { aliasKey, noAliases } from '../matching/alias.ts'
import type { Candidate } from '../matching/candidate.ts'
import { type InitialPostings, type Initials, postInitials } from '../matching/initials.ts'
import { parseFields, regionKey } from '../matching/parse.ts'
import { postCandidates, type Postings } from '../matching/postings.ts'
import { propose, type Proposal, settleRegion } from '../matching/propose.ts'
import { type Slots, unknown } from '../matching/slots.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import type { Template } from '../templates/template.ts'
import { aliasFilling } from './attach.ts'
import type { Attachment } from './attachment.ts'
import type { Look } from './check-definition.ts'
import type { Asked } from './merge-report-field.ts'
import type { MergeInput } from './merge-report.ts'
import { subjectKinds } from './question.ts'

export type UnconfirmedForm = {
  template: Pick<Template, 'name' | 'forms' | 'fields'>
  issuer: string
  /** Column code by field key. */
  codes?: ReadonlyMap<string, string>
}

export type SuggestedInput = {
  forms: readonly UnconfirmedForm[]
  candidates: readonly Candidate[]
  look: Look
  /** Reads column codes as initials; absent: codes say nothing. */
  initials?: Initials
}

/** Input of the merge report: a field is attached to the one question it reads like, or stands for a question of its own words. */
export function suggestedMerge({ forms, candidates, look, initials }: SuggestedInput): MergeInput {
  const postings = postCandidates(candidates)
  const known = initials && postInitials(postings, initials)
  const own = new Map<string, Asked>()
  const templates = forms.map(({ template, issuer, codes }) => {
    const slots = parseFields(template.fields, template.forms)
    const proposals = proposeAll(template.fields, { slots, postings, codes, known })
    const attachments = template.fields.flatMap((field): Attachment[] => {
      const key = fieldKey(field)
      const proposal = proposals.get(key)!
      const best = proposal.tier === 'one-click' ? aliasFilling(proposal.suggestions[0]!.answer, look) : undefined
      // What a question of the dictionary asks too, if only its form fitted, is no question of its own.
      const words = best || readsLikeKnown(proposal) ? undefined : wordsKey(slots.get(key)!)
      if (words !== undefined && !own.has(words)) own.set(words, namedAs(field, slots.get(key)!))
      const filling =
        best ??
        (words === undefined ? undefined : { from: 'question' as const, question: words, render: 'plain' as const })
      return filling ? [{ field: key, relation: 'SAME', filling, version: 1, by: 'alias' }] : []
    })
    return { template, map: { issuer, timesAYear: 1, attachments }, units: 1 }
  })
  return { templates, look: (key) => look(key) ?? own.get(key), isSuggested: true }
}

const readsLikeKnown = ({ suggestions: [first] }: Proposal): boolean =>
  first?.reasons.some((reason) => reason === 'same-concept' || reason === 'same-text') ?? false

/** The field's own words as a question that no dictionary holds: with the concept where it is known, so that synonyms meet. */
function wordsKey(slots: Slots): string | undefined {
  const key = aliasKey(slots)
  return key === undefined
    ? undefined
    : slots.property === unknown
      ? key
      : key.replace(/\|[^|]*/, `|=${slots.property}`)
}

function namedAs(field: Field, slots: Slots): Asked {
  const label = field.headerPath.join(' / ')
  const subject = subjectKinds.find((kind) => kind === slots.subject)
  return { id: Number.MAX_SAFE_INTEGER, name: { 'zh-CN': label, en: label }, ...(subject ? { subject } : {}) }
}

type ProposeAll = {
  slots: ReadonlyMap<string, Slots>
  postings: Postings
  codes: ReadonlyMap<string, string> | undefined
  known: InitialPostings | undefined
}

function proposeAll(fields: readonly Field[], { slots, postings, codes, known }: ProposeAll): Map<string, Proposal> {
  const placed = fields.map((field) => {
    const code = codes?.get(fieldKey(field))
    const evidence = code === undefined || !known ? {} : { code: { text: code, initials: known } }
    const proposal = propose({ slots: slots.get(fieldKey(field))!, candidates: postings, aliases: noAliases, evidence })
    return { region: regionKey(field), proposal }
  })
  return new Map(settleRegion(placed).map((proposal, at) => [fieldKey(fields[at]!), proposal]))
}
