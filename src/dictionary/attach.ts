// D11: what a person confirmed is attached as said; what nobody confirmed only by a key confirmed earlier; the rest stays open.
import { aliasKey, type Aliases } from '../matching/alias.ts'
import type { Candidate } from '../matching/candidate.ts'
import { parseFields, regionKey } from '../matching/parse.ts'
import { propose, type Proposal, settleRegion } from '../matching/propose.ts'
import type { Slots } from '../matching/slots.ts'
import { normalText } from '../kernel/text.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Problem } from '../kernel/problem.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import type { Template } from '../templates/template.ts'
import type { Attachment, Confirmation, Filling, RowScope } from './attachment.ts'
import { codesOf } from './codes.ts'
import { checkConditions, checkDefinition, checkQuestion, type Look } from './check-definition.ts'
import { dictionaryProblems } from './problems.ts'
import type { Question, SubjectKind } from './question.ts'
import type { Value } from './read-value.ts'
import { renderValue, usualRender } from './render.ts'

/** One answer a person gave for a key; `denied` when it is said to be something else. */
export type NewAlias = { key: string; label: string; answer: string; denied: boolean }

export type AttachInput = {
  template: Pick<Template, 'hash' | 'name' | 'forms' | 'fields'>
  /** Absent for a template nobody has confirmed. */
  confirmation?: Confirmation
  candidates: readonly Candidate[]
  aliases: Aliases
  look: Look
}

export type Attached = {
  /** In field order; version 1, the store gives the next one. */
  attachments: Attachment[]
  rows: RowScope[]
  aliases: NewAlias[]
  /** What of the confirmation could not be kept; the rest was. */
  problems: Problem[]
  /** For every field without attachment, what the matcher suggests. */
  proposals: Map<string, Proposal>
}

type Confirmed = Confirmation['fields'][number]

/** Fails only when the confirmation speaks of another template. */
export function attach({ template, confirmation, candidates, aliases, look }: AttachInput): Result<Attached> {
  if (confirmation && !speaksOf(confirmation, template)) {
    const details = { confirmed: confirmation.template, template: template.name }
    return fail(dictionaryProblems['other-template'](details))
  }
  const problems: Problem[] = []
  const slots = parseFields(template.fields, template.forms)
  const rows = confirmation ? keepRows(confirmation, { template, look, problems }) : []
  const confirmed = confirmation ? keepFields(confirmation, { template, rows, look, problems }) : []
  const said = new Map(confirmed.map((one) => [one.field, one]))
  // A field whose confirmation went wrong waits for the person who wrote it; no alias speaks for it.
  const named = new Set(confirmation?.fields.map(({ field }) => field))
  const open = template.fields.filter((field) => !named.has(fieldKey(field)))
  const proposals = proposeOpen({ open, slots, candidates, aliases, taken: takenAnswers(template.fields, said) })
  const attachments = template.fields.flatMap((field): Attachment[] => {
    const key = fieldKey(field)
    const one = said.get(key)
    if (one && one.relation !== 'DIFFERENT')
      return [{ field: key, relation: one.relation, filling: one.filling, version: 1, by: 'confirmation' }]
    const proposal = proposals.get(key)
    const filling = proposal?.tier === 'auto' ? aliasFilling(proposal.suggestions[0]!.answer, look) : undefined
    if (!proposal || !filling) return []
    proposals.delete(key)
    return [{ field: key, relation: proposal.suggestions[0]!.relation, filling, version: 1, by: 'alias' }]
  })
  return ok({ attachments, rows, aliases: learn(confirmed, slots, template.fields), problems, proposals })
}

const speaksOf = ({ template: said }: Confirmation, { name, hash }: AttachInput['template']): boolean =>
  said === hash || normalText(said) === normalText(name)

type Keep = { template: AttachInput['template']; look: Look; problems: Problem[] }

function keepRows({ rows }: Confirmation, { template, look, problems }: Keep): RowScope[] {
  const kept: RowScope[] = []
  for (const scope of rows) {
    const place = { sheet: scope.sheet, row: scope.firstRow }
    const isHere = ({ sheet, region }: Field) => sheet === scope.sheet && region?.firstRow === scope.firstRow
    const where = checkConditions(scope.where, { field: `${scope.sheet}!${scope.firstRow}`, of: scope.of, look })
    if (!template.fields.some(isHere)) problems.push(dictionaryProblems['no-such-list'](place))
    else if (kept.some(({ sheet, firstRow }) => sheet === scope.sheet && firstRow === scope.firstRow)) {
      problems.push(dictionaryProblems['list-twice'](place))
    } else if (!where.ok) problems.push(where.problem)
    else kept.push({ ...scope, where: where.value })
  }
  return kept
}

function keepFields(confirmation: Confirmation, keep: Keep & { rows: readonly RowScope[] }): Confirmed[] {
  const { template, problems } = keep
  const fields = new Map(template.fields.map((field) => [fieldKey(field), field]))
  const kept = new Map<string, Confirmed | undefined>()
  for (const one of confirmation.fields) {
    const field = fields.get(one.field)
    const known = kept.get(one.field)
    if (!field) problems.push(dictionaryProblems['no-such-field']({ field: one.field }))
    else if (kept.has(one.field)) {
      // The same words twice are no harm; two answers are none.
      if (known && JSON.stringify(known) !== JSON.stringify(one)) {
        problems.push(dictionaryProblems['field-twice']({ field: one.field }))
        kept.set(one.field, undefined)
      }
    } else kept.set(one.field, one)
  }
  return [...kept.values()].flatMap((one): Confirmed[] => {
    if (!one) return []
    const checked = checkField(one, fields.get(one.field)!, confirmation.per, keep)
    if (checked.ok) return [checked.value]
    problems.push(checked.problem)
    return []
  })
}

const samePath = (a: readonly string[], b: readonly string[]) =>
  a.map(normalText).join('\n') === b.map(normalText).join('\n')

function checkField(
  one: Confirmed,
  field: Field,
  per: Confirmation['per'],
  { look, rows }: { look: Look; rows: readonly RowScope[] },
): Result<Confirmed> {
  const { filling, headerPath } = one
  if (headerPath && !samePath(headerPath, field.headerPath)) {
    const details = { field: one.field, confirmed: headerPath.join(' / '), printed: field.headerPath.join(' / ') }
    return fail(dictionaryProblems['label-differs'](details))
  }
  if (filling.from === 'demand') return ok(one)
  if (filling.from === 'definition') {
    const checked = checkDefinition(filling.definition, { field: one.field, look })
    return checked.ok ? ok({ ...one, filling: { from: 'definition', definition: checked.value } }) : checked
  }
  const question = checkQuestion(filling.question, { field: one.field, of: subjectOf(field, per, rows), look })
  if (!question.ok) return question
  const render = filling.render === 'plain' ? usualRender(question.value) : filling.render
  const sample = sampleOf(question.value)
  const unit = field.measureUnit === undefined ? {} : { measureUnit: field.measureUnit }
  const printed = renderValue({ question: question.value, value: sample, render, field: unit })
  if (!printed.ok && one.relation !== 'DIFFERENT') return printed
  const isConverted = one.relation === 'SAME' && printed.ok && typeof sample === 'number' && printed.value !== sample
  return ok({ ...one, relation: isConverted ? 'DERIVABLE' : one.relation, filling: { ...filling, render } })
}

/** A value that every right renderer can print: it finds a renderer or a unit that cannot. */
function sampleOf(question: Question): Value {
  const { type, derivedFrom } = question
  switch (type) {
    case 'integer':
    case 'decimal':
      return 1
    case 'boolean':
      return true
    case 'date':
      return '2000-01-01'
    case 'code':
      return codesOf(question)[0] ?? ''
    case 'text':
      return derivedFrom?.by === 'year-month' ? '2000-01' : '0'.repeat(18)
  }
}

/** Whose facts the field shows: its list's rows, or the one subject of a single cell. A list without scope may show anybody's. */
const subjectOf = (field: Field, per: Confirmation['per'], rows: readonly RowScope[]): SubjectKind =>
  field.region
    ? (rows.find(({ sheet, firstRow }) => sheet === field.sheet && firstRow === field.region!.firstRow)?.of ?? 'person')
    : per

type OpenInput = {
  open: readonly Field[]
  slots: ReadonlyMap<string, Slots>
  candidates: readonly Candidate[]
  aliases: Aliases
  taken: ReadonlySet<string>
}

function proposeOpen({ open, slots, candidates, aliases, taken }: OpenInput): Map<string, Proposal> {
  const placed = open.map((field) => ({
    region: regionKey(field),
    proposal: propose({ slots: slots.get(fieldKey(field))!, candidates, aliases }),
  }))
  const settled = settleRegion(placed).map((proposal, index): Proposal => {
    const [first, ...rest] = proposal.suggestions
    const isTaken = first && proposal.tier !== 'new' && taken.has(`${regionKey(open[index]!)}\n${first.answer}`)
    if (!isTaken) return proposal
    return { ...proposal, tier: 'pick', suggestions: [{ ...first, vetoes: [...first.vetoes, 'same-form'] }, ...rest] }
  })
  return new Map(open.map((field, index) => [fieldKey(field), settled[index]!]))
}

/** Answer keys a person already gave within each region: a form asks each question once. */
function takenAnswers(fields: readonly Field[], said: ReadonlyMap<string, Confirmed>): Set<string> {
  return new Set(
    fields.flatMap((field) => {
      const one = said.get(fieldKey(field))
      const answer = one && one.relation !== 'DIFFERENT' ? answerOf(one.filling) : undefined
      return answer === undefined ? [] : [`${regionKey(field)}\n${answer}`]
    }),
  )
}

/** How an alias names a filling; a figure has no alias, its definition is confirmed cell by cell. */
const answerOf = (filling: Filling): string | undefined =>
  filling.from === 'question' ? filling.question : filling.from === 'demand' ? `demand.${filling.what}` : undefined

export function aliasFilling(answer: string, look: Look): Filling | undefined {
  const what = (['unit', 'day', 'period', 'serial'] as const).find((one) => answer === `demand.${one}`)
  if (what) return { from: 'demand', what }
  const question = look(answer)
  return question && { from: 'question', question: question.key, render: usualRender(question) }
}

/** Only SAME and DERIVABLE teach a key; BROADER and NARROWER hold for this form alone. */
function learn(
  confirmed: readonly Confirmed[],
  slots: ReadonlyMap<string, Slots>,
  fields: readonly Field[],
): NewAlias[] {
  const labels = new Map(fields.map((field) => [fieldKey(field), field.headerPath.join(' / ')]))
  return confirmed.flatMap(({ field, relation, filling }): NewAlias[] => {
    const key = aliasKey(slots.get(field)!)
    const answer = answerOf(filling)
    if (key === undefined || answer === undefined || relation === 'BROADER' || relation === 'NARROWER') return []
    return [{ key, label: labels.get(field)!, answer, denied: relation === 'DIFFERENT' }]
  })
}
