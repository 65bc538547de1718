// C34: what a key says of the item on the screen; nothing is taken that the person did not see.
import type { ReviewAnswer } from '../dictionary/review-answer.ts'
import type { ReviewItem } from '../dictionary/review-item.ts'
import { type SubjectKind, subjectKinds } from '../dictionary/question.ts'
import type { Keyboard } from './review-keyboard.ts'
import { bulkLines, fullLines, type Shown } from './review-lines.ts'
import { answerName, subjectOf } from './review-words.ts'

/** Answers given in one go, with the items they speak of. */
export type Given = { items: readonly ReviewItem[]; answers: readonly ReviewAnswer[] }

export type Said = { do: 'quit' } | { do: 'later' } | { do: 'undo' } | { do: 'keep'; given: Given }
export type Decide = Shown & {
  keyboard: Keyboard
  write: (lines: readonly string[]) => void
  /** What else waits: of the item's form, what is new is taken in one go. */
  queue: readonly ReviewItem[]
}

export async function decide(item: ReviewItem, input: Decide): Promise<Said> {
  const { keyboard, write, speaker, look } = input
  for (;;) {
    const key = await keyboard.next()
    if (key === undefined || key === 'q') return { do: 'quit' }
    if (key === 's') return { do: 'later' }
    if (key === 'u') return { do: 'undo' }
    const answer = await answerOf(key, item, input)
    if (answer) return { do: 'keep', given: answer }
    if (key === 'w') write(fullLines(item, { look, speaker }))
    if (key === '?') write(helpLines(speaker.say))
  }
}

function answerOf(key: string, item: ReviewItem, input: Decide): Promise<Given | undefined> | Given | undefined {
  if (key === 'return') return accept(item, input)
  if (/^[1-9]$/.test(key)) return pick(item, Number(key), input)
  if (key === 'n') return asNew(item, subjectOf(item), input)
  if (key === 'o') return asNew(item, undefined, input)
  if (key === 'd') return asDifferent(item, input)
  return key === 'b' ? bulk(item, input) : undefined
}

type Say = Shown['speaker']['say']
const helpLines = (say: Say): string[] =>
  (['return', 'number', 'n', 'o', 'd', 'b', 'u', 's', 'w', 'help', 'q'] as const).map((key) =>
    say(`review.help.${key}`),
  )

/** Enter takes only what the machine has no doubt about: it is never a guess that one key accepts. */
function accept(item: ReviewItem, { write, speaker: { say } }: Decide): Given | undefined {
  const [first] = item.suggestions
  if (item.tier === 'one-click' && first) return same(item, first.answer, plainRelation(first.relation))
  write([say(item.suggestions.length > 0 ? 'review.not-chosen' : 'review.nothing-to-choose')])
  return undefined
}

const same = (item: ReviewItem, question: string, relation: SameRelation): Given => ({
  items: [item],
  answers: [{ say: 'same', item: item.id, question, relation }],
})
type SameRelation = Extract<ReviewAnswer, { say: 'same' }>['relation']
const plainRelation = (relation: SameRelation): SameRelation => (relation === 'DERIVABLE' ? 'DERIVABLE' : 'SAME')

async function pick(item: ReviewItem, number: number, input: Decide): Promise<Given | undefined> {
  const { keyboard, write, speaker, look } = input
  const chosen = item.suggestions[number - 1]
  if (!chosen) {
    write([speaker.say('review.no-such-number')])
    return undefined
  }
  const { answer, relation } = chosen
  if (relation === 'SAME' || relation === 'DERIVABLE') return same(item, answer, relation)
  // Wider and narrower hold for this form only; that it is the same after all is a person's to say, and once more.
  write([speaker.say(`review.only-here.${relation}`, { name: answerName(answer, look, speaker) })])
  const key = await keyboard.next()
  if (key === 'return') return same(item, answer, relation)
  if (key === '=') return same(item, answer, 'SAME')
  write([speaker.say('review.not-taken')])
  return undefined
}

async function asNew(item: ReviewItem, of: SubjectKind | undefined, input: Decide): Promise<Given | undefined> {
  const subject = of ?? (await askSubject(input))
  return subject && { items: [item], answers: [{ say: 'new', item: item.id, subject }] }
}

async function askSubject({ keyboard, write, speaker: { say } }: Decide): Promise<SubjectKind | undefined> {
  const kinds = subjectKinds.map((kind, index) => `${index + 1} ${say(`kind-of.${kind}`)}`)
  write([say('review.whose-fact', { kinds: kinds.join('  ') })])
  const subject = subjectKinds[Number(await keyboard.next()) - 1]
  if (!subject) write([say('review.not-taken')])
  return subject
}

function asDifferent(item: ReviewItem, { write, speaker: { say } }: Decide): Given | undefined {
  const from = item.suggestions.map(({ answer }) => answer)
  if (from.length > 0) return { items: [item], answers: [{ say: 'different', item: item.id, from }] }
  write([say('review.nothing-to-choose')])
  return undefined
}

/** Everything of this form that nothing comes near, after a look at it. */
async function bulk(item: ReviewItem, input: Decide): Promise<Given | undefined> {
  const { queue, keyboard, write, speaker, look } = input
  const [{ template }] = item.places as [ReviewItem['places'][0]]
  const items = queue.filter((one) => one.tier === 'new' && one.places.some((place) => place.template === template))
  if (items.length === 0) {
    write([speaker.say('review.bulk-none')])
    return undefined
  }
  write([...bulkLines(items, template, { look, speaker }), speaker.say('review.bulk-sure')])
  if ((await keyboard.next()) !== 'return') {
    write([speaker.say('review.not-taken')])
    return undefined
  }
  const unclear = items.filter((one) => !subjectOf(one))
  if (unclear.length > 0) write([speaker.say('review.bulk-whose', { count: unclear.length })])
  const subject = unclear.length > 0 ? await askSubject(input) : undefined
  if (unclear.length > 0 && !subject) return undefined
  return {
    items,
    answers: items.map((one) => ({ say: 'new', item: one.id, subject: subjectOf(one) ?? subject! })),
  }
}
