// D21: a dictionary file is taken entry by entry: what clashes goes back with its row and reason, everything else is kept.
import { normalText } from '../kernel/text.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { checkOwn } from './check-own.ts'
import { dictionaryOf } from './dictionary.ts'
import { labelsOf, meaningOf } from './label-meaning.ts'
import { type Own, type OwnFile, OwnHead, OwnQuestion, OwnSynonyms, type Placed } from './own.ts'
import { dictionaryProblems } from './problems.ts'
import { Question, type SubjectKind, subjectKinds } from './question.ts'

export type TakeOwnInput = {
  file: OwnFile
  catalogue: readonly Question[]
  /** Every county's dictionary on record, the one the file speaks of among them. */
  owns: readonly Own[]
}

export type TakenOwn = {
  /** The county's dictionary as it stands after the file. What the file leaves out stays as it was. */
  own: Own
  /** Why entries were not taken, in the order of the file. */
  problems: Problem[]
}

/**
 * Asked questions a kind of subject can have: each takes three columns of its table, a table holds 1,600, and a column
 * that once stood is never free again. Source: PostgreSQL 18, appendix K.
 */
const mostAsked = 500

/** Fails when the head is wrong: then nobody knows whose questions these are. */
export function takeOwn({ file, catalogue, owns }: TakeOwnInput): Result<TakenOwn> {
  const checked = readHead(file.head, owns)
  if (!checked.ok) return checked
  const head = checked.value
  const before = owns.find(({ prefix }) => prefix === head.prefix)
  const own: Own = { ...head, questions: [...(before?.questions ?? [])], synonyms: { ...before?.synonyms } }
  const others = owns.filter(({ prefix }) => prefix !== head.prefix)
  const taking: Taking = {
    head,
    own,
    refused: [],
    seen: new Set(),
    meaning: remembered(meaningOf),
    dictionary: () => dictionaryOf(catalogue, [...others, own]),
  }
  // What is derived needs its source, wherever in the file that stands.
  const [sources, derived] = [false, true].map((wanted) =>
    file.questions.filter(({ value }) => isDerived(value) === wanted),
  )
  for (const placed of [...sources!, ...derived!]) takeQuestion(placed, taking)
  for (const { key, ...placed } of file.synonyms) takeSynonyms(key, placed, taking)
  own.questions.sort((a, b) => a.id - b.id)
  const problems = taking.refused.toSorted((a, b) => a.row - b.row).map(({ problem }) => problem)
  return ok({ own, problems })
}

function readHead(given: unknown, owns: readonly Own[]): Result<OwnHead> {
  const head = OwnHead.safeParse(given)
  if (!head.success) {
    const [issue] = head.error.issues
    const part = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0]
    return fail(dictionaryProblems['own-head-wrong']({ part: String(part ?? 'prefix') }))
  }
  const [first, last] = head.data.ids
  const rival = owns.find(({ prefix, ids }) => prefix !== head.data.prefix && first <= ids[1] && last >= ids[0])
  if (rival) {
    const details = { first, last, other: rival.name, otherFirst: rival.ids[0], otherLast: rival.ids[1] }
    return fail(dictionaryProblems['own-ids-shared'](details))
  }
  const before = owns.find(({ prefix }) => prefix === head.data.prefix)
  const left = before?.questions.find(({ id }) => id < first || id > last)
  if (left) return fail(dictionaryProblems['own-range-shrunk']({ id: left.id, name: left.name['zh-CN'] }))
  return ok(head.data)
}

const isDerived = (value: unknown): boolean => 'derivedFrom' in Object(value)

/** Two thousand labels are read for every entry of the file; each only once. */
function remembered(read: typeof meaningOf): typeof meaningOf {
  const known = new Map<string, string>()
  return (label, whose) => {
    const key = [whose.subject, whose.role, label].join('\t')
    const meaning = known.get(key) ?? read(label, whose)
    known.set(key, meaning)
    return meaning
  }
}

type Taking = {
  head: OwnHead
  own: Own
  refused: { row: number; problem: Problem }[]
  /** Ids this file has given already. */
  seen: Set<number>
  meaning: typeof meaningOf
  /** Everything in force, with what was taken of the file so far. */
  dictionary: () => ReturnType<typeof dictionaryOf>
}

function takeQuestion(placed: Placed, taking: Taking): void {
  const { own, head, seen, refused } = taking
  const { row } = placed
  const refuse = (problem: Problem): void => void refused.push({ row, problem })
  const read = readQuestion(placed)
  if (!read.ok) return refuse(read.problem)
  const { questions, look } = taking.dictionary()
  const byId = (id: number) => questions.find((question) => question.id === id)
  const checked = checkOwn(read.value, { head, row, look, byId })
  if (!checked.ok) return refuse(checked.problem)
  const { id, subject, derivedFrom } = checked.value
  const name = checked.value.name['zh-CN']
  if (seen.has(id)) return refuse(dictionaryProblems['own-id-twice']({ row, name, id }))
  if (!byId(id) && !derivedFrom && asked(questions, subject) >= mostAsked) {
    return refuse(dictionaryProblems['own-no-room']({ row, name, most: mostAsked }))
  }
  const others = questions.filter((question) => question.id !== id)
  const { free, problems } = freeLabels(checked.value, { others, row, meaning: taking.meaning })
  for (const problem of problems) refuse(problem)
  // Without a name of its own the question could not be told from the other one.
  if (free[0] !== name) return
  seen.add(id)
  own.questions = [
    ...own.questions.filter((question) => question.id !== id),
    { ...checked.value, synonyms: free.slice(1) },
  ]
}

const asked = (questions: readonly Question[], subject: SubjectKind): number =>
  questions.filter((question) => question.subject === subject && !question.derivedFrom).length

function readQuestion({ row, value }: Placed): Result<Question> {
  const given = OwnQuestion.safeParse(value)
  const name = nameIn(value)
  if (!given.success) {
    const part = given.error.issues[0]?.path.join('.') || 'question'
    return fail(dictionaryProblems['own-question-broken']({ row, name, part }))
  }
  const subject = subjectKinds.find((kind) => given.data.key.startsWith(`${kind}.`))
  if (!subject) return fail(dictionaryProblems['own-question-broken']({ row, name, part: 'key' }))
  return ok(Question.parse({ ...given.data, subject }))
}

/** What the entry calls itself, however broken it is. */
function nameIn(value: unknown): string {
  const entry = Object(value) as { name?: unknown; key?: unknown }
  const { 'zh-CN': zh } = Object(entry.name) as { 'zh-CN'?: unknown }
  return [zh, entry.key].find((one) => typeof one === 'string') ?? '?'
}

type Claiming = { others: readonly Question[]; row: number; meaning: typeof meaningOf }

/** The labels nobody else has, and a Problem for each that somebody has, by its letters or as the matcher reads it. */
function freeLabels(question: Question, { others, row, meaning }: Claiming): { free: string[]; problems: Problem[] } {
  const byLetters = new Map<string, Question>()
  const byMeaning = new Map<string, Question>()
  for (const other of others) {
    if (other.subject !== question.subject) continue
    for (const label of labelsOf(other)) {
      byLetters.set(normalText(label), other)
      byMeaning.set(meaning(label, other), other)
    }
  }
  const free: string[] = []
  const problems: Problem[] = []
  for (const label of labelsOf(question)) {
    if (free.some((one) => normalText(one) === normalText(label))) continue
    const other = byLetters.get(normalText(label)) ?? byMeaning.get(meaning(label, question))
    if (!other) free.push(label)
    else {
      const details = { row, name: question.name['zh-CN'], label, other: other.name['zh-CN'], key: other.key }
      problems.push(dictionaryProblems['own-label-taken'](details))
    }
  }
  return { free, problems }
}

function takeSynonyms(key: string, { row, value }: Placed, taking: Taking): void {
  const { own, head, refused, meaning } = taking
  const refuse = (problem: Problem): void => void refused.push({ row, problem })
  const labels = OwnSynonyms.safeParse(value)
  if (!labels.success) return refuse(dictionaryProblems['own-question-broken']({ row, name: key, part: key }))
  const { questions, look } = taking.dictionary()
  const question = look(key)
  // Its own questions bring their synonyms with them.
  if (!question || key.split('.')[1] === head.prefix) {
    return refuse(dictionaryProblems['own-no-such-question']({ row, question: key }))
  }
  const others = questions.filter((one) => one.id !== question.id)
  const { free, problems } = freeLabels({ ...question, synonyms: labels.data }, { others, row, meaning })
  for (const problem of problems) refuse(problem)
  const before = new Set(own.synonyms[key])
  const known = new Set(
    labelsOf(question)
      .filter((label) => !before.has(label))
      .map(normalText),
  )
  const fresh = free.filter((label) => !known.has(normalText(label)))
  if (fresh.length > 0) own.synonyms[key] = fresh
  else delete own.synonyms[key]
}
