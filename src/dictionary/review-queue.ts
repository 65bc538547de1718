// D32: every field nobody has decided waits for a person, fields of one key as one decision, the one that saves most per second first.
import { type AnswerSeconds, type CellMinutes, defaultAnswerSeconds, minutesSaved } from '../kernel/burden.ts'
import { aliasKey, type Aliases } from '../matching/alias.ts'
import type { Candidate } from '../matching/candidate.ts'
import type { Likely } from '../matching/company.ts'
import { type Initials, postInitials } from '../matching/initials.ts'
import { parseFields } from '../matching/parse.ts'
import { addSpelling, postCandidates, type Postings } from '../matching/postings.ts'
import type { Proposal, Suggestion } from '../matching/propose.ts'
import type { Slots } from '../matching/slots.ts'
import { asSpelling } from '../matching/spell.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import type { Template } from '../templates/template.ts'
import { answerOf } from './attach.ts'
import type { Attachment } from './attachment.ts'
import { cellsOf } from './merge-report-field.ts'
import type { ReviewItem, ReviewPlace } from './review-item.ts'
import { answeredScores } from './review-queue-answered.ts'
import { type Calibration, calibrate } from './review-queue-calibration.ts'
import { companyOfForms } from './review-queue-company.ts'
import { proposeForm, proposer } from './review-queue-proposals.ts'
import { addWhose, asksWhose, type WhoseByWords } from './review-queue-whose.ts'

export type QueuedForm = {
  /** Its `issuer` is who sent it, where that is known. */
  template: Pick<Template, 'hash' | 'name' | 'forms' | 'fields'> & { issuer?: string | undefined }
  issuer: string
  timesAYear: number
  /** How many units fill it, as the merge report counts them. */
  units: number
  /** The map in force; none while nobody said anything. */
  attachments: readonly Attachment[]
  /** Column code by field key, where the form comes from a database. */
  codes?: ReadonlyMap<string, string>
  /** By field key: answers a person said the field does not ask, where it has no key. */
  denied?: ReadonlyMap<string, ReadonlySet<string>>
}

export type ReviewQueueInput = {
  /** In the order in which their places are shown. */
  forms: readonly QueuedForm[]
  candidates: readonly Candidate[]
  aliases: Aliases
  /** Reads column codes as initials; absent: codes say nothing. */
  initials?: Initials
  /** Keys of questions that stand only because a person answered that nothing fitted. */
  own?: ReadonlySet<string>
  minutes?: CellMinutes
  seconds?: AnswerSeconds
}

type ReadForm = { form: QueuedForm; slots: ReadonlyMap<string, Slots> }
type Waiting = { form: QueuedForm; field: Field; slots: Slots; proposal: Proposal }

/** What waits, in the order in which it is best decided. */
export function reviewQueue(input: ReviewQueueInput): ReviewItem[] {
  const { forms, candidates, aliases, own = new Set() } = input
  const index = postCandidates(candidates)
  const read = forms.map((form) => ({ form, slots: slotsOf(form) }))
  // What was answered is judged by what stood before it was.
  const learned = postCandidates(candidates)
  learnSpellings(learned, read)
  const waiting = waitingFields(read, { index: learned, aliases, initials: input.initials })
  const whose: WhoseByWords = new Map()
  for (const { field, slots } of waiting) addWhose(whose, { label: labelOf(field), slots }, slots)
  for (const { form, slots } of read) {
    const attached = new Map(form.attachments.map((attachment) => [attachment.field, attachment]))
    for (const field of form.template.fields) {
      const filling = attached.get(fieldKey(field))?.filling
      const asked = filling?.from === 'question' ? index.candidates[index.at.get(filling.question) ?? -1] : undefined
      if (asked) addWhose(whose, { label: labelOf(field), slots: slots.get(fieldKey(field))! }, asked)
    }
  }
  const made: MakeItem = {
    read: calibrate(answeredScores({ read, index, own })),
    isWhose: ({ field, slots }) => asksWhose(whose, { label: labelOf(field), slots }),
    minutes: minutesSaved(input.minutes),
    seconds: input.seconds ?? defaultAnswerSeconds,
  }
  return [...Map.groupBy(waiting, idOf)]
    .map(([id, places]) => itemOf(id, places, made))
    .toSorted((a, b) => Number(b.isWhose) - Number(a.isWhose) || b.worth.rank - a.worth.rank)
}

const slotsOf = ({ template }: Pick<QueuedForm, 'template'>): Map<string, Slots> =>
  parseFields(template.fields, template.forms, template.issuer)

/** What people attached is one more spelling of its question. */
function learnSpellings(index: Postings, read: readonly ReadForm[]): void {
  for (const { form, slots } of read) {
    for (const { field, filling, relation, by } of form.attachments) {
      const own = slots.get(field)
      if (own && filling.from === 'question' && relation === 'SAME' && by === 'confirmation')
        addSpelling(index, filling.question, asSpelling(own))
    }
  }
}

type Matching = { index: Postings; aliases: Aliases; initials: Initials | undefined }

function waitingFields(read: readonly ReadForm[], { index, aliases, initials }: Matching): Waiting[] {
  const known = initials && postInitials(index, initials)
  const propose = proposer({ candidates: index, aliases })
  const companyOf = companyOfForms(read.map(({ form }) => form))
  return read.flatMap(({ form, slots }) => {
    const { fields } = form.template
    const read = (field: Field, company?: Likely) => {
      const key = fieldKey(field)
      const text = form.codes?.get(key)
      const evidence = {
        ...(known && text !== undefined ? { code: { text, initials: known } } : {}),
        ...(company ? { company } : {}),
      }
      return propose({ slots: slots.get(key)!, evidence, denied: form.denied?.get(key) })
    }
    const byWords = proposeForm({ fields, attachments: form.attachments, proposeOne: (field) => read(field) })
    const likely = companyOf(form, byWords)
    const proposals = proposeForm({
      fields,
      attachments: form.attachments,
      // Company is heard only where the words say little.
      proposeOne: (field) =>
        saysLittle(byWords.get(fieldKey(field))!) ? read(field, likely.get(fieldKey(field))) : read(field),
    })
    return fields.flatMap((field): Waiting[] => {
      const proposal = proposals.get(fieldKey(field))
      return proposal ? [{ form, field, slots: slots.get(fieldKey(field))!, proposal }] : []
    })
  })
}

const saysLittle = ({ tier }: Proposal): boolean => tier === 'pick' || tier === 'new'

type Identified = { form: { template: Pick<Template, 'hash'> }; field: Field; slots: Slots }

/** A key stands for the same words about the same one; a field without key is decided where it stands. */
const idOf = ({ form, field, slots }: Identified): string =>
  aliasKey(slots) ?? `${form.template.hash}!${fieldKey(field)}`

/** By the id of every item there could be: what the fields it stands for are attached to. Empty where all of them wait. */
export function answeredItems(
  forms: readonly Pick<QueuedForm, 'template' | 'attachments'>[],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const form of forms) {
    const slots = slotsOf(form)
    const answers = new Map(form.attachments.map(({ field, filling }) => [field, answerOf(filling)]))
    for (const field of form.template.fields) {
      const id = idOf({ form, field, slots: slots.get(fieldKey(field))! })
      const known = found.get(id) ?? new Set()
      const answer = answers.get(fieldKey(field))
      found.set(id, answer === undefined ? known : known.add(answer))
    }
  }
  return found
}

type MakeItem = {
  read: Calibration
  isWhose: (one: Waiting) => boolean
  minutes: number
  seconds: AnswerSeconds
}

function itemOf(id: string, waiting: readonly Waiting[], { read, isWhose, minutes, seconds }: MakeItem): ReviewItem {
  const hardest = waiting.reduce((a, b) => (ease(b) < ease(a) ? b : a))
  const tier = tierOf(hardest.proposal)
  const { suggestions } = hardest.proposal
  const copies = sum(waiting, ({ form, field }) => form.units * cellsOf(field))
  const aYear = sum(waiting, ({ form, field }) => form.units * cellsOf(field) * form.timesAYear)
  const forms = new Set(waiting.map(({ form }) => form.template.hash)).size
  const [first] = suggestions
  // What is new is asked once, and repeats itself in every other form of its key.
  const probability = tier === 'new' || !first ? (forms - 1) / forms : read(first.score)
  return {
    id,
    key: aliasKey(hardest.slots),
    label: labelOf(waiting[0]!.field),
    places: waiting.map(placeOf),
    tier,
    suggestions: suggestions.map(({ answer, relation, score, reasons, vetoes }) => ({
      answer,
      relation,
      score,
      reasons,
      vetoes,
    })),
    // Where no question of these words is suggested, nothing can be mistaken for another's.
    isWhose: first !== undefined && isOfTheWords(first) && waiting.some(isWhose),
    worth: {
      probability,
      copies,
      timesAYear: copies === 0 ? 0 : aYear / copies,
      minutes,
      seconds: seconds[tier],
      rank: (probability * aYear * minutes) / seconds[tier],
    },
  }
}

/** Below this a suggestion is shown and never worth a choice of its own (design note on matching, section 6). */
const worthPicking = 0.3

/** A key confirmed before that attached nothing here is looked at again and accepted with one key. */
const tierOf = ({ tier, suggestions: [first] }: Proposal): ReviewItem['tier'] =>
  tier === 'auto' ? 'one-click' : !first || first.score <= worthPicking ? 'new' : tier

const isOfTheWords = ({ reasons }: Suggestion): boolean => reasons[0] !== 'alike-text'

/** One decision answers every place of an item, so the place that is hardest to decide is what the person sees. */
const ease = ({ proposal }: Waiting): number => (proposal.tier === 'pick' ? 0 : proposal.tier === 'new' ? 1 : 2)

const labelOf = (field: Field): string => field.headerPath.at(-1)!

const placeOf = ({ form, field }: Waiting): ReviewPlace => ({
  template: form.template.hash,
  form: form.template.name,
  issuer: form.issuer,
  field: fieldKey(field),
  cell: field.cell,
  headerPath: field.headerPath,
})

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
