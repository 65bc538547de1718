// C34: `review`: in a terminal one decision after the other by single keys, elsewhere the queue as a table or as data.
import type { ReviewItem } from '../dictionary/review-item.ts'
import { loadStanding } from '../dictionary/review-queue.store.ts'
import { ok, type Result } from '../kernel/result.ts'
import { wholeOption } from './options.ts'
import { withReportsFollowing } from './refill-reports.ts'
import { type ReviewDesk, reviewDesk } from './review-desk.ts'
import { withKeyboard } from './review-keyboard.ts'
import { queueLines } from './review-lines.ts'
import { reviewSession } from './review-session.ts'
import { minutesAYear, shortId } from './review-words.ts'
import { type Call, optionText, type Outcome, type Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

export const review: Verb = {
  name: 'review',
  usage: '',
  needs: 0,
  options: { limit: { type: 'string' }, prefix: { type: 'string' } },
  run: async (call) => {
    const limit = wholeOption(call, 'limit', { usual: 20, most: 100_000 })
    if (!limit.ok) return limit
    const isWatched = process.stdin.isTTY && process.stdout.isTTY
    return withWorkspace(call.home, async (workspace) => {
      const desk = reviewDesk(workspace, optionText(call, 'prefix'))
      const standing = await workspace.database.transaction(async (trx) => ok(await loadStanding(trx, workspace)))
      if (!standing.ok) return standing
      const { items, answered } = standing.value
      if (call.json) return ok({ exit: 0, data: { items: items.map(itemData) }, lines: [] })
      const nothing = call.speaker.say(answered.size === 0 ? 'review.no-forms' : 'review.empty')
      if (items.length === 0) return ok({ exit: 0, data: {}, lines: [nothing] })
      if (isWatched) return withReportsFollowing(workspace, call.speaker, () => atTheKeyboard(items, desk, call))
      return ok({ exit: 0, data: {}, lines: tableLines(items, { limit: limit.value, look: desk.look, call }) })
    })
  },
}

async function atTheKeyboard(
  items: readonly ReviewItem[],
  desk: ReviewDesk,
  { speaker }: Call,
): Promise<Result<Outcome>> {
  const write = (lines: readonly string[]) => process.stdout.write(lines.map((line) => `${line}\n`).join(''))
  const done = await withKeyboard(process.stdin, (keyboard) => reviewSession({ items, desk, keyboard, write, speaker }))
  if (!done.ok) return done
  const { left } = done.value
  const lines = [speaker.say('review.done', done.value), ...(left === 0 ? [speaker.say('review.empty')] : [])]
  return ok({ exit: 0, data: done.value, lines })
}

type Table = { limit: number; look: ReviewDesk['look']; call: Call }

function tableLines(items: readonly ReviewItem[], { limit, look, call: { speaker } }: Table): string[] {
  const shown = items.slice(0, limit)
  const places = items.reduce((sum, item) => sum + item.places.length, 0)
  return [
    speaker.say('review.table', { items: items.length, places, shown: shown.length }),
    ...queueLines(shown, { look, speaker }),
    speaker.say('review.how'),
  ]
}

/** As it is, under the id that people see too. */
const itemData = (item: ReviewItem) => ({ ...item, id: shortId(item), minutesAYear: minutesAYear(item) })
