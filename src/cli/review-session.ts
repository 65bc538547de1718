// C34: one item at a time; every answer is kept as it is given, and what is on the screen is what is answered.
import type { ReviewItem } from '../dictionary/review-item.ts'
import type { Problem } from '../kernel/problem.ts'
import { ok, type Result } from '../kernel/result.ts'
import { decide, type Given } from './review-decide.ts'
import type { Keyboard } from './review-keyboard.ts'
import { itemLines, type Shown } from './review-lines.ts'

export type Kept = {
  attached: number
  /** Fields of other forms that the key just confirmed attached. */
  alsoAttached: number
  /** Separating words that an answer brought up. */
  words: string[]
  /** Answers that could not be kept, each with its reason. */
  problems: Problem[]
}

export type Desk = {
  /** The queue as it stands now. */
  load: () => Promise<Result<ReviewItem[]>>
  keep: (given: Given) => Promise<Result<Kept>>
  /** Takes back what was kept of `given`; the number of fields that wait again. */
  takeBack: (given: Given) => Promise<Result<number>>
  /** Asked anew for each item: an answer may add a question. */
  look: Shown['look']
}

export type Session = { answered: number; attached: number; left: number }
export type SessionInput = {
  /** The queue at the beginning. */
  items: readonly ReviewItem[]
  desk: Desk
  keyboard: Keyboard
  write: (lines: readonly string[]) => void
  speaker: Shown['speaker']
}

type State = Session & {
  queue: readonly ReviewItem[]
  /** Put off in this session. */
  later: Set<string>
  given: Given[]
  /** On the screen now. */
  shown: ReviewItem | undefined
  /** The queue as it stands after the last answer, read while the person looks at the next item. */
  reading: Promise<Result<ReviewItem[]>> | undefined
}

/** Until nothing waits or the person stops. Fails where the database does; what was answered before is kept. */
export async function reviewSession(input: SessionInput): Promise<Result<Session>> {
  const { items, desk, write, speaker } = input
  const state: State = {
    queue: items,
    later: new Set(),
    given: [],
    shown: undefined,
    reading: undefined,
    answered: 0,
    attached: 0,
    left: 0,
  }
  for (;;) {
    const open: ReviewItem[] = state.queue.filter(({ id }) => !state.later.has(id))
    const item = open[0]
    if (!item) break
    const shows = { look: desk.look, speaker }
    if (item !== state.shown) write(['', speaker.say('review.left', { left: open.length }), ...itemLines(item, shows)])
    state.shown = item
    const said = await decide(item, { ...input, ...shows, queue: state.queue })
    if (said.do === 'quit') break
    if (said.do === 'later') {
      state.later.add(item.id)
      continue
    }
    const done = said.do === 'undo' ? await takeBackLast(state, input) : await keep(said.given, state, input)
    if (!done.ok) return done
  }
  // Nobody may close the database under a reading that is still under way.
  await state.reading
  const { answered, attached, queue } = state
  return ok({ answered, attached, left: queue.length })
}

async function keep(given: Given, state: State, { desk, write, speaker }: SessionInput): Promise<Result<void>> {
  const kept = await desk.keep(given)
  if (!kept.ok) return kept
  const { attached, alsoAttached, words, problems } = kept.value
  state.attached += attached + alsoAttached
  state.answered += given.answers.length - problems.length
  if (problems.length < given.answers.length) state.given.push(given)
  write([
    ...problems.flatMap((problem) => speaker.problem(problem)),
    ...(attached > 0 ? [speaker.say('review.kept', { attached })] : []),
    ...(alsoAttached > 0 ? [speaker.say('review.kept-elsewhere', { alsoAttached })] : []),
    ...(words.length > 0 ? [speaker.say('review.words', { words: words.join(speaker.say('ask.between')) })] : []),
  ])
  // What could not be kept is not asked again at once: its reason is on the screen, and the next one is not held up.
  if (problems.length > 0) for (const { id } of given.items) state.later.add(id)
  const ids = new Set(given.items.map(({ id }) => id))
  if (problems.length === 0 && given.answers.every(({ say }) => say === 'same')) {
    const before = state.reading
    if (before) {
      const fresh = await before
      if (!fresh.ok) return fresh
      state.queue = fresh.value
    }
    state.queue = state.queue.filter(({ id }) => !ids.has(id))
    state.reading = desk.load()
    // A failure is told where the reading is waited for.
    state.reading.catch(() => {})
    return ok(undefined)
  }
  return reload(state, desk, given.answers[0]?.say === 'different' ? ids : new Set())
}

async function takeBackLast(state: State, { desk, write, speaker }: SessionInput): Promise<Result<void>> {
  const last = state.given.pop()
  if (!last) {
    write([speaker.say('review.nothing-to-undo')])
    return ok(undefined)
  }
  const fields = await desk.takeBack(last)
  if (!fields.ok) return fields
  state.answered -= last.answers.length
  for (const { id } of last.items) state.later.delete(id)
  write([speaker.say('review.undone', { label: last.items[0]!.label, fields: fields.value })])
  return reload(state, desk, new Set(last.items.map(({ id }) => id)))
}

/** The queue as it stands, with the items of `first` on top: whoever just spoke of them sees what became of them. */
async function reload(state: State, desk: Desk, first: ReadonlySet<string>): Promise<Result<void>> {
  await state.reading
  Object.assign(state, { reading: undefined, shown: undefined })
  const fresh = await desk.load()
  if (!fresh.ok) return fresh
  state.queue = fresh.value.toSorted((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)))
  return ok(undefined)
}
