// D26: what a person says in the review is decided place by place against what stands now; what cannot be kept is named, the rest is.
import { aliasKey } from '../matching/alias.ts'
import type { Candidate } from '../matching/candidate.ts'
import { separatingWords } from '../matching/separate.ts'
import type { Slots } from '../matching/slots.ts'
import { slotVetoes } from '../matching/vetoes.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import type { Template } from '../templates/template.ts'
import { aliasFilling, type NewAlias, ruleOf, subjectOf } from './attach.ts'
import type { Attachment } from './attachment.ts'
import { becauseOf } from './because.ts'
import type { Look } from './check-definition.ts'
import { checkField } from './check-field.ts'
import type { Difference } from './difference.ts'
import type { FieldMap } from './field-map.ts'
import { dictionaryProblems } from './problems.ts'
import type { SubjectKind } from './question.ts'
import type { ReviewAnswer } from './review-answer.ts'
import type { ReviewItem, ReviewPlace } from './review-item.ts'
import type { AuditedRule } from './rule-standing.ts'
import type { NewWord } from './separating-word.ts'
import { scopeOf } from './row-scope.ts'

export type ReviewForm = {
  template: Pick<Template, 'hash' | 'name' | 'forms' | 'fields'>
  slots: ReadonlyMap<string, Slots>
  map: FieldMap | undefined
}

/** Why an answer could not be kept. `at`: its place among the answers, from 0. */
export type AnswerProblem = { at: number; item: string; problem: Problem }

export type Said = {
  /** What was said of a field itself, by template hash. */
  attachments: Map<string, Attachment[]>
  aliases: (NewAlias & { template: string })[]
  /** Places answered for by their key, as `template!field`: what was said of them before no longer keeps the key from them. */
  answered: Set<string>
  differences: Difference[]
  /** Proposals taken as they were shown: the rule that made them may be judged by them. By template hash, then by field. */
  oneClick: Map<string, Map<string, AuditedRule>>
  /** Words that alone tell what was called different apart. */
  words: NewWord[]
  problems: AnswerProblem[]
}

type Input = {
  items: readonly ReviewItem[]
  answers: readonly ReviewAnswer[]
  /** Every form an item has a place in, as it stands. */
  forms: ReadonlyMap<string, ReviewForm>
  candidates: readonly Candidate[]
  look: Look
  /** Keys of the questions made for answers that say `new`, by their place among the answers. */
  made: ReadonlyMap<number, string>
}

export function decideReview({ items, answers, forms, candidates, look, made }: Input): Said {
  const byId = new Map(items.map((item) => [item.id, item]))
  const said: Said = {
    attachments: new Map(),
    aliases: [],
    answered: new Set(),
    differences: [],
    oneClick: new Map(),
    words: [],
    problems: [],
  }
  const taken = new Set<string>()
  for (const [at, answer] of answers.entries()) {
    if (answer.say === 'later') continue
    const found = itemOf(answer.item, { byId, forms, taken })
    const kept = found.ok ? keep(answer, { at, item: found.value, forms, candidates, look, made, said }) : found
    if (!kept.ok) said.problems.push({ at, item: answer.item, problem: kept.problem })
    else if (found.ok && answer.say !== 'different') for (const place of found.value.places) taken.add(placeKey(place))
  }
  return said
}

const placeKey = ({ template, field }: Pick<ReviewPlace, 'template' | 'field'>): string => `${template}!${field}`

type Finding = {
  byId: ReadonlyMap<string, ReviewItem>
  forms: Input['forms']
  /** Places answered for already. */
  taken: ReadonlySet<string>
}

/** The item, if every place of it still is what the person saw. */
function itemOf(id: string, { byId, forms, taken }: Finding): Result<ReviewItem> {
  const item = byId.get(id)
  if (!item || item.places.length === 0) return fail(dictionaryProblems['review-no-such-item']({ item: id }))
  const isAsSeen = item.places.every((place) => !taken.has(placeKey(place)) && isOpen(item, place, forms))
  return isAsSeen ? ok(item) : fail(dictionaryProblems['review-stale']({ item: id, label: item.label }))
}

function isOpen({ key }: ReviewItem, place: ReviewPlace, forms: Input['forms']): boolean {
  const form = forms.get(place.template)
  const field = form?.template.fields.find((one) => fieldKey(one) === place.field)
  if (!form || !field || form.map?.attachments.some((one) => one.field === place.field)) return false
  const isSame = field.headerPath.join('\n') === place.headerPath.join('\n')
  return isSame && aliasKey(form.slots.get(place.field)!) === key
}

type Keeping = Pick<Input, 'forms' | 'candidates' | 'look' | 'made'> & { at: number; item: ReviewItem; said: Said }

function keep(answer: ReviewAnswer, keeping: Keeping): Result<true> {
  if (answer.say === 'same') return keepSame({ ...keeping, question: answer.question, relation: answer.relation })
  if (answer.say === 'different') return keepDifferent(answer.from, keeping)
  const question = keeping.made.get(keeping.at)
  // Why it was not made is said already.
  return answer.say === 'new' && question !== undefined
    ? keepSame({ ...keeping, question, relation: 'SAME' })
    : ok(true)
}

type Same = Keeping & { question: string; relation: Extract<ReviewAnswer, { say: 'same' }>['relation'] }

/** Of one key only the first place is the person's word; the others follow by the key, where nothing speaks against it. */
function keepSame({ item, forms, look, question, relation, said }: Same): Result<true> {
  const { key, places, label } = item
  const first = places[0]!
  const isGeneral = relation === 'SAME' || relation === 'DERIVABLE'
  const filling = aliasFilling(question, look)
  if (!filling) return fail(dictionaryProblems['no-such-question']({ field: label, question }))
  const attached: { template: string; attachment: Attachment }[] = []
  // Broader and narrower hold for this form only.
  for (const place of isGeneral ? [first] : places.filter(({ template }) => template === first.template)) {
    const form = forms.get(place.template)!
    const field = form.template.fields.find((one) => fieldKey(one) === place.field)!
    const one = { field: place.field, relation, filling }
    const checked = checkField(one, { field, of: knownSubject(field, form.map), look })
    if (!checked.ok) return checked
    const slots = form.slots.get(place.field)!
    const shown = item.suggestions.find(({ answer }) => answer === question)
    const because = becauseOf({ rule: 'person', slots, reasons: shown?.reasons ?? [] })
    attached.push({
      template: place.template,
      attachment: {
        ...one,
        relation: checked.value.relation,
        filling: checked.value.filling,
        version: 1,
        by: 'confirmation',
        because,
      },
    })
  }
  for (const { template, attachment } of attached)
    said.attachments.set(template, [...(said.attachments.get(template) ?? []), attachment])
  if (isGeneral && key !== undefined) {
    for (const place of places) said.answered.add(placeKey(place))
    said.aliases.push({
      key,
      label: first.headerPath.join(' / '),
      answer: question,
      denied: false,
      template: first.template,
    })
  }
  const rule = ruleTaken(item, { question, relation })
  if (rule) said.oneClick.set(first.template, new Map(said.oneClick.get(first.template)).set(first.field, rule))
  return ok(true)
}

/** The rule that pre-selected this very answer. */
function ruleTaken(
  { tier, suggestions: [proposed] }: ReviewItem,
  { question, relation }: Pick<Same, 'question' | 'relation'>,
): AuditedRule | undefined {
  if (tier !== 'one-click' || proposed?.answer !== question || proposed.relation !== relation) return undefined
  return proposed.reasons.includes('confirmed-key') ? 'confirmed-key' : ruleOf(proposed.reasons)
}

/** Whose facts the field shows, where a person has said so. */
function knownSubject(field: Field, map: FieldMap | undefined): SubjectKind | undefined {
  if (!map?.confirmed) return undefined
  return field.region && !scopeOf(field, map.rows) ? undefined : subjectOf(field, map.per, map.rows)
}

function keepDifferent(from: readonly string[], { item, forms, candidates, look, said }: Keeping): Result<true> {
  const stranger = from.find((answer) => !aliasFilling(answer, look))
  if (stranger !== undefined) {
    return fail(dictionaryProblems['no-such-question']({ field: item.label, question: stranger }))
  }
  const { key, places } = item
  const slots = forms.get(places[0]!.template)!.slots.get(places[0]!.field)!
  for (const answer of from) {
    const candidate = candidates.find((one) => one.answer === answer)
    const { headerPath: path, template: hash, field: at } = places[0]!
    for (const word of candidate ? wordsBetween(slots, candidate) : [])
      said.words.push({ word, label: path.join(' / '), answer, template: hash, field: at })
    for (const { template, field } of places) said.differences.push({ template, field, answer })
    if (key === undefined) continue
    const { headerPath, template } = places[0]!
    said.aliases.push({ key, label: headerPath.join(' / '), answer, denied: true, template })
  }
  return ok(true)
}

/** Words that alone tell the field from the label of the question most like it, where nothing that is read tells them apart already. */
function wordsBetween(slots: Slots, { spellings }: Candidate): string[] {
  const found = spellings
    .filter((spelling) => slotVetoes(slots, spelling).length === 0)
    .map((spelling) => separatingWords(slots.text, spelling.text))
    .filter((words) => words.length > 0)
  return found.toSorted((a, b) => a.join('').length - b.join('').length)[0] ?? []
}
