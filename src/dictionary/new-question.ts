// D29: a question of the county's own dictionary made of a field: named and typed as the form prints it, under the next free id.
import { fail, ok, type Result } from '../kernel/result.ts'
import { cleanLabel } from '../matching/label.ts'
import { genericWords } from '../matching/lexicon-words.ts'
import { type Slots, unknown } from '../matching/slots.ts'
import type { Field } from '../templates/field.ts'
import { firstOwnId, type Own, type OwnFile, OwnHead } from './own.ts'
import { dictionaryProblems } from './problems.ts'
import type { Question, valueTypes } from './question.ts'
import type { ReviewAnswer } from './review-answer.ts'
import { takeOwn, type TakenOwn } from './take-own.ts'

export type WantedQuestion = {
  /** Names the wish in what comes back: the place of the answer that brought it, from 1. */
  row: number
  said: Extract<ReviewAnswer, { say: 'new' }>
  field: Field
  slots: Slots
}

type Input = {
  wanted: readonly WantedQuestion[]
  /** Prefix of the dictionary that takes them; absent: the only one there is. */
  prefix: string | undefined
  owns: readonly Own[]
  catalogue: readonly Question[]
}

export type NewQuestions = TakenOwn & {
  /** By row of the wish; a wish that was refused is not among them. */
  made: Map<number, Question>
}

/** Fails where no dictionary takes them. A prefix that nobody has yet begins one. */
export function newQuestions({ wanted, prefix, owns, catalogue }: Input): Result<NewQuestions> {
  const head = headFor(prefix, owns)
  if (!head.ok) return head
  const taken = new Set(owns.flatMap(({ questions }) => questions.map(({ id }) => id)))
  let id = head.value.ids[0]
  const questions: OwnFile['questions'] = []
  const keys = new Map<number, string>()
  for (const one of wanted) {
    while (taken.has(id)) id++
    const value = questionOf(one, { id, prefix: head.value.prefix })
    questions.push({ row: one.row, value })
    keys.set(one.row, value.key)
    taken.add(id)
  }
  const result = takeOwn({ file: { head: head.value, questions, synonyms: [] }, catalogue, owns })
  if (!result.ok) return result
  const { own, problems } = result.value
  const made = new Map<number, Question>()
  for (const [row, key] of keys) {
    const question = own.questions.find((one) => one.key === key)
    if (question) made.set(row, question)
  }
  return ok({ own, problems, made })
}

/** Ids a dictionary that is begun here gets for itself. */
const idsOfOne = 10_000

function headFor(prefix: string | undefined, owns: readonly Own[]): Result<OwnHead> {
  const known = prefix === undefined ? owns : owns.filter((own) => own.prefix === prefix)
  const [own, second] = known
  if (second) return fail(dictionaryProblems['own-which']({ prefixes: known.map((one) => one.prefix).join(', ') }))
  if (own) return ok({ prefix: own.prefix, name: own.name, ids: own.ids })
  if (prefix === undefined) return fail(dictionaryProblems['review-no-own']({}))
  const first = Math.max(firstOwnId, ...owns.map(({ ids }) => ids[1] + 1))
  const head = OwnHead.safeParse({ prefix, name: prefix, ids: [first, first + idsOfOne - 1] })
  return head.success ? ok(head.data) : fail(dictionaryProblems['own-head-wrong']({ part: 'prefix' }))
}

function questionOf({ said, field, slots }: WantedQuestion, { id, prefix }: { id: number; prefix: string }) {
  const { subject, measureUnit } = said
  const name = said.name ?? nameOf(field, slots)
  const isOwnSubject = slots.subject === subject && slots.role !== unknown
  const options = said.type === undefined || said.type === 'code' ? field.options : undefined
  const type = said.type ?? typeOf(field)
  const unit = measureUnit ?? (slots.measureUnit === 'none' ? undefined : slots.measureUnit)
  return {
    id,
    key: `${subject}.${prefix}.q${id}`,
    ...(isOwnSubject ? { role: slots.role } : {}),
    name: { 'zh-CN': name, en: name },
    type,
    ...(type === 'code' && options ? { choices: options.map((option, index) => [String(index + 1), option]) } : {}),
    ...((type === 'integer' || type === 'decimal') && unit !== undefined ? { measureUnit: unit } : {}),
    sensitivity: said.sensitivity ?? sensitivityOf(said, field),
  }
}

/** 备注 and 金额 say nothing without what stands above them, and what restricts a label from above is part of its name. */
const nameOf = ({ headerPath }: Field, { qualifiers }: Slots): string => {
  const label = headerPath.at(-1)!
  const isRestricted = qualifiers.some((qualifier) => qualifier.startsWith('under:'))
  return isRestricted || genericWords.has(cleanLabel(label).core) ? headerPath.join(' ') : label
}

/** Things counted by these have no fractions. */
const counted = new Set(['人', '户', '个', '次', '岁'])

function typeOf({ type, options = [], measureUnit = '' }: Field): (typeof valueTypes)[number] {
  if (type === 'boolean' || type === 'date') return type
  if (type === 'number') return counted.has(measureUnit) ? 'integer' : 'decimal'
  return type === 'choice' && options.length > 0 ? 'code' : 'text'
}

/** What is said of people is theirs, their numbers most of all: in doubt the narrower circle. */
function sensitivityOf({ subject }: WantedQuestion['said'], { type }: Field): Question['sensitivity'] {
  if (type === 'id-number' || type === 'phone') return 'sensitive'
  return subject === 'person' || subject === 'household' ? 'personal' : 'internal'
}
