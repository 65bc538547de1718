// C36: what an office filled in is read line by line; what is wrong is named with its line and reason, what is answered already is left.
import type { Look } from '../dictionary/check-definition.ts'
import { subjectKinds } from '../dictionary/question.ts'
import type { ReviewAnswer } from '../dictionary/review-answer.ts'
import type { ReviewItem } from '../dictionary/review-item.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Sheet, Workbook } from '../sheets/grid.ts'
import { keyIn, labels, type Line, mapLines } from './map-lines.ts'
import { codeOfWord } from './map-words.ts'
import { cliProblems } from './problems.ts'
import { nearColumns, reviewColumns, reviewSays } from './review-workbook.ts'
import { shortId, subjectOf } from './review-words.ts'

export type Standing = {
  /** What waits now. */
  items: readonly ReviewItem[]
  /** By the id of every item there could be, what its fields are attached to. */
  answered: ReadonlyMap<string, ReadonlySet<string>>
  /** Questions of the county's own: what somebody answered as new became one of them. */
  isOwn: (answer: string) => boolean
  look: Look
}

export type ReadReview = {
  /** In line order, `row` as the sheet counts. */
  said: { row: number; answer: ReviewAnswer }[]
  /** By row. */
  problems: Map<number, Problem[]>
  /** Lines whose answer stands already. */
  unchanged: number
  sheet: Sheet
}

/** Fails only when this is no workbook of the review. */
export function readReviewWorkbook(
  { workbook, file }: { workbook: Workbook; file: string },
  standing: Standing,
): Result<ReadReview> {
  const sheet = workbook.sheets.find(({ name }) => labels('review.sheet.items').includes(name))
  if (!sheet) return fail(cliProblems['file-broken']({ file, wanted: labels('review.sheet.items').join('/') }))
  const found: ReadReview = { said: [], problems: new Map(), unchanged: 0, sheet }
  const waiting = new Map(standing.items.map((item) => [shortId(item), item]))
  const answered = new Map([...standing.answered].map(([id, answers]) => [shortId({ id }), answers]))
  const keyOf = (heading: string) => reviewColumns.find((key) => labels(`review.column.${key}`).includes(heading))
  const wrongCells: Problem[] = []
  for (const line of mapLines(sheet, keyOf, wrongCells)) {
    if (line.text('decision') === '' && line.text('other') === '') continue
    const id = line.text('id')
    const refuse = (problem: Problem) =>
      found.problems.set(line.row, [...(found.problems.get(line.row) ?? []), problem])
    const before = wrongCells.length
    const read = answered.has(id)
      ? readLine(line, { item: waiting.get(id), answers: answered.get(id)!, standing })
      : fail(cliProblems['review-id']({ row: line.row, id }))
    for (const problem of wrongCells.slice(before)) refuse(problem)
    if (!read.ok) refuse(read.problem)
    else if (read.value === 'unchanged') found.unchanged++
    else if (read.value) found.said.push({ row: line.row, answer: read.value })
  }
  found.said = onceEach(found)
  return ok(found)
}

/** The same answer twice is one; of two different ones nobody knows which is meant. */
function onceEach({ said, problems }: ReadReview): ReadReview['said'] {
  return [...Map.groupBy(said, ({ answer }) => answer.item).values()]
    .flatMap((lines) => {
      const isOne = new Set(lines.map(({ answer }) => JSON.stringify(answer))).size === 1
      if (isOne) return lines.slice(0, 1)
      for (const { row } of lines) problems.set(row, [cliProblems['review-twice']({ row })])
      return []
    })
    .toSorted((a, b) => a.row - b.row)
}

type OfLine = { item: ReviewItem | undefined; answers: ReadonlySet<string>; standing: Standing }

/** Undefined where nothing is said, or something wrong of which the cell is named already. */
function readLine(line: Line, { item, answers, standing }: OfLine): Result<ReviewAnswer | 'unchanged' | undefined> {
  const said = readWords(line, item, standing.look)
  if (!said || said.say === 'later') return ok(undefined)
  const details = { row: line.row, label: line.text('label') }
  // Where fewer places wait than the line says, the others are decided: by this very line, handed in before, or by somebody.
  const isDecided = answers.size > 0 && said.say !== 'different' && line.text('places') !== String(item?.places.length)
  if (!item || isDecided) {
    const stands = isAnswered(said, answers, standing.isOwn)
    return stands ? ok('unchanged') : fail(cliProblems['review-answered'](details))
  }
  // Lines of a sheet that was sorted in part stand beside other lines' answers.
  if (item.label !== line.text('label')) return fail(cliProblems['review-changed'](details))
  const shown = new Set(item.suggestions.map(({ answer }) => answer))
  if (said.say === 'same' && !said.isOwnWord && !shown.has(said.question))
    return fail(cliProblems['review-changed'](details))
  if (said.say !== 'different') return ok(answerOf(said, item))
  const from = said.from.filter((answer) => shown.has(answer))
  return ok(from.length > 0 ? { say: 'different', item: item.id, from } : 'unchanged')
}

/** Whether what stands is what the line says. */
function isAnswered(said: Words, answers: ReadonlySet<string>, isOwn: Standing['isOwn']): boolean {
  if (said.say === 'same') return answers.has(said.question)
  if (said.say === 'different') return answers.size > 0 && !said.from.some((answer) => answers.has(answer))
  return said.say === 'new' && [...answers].some(isOwn)
}

type Words =
  | { say: 'same'; question: string; isOwnWord: boolean }
  | { say: 'new'; subject: (typeof subjectKinds)[number] }
  | { say: 'different'; from: string[] }
  | { say: 'later' }

function readWords(line: Line, item: ReviewItem | undefined, look: Look): Words | undefined {
  const decision = line.text('decision')
  const other = keyIn(line.text('other'))
  const near = nearColumns.map((key) => keyIn(line.text(key)))
  const code = codeOfWord('review.say', reviewSays, decision)
  const number = /^[1-5]$/.test(decision) ? near[Number(decision) - 1] : undefined
  if (other !== '') {
    if (decision !== '' && code !== 'different') return line.wrong('decision', labels('review.say.different').join('/'))
    if (!isAnswer(other, look)) return line.wrong('other', labels('map.sheet.questions').join('/'))
    return { say: 'same', question: other, isOwnWord: true }
  }
  if (code === 'later') return { say: 'later' }
  if (code === 'different') return { say: 'different', from: near.filter((answer) => answer !== '') }
  if (code === 'new') {
    const said = line.text('subject')
    const subject = codeOfWord('kind-of', subjectKinds, said) ?? (said === '' && item ? subjectOf(item) : undefined)
    return subject
      ? { say: 'new', subject }
      : line.wrong('subject', subjectKinds.map((kind) => labels(`kind-of.${kind}`)[0]).join('、'))
  }
  const known = near.filter((answer) => answer !== '').length
  const may = [
    ...Array.from({ length: known }, (_, at) => String(at + 1)),
    ...reviewSays.map((say) => labels(`review.say.${say}`)[0]),
  ]
  if (number === undefined || number === '') return line.wrong('decision', may.join('、'))
  if (!isAnswer(number, look))
    return line.wrong(nearColumns[Number(decision) - 1]!, labels('map.sheet.questions').join('/'))
  return { say: 'same', question: number, isOwnWord: false }
}

const demandAnswers = new Set(['demand.unit', 'demand.day', 'demand.period', 'demand.serial'])
const isAnswer = (key: string, look: Look): boolean => demandAnswers.has(key) || look(key) !== undefined

function answerOf(said: Exclude<Words, { say: 'different' | 'later' }>, { id, suggestions }: ReviewItem): ReviewAnswer {
  if (said.say === 'new') return { say: 'new', item: id, subject: said.subject }
  const shown = suggestions.find(({ answer }) => answer === said.question)
  // Whoever writes the question out says that it is the same; a number takes it as it was shown.
  return {
    say: 'same',
    item: id,
    question: said.question,
    relation: said.isOwnWord ? 'SAME' : (shown?.relation ?? 'SAME'),
  }
}
