// D11: what a person confirmed is attached as said; what nobody confirmed only by a key confirmed earlier; the rest stays open.
import { aliasKey, type Aliases } from '../matching/alias.ts'
import type { Candidate } from '../matching/candidate.ts'
import type { Reason } from '../matching/compare.ts'
import { postCandidates, type Postings } from '../matching/postings.ts'
import { parseFields, regionKey } from '../matching/parse.ts'
import { type Evidence, propose, type Proposal, settleRegion } from '../matching/propose.ts'
import type { Slots } from '../matching/slots.ts'
import { normalText } from '../kernel/text.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Problem } from '../kernel/problem.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import { type List, listsOf } from '../templates/neighbour-lists.ts'
import type { Template } from '../templates/template.ts'
import type { Attachment, Confirmation, Filling, RowScope } from './attachment.ts'
import { becauseOf } from './because.ts'
import { checkConditions, type Look } from './check-definition.ts'
import { checkField, type ConfirmedField as Confirmed } from './check-field.ts'
import type { Difference, Differences } from './difference.ts'
import { dictionaryProblems } from './problems.ts'
import type { SubjectKind } from './question.ts'
import { usualRender } from './render.ts'
import { scopeKey, scopeOf } from './row-scope.ts'
import { settleSuggestions } from './settle-suggestions.ts'

/** One answer a person gave for a key; `denied` when it is said to be something else. */
export type NewAlias = { key: string; label: string; answer: string; denied: boolean }

export type AttachInput = {
  /** `issuer`: who sent it, where that is known: whose numbers 户号 and its like are. */
  template: Pick<Template, 'hash' | 'name' | 'forms' | 'fields'> & { issuer?: string | undefined }
  /** Absent for a template nobody has confirmed. */
  confirmation?: Confirmation
  /** What is attached already and stays as it is. */
  standing?: readonly Attachment[]
  candidates: readonly Candidate[] | Postings
  aliases: Aliases
  /** By field: questions a person said it does not ask. Such a field waits for a person, whatever key it bears. */
  differences?: Differences
  /** By field: what is known beside its words, such as the values of a ledger's column. */
  evidence?: ReadonlyMap<string, Evidence>
  look: Look
}

export type Attached = {
  /** In field order; version 1, the store gives the next one. */
  attachments: Attachment[]
  rows: RowScope[]
  aliases: NewAlias[]
  /** What a person said a field does not ask. */
  differences: Difference[]
  /** What of the confirmation could not be kept; the rest was. */
  problems: Problem[]
  /** For every field without attachment, what the matcher suggests. */
  proposals: Map<string, Proposal>
}

/** Fails only when the confirmation speaks of another template. */
export function attach(input: AttachInput): Result<Attached> {
  const { template, confirmation: given, standing = [], candidates, aliases, look } = input
  const { differences = noDifferences, evidence = noEvidence } = input
  if (given && !speaksOf(given, template)) {
    const details = { confirmed: given.template, template: template.name }
    return fail(dictionaryProblems['other-template'](details))
  }
  const settled = given && settleSuggestions(given)
  const confirmation = settled?.confirmation
  const problems: Problem[] = [...(settled?.problems ?? [])]
  const slots = parseFields(template.fields, template.forms, template.issuer)
  const rows = confirmation ? keepRows(confirmation, { template, look, problems }) : []
  const confirmed = confirmation ? keepFields(confirmation, { template, rows, look, problems }) : []
  const said = new Map(confirmed.map((one) => [one.field, one]))
  const stands = new Map(standing.map((one) => [one.field, one]))
  // A field whose confirmation went wrong waits for the person who wrote it; no alias speaks for it.
  const named = new Set([...(confirmation?.fields.map(({ field }) => field) ?? []), ...stands.keys()])
  const open = template.fields.filter((field) => !named.has(fieldKey(field)))
  const taken = takenAnswers(template.fields, new Map<string, Answered>([...stands, ...said]))
  const index = 'lists' in candidates ? candidates : postCandidates(candidates)
  const proposals = proposeOpen({
    open,
    taken,
    proposeOne: (field) => {
      const key = fieldKey(field)
      const of = { slots: slots.get(key)!, candidates: index, aliases, denied: differences.get(key) }
      return propose({ ...of, ...(evidence.has(key) ? { evidence: evidence.get(key)! } : {}) })
    },
  })
  const attachments = template.fields.flatMap((field): Attachment[] => {
    const key = fieldKey(field)
    const one = said.get(key)
    const why = slots.get(key)!
    if (one && one.relation !== 'DIFFERENT') {
      const because = becauseOf({ rule: 'person', slots: why })
      return [{ field: key, relation: one.relation, filling: one.filling, version: 1, by: 'confirmation', because }]
    }
    if (stands.has(key)) return [stands.get(key)!]
    const proposal = proposals.get(key)
    const own = proposal && !differences.has(key) ? attachOpen(proposal, { aliases, look, slots: why }) : []
    if (own.length > 0) proposals.delete(key)
    return own.map((attached) => ({ field: key, version: 1, ...attached }))
  })
  return ok({ attachments, rows, ...learn(confirmed, slots, template), problems, proposals })
}

const noDifferences: Differences = new Map()
const noEvidence: ReadonlyMap<string, Evidence> = new Map()

type AttachOpen = Pick<AttachInput, 'aliases' | 'look'> & { slots: Slots }

/** By a key a person confirmed, or by a rule that audits promoted; else nothing attaches what nobody looked at. */
function attachOpen(
  { tier, key, suggestions: [first] }: Proposal,
  { aliases, look, slots }: AttachOpen,
): Omit<Attachment, 'field' | 'version'>[] {
  const filling = first && aliasFilling(first.answer, look)
  if (!first || !filling || key === undefined) return []
  const { reasons } = first
  // Whoever confirmed the key saw how near the words are: the relation that is left is whether the value is computed.
  const relation = first.relation === 'DERIVABLE' ? 'DERIVABLE' : 'SAME'
  if (tier === 'auto') {
    const said = aliases.saidBy?.get(key)
    return [{ relation, filling, by: 'alias', because: becauseOf({ rule: 'confirmed-key', slots, reasons, said }) }]
  }
  const rule = ruleOf(reasons)
  if (tier !== 'one-click' || rule === undefined || !aliases.promoted?.has(rule)) return []
  return [{ relation, filling, by: 'rule', because: becauseOf({ rule, slots, reasons }) }]
}

/** The rule under which a suggestion is one click: its concept or its words are the question's. */
export const ruleOf = (reasons: readonly Reason[]): 'same-concept' | 'same-text' | undefined =>
  reasons.find((reason) => reason === 'same-concept' || reason === 'same-text')

const speaksOf = ({ template: said }: Confirmation, { name, hash }: AttachInput['template']): boolean =>
  said === hash || normalText(said) === normalText(name)

type Keep = { template: AttachInput['template']; look: Look; problems: Problem[] }

function keepRows({ rows }: Confirmation, { template, look, problems }: Keep): RowScope[] {
  const kept: RowScope[] = []
  const lists = listsOf(template.fields)
  for (const scope of rows) {
    const place = { sheet: scope.sheet, row: scope.firstRow }
    const beside = lists.filter(({ at }) => at.sheet === scope.sheet && at.firstRow === scope.firstRow)
    const list = meantBy(scope, beside)
    if (beside.length === 0) problems.push(dictionaryProblems['no-such-list'](place))
    else if (!list) {
      const columns = beside.map(({ leftmost }) => leftmost).join('、')
      problems.push(dictionaryProblems['list-unclear']({ ...place, columns }))
    } else if (kept.some((one) => scopeKey(one) === scopeKey(list.at))) {
      problems.push(dictionaryProblems['list-twice'](place))
    } else {
      const where = checkConditions(scope.where, { field: scopeKey(list.at), of: scope.of, look })
      if (where.ok) kept.push({ ...list.at, of: scope.of, where: where.value })
      else problems.push(where.problem)
    }
  }
  return kept
}

/** Of lists side by side only the one whose first column is named: people in the wrong one of two lists are wrong data. */
const meantBy = ({ firstColumn }: RowScope, beside: readonly List[]): List | undefined =>
  firstColumn === undefined
    ? beside.length === 1
      ? beside[0]
      : undefined
    : beside.find((list) => (list.at.firstColumn ?? list.leftmost) === firstColumn)

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
    const field = fields.get(one.field)!
    const checked = checkField(one, { field, of: subjectOf(field, confirmation.per, keep.rows), look: keep.look })
    if (checked.ok) return [checked.value]
    problems.push(checked.problem)
    return []
  })
}

/** Whose facts the field shows: its list's rows, or the one subject of a single cell. A list without scope may show anybody's. */
export const subjectOf = (field: Field, per: Confirmation['per'], rows: readonly RowScope[]): SubjectKind =>
  field.region ? (scopeOf(field, rows)?.of ?? 'person') : per

type OpenInput = {
  open: readonly Field[]
  /** As `takenAnswers` gives them. */
  taken: ReadonlySet<string>
  proposeOne: (field: Field) => Proposal
}

/** What is suggested for each open field, by field key, where a form asks each question once. */
export function proposeOpen({ open, taken, proposeOne }: OpenInput): Map<string, Proposal> {
  const placed = open.map((field) => ({ region: regionKey(field), proposal: proposeOne(field) }))
  const settled = settleRegion(placed).map((proposal, index): Proposal => {
    const [first, ...rest] = proposal.suggestions
    const isTaken = first && proposal.tier !== 'new' && taken.has(`${regionKey(open[index]!)}\n${first.answer}`)
    if (!isTaken) return proposal
    return { ...proposal, tier: 'pick', suggestions: [{ ...first, vetoes: [...first.vetoes, 'same-form'] }, ...rest] }
  })
  return new Map(open.map((field, index) => [fieldKey(field), settled[index]!]))
}

type Answered = Pick<Confirmed, 'relation' | 'filling'>

/** Answer keys given already within each region: a form asks each question once. */
export function takenAnswers(fields: readonly Field[], said: ReadonlyMap<string, Answered>): Set<string> {
  return new Set(
    fields.flatMap((field) => {
      const one = said.get(fieldKey(field))
      const answer = one && one.relation !== 'DIFFERENT' ? answerOf(one.filling) : undefined
      return answer === undefined ? [] : [`${regionKey(field)}\n${answer}`]
    }),
  )
}

/** How an alias names a filling; a figure has no alias, its definition is confirmed cell by cell. */
export const answerOf = (filling: Filling): string | undefined =>
  filling.from === 'question' ? filling.question : filling.from === 'demand' ? `demand.${filling.what}` : undefined

export function aliasFilling(answer: string, look: Look): Filling | undefined {
  const what = (['unit', 'day', 'period', 'serial'] as const).find((one) => answer === `demand.${one}`)
  if (what) return { from: 'demand', what }
  const question = look(answer)
  return question && { from: 'question', question: question.key, render: usualRender(question) }
}

/** Only SAME and DERIVABLE teach a key; BROADER and NARROWER hold for this form alone. A difference holds for the field and its key. */
function learn(
  confirmed: readonly Confirmed[],
  slots: ReadonlyMap<string, Slots>,
  { hash, fields }: Pick<Template, 'hash' | 'fields'>,
): Pick<Attached, 'aliases' | 'differences'> {
  const labels = new Map(fields.map((field) => [fieldKey(field), field.headerPath.join(' / ')]))
  const aliases: NewAlias[] = []
  const differences: Difference[] = []
  for (const { field, relation, filling } of confirmed) {
    const key = aliasKey(slots.get(field)!)
    const answer = answerOf(filling)
    if (answer === undefined || relation === 'BROADER' || relation === 'NARROWER') continue
    if (relation === 'DIFFERENT') differences.push({ template: hash, field, answer })
    if (key !== undefined) aliases.push({ key, label: labels.get(field)!, answer, denied: relation === 'DIFFERENT' })
  }
  return { aliases, differences }
}
