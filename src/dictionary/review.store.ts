// D26: answers of the review are kept in one transaction: keys, cannot-links, new questions, and every field they attach in any form.
import type { Trx } from '../db/trx.ts'
import { aliasKey, type Aliases, soleAnswer } from '../matching/alias.ts'
import type { Candidate } from '../matching/candidate.ts'
import { parseFields } from '../matching/parse.ts'
import { postCandidates } from '../matching/postings.ts'
import { fieldKey } from '../templates/field.ts'
import { type KeptTemplate, listTemplates, loadTemplate } from '../templates/template.store.ts'
import { attachKnown, type Known } from './attach-known.store.ts'
import { candidatesOf } from './candidates.ts'
import { catalogue } from './catalogue.ts'
import type { Look } from './check-definition.ts'
import { type AnswerProblem, decideReview, type ReviewForm, type Said } from './decide-review.ts'
import { dictionaryOf } from './dictionary.ts'
import { loadAliases, saveAliases, saveQuestions } from './dictionary.store.ts'
import type { Differences } from './difference.ts'
import { loadDifferences, saveDifferences } from './difference.store.ts'
import { loadAttachments, lockMap } from './field-map.store.ts'
import { newQuestions } from './new-question.ts'
import { loadOwns, lockOwns, saveOwn } from './own.store.ts'
import type { Question } from './question.ts'
import type { ReviewAnswer } from './review-answer.ts'
import type { ReviewItem } from './review-item.ts'
import { endKeys } from './revoke.store.ts'
import type { Random } from './sample.store.ts'
import type { NewWord } from './separating-word.ts'
import { proposeWords } from './separating-word.store.ts'
import { liftSuspensions } from './suspension.store.ts'

export type AnswerReview = {
  /** As they were shown to whoever answers. */
  items: readonly ReviewItem[]
  answers: readonly ReviewAnswer[]
  candidates: readonly Candidate[]
  look: Look
  actor: string
  /** Prefix of the county's dictionary that takes new questions; one that nobody has is begun. Absent: the only one there is. */
  own?: string
  random?: Random
}

export type Answered = {
  /** Fields of the items that are attached now, and fields of other places that the same keys attached. */
  attached: number
  alsoAttached: number
  /** Keys that answer a question or are denied it, new with these answers. */
  learned: number
  /** Answers that could not be kept; all others were. */
  problems: AnswerProblem[]
  /** Words that would tell apart what was called different; nothing follows from them until a person approves them. */
  words: NewWord[]
  /** Questions the county's dictionary has now. Whoever keeps facts must make room for them. */
  added: Question[]
}

export async function answerReview(trx: Trx, input: AnswerReview): Promise<Answered> {
  // Of two people who answer at once the second is told what the first answered.
  await trx.query("select pg_advisory_xact_lock(hashtextextended('dictionary.review', 0))")
  const { answers, actor } = input
  const forms = await loadForms(trx, input)
  const making = await makeQuestions(trx, input, forms)
  const added = [...making.made.values()]
  const made = new Map([...making.made].map(([at, { key }]) => [at, key]))
  const look: Look = (key) => added.find((question) => question.key === key) ?? input.look(key)
  const said = decideReview({ items: input.items, answers, forms, look, made, candidates: input.candidates })
  const { learned, aliases } = await keepWords(trx, said, actor)
  const known: Known = {
    candidates: postCandidates([...input.candidates, ...candidatesOf(added)]),
    look,
    aliases,
    differences: without(said.answered, await loadDifferences(trx)),
    actor,
    random: input.random,
  }
  const fields = await attachEverywhere(trx, { known, said, forms })
  const places = new Set(
    input.items.flatMap((item) => item.places.map(({ template, field }) => `${template}!${field}`)),
  )
  const attached = fields.filter((field) => places.has(field)).length
  const problems = [...making.problems, ...said.problems].toSorted((a, b) => a.at - b.at)
  const words = await proposeWords(trx, { words: said.words, actor })
  return { attached, alsoAttached: fields.length - attached, learned, problems, words, added }
}

/** Differences that still keep a key from a field. */
const without = (answered: ReadonlySet<string>, differences: ReadonlyMap<string, Differences>) =>
  new Map(
    [...differences].map(([template, fields]): [string, Differences] => [
      template,
      new Map([...fields].filter(([field]) => !answered.has(`${template}!${field}`))),
    ]),
  )

async function loadForms(
  trx: Trx,
  { items, answers }: AnswerReview,
): Promise<Map<string, ReviewForm & { template: KeptTemplate }>> {
  const answered = new Set(answers.map(({ item }) => item))
  const asked = items
    .filter(({ id }) => answered.has(id))
    .flatMap(({ places }) => places.map(({ template }) => template))
  const forms = new Map<string, ReviewForm & { template: KeptTemplate }>()
  // In one order, so that two people never wait for each other.
  for (const hash of [...new Set(asked)].toSorted()) {
    await lockMap(trx, hash)
    const template = await loadTemplate(trx, hash)
    if (!template) continue
    const slots = parseFields(template.fields, template.forms, template.issuer)
    forms.set(hash, { template, slots, map: await loadAttachments(trx, hash) })
  }
  return forms
}

type Making = { made: Map<number, Question>; problems: AnswerProblem[] }

/** Questions for the answers that say `new` of what still is as it was shown. */
async function makeQuestions(
  trx: Trx,
  { items, answers, candidates, look, actor, own: prefix }: AnswerReview,
  forms: ReadonlyMap<string, ReviewForm>,
): Promise<Making> {
  const none: Making = { made: new Map(), problems: [] }
  if (!answers.some(({ say }) => say === 'new')) return none
  const refused = new Set(
    decideReview({ items, answers, forms, look, made: new Map(), candidates }).problems.map(({ at }) => at),
  )
  const wanted = answers.flatMap((said, at) => {
    const place = items.find(({ id }) => id === said.item)?.places[0]
    const form = place && forms.get(place.template)
    const field = form?.template.fields.find((one) => fieldKey(one) === place!.field)
    if (said.say !== 'new' || refused.has(at) || !field) return []
    return [{ row: at + 1, said, field, slots: form!.slots.get(place!.field)! }]
  })
  if (wanted.length === 0) return none
  await lockOwns(trx)
  const owns = (await loadOwns(trx)).map((kept) => kept.own)
  const taken = newQuestions({ wanted, prefix, owns, catalogue })
  const problemAt = (row: number) => ({ at: row - 1, item: answers[row - 1]!.item })
  if (!taken.ok) {
    return { made: new Map(), problems: wanted.map(({ row }) => ({ ...problemAt(row), problem: taken.problem })) }
  }
  const { own, made } = taken.value
  if (made.size > 0) {
    await saveOwn(trx, { own, refused: wanted.length - made.size, actor })
    const others = owns.filter((one) => one.prefix !== own.prefix)
    await saveQuestions(trx, { questions: dictionaryOf(catalogue, [...others, own]).questions, actor })
  }
  const problems = taken.value.problems.map((problem) => ({ ...problemAt(problem.details['row'] as number), problem }))
  return { made: new Map([...made].map(([row, question]) => [row - 1, question])), problems }
}

/** Keys and cannot-links; a key that has two answers now, or lost the one it had, attaches nothing any more. */
async function keepWords(
  trx: Trx,
  { aliases, differences }: Said,
  actor: string,
): Promise<{ learned: number; aliases: Aliases }> {
  let learned = 0
  for (const [template, of] of Map.groupBy(aliases, (alias) => alias.template)) {
    const event = await saveAliases(trx, { aliases: of, template, actor })
    learned += Number(event?.details['learned'] ?? 0)
  }
  await saveDifferences(trx, { differences, actor })
  const confirmed = aliases.filter(({ denied }) => !denied).map(({ key }) => key)
  await liftSuspensions(trx, { keys: confirmed, actor })
  const known = await loadAliases(trx)
  await endKeys(trx, { keys: aliases.map(({ key }) => key), aliases: known, actor })
  return { learned, aliases: known }
}

type Everywhere = { known: Known; said: Said; forms: ReadonlyMap<string, ReviewForm & { template: KeptTemplate }> }

/** What was said, and what its keys attach in any form; fields as `template!field`. */
async function attachEverywhere(trx: Trx, { known, said, forms }: Everywhere): Promise<string[]> {
  const keys = new Set(said.aliases.map(({ key }) => key).filter((key) => soleAnswer(known.aliases, key) !== undefined))
  const fields: string[] = []
  const attachIn = async (template: KeptTemplate) => {
    const own = said.attachments.get(template.hash) ?? []
    const oneClick = said.oneClick.get(template.hash)
    const more = await attachKnown(trx, known, { template, said: own, ...(oneClick ? { oneClick } : {}) })
    fields.push(...(more?.fields ?? []).map((field) => `${template.hash}!${field}`))
  }
  const rest = keys.size > 0 ? await listTemplates(trx) : []
  const others = rest.filter((template) => !forms.has(template.hash) && bearsKey(template, keys))
  for (const { template } of forms.values())
    if (said.attachments.has(template.hash) || bearsKey(template, keys)) await attachIn(template)
  for (const template of others) await attachIn(template)
  return fields
}

function bearsKey(template: KeptTemplate, keys: ReadonlySet<string>): boolean {
  if (keys.size === 0) return false
  return [...parseFields(template.fields, template.forms, template.issuer).values()].some((slots) =>
    keys.has(aliasKey(slots) ?? ''),
  )
}
