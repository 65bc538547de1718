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
import type { Attachment, Filling } from './attachment.ts'
import type { Look } from './check-definition.ts'
import type { Asked } from './merge-report-field.ts'
import type { MergeInput } from './merge-report.ts'
import { type Question, subjectKinds } from './question.ts'
import { suggestedFigures } from './suggested-figure.ts'

export type UnconfirmedForm = {
  template: Pick<Template, 'name' | 'forms' | 'fields'>
  issuer: string
  /** Who it is that sends it, where that is known: whose numbers 户号 and its like are. */
  owner?: string
  /** Column code by field key. */
  codes?: ReadonlyMap<string, string>
}

export type SuggestedInput = {
  forms: readonly UnconfirmedForm[]
  /** The dictionary: what it asks, and how its questions stand before the matcher. */
  questions: readonly Question[]
  candidates: readonly Candidate[]
  look: Look
  /** Reads column codes as initials; absent: codes say nothing. */
  initials?: Initials
}

/**
 * Input of the merge report: a field is attached to the one question it reads like, is a figure over questions that these
 * forms ask, or stands for a question of its own words.
 */
export function suggestedMerge({ forms, questions, look, candidates, initials }: SuggestedInput): MergeInput {
  const postings = postCandidates(candidates)
  const known = initials && postInitials(postings, initials)
  const read = forms.map(({ template, owner, codes }): ReadForm => {
    const slots = parseFields(template.fields, template.forms, owner)
    const proposals = proposeAll(template.fields, { slots, postings, codes, known })
    const sure = new Map(
      [...proposals].flatMap(([key, { tier, suggestions }]) => {
        const filling = tier === 'one-click' ? aliasFilling(suggestions[0]!.answer, look) : undefined
        return filling ? [[key, filling] as const] : []
      }),
    )
    return { slots, proposals, sure }
  })
  const asked = new Set(
    read.flatMap(({ sure }) =>
      [...sure.values()].flatMap((filling) => (filling.from === 'question' ? filling.question : [])),
    ),
  )
  const own = new Map<string, Asked>()
  const templates = forms.map(({ template, issuer }, at) => {
    const { slots, proposals, sure } = read[at]!
    const figures = suggestedFigures(template, { questions, asked, look })
    const attachments = template.fields.flatMap((field): Attachment[] => {
      const key = fieldKey(field)
      const best = sure.get(key) ?? figures.get(key)
      // What a question of the dictionary asks too, if only its form fitted, is no question of its own.
      const words = best || readsLikeKnown(proposals.get(key)!) ? undefined : wordsKey(slots.get(key)!)
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

type ReadForm = {
  slots: ReadonlyMap<string, Slots>
  proposals: ReadonlyMap<string, Proposal>
  /** What a field asks without a doubt, by its key. */
  sure: ReadonlyMap<string, Filling>
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
